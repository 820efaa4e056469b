/**
 * People with many names, part by part (bench/src/names/): words across scripts, full names, labelled pairs, places, search among
 * a million people, lists. Each part measures its baselines beside it, in the same run. `MUSTER_NAMES=words,search` runs some.
 */
import type { Bench } from "./bench.ts";
import { measureFullNames } from "./names/full-names.ts";
import { measureLikenessBits } from "./names/likeness-bits.ts";
import { lists } from "./names/lists.ts";
import { measurePairs } from "./names/pairs.ts";
import type { MeasureNames, NamesPart } from "./names/part.ts";
import { measurePlaces } from "./names/places.ts";
import { measureProposals } from "./names/proposals.ts";
import { search } from "./names/search.ts";
import { words } from "./names/words.ts";

const PARTS: Readonly<Record<string, MeasureNames>> = {
  words,
  "likeness-bits": measureLikenessBits,
  "full-names": measureFullNames,
  pairs: measurePairs,
  proposals: measureProposals,
  places: measurePlaces,
  lists,
  search,
};

export const names: Bench = async (options) => {
  const wanted = chosen(process.env["MUSTER_NAMES"]);
  const found: Record<string, NamesPart> = {};
  for (const [name, measure] of wanted) {
    options.log(`names: ${name}`);
    found[name] = await measure(options);
  }
  const all = Object.values(found);
  return {
    unit: "shares from 0 to 1, rates and milliseconds, as each says",
    medians: Object.assign({}, ...all.map(({ figures }) => figures)) as Record<string, number>,
    ratios: {},
    bars: all.flatMap(({ bars }) => bars),
    notes: Object.fromEntries(Object.entries(found).map(([name, { notes }]) => [name, notes])),
  };
};

function chosen(asked: string | undefined): readonly (readonly [string, MeasureNames])[] {
  if (asked === undefined) return Object.entries(PARTS);
  return asked.split(",").map((name) => {
    const measure = PARTS[name];
    if (measure === undefined) throw new Error(`MUSTER_NAMES is of ${Object.keys(PARTS).join(", ")}, not "${name}"`);
    return [name, measure] as const;
  });
}
