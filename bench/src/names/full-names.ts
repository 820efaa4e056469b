/**
 * Full names: each other name of the people on the United Nations list of 2018 (aliases of good and of low quality, and names in the
 * original script) is asked among all primary names and 100,000 invented ones. Found is whose primary name it is.
 *
 * Many an alias has no word in common with the primary name, so nobody finds all. What blocking loses is counted apart.
 */
import { inventedName, inventedPeople } from "@muster/testkit";
import type { Bar } from "../bench.ts";
import { readRows, type Row } from "./csv.ts";
import { NameSearch } from "./name-search.ts";
import { type MeasureNames, SHARED_DATA } from "./part.ts";
import { asciiOf, type Peer, PEERS } from "./peers.ts";
import { TrigramIndex } from "./trigram-index.ts";

const FILE = "names/un-list-2018-dev.csv";
const SEED = 2018;
const INVENTED = Number(process.env["MUSTER_BENCH_INVENTED"] ?? 100_000);
/** The slow ones are asked every so manieth question only; muster's figure over the same questions stands beside. */
const EVERY: Readonly<Record<string, number>> = { "jaro-winkler": 10, "fuzzball token set": 40, "fuse.js": 70 };

export const measureFullNames: MeasureNames = async ({ log }) => {
  const rows = await readRows(new URL(FILE, SHARED_DATA));
  if (rows === undefined) return { figures: {}, bars: [], notes: { fullNames: `${FILE} is not there` } };
  const primary = rows.filter(({ kind }) => kind === "primary");
  const names = [...primary.map(({ name = "" }) => name), ...invented()];
  const owner = new Map(primary.map(({ reference = "" }, at) => [reference, at]));
  const questions = rows.filter(({ kind }) => kind !== "primary").map((row) => questionOf(row, owner));

  log(`${questions.length} questions among ${names.length} names`);
  const begun = performance.now();
  const search = new NameSearch(names);
  const opened = performance.now();
  const found = questions.map(({ text, answer }) => search.find(text, answer));
  const asked = performance.now();
  const figures = byQuality("muster", questions, found);
  figures["full-names.blocking.not-shared"] = share(found, ({ blocked }) => blocked === "no-key-shared");
  figures["full-names.blocking.not-among-the-compared"] = share(found, ({ blocked }) => blocked === "not-compared");

  log("pg_trgm, every question");
  const trigrams = new TrigramIndex(names);
  Object.assign(
    figures,
    byQuality(
      "pg_trgm",
      questions,
      questions.map(({ text, answer }) => ({ rank: trigrams.rank(text, answer) })),
    ),
  );
  const inAscii = new TrigramIndex(names.map(asciiOf));
  Object.assign(
    figures,
    byQuality(
      "pg_trgm on any-ascii",
      questions,
      questions.map(({ text, answer }) => ({ rank: inAscii.rank(asciiOf(text), answer) })),
    ),
  );
  for (const [peer, every] of Object.entries(EVERY)) {
    log(`${peer}, every ${every}th question`);
    const score = PEERS[peer as keyof typeof PEERS];
    const some = questions.filter((_, at) => at % every === 0);
    const ranks = some.map(({ text, answer }) => ({ rank: rankByScan(names, text, answer, score) }));
    Object.assign(
      figures,
      sample(
        peer,
        ranks,
        found.filter((_, at) => at % every === 0),
      ),
    );
  }
  return {
    figures,
    bars: [] satisfies Bar[],
    notes: {
      fullNames: {
        names: names.length,
        questions: questions.length,
        askedEvery: EVERY,
        indexed_ms: Math.round(opened - begun),
        asked_ms_each: (asked - opened) / questions.length,
      },
    },
  };
};

interface Question {
  readonly text: string;
  readonly quality: string;
  /** The place of the primary name. */
  readonly answer: number;
}

function questionOf(
  { kind = "", quality = "", name = "", reference = "" }: Row,
  owner: ReadonlyMap<string, number>,
): Question {
  const answer = owner.get(reference);
  if (answer === undefined) throw new Error(`${reference} has no primary name`);
  return { text: name, quality: kind === "original_script" ? "original-script" : quality.toLowerCase(), answer };
}

function* invented(): Generator<string> {
  for (const person of inventedPeople({ seed: SEED, count: INVENTED })) yield inventedName(person, "latin");
}

/** Recall among the first and among the first ten, of each quality and of all. */
function byQuality(
  contender: string,
  questions: readonly Question[],
  found: readonly { readonly rank: number }[],
): Record<string, number> {
  const figures: Record<string, number> = {};
  for (const quality of ["all", ...new Set(questions.map((question) => question.quality))]) {
    const of = found.filter((_, at) => quality === "all" || questions[at]?.quality === quality);
    for (const first of [1, 10]) {
      figures[`full-names.${quality}.recall@${first}.${contender}`] = share(of, ({ rank }) => rank <= first);
    }
  }
  return figures;
}

function sample(
  peer: string,
  theirs: readonly { readonly rank: number }[],
  ours: readonly { readonly rank: number }[],
): Record<string, number> {
  return Object.fromEntries(
    [1, 10].flatMap((first) => [
      [`full-names.sample.recall@${first}.${peer}`, share(theirs, ({ rank }) => rank <= first)],
      [`full-names.sample.recall@${first}.muster where ${peer} was asked`, share(ours, ({ rank }) => rank <= first)],
    ]),
  );
}

function share<Item>(items: readonly Item[], holds: (item: Item) => boolean): number {
  return items.filter(holds).length / Math.max(1, items.length);
}

/** The answer's place when every name is compared; names of the same score go before it. */
function rankByScan(names: readonly string[], text: string, answer: number, score: Peer): number {
  const reached = score(text, names[answer] ?? "");
  let before = 0;
  names.forEach((name, at) => {
    if (at !== answer && score(text, name) >= reached) before += 1;
  });
  return before + 1;
}
