/** server: who may ask, over HTTP. The answers themselves are in `@muster/server/answers`, their types in `@muster/server/api`. */
export { Bell } from "./bell.ts";
export { listenSecurely } from "./hardening/secure-listener.ts";
export type { SecureListener } from "./hardening/secure-listener.ts";
export type { Problem } from "./problem.ts";
export { openServer } from "./node-server.ts";
export type { NodeServer, NodeServerOptions } from "./node-server.ts";
export { buildMachineServer } from "./server.ts";
