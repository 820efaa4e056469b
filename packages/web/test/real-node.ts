/** The node that tests in a browser work on. */
export { realNode } from "@muster/stage";
export type { RealNode } from "@muster/stage";
