/** The printer's thread: one paper for each message. */
import { parentPort } from "node:worker_threads";
import type { Printed } from "./printer.ts";
import { type PaperRequest, renderPaper } from "./render.ts";

parentPort?.on("message", (request: PaperRequest) => {
  // What went wrong is said where somebody waits for it; here it would end the thread.
  let printed: Printed;
  try {
    printed = { pdf: renderPaper(request) };
  } catch (fault) {
    printed = { fault: fault instanceof Error ? `${fault.name}: ${fault.message}` : "not printed" };
  }
  parentPort?.postMessage(printed);
});
