/** register: the one door. */
export { newSeed, nodeCrypto, sha256, signerFromSeed } from "./cryptography.ts";
export { openNode, SECRET_FILES } from "./node/node.ts";
export type { Node, NodeOptions } from "./node/node.ts";
export { Register, systemClock } from "./register.ts";
export type { Balance, PersonAnswer, RegisterOptions } from "./register.ts";
export { RegisterUnavailable } from "./sequencer.ts";
export type { Accepted, Answer } from "./sequencer.ts";
export { NotTheWriter } from "./writing.ts";
