#!/usr/bin/env node
/**
 * Plain JavaScript that any Node from 20 on can read. The sources are TypeScript that Node 24 runs as it is; started by
 * an older Node, this starts itself again with the Node 24 that npm installed beside it.
 */
import { spawn } from "node:child_process";
import module from "node:module";
import { constants } from "node:os";
import { fileURLToPath } from "node:url";

const NEEDED = 24;

if (Number(process.versions.node.split(".")[0]) >= NEEDED) await start();
else again(bundledNode());

/**
 * What Node makes of the sources is kept beside what npm installed: only the first command after an installation waits for it,
 * and whoever cannot write there goes without. Never in the system's temporary folder, where others could leave code for us.
 */
async function start() {
  module.enableCompileCache(fileURLToPath(new URL("../../../node_modules/.cache/muster", import.meta.url)));
  await import("../src/main.ts");
}

function bundledNode() {
  const resolved = `node-${process.platform}-${process.arch}/package.json`;
  try {
    return fileURLToPath(new URL("./bin/node", import.meta.resolve(resolved)));
  } catch {
    process.stderr.write(`muster needs Node ${NEEDED} or newer; this is ${process.versions.node}.\n`);
    return process.exit(2);
  }
}

/** @param {string} node */
function again(node) {
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: "inherit" });
  // A terminal tells both of us of Ctrl-C, and the child decides; what is sent to us alone is passed on.
  process.on("SIGINT", () => {});
  process.on("SIGTERM", () => child.kill("SIGTERM"));
  child.on("error", (fault) => {
    process.stderr.write(`muster cannot start ${node}: ${fault.message}\n`);
    process.exit(2);
  });
  child.on("exit", (code, signal) => process.exit(signal === null ? (code ?? 1) : 128 + constants.signals[signal]));
}
