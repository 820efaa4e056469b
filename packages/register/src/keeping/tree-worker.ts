/** The audit's second thread: grows the tree from leaf hashes while the first reads and hashes the next entries. */
import { parentPort } from "node:worker_threads";
import { Frontier } from "@muster/proof";
import { sha256 } from "../cryptography.ts";
import type { GrownTree } from "./grow-tree.ts";

const LEAF_BYTES = 32;

const frontier = new Frontier(sha256);
const nodes = new Map<string, Uint8Array>();

/** Leaves come joined, many at a time; none at all asks for the tree. */
parentPort?.on("message", (leaves: Uint8Array) => {
  for (let at = 0; at < leaves.length; at += LEAF_BYTES) {
    frontier.append(leaves.subarray(at, at + LEAF_BYTES), (level, index, hash) => nodes.set(`${level}/${index}`, hash));
  }
  if (leaves.length > 0) return;
  const grown: GrownTree = { size: frontier.size, root: frontier.root(), nodes };
  parentPort?.postMessage(grown);
  parentPort?.close();
});
