/**
 * `npm run train -w @muster/names [FOLDER]`: learns the weights from the open data and writes them into src/model/weights. The same
 * data and the same program give the same bytes.
 */
import { createHash } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { LEARNED, learnedFrom, wordsFor } from "./plan.ts";
import { learnModel } from "./learn-model.ts";
import { packWeights } from "./pack.ts";

const folder = new URL(process.argv[2] ?? "../../../../shared/data/names/", import.meta.url);
const only = process.argv.slice(3);

for (const plan of LEARNED) {
  if (only.length > 0 && !only.includes(plan.file)) continue;
  const begun = performance.now();
  const log = (message: string) => console.log(`${plan.file}  ${message}`);
  const words = await wordsFor(plan, folder);
  const weights = learnModel(plan.scripts, words, plan.options, log);
  const text = `${JSON.stringify(packWeights(weights, learnedFrom(words)), null, 2)}\n`;
  await writeFile(new URL(`../src/model/weights/${plan.file}.json`, import.meta.url), text);
  log(
    `${text.length} bytes in ${((performance.now() - begun) / 1000).toFixed(0)} s, ${createHash("sha256").update(text).digest("hex").slice(0, 16)}`,
  );
}
