/** stage: a whole node with the application in front, for tests and measurements in a real browser. */
export { realNode } from "./real-node.ts";
export type { RealNode } from "./real-node.ts";
