/**
 * What runs inside a page that is measured (measure.ts), before any script of the page itself: `firstUse(of)` tells when what a
 * screen is for is in a frame and when it answers; `scrollThrough(list, step_px)` scrolls a long list of the register.
 */
"use strict";

const begun = { of: undefined, tell: undefined };
const told = new Promise((resolve) => {
  begun.tell = resolve;
});

function look() {
  if (begun.of === undefined || document.querySelector(begun.of) === null) {
    requestAnimationFrame(look);
    return;
  }
  // The frame after the one that has it is the first that shows it.
  requestAnimationFrame(() => {
    const paint_ms = performance.now();
    requestIdleCallback(() => begun.tell({ paint_ms, interactive_ms: performance.now() }));
  });
}
requestAnimationFrame(look);

const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));

/** From its first row to its last, so many pixels a frame; after every frame, each row within the frame must be on the page. */
async function scrollThrough(list, step_px) {
  // What comes after the first rows comes before the scroll.
  while (document.querySelector(list)?.getAttribute("aria-busy") === "true") await nextFrame();
  const table = document.querySelector(list);
  const scroller = table?.parentElement;
  const body = table?.querySelector("tbody");
  if (!scroller || !body) throw new Error("This is no list of the register");
  const rows = Number(table.getAttribute("aria-rowcount")) - 1;
  const row_px = body.getBoundingClientRect().height / rows;
  const head_px = table.querySelector("thead")?.getBoundingClientRect().height ?? 0;
  const seen = new Set();
  const missed = new Set();
  const frames_ms = [];
  scroller.scrollTop = 0;
  let before = await nextFrame();
  for (let top = 0; ; top += step_px) {
    scroller.scrollTop = top;
    // One frame for the scroll to be told and drawn, and the next begins when it has been.
    const at = await nextFrame();
    frames_ms.push(at - before);
    before = at;
    const onPage = new Set(Array.from(body.querySelectorAll("[data-index]"), ({ dataset }) => Number(dataset.index)));
    for (const index of onPage) seen.add(index);
    const first = Math.ceil(scroller.scrollTop / row_px);
    const last = Math.min(rows, Math.floor((scroller.scrollTop + scroller.clientHeight - head_px) / row_px)) - 1;
    for (let index = first; index <= last; index += 1) if (!onPage.has(index)) missed.add(index);
    if (scroller.scrollTop + scroller.clientHeight >= scroller.scrollHeight - 1) break;
  }
  const all = Array.from({ length: rows }, (_, index) => index);
  return { rows, missed: [...missed], neverSeen: all.filter((index) => !seen.has(index)), frames_ms };
}

globalThis.measure = {
  firstUse(of) {
    begun.of = of;
    return told;
  },
  scrollThrough,
};
