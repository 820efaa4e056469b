/**
 * Skeletons: the consonants a word is remembered by, the same for every script; what blocking keys are made of. Two spellings
 * of one name should share one; most names that have nothing in common should not.
 *
 * A letter that is read in several ways (`v` of Davud, which Arabic writes as a vowel; `ج`, which is j or g) gives several
 * skeletons. The likeliest three are kept.
 */
import { scriptOf } from "./script.ts";

/** Class of consonants (empty: none is heard) and the share of spellings that read the letters so. */
type Reading = readonly [string, number];

/** Letters, longest first, and their readings: `+` after a share is not needed, what is missing sums to less than one. */
const LATIN = readings({
  tsch: "S",
  sch: "S SK.2",
  sh: "S",
  ch: "S K.5",
  kh: "K",
  gh: "K -.3",
  th: "T S.3",
  dh: "T S.5",
  ph: "F",
  zh: "S",
  dj: "S",
  dzh: "S",
  ts: "S TS.3",
  tz: "S",
  dz: "S",
  cz: "S",
  ck: "K",
  b: "B",
  p: "B",
  t: "T",
  d: "T",
  k: "K",
  q: "K",
  g: "K S.4",
  c: "K S.6",
  x: "KS K.8 S.2",
  s: "S",
  z: "S TS.2",
  j: "S -.4",
  f: "F",
  v: "F -.6",
  w: "- F.4",
  h: "- K.2",
  l: "L",
  m: "M",
  n: "N",
  r: "R",
});
const ARABIC = readings({
  تش: "S TS.2",
  تس: "S TS.6",
  دج: "S TS.3",
  دز: "S TS.6",
  ب: "B",
  پ: "B",
  ت: "T",
  ط: "T",
  د: "T",
  ض: "T S.3",
  ذ: "T S.6",
  ظ: "S T.4",
  ث: "T S.8",
  س: "S",
  ص: "S",
  ز: "S",
  ش: "S",
  چ: "S",
  ژ: "S",
  ج: "S K.5",
  ق: "K",
  ك: "K",
  گ: "K",
  خ: "K",
  غ: "K",
  ح: "- K.2",
  ه: "-",
  ف: "F",
  و: "- F.3",
  ل: "L",
  م: "M",
  ن: "N",
  ر: "R",
});
const CYRILLIC = readings({
  дж: "S",
  дз: "S",
  б: "B",
  п: "B",
  т: "T",
  д: "T",
  к: "K",
  г: "K -.3",
  х: "- K.8",
  ж: "S",
  з: "S",
  с: "S",
  ц: "S TS.3 K.2",
  ч: "S",
  ш: "S",
  тс: "S TS.5",
  тц: "S",
  цз: "S",
  щ: "S",
  ф: "F",
  в: "F -.8",
  л: "L",
  м: "M",
  н: "N",
  р: "R",
});

/** An article that was written as a part of its word: `Aldulaimi`; or no article: Albert, Elham. */
const ARTICLE = /^[ae]l[^aeiouyl]{1,2}[aeiouy]./;
const OF_ARTICLE: readonly Reading[] = [
  ["L", 1],
  ["", 0.7],
];

const MOST_SKELETONS = 3;
/** Longer ones say no more. */
const MOST_CONSONANTS = 12;

/** The skeletons of a folded word, likeliest first: one to three. Never empty for a word with letters or digits. */
export function skeletonsOf(folded: string): readonly string[] {
  let beam: readonly Reading[] = [["", 1]];
  for (const letters of readingsOf(folded)) {
    const longer = beam.flatMap(([before, share]) =>
      letters.map(([next, odds]): Reading => [`${before}${next}`.slice(0, MOST_CONSONANTS), share * odds]),
    );
    beam = likeliest(longer);
  }
  return beam.map(([skeleton]) => (skeleton === "" ? folded.slice(0, 1) : skeleton));
}

function readingsOf(folded: string): readonly (readonly Reading[])[] {
  const script = scriptOf(folded);
  const table = script === "Arab" ? ARABIC : script === "Cyrl" ? CYRILLIC : LATIN;
  const article = table === LATIN && ARTICLE.test(folded);
  const found: (readonly Reading[])[] = article ? [OF_ARTICLE] : [];
  let [last, lastSound] = ["", ""];
  for (let at = article ? 2 : 0; at < folded.length; ) {
    const length = [4, 3, 2, 1].find((size) => table.has(folded.slice(at, at + size))) ?? 0;
    const letters = folded.slice(at, at + Math.max(1, length));
    const heard = table.get(letters) ?? [];
    const [[sound] = [""]] = heard;
    // A doubled letter is heard once, and mostly a doubled sound as well (ssh, kkh). Arabic writes none double, so of two of them
    // each is heard (ممدوح).
    const doubled = script !== "Arab" && sound !== "" && sound === lastSound;
    if (doubled && letters !== last)
      found.push([
        ["", 1],
        [sound, 0.4],
      ]);
    else if (length > 0 && !doubled) found.push(heard);
    else if (length === 0 && /\p{N}/u.test(letters)) found.push([[letters, 1]]);
    [last, lastSound] = [letters, sound];
    at += Math.max(1, length);
  }
  return found;
}

function likeliest(all: readonly Reading[]): Reading[] {
  const shares = new Map<string, number>();
  for (const [skeleton, share] of all) shares.set(skeleton, Math.max(share, shares.get(skeleton) ?? 0));
  return [...shares].sort(([, one], [, other]) => other - one).slice(0, MOST_SKELETONS);
}

/** `"S K.5"`: first S, and half as likely K; `-` is heard as nothing. */
function readings(table: Readonly<Record<string, string>>): ReadonlyMap<string, readonly Reading[]> {
  return new Map(
    Object.entries(table).map(([letters, ways]) => [
      letters,
      ways.split(" ").map((way): Reading => {
        const [name = "", share] = way.split(".");
        return [name === "-" ? "" : name, share === undefined ? 1 : Number(`0.${share}`)];
      }),
    ]),
  );
}
