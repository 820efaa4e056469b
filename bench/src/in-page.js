/**
 * What runs inside the page that is measured (bench/src/web.ts), before any script of the page: `firstUse(of)` tells when what
 * a screen is for is in a frame and when it answers; `scrollThrough()` scrolls its long list from end to end.
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

/** Scrolls a window's height at each frame, and notes each frame's length and whether a row stood at its middle. */
async function scrollThrough() {
  const scroller = [...document.querySelectorAll("main *")].find(
    ({ scrollHeight, clientHeight }) => clientHeight > 100 && scrollHeight > 20 * clientHeight,
  );
  if (scroller === undefined) throw new Error("there is no long list on the page");
  const frames = [];
  let empty = 0;
  let before = performance.now();
  while (scroller.scrollTop + scroller.clientHeight < scroller.scrollHeight - 1) {
    scroller.scrollTop += scroller.clientHeight;
    await new Promise((resolve) => requestAnimationFrame(resolve));
    const now = performance.now();
    frames.push(now - before);
    before = now;
    const { left, top, width, height } = scroller.getBoundingClientRect();
    const middle = document.elementFromPoint(left + width / 2, top + height / 2);
    if (middle === null || middle.closest('[role="row"], tr') === null) empty += 1;
  }
  return { frames, empty };
}

globalThis.measure = {
  firstUse(of) {
    begun.of = of;
    return told;
  },
  scrollThrough,
};
