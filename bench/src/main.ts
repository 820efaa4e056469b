/**
 * `npm run bench -- NAME [--json] [--rounds N]`: one measurement beside its peers, in one run on one machine. With
 * `--json` stdout is only the JSON. Exit 0 when every bar is met, 1 when one is missed, 2 on wrong use.
 */
import { cpus, totalmem } from "node:os";
import { parseArgs } from "node:util";
import { access } from "./access.ts";
import { append } from "./append.ts";
import { asOf } from "./as-of.ts";
import { audit } from "./audit.ts";
import type { Bench, Result } from "./bench.ts";
import { names } from "./names.ts";
import { rolls } from "./rolls.ts";
import { transfer } from "./transfer.ts";
import { web } from "./web.ts";

const BENCHES: Readonly<Record<string, Bench>> = { append, transfer, rolls, "as-of": asOf, audit, access, web, names };

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: "boolean", default: false }, rounds: { type: "string", default: "5" } },
});
const [name = ""] = positionals;
const bench = BENCHES[name];
const rounds = Number(values.rounds);
if (bench === undefined || !Number.isInteger(rounds) || rounds < 1) {
  process.stderr.write(`bench: npm run bench -- ${Object.keys(BENCHES).join("|")} [--json] [--rounds N]\n`);
  process.exit(2);
}

const result: Result = {
  bench: name,
  ...(await bench({ rounds, log: (message) => process.stderr.write(`${message}\n`) })),
};
const machine = {
  cores: cpus().length,
  processor: cpus()[0]?.model ?? "unknown",
  memoryGiB: Math.round(totalmem() / 2 ** 30),
  node: process.version,
  platform: `${process.platform} ${process.arch}`,
  rounds,
};
process.stdout.write(values.json ? `${JSON.stringify({ ...result, machine })}\n` : readable(result, machine));
process.exitCode = result.bars.every(({ met }) => met) ? 0 : 1;

function readable({ unit, medians, ratios, bars, notes }: Result, about: object): string {
  const table = (rows: Readonly<Record<string, number>>) =>
    Object.entries(rows).map(
      ([what, figure]) =>
        `  ${what.padEnd(32)} ${figure.toLocaleString("en", { maximumFractionDigits: 2 }).padStart(14)}`,
    );
  return [
    `${name} (${unit})`,
    ...table(medians),
    "ratios",
    ...table(ratios),
    ...bars.map(({ ratio, wanted, met }) => `  ${met ? "met   " : "MISSED"} ${ratio} ${wanted}`),
    JSON.stringify({ ...about, ...notes }),
    "",
  ].join("\n");
}
