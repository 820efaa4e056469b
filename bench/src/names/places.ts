/**
 * Countries by their names in eight languages, each with one typing error. Towns of Syria and Iraq by their names in Arabic
 * and Kurdish letters, asked among Latin names alone. Places by any spelling: each other spelling found of
 * a detention facility in the United States, asked among the names of all. That file has no licence and is used for measuring
 * only. Some of its spellings are other names altogether, or another facility's as well, so nobody finds all.
 */
import { COUNTRIES, PLACES, resolveCountry, SiteSpellings, SpellingBook } from "@muster/names";
import { mistyped, Random } from "@muster/testkit";
import { readRows } from "./csv.ts";
import { asciiOf } from "./peers.ts";
import { type MeasureNames, SHARED_DATA } from "./part.ts";
import { TrigramIndex } from "./trigram-index.ts";

const FACILITIES = "flows/ice-facilities.csv";
const SPELLINGS = "flows/ice-facility-aliases.csv";

/** A shorter name with an error is as near to other countries' as to its own. */
const SHORTEST_NAME = 5;

/** Alone, and with this score: what a clerk would take without looking twice. */
const SURE = 0.9;

export const measurePlaces: MeasureNames = async ({ log }) => {
  const apart = { ...measureCountries(), ...measureTowns() };
  const known = await readRows(new URL(FACILITIES, SHARED_DATA));
  const spellings = await readRows(new URL(SPELLINGS, SHARED_DATA));
  if (known === undefined || spellings === undefined) {
    return { figures: apart, bars: [], notes: { places: `${FACILITIES} and ${SPELLINGS} are not there` } };
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
    const [first, second] = book.resolve(text);
    const right = first?.code === code;
    return { left: first === undefined, right, sure: (first?.score ?? 0) >= SURE && second === undefined };
  });
  const asked = performance.now();
  const trigrams = new TrigramIndex(known.map(({ name = "" }) => name));
  const ranks = questions.map(({ text, at }) => trigrams.rank(text, at));

  const sure = answers.filter((answer) => answer.sure);
  const share = (count: number) => count / questions.length;
  return {
    figures: {
      ...apart,
      "places.recall@1": share(answers.filter(({ right }) => right).length),
      "places.recall@1.pg_trgm": share(ranks.filter((rank) => rank === 1).length),
      // Of another facility: pg_trgm has a first for every question, and so is wrong wherever it is not right.
      "places.wrong": share(answers.filter(({ right, left }) => !right && !left).length),
      "places.left-as-written": share(answers.filter(({ left }) => left).length),
      "places.sure": share(sure.length),
      "places.sure.right": sure.filter(({ right }) => right).length / sure.length,
      "places.microseconds-each": ((asked - made) * 1_000) / questions.length,
    },
    bars: [],
    notes: { places: { spellings: questions.length, facilities: known.length, bookMs: Math.round(made - begun) } },
  };
};

function measureCountries(): Readonly<Record<string, number>> {
  const random = new Random(5);
  const names = COUNTRIES.flatMap(({ alpha3, names: said }) =>
    Object.values(said)
      .flat()
      .filter((name) => name.length >= SHORTEST_NAME)
      .map((name) => ({ alpha3, text: mistyped(name, random) })),
  );
  const answers = names.map(({ alpha3, text }) => {
    const [first] = resolveCountry(text);
    return first === undefined ? "left" : first.alpha3 === alpha3 ? "right" : "wrong";
  });
  return {
    "countries.mistyped.recall@1": answers.filter((answer) => answer === "right").length / names.length,
    "countries.mistyped.wrong": answers.filter((answer) => answer === "wrong").length / names.length,
  };
}

/** Some towns have another name in the other script altogether (Gire Spi, Tall Abyad): those nobody finds. */
function measureTowns(): Readonly<Record<string, number>> {
  const latin = PLACES.map(({ code, names }) => ({ code, names: names.slice(0, 1) }));
  const questions = PLACES.flatMap(({ code, names }, at) =>
    names.filter((name) => /\p{Script=Arabic}/u.test(name)).map((text) => ({ code, at, text })),
  );
  const book = new SpellingBook(latin);
  const trigrams = new TrigramIndex(latin.map(({ names: [name = ""] }) => asciiOf(name)));
  const share = (right: readonly unknown[]) => right.length / questions.length;
  return {
    "towns.recall@1": share(questions.filter(({ text, code }) => book.resolve(text)[0]?.code === code)),
    "towns.recall@1.pg_trgm on any-ascii": share(
      questions.filter(({ text, at }) => trigrams.rank(asciiOf(text), at) === 1),
    ),
  };
}
