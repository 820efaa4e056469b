/** axe-core as a page takes it in: its short form, which a browser reads in half the time. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

export const AXE = readFileSync(fileURLToPath(import.meta.resolve("axe-core/axe.min.js")), "utf8");
