/**
 * Possible duplicates as they are printed; and whoever just came, by a roll or by a transfer, held against who else is on the
 * register. Proposed to officers, with the evidence; nobody is merged.
 */
import type { Moment } from "@muster/ledger";
import { explained } from "@muster/names";
import type { PersonId } from "@muster/record";
import type { Node, OpenPair } from "@muster/register";
import type { Reading } from "./options.ts";
import { printable } from "./printable.ts";
import { recordReading } from "./recorded.ts";

/** Compared together: enough to share what is looked up, few enough to be forgotten soon. */
const BATCH = 500;
/** The likeliest that a program is given, and those that are printed. */
const MOST_KEPT = 100;
const MOST_PRINTED = 5;
const MOST_PERCENT = 99;

/** Two people who may be one. */
export interface LikelyPair {
  /** The one of them who just came. */
  readonly one: PersonId;
  readonly other: PersonId;
  readonly weight: OpenPair["weight"];
  readonly probability: OpenPair["probability"];
  readonly evidence: OpenPair["evidence"];
}

/** What came of holding newcomers against the register. */
export interface Proposed {
  /** How many of the newcomers may be the same person as somebody else. */
  people: number;
  pairs: number;
  /** What weighs most first; of many the first hundred. */
  likeliest: readonly LikelyPair[];
}

/** Asks of each newcomer who else they may be. Recorded in the access journal first, as `asked`. */
export async function proposedOf(
  node: Node,
  reading: Reading,
  newcomers: ReadonlySet<PersonId>,
  asked: string,
): Promise<Proposed> {
  const proposed: Proposed = { people: 0, pairs: 0, likeliest: [] };
  if (newcomers.size === 0) return proposed;
  await recordReading(node, reading, { kind: "people.searched", asked });
  const { register } = node;
  const moment: Moment = await register.moment();
  const people = [...newcomers];
  for (let from = 0; from < people.length; from += BATCH) {
    const pairs = await register.openPairsOf(people.slice(from, from + BATCH), newcomers, moment);
    proposed.people += new Set(pairs.map(({ one }) => one)).size;
    proposed.pairs += pairs.length;
    const likely = pairs.map(({ person: other, ...pair }): LikelyPair => ({ ...pair, other }));
    proposed.likeliest = [...proposed.likeliest, ...likely]
      .toSorted((one, other) => other.weight - one.weight)
      .slice(0, MOST_KEPT);
  }
  return proposed;
}

/** How many may be on the register twice, and the likeliest of them with what speaks for it; `all` says how to see all. */
export function proposedText({ people, pairs, likeliest }: Proposed, newcomers: number, all: string): string {
  if (pairs === 0) return `possible duplicates: none among ${newcomers} who came`;
  const shown = likeliest.slice(0, MOST_PRINTED);
  const more = pairs > shown.length ? [`and ${pairs - shown.length} more`] : [];
  return [
    `possible duplicates: ${people} of ${newcomers} who came may be on the register already (${pairs} ${pairs === 1 ? "pair" : "pairs"}); nobody is merged`,
    ...shown.map((pair) => `  ${comparedText(`${pair.one} and ${pair.other}`, pair).replaceAll("\n", "\n  ")}`),
    [...more, `to see all: ${all}`].join("; "),
  ].join("\n");
}

type Compared = Parameters<typeof explained>[0] & { readonly probability: number };

/** Who, how likely, and why; a line for each piece of evidence. */
export function comparedText(who: string, { probability, ...comparison }: Compared): string {
  const [inAll = "", ...evidence] = explained(comparison).map((line) => printable(line));
  return [`${who}  ${percent(probability)}, ${inAll}`, ...evidence.map((line) => `  ${line}`)].join("\n");
}

/** A probability in words: no comparison is ever sure. */
export function percent(probability: number): string {
  const rounded = Math.round(probability * 100);
  return rounded > MOST_PERCENT ? `over ${MOST_PERCENT}%` : `${rounded}%`;
}
