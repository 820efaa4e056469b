/**
 * Places by any spelling: each other spelling found of a detention facility in the United States, asked among the names of all.
 * The file has no licence and is used for measuring only. Some of its spellings are other names altogether, or another
 * facility's, so nobody finds all.
 */
import { SiteSpellings } from "@muster/names";
import { readRows } from "./csv.ts";
import { type MeasureNames, SHARED_DATA } from "./part.ts";
import { TrigramIndex } from "./trigram-index.ts";

const FACILITIES = "flows/ice-facilities.csv";
const SPELLINGS = "flows/ice-facility-aliases.csv";

export const measurePlaces: MeasureNames = async ({ log }) => {
  const known = await readRows(new URL(FACILITIES, SHARED_DATA));
  const spellings = await readRows(new URL(SPELLINGS, SHARED_DATA));
  if (known === undefined || spellings === undefined) {
    return { figures: {}, bars: [], notes: { places: `${FACILITIES} and ${SPELLINGS} are not there` } };
  }
  const places = new Map(known.map(({ code = "" }, at) => [code, at]));
  const questions = spellings.flatMap(({ detloc = "", name = "" }) => {
    const at = places.get(detloc);
    return at === undefined || known[at]?.["name"] === name ? [] : [{ text: name, code: detloc, at }];
  });
  log(`places: ${questions.length} spellings among ${known.length} facilities`);

  const begun = performance.now();
  const book = new SiteSpellings(known.map(({ code = "", name = "" }) => ({ code, name })));
  const made = performance.now();
  const answers = questions.map(({ text, code }) => {
    const [first] = book.resolve(text);
    return first === undefined ? "left" : first.code === code ? "right" : "wrong";
  });
  const asked = performance.now();
  const trigrams = new TrigramIndex(known.map(({ name = "" }) => name));
  const ranks = questions.map(({ text, at }) => trigrams.rank(text, at));

  const share = (count: number) => count / questions.length;
  return {
    figures: {
      "places.recall@1": share(answers.filter((answer) => answer === "right").length),
      "places.recall@1.pg_trgm": share(ranks.filter((rank) => rank === 1).length),
      // Of another facility: pg_trgm has a first for every question, and so is wrong wherever it is not right.
      "places.wrong": share(answers.filter((answer) => answer === "wrong").length),
      "places.left-as-written": share(answers.filter((answer) => answer === "left").length),
      "places.microseconds-each": ((asked - made) * 1_000) / questions.length,
    },
    bars: [],
    notes: { places: { spellings: questions.length, facilities: known.length, bookMs: Math.round(made - begun) } },
  };
};
