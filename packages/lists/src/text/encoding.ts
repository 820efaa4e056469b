/**
 * The encoding of a text, told by its bytes: a byte order mark, zeros in every second byte, whole UTF-8; else the code page
 * of the region in which the letters make the likeliest words. The last is a guess, and said to be one.
 */
import { chunksOf, type ListSource } from "../source/source.ts";

export interface Encoding {
  /** As TextDecoder names it. */
  readonly label: string;
  /** False where it was guessed from the letters. */
  readonly certain: boolean;
}

/** What is looked at: the first bytes beyond ASCII, and what stands around them. */
const SAMPLE_BYTES = 1 << 17;
const LEAST_ZEROS = 4;
const CODE_PAGES = ["windows-1256", "windows-1251", "windows-1254", "windows-1252"] as const;

/** Throws nothing: whatever the bytes are, some encoding is the likeliest. */
export async function encodingOf(source: ListSource): Promise<Encoding> {
  const head = await source.read(0, 4);
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { label: "utf-8", certain: true };
  if (head[0] === 0xff && head[1] === 0xfe) return { label: "utf-16le", certain: true };
  if (head[0] === 0xfe && head[1] === 0xff) return { label: "utf-16be", certain: true };
  const sample = await beyondAscii(source);
  if (sample === undefined) return { label: "utf-8", certain: true };
  return wideEncoding(sample) ?? utf8(sample) ?? codePage(sample);
}

/** The first piece of the source in which there is a byte that is not ASCII text; undefined where there is none. */
async function beyondAscii(source: ListSource): Promise<Uint8Array | undefined> {
  for await (const chunk of chunksOf(source)) {
    const at = chunk.findIndex((byte) => byte >= 0x80 || byte === 0);
    if (at === -1) continue;
    // An even place, so that pairs of bytes stay pairs.
    const from = Math.max(0, at - 1_024) & ~1;
    return chunk.subarray(from, from + SAMPLE_BYTES);
  }
  return undefined;
}

/** UTF-16 without its mark: in text with spaces, digits and line ends, one byte of many a pair is zero, and always the same one. */
function wideEncoding(sample: Uint8Array): Encoding | undefined {
  const zeros: [number, number] = [0, 0];
  sample.forEach((byte, index) => {
    if (byte === 0) zeros[(index & 1) as 0 | 1] += 1;
  });
  const [first, second] = zeros;
  const pairs = sample.length / 2;
  // A stray zero or two in a text of one byte a letter are no sign of anything.
  if (first + second < LEAST_ZEROS) return undefined;
  if (second > pairs / 20 && second > first * 10) return { label: "utf-16le", certain: false };
  if (first > pairs / 20 && first > second * 10) return { label: "utf-16be", certain: false };
  return undefined;
}

/** UTF-8, whole or with a little damage: a code page hardly ever makes its sequences. */
function utf8(sample: Uint8Array): Encoding | undefined {
  let whole = 0;
  let broken = 0;
  for (let at = 0; at < sample.length; ) {
    const length = sequenceLength(sample, at);
    if (length > 1) whole += 1;
    // At its edges a sample cuts sequences.
    if (length === 0 && at > 3 && at < sample.length - 4) broken += 1;
    at += Math.max(1, length);
  }
  if (whole === 0 || broken * 10 > whole) return undefined;
  return { label: "utf-8", certain: broken === 0 };
}

/** How many bytes the sequence at this place has (RFC 3629); 0 where it is none. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
  if (lead < 0x80) return 1;
  const length =
    lead >= 0xc2 && lead < 0xe0 ? 2 : lead >= 0xe0 && lead < 0xf0 ? 3 : lead >= 0xf0 && lead < 0xf5 ? 4 : 0;
  for (let next = 1; next < length; next += 1) {
    if (((bytes[at + next] ?? 0) & 0xc0) !== 0x80) return 0;
  }
  return length;
}

function codePage(sample: Uint8Array): Encoding {
  let best: { label: string; score: number } | undefined;
  for (const label of CODE_PAGES) {
    const score = likelihood(new TextDecoder(label).decode(sample));
    if (best === undefined || score > best.score) best = { label, score };
  }
  return { label: best?.label ?? "windows-1252", certain: false };
}

/**
 * How much a text looks like words. Read in the wrong code page, Arabic comes out as Cyrillic with capitals in the middle of
 * words, Cyrillic as Arabic mixed with Latin letters, either as Latin with hardly a letter that has no accent.
 */
function likelihood(text: string): number {
  let score = 0;
  for (const word of text.split(/[\s!-@[-`{-~]+/u)) {
    if (!/\P{ASCII}/u.test(word)) continue;
    const letters = word.match(/\p{L}/gu)?.length ?? 0;
    const odd = word.match(/[^\p{L}\p{M}]/gu)?.length ?? 0;
    score += wordScore(word) - odd * 3 + (letters === 0 ? -1 : 0);
  }
  return score;
}

function wordScore(word: string): number {
  const arabic = word.match(/\p{Script=Arabic}/gu)?.length ?? 0;
  const cyrillic = word.match(/\p{Script=Cyrillic}/gu)?.length ?? 0;
  const latin = word.match(/\p{Script=Latin}/gu)?.length ?? 0;
  if ([arabic, cyrillic, latin].filter((count) => count > 0).length > 1) return -word.length;
  if (arabic > 0) return arabic + common(word, COMMON_ARABIC);
  if (cyrillic > 0) return inCase(word) ? cyrillic + common(word, COMMON_CYRILLIC) : -cyrillic;
  const accented = word.match(/[^\p{ASCII}]/gu)?.length ?? 0;
  if (accented * 2 > latin || !inCase(word)) return -latin;
  return latin + (word.match(TURKISH)?.length ?? 0) - (word.match(UNLIKELY_LATIN)?.length ?? 0) * 2;
}

const COMMON_ARABIC = /[اليمنورتبدعسةحهكقف]/gu;
const COMMON_CYRILLIC = /[оеаинтсрвлкмдпу]/giu;
/** What windows-1254 has in the places where windows-1252 has letters of Icelandic. */
const TURKISH = /[ğışİĞŞ]/gu;
const UNLIKELY_LATIN = /[ðþýÐÞÝÿ]/gu;

/** Common letters tell a text from a sequence of letters of the same script. */
function common(word: string, letters: RegExp): number {
  return word.match(letters)?.length ?? 0;
}

/** All small, all capital, or a capital first; after a hyphen or an apostrophe it begins again. */
function inCase(word: string): boolean {
  return word.split(/[-'’]/u).every((part) => /^(?:\P{Lu}*|\P{Ll}*|\p{Lu}\P{Lu}*)$/u.test(part));
}
