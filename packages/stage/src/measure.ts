/** How a screen holds up in a real browser: when it is first of use, and whether a full scroll shows every row it passes. */
import path from "node:path";
import type { Page } from "playwright-core";

export interface FirstUse {
  /** Milliseconds from the navigation to the frame that shows what the screen is for. */
  readonly paint_ms: number;
  /** Until the page has nothing more to do, and answers at once. */
  readonly interactive_ms: number;
}

export interface Scrolled {
  readonly rows: number;
  /** Rows that were within the frame at the end of an animation frame, and not on the page. */
  readonly missed: readonly number[];
  /** Rows that were never on the page while they were passed. */
  readonly neverSeen: readonly number[];
  /** Milliseconds between animation frames, in the order scrolled. */
  readonly frames_ms: readonly number[];
}

/** To be called before the page goes anywhere: from then on its pages can be measured. */
export async function prepareMeasure(page: Page): Promise<void> {
  await page.addInitScript({ path: path.join(import.meta.dirname, "in-page.js") });
}

/** Waits for the page to show what `selector` finds. */
export async function measureFirstUse(page: Page, selector: string): Promise<FirstUse> {
  return page.evaluate<FirstUse>(`measure.firstUse(${JSON.stringify(selector)})`);
}

/** Scrolls the list that `selector` finds from its first row to its last, so many pixels each frame. */
export async function measureScroll(
  page: Page,
  selector: string,
  { step_px = 400 }: { readonly step_px?: number } = {},
): Promise<Scrolled> {
  return page.evaluate<Scrolled>(`measure.scrollThrough(${JSON.stringify(selector)}, ${step_px})`);
}
