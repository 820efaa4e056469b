/**
 * `npm run train -w @muster/names`: learns the weights from the open data and writes them into src/model/weights. The same data and
 * the same program give the same bytes. After it the folder of the data, and the models to be learned if not all.
 */
import { writeFile } from "node:fs/promises";
import { learnModel } from "./learn-model.ts";
import { packWeights } from "./pack.ts";
import { LEARNED, learnedFrom, lessonsFor } from "./plan.ts";

const folder = new URL(process.argv[2] ?? "../../../../shared/data/names/", import.meta.url);
const only = process.argv.slice(3);

for (const plan of LEARNED) {
  if (only.length > 0 && !only.includes(plan.file)) continue;
  const begun = process.cpuUsage().user;
  const log = (message: string) => console.log(`${plan.file}  ${message}`);
  const lessons = await lessonsFor(plan, folder);
  const weights = learnModel(plan.scripts, lessons, plan.options, log);
  const text = `${JSON.stringify(packWeights(weights, learnedFrom(lessons)), null, 2)}\n`;
  await writeFile(new URL(`../src/model/weights/${plan.file}.json`, import.meta.url), text);
  log(`${text.length} bytes, ${((process.cpuUsage().user - begun) / 1e6).toFixed(0)} s of one core`);
}
