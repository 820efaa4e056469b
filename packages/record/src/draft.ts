/**
 * From a draft to an entry. A rule of custody writes a draft with personal detail in the clear; sealing gives it its
 * number, replaces every detail by a salted digest (rule 11) and makes the bytes that are hashed into the log.
 */
import { base64, canonicalText } from "./canonical.ts";
import type { Detail, Entry, Item, Line, Officer, Sighting } from "./entry.ts";
import { ENTRY_FORMAT, MAXIMUM_ENTRY_BYTES, MAXIMUM_ITEM_BYTES } from "./entry.ts";
import type { EntryNumber, PersonId, SiteCode, UnitCode } from "./ids.ts";
import type { Instant } from "./instant.ts";

/** SHA-256, handed in: `node:crypto` at the edge, WebCrypto or a library elsewhere. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array;

export interface DraftItem {
  readonly person: PersonId;
  readonly line?: Line;
  readonly seen?: Sighting;
  readonly says?: Readonly<Record<string, unknown>>;
  /** Personal detail in the clear; each becomes a digest in the entry and a row kept apart. */
  readonly details?: readonly unknown[];
}

/** An entry before it has a number: what a rule decided, lines already naming what they spend. */
export interface EntryDraft {
  readonly kind: string;
  readonly occurredAt: Instant;
  readonly notedAt?: Instant;
  readonly by: Officer;
  readonly second?: Officer;
  readonly about: readonly string[];
  readonly items: readonly DraftItem[];
  readonly body: Readonly<Record<string, unknown>>;
  readonly details?: readonly unknown[];
}

export interface SealedDetail extends Detail {
  /** Absent for detail that is about no single person (an incident's narrative). */
  readonly person?: PersonId;
}

/** An entry as it goes into the journal: its bytes, its items' bytes, and the details kept apart. */
export interface SealedEntry {
  readonly entry: Entry;
  readonly text: string;
  readonly bytes: Uint8Array;
  readonly items: readonly Item[];
  /** Canonical text of each item, in order: the leaves of the inner tree. Empty when the only item is inline. */
  readonly itemTexts: readonly string[];
  readonly details: readonly SealedDetail[];
}

export interface SealingTools {
  readonly sha256: Sha256;
  /** 16 fresh random bytes. */
  readonly salt: () => Uint8Array;
  /** Root of the RFC 6962 tree over the items' canonical bytes. */
  readonly innerRoot: (items: readonly Uint8Array[]) => Uint8Array;
}

const encoder = new TextEncoder();

/** Thrown when an entry would exceed what a leaf may hold: the rule's schema should have refused it before. */
export class EntryTooLarge extends Error {
  override readonly name = "EntryTooLarge";
}

/** Seals a draft as entry `number`, recorded at `recordedAt`. */
export function seal(draft: EntryDraft, number: EntryNumber, recordedAt: Instant, tools: SealingTools): SealedEntry {
  const details: SealedDetail[] = [];
  const digestOf = (value: unknown, person?: PersonId): string => {
    const content = canonicalText(value);
    const salt = tools.salt();
    const digest = base64(tools.sha256(concatenate(salt, encoder.encode(content))));
    details.push(person === undefined ? { digest, salt, content } : { digest, salt, content, person });
    return digest;
  };
  const items = draft.items.map((drafted): Item => {
    // Sightings come by the thousand and have no detail: they are taken as they are.
    if (drafted.details === undefined) return drafted as Item;
    const { details: clear, ...item } = drafted;
    return clear.length === 0 ? item : { ...item, details: clear.map((value) => digestOf(value, item.person)) };
  });
  const itemTexts = items.length > 1 ? items.map(itemText) : [];
  const entry: Entry = {
    format: ENTRY_FORMAT,
    number,
    kind: draft.kind,
    occurredAt: draft.occurredAt,
    ...(draft.notedAt === undefined ? {} : { notedAt: draft.notedAt }),
    recordedAt,
    by: draft.by,
    ...(draft.second === undefined ? {} : { second: draft.second }),
    about: [...draft.about],
    ...(items.length === 0 ? {} : { people: items.length === 1 ? items : committed(itemTexts, tools) }),
    body: draft.body,
    ...(draft.details === undefined || draft.details.length === 0
      ? {}
      : { details: draft.details.map((value) => digestOf(value)) }),
  };
  const text = canonicalText(entry);
  const bytes = encoder.encode(text);
  if (bytes.length > MAXIMUM_ENTRY_BYTES) {
    throw new EntryTooLarge(
      `entry ${number} (${draft.kind}) would be ${bytes.length} bytes; a leaf holds ${MAXIMUM_ENTRY_BYTES}`,
    );
  }
  return { entry, text, bytes, items, itemTexts, details };
}

function itemText(item: Item): string {
  const text = isSightingAlone(item) ? sightingText(item) : canonicalText(item);
  // UTF-8 takes at most three bytes for a unit of the text: only a long one is encoded to be measured.
  if (text.length * 3 > MAXIMUM_ITEM_BYTES && encoder.encode(text).length > MAXIMUM_ITEM_BYTES)
    throw new EntryTooLarge(`an item would be longer than ${MAXIMUM_ITEM_BYTES} bytes`);
  return text;
}

/** Rolls are sightings by the hundred thousand, and nothing else: their canonical text is written straight away. */
function isSightingAlone({ line, seen, says, details }: Item): boolean {
  return seen !== undefined && line === undefined && says === undefined && details === undefined;
}

/** Canonical because the members stand in the order of RFC 8785 §3.2.3, and its strings are ECMAScript's. */
function sightingText({ person, seen: { site, unit } = {} }: Item): string {
  if (lastPlace.site !== site || lastPlace.unit !== unit)
    lastPlace = { site, unit, text: JSON.stringify({ site, unit }) };
  // A person's id is a UUID: there is nothing in it to escape.
  return `{"person":"${person}","seen":${lastPlace.text}}`;
}

/** Where the last sighting was: the next is there as well more often than not. */
let lastPlace: { site: SiteCode | undefined; unit: UnitCode | undefined; text: string } = {
  site: undefined,
  unit: undefined,
  text: "{}",
};

function committed(itemTexts: readonly string[], tools: SealingTools): { count: number; root: string } {
  return { count: itemTexts.length, root: base64(tools.innerRoot(encodeEach(itemTexts))) };
}

/** As UTF-8, all in one go where they are ASCII: an array for each costs more than its bytes. */
function encodeEach(texts: readonly string[]): Uint8Array[] {
  const joined = texts.join("");
  const bytes = encoder.encode(joined);
  if (bytes.length !== joined.length) return texts.map((text) => encoder.encode(text));
  let end = 0;
  return texts.map((text) => {
    const from = end;
    end += text.length;
    return bytes.subarray(from, end);
  });
}

function concatenate(one: Uint8Array, other: Uint8Array): Uint8Array {
  const joined = new Uint8Array(one.length + other.length);
  joined.set(one);
  joined.set(other, one.length);
  return joined;
}
