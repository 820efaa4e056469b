/** stage: a whole node with the application in front, for tests and measurements in a real browser. */
export { measureFirstUse, measureScroll, prepareMeasure } from "./measure.ts";
export type { FirstUse, Scrolled } from "./measure.ts";
export { realNode } from "./real-node.ts";
export type { RealNode } from "./real-node.ts";
