/**
 * A register's sites by any spelling: from the code and the one name a site was entered with, and from what places are known
 * by besides.
 */
import { NONE, type Resolved, SpellingBook, type Spelt } from "../spelling/book.ts";
import { type Phrase, phraseOf } from "../spelling/phrase.ts";
import { PLACES } from "./places.ts";

export interface NamedSite {
  readonly code: string;
  readonly name: string;
  /** Other names it is known by, if anybody keeps them. */
  readonly aliases?: readonly string[];
}

/** Places of the reference case that no list of towns has, each by its names: a quarter and the prison in it, a camp. */
const OTHER_PLACES: readonly (readonly string[])[] = [
  ["al-Sina'a", "Sinaa", "Sina", "Industry", "الصناعة", "Pîşesazî", "Senaa"],
  ["Ghwayran", "Ghuwayran", "Gweiran", "Geweran", "Ghweiran", "Guweiran", "غويران", "Xiwêran", "خوێران", "Gwêran"],
  ["Roj", "Rozh", "Rodj", "روج", "ڕۆژ", "روژ"],
  ["al-Aqtan", "Aktan", "Al Qattan", "الأقطان", "Eqtan"],
];

/** All a place is called. */
type PlaceNames = readonly string[];

const PLACE_NAMES: readonly PlaceNames[] = [...OTHER_PLACES, ...PLACES.map(({ names }) => names)];

/** One of a place's names, in words. */
interface PlaceName {
  readonly words: readonly string[];
  readonly name: string;
  readonly place: PlaceNames;
}

/** By its first word. */
const PLACES_BY_WORD = byFirstWord(PLACE_NAMES);

export class SiteSpellings {
  readonly #book: SpellingBook;
  readonly #codes: ReadonlyMap<string, string>;

  constructor(sites: Iterable<NamedSite>) {
    const all = [...sites];
    this.#codes = new Map(all.map(({ code }) => [code.toUpperCase(), code]));
    const spelt = all.map(sitesNames);
    const named = new Set(spelt.flatMap(({ places }) => places));
    // A town in which no site is: Sednaya is near Sina'a in letters, and is not it.
    const elsewhere = PLACE_NAMES.filter((place) => !named.has(place)).map((names) => ({ code: NONE, names }));
    this.#book = new SpellingBook([...spelt, ...elsewhere]);
  }

  /** The site, or several where the text does not say which; none where nothing is near: it is left as it was written. */
  resolve(text: string): readonly Resolved[] {
    const code = this.#codes.get(text.trim().toUpperCase());
    if (code !== undefined) return [{ code, score: 1, as: code }];
    const whole = this.#book.resolve(text);
    if (whole.length > 0) return whole;
    const itself = withoutWhere(text);
    if (itself === text) return [];
    return this.#book.resolve(itself).map(({ score, ...site }) => ({ ...site, score: score * SHORTER }));
  }
}

/** What a name without its `, Hasakah` keeps of its score. */
const SHORTER = 0.9;

/** For one text; who has many makes the book once. */
export function resolveSite(text: string, sites: Iterable<NamedSite>): readonly Resolved[] {
  return new SiteSpellings(sites).resolve(text);
}

/** With the places that are named in them. */
function sitesNames({ code, name, aliases = [] }: NamedSite): Spelt & { readonly places: readonly PlaceNames[] } {
  const written = [...new Set([name, ...shorter(name), ...inWords(code, name), ...aliases])];
  const inOthers = written.flatMap(inOtherNames);
  return {
    code,
    names: [...written, ...inOthers.flatMap(({ names }) => names)],
    places: inOthers.map(({ place }) => place),
  };
}

/** A code that is made of the name's words is one more way to write it: `AL-HOL`. Another is known as it stands, or not at all. */
function inWords(code: string, name: string): readonly string[] {
  const named = new Set(phraseOf(name).words.map(({ folded }) => folded));
  return phraseOf(code).words.some(({ folded, kind }) => !kind && named.has(folded)) ? [code] : [];
}

/** `al-Sina'a (Ghwayran) prison, Hasakah`: the name without where it is, and each of two names for itself. */
function shorter(name: string): readonly string[] {
  const [itself = ""] = name.split(/[,،]/u);
  const [, before = "", inside, after = ""] = /^([^(]*)\(([^)]+)\)(.*)$/u.exec(itself) ?? [];
  const each = inside === undefined ? [] : [`${before} ${after}`, `${inside} ${after}`];
  return [...each, itself].map(trimmed).filter((shortened) => shortened !== name && /\p{L}/u.test(shortened));
}

function withoutWhere(text: string): string {
  const itself = trimmed(text.replaceAll(/\([^)]*\)|[,،].*$/gu, " "));
  return itself === "" ? text : itself;
}

function trimmed(text: string): string {
  return text.replaceAll(/\s+/gu, " ").trim();
}

/** The places in a name, and the name with each called by its other names. */
function inOtherNames(name: string): readonly (Pick<Spelt, "names"> & { readonly place: PlaceNames })[] {
  const phrase = phraseOf(name);
  return phrase.words.flatMap(({ folded }, at) =>
    (PLACES_BY_WORD.get(folded) ?? []).flatMap(({ words, name: said, place }) => {
      if (!isAt(phrase, at, words)) return [];
      const others = place.filter((other) => other !== said);
      return [{ place, names: others.map((as) => ({ text: replaced(phrase, at, words.length, as), as })) }];
    }),
  );
}

function isAt({ words }: Phrase, at: number, sought: readonly string[]): boolean {
  return sought.every((folded, offset) => words[at + offset]?.folded === folded);
}

function replaced({ words }: Phrase, at: number, count: number, other: string): string {
  const said = words.map(({ folded }) => folded);
  return [...said.slice(0, at), other, ...said.slice(at + count)].join(" ");
}

function byFirstWord(places: readonly PlaceNames[]): ReadonlyMap<string, readonly PlaceName[]> {
  const found = new Map<string, PlaceName[]>();
  for (const place of places) {
    for (const name of place) {
      const words = phraseOf(name).words.map(({ folded }) => folded);
      const [first] = words;
      if (first !== undefined) found.set(first, [...(found.get(first) ?? []), { words, name, place }]);
    }
  }
  return found;
}
