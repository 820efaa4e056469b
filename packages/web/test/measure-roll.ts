/** How a long list holds up in a real browser: whether a full scroll shows every row it passes. */
import type { Locator } from "playwright-core";

export interface Scrolled {
  readonly rows: number;
  /** Rows that were within the frame at the end of an animation frame, and not on the page. */
  readonly missed: readonly number[];
  /** Rows that were never on the page while they were passed. */
  readonly neverSeen: readonly number[];
  /** Milliseconds between animation frames, in the order scrolled. */
  readonly frames_ms: readonly number[];
}

/**
 * Scrolls the list from its first row to its last, so many pixels each frame. After every frame, each row that is within
 * the frame must be on the page.
 */
export async function measureScroll(
  list: Locator,
  { step_px = 400 }: { readonly step_px?: number } = {},
): Promise<Scrolled> {
  return list.evaluate(async (table, step) => {
    const scroller = table.parentElement;
    const body = table.querySelector("tbody");
    if (scroller === null || body === null) throw new Error("This is no list of the register");
    const rows = Number(table.getAttribute("aria-rowcount")) - 1;
    const row_px = body.getBoundingClientRect().height / rows;
    const head_px = table.querySelector("thead")?.getBoundingClientRect().height ?? 0;
    const nextFrame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
    const seen = new Set<number>();
    const missed = new Set<number>();
    const frames_ms: number[] = [];
    scroller.scrollTop = 0;
    let before = await nextFrame();
    for (let top = 0; ; top += step) {
      scroller.scrollTop = top;
      // One frame for the scroll to be told and drawn, and the next begins when it has been.
      const at = await nextFrame();
      frames_ms.push(at - before);
      before = at;
      const onPage = new Set(
        Array.from(body.querySelectorAll<HTMLElement>("[data-index]"), ({ dataset }) => Number(dataset["index"])),
      );
      for (const index of onPage) seen.add(index);
      const first = Math.ceil(scroller.scrollTop / row_px);
      const last = Math.min(rows, Math.floor((scroller.scrollTop + scroller.clientHeight - head_px) / row_px)) - 1;
      for (let index = first; index <= last; index += 1) if (!onPage.has(index)) missed.add(index);
      if (scroller.scrollTop + scroller.clientHeight >= scroller.scrollHeight - 1) break;
    }
    const all = Array.from({ length: rows }, (_, index) => index);
    return { rows, missed: [...missed], neverSeen: all.filter((index) => !seen.has(index)), frames_ms };
  }, step_px);
}
