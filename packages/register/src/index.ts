/** register: the one door. */
export { CommandFailed, RegisterUnavailable } from "./answer.ts";
export type { Accepted, Answer } from "./answer.ts";
export { newSeed, nodeCrypto, sha256, signerFromSeed } from "./cryptography.ts";
export { openNode, SECRET_FILES } from "./node/node.ts";
export type { Node, NodeOptions } from "./node/node.ts";
export { Register, systemClock } from "./register.ts";
export type { Balance, PersonAnswer, RegisterOptions } from "./register.ts";
export { NotTheWriter } from "./writing.ts";
