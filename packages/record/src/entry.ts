/**
 * What an entry is, format 1: one immutable record in the journal, hashed as canonical JSON (RFC 8785) and never more
 * than 65,535 bytes. What it says about single people stands in *items*; one item is carried inline, several are
 * committed to by the root of a small Merkle tree over them, so that one person's item can be shown alone.
 */
import Type from "typebox";
import { Id } from "./ids.ts";
import { InstantText } from "./instant.ts";
import { Position } from "./position.ts";

/** The only format this code writes. Readers refuse every format they do not know. */
export const ENTRY_FORMAT = 1;
export const MAXIMUM_ENTRY_BYTES = 65_535;
/** People in one entry: more than any camp on record holds, and few enough to be read at once. */
export const MAXIMUM_ITEMS = 200_000;
export const MAXIMUM_ITEM_BYTES = 16_384;

/** What a line does. Each step says what it may leave and what it makes (`custody`, steps). */
export const STEPS = [
  "registered",
  "born",
  "admitted",
  "moved",
  "control-changed",
  "not-on-joint-roll",
  "departed",
  "accepted",
  "returned",
  "released",
  "died",
  "escaped",
  "recaptured",
  "unaccounted",
  "found",
] as const;
export type Step = (typeof STEPS)[number];

/** A line: it spends the position made by the person's line in entry `spends` (null: the person's first) and makes a new one. */
export const Line = Type.Object(
  {
    step: Type.Enum([...STEPS]),
    spends: Type.Union([Id.entry, Type.Null()]),
    makes: Position,
  },
  { additionalProperties: false },
);
export type Line = Type.Static<typeof Line>;

/** That the person was seen, identified by name, at the entry's time: by a named count, a roll or a receipt. */
export const Sighting = Type.Object(
  { site: Type.Optional(Id.site), unit: Type.Optional(Id.unit) },
  { additionalProperties: false },
);
export type Sighting = Type.Static<typeof Sighting>;

/** Base64 (RFC 4648 §4, padded) of 32 bytes. */
export const Digest = Type.String({ pattern: "^[A-Za-z0-9+/]{43}=$" });

/** What an entry says about one person. */
export const Item = Type.Object(
  {
    person: Id.person,
    line: Type.Optional(Line),
    seen: Type.Optional(Sighting),
    /** Facts of this kind of entry about this person, none of them personal detail. */
    says: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
    /** SHA-256(salt ‖ canonical detail) of each personal detail; the detail itself is kept apart and can be erased (rule 11). */
    details: Type.Optional(Type.Array(Digest, { maxItems: 64 })),
  },
  { additionalProperties: false },
);
export type Item = Type.Static<typeof Item>;

/** Who says so: an officer, acting for an authority. */
export const Officer = Type.Object({ authority: Id.authority, officer: Id.officer }, { additionalProperties: false });
export type Officer = Type.Static<typeof Officer>;

export const SUBJECT_KINDS = [
  "register",
  "authority",
  "officer",
  "site",
  "programme",
  "transfer",
  "count",
  "incident",
  "agreement",
] as const;
/** The things, other than people, that have a state of their own: each is the fold of the entries about it. */
export type SubjectKind = (typeof SUBJECT_KINDS)[number];
export type Subject = { readonly kind: SubjectKind; readonly id: string };

/** Several items, by their number and the RFC 6962 root over their canonical bytes; or the only one, inline. */
const People = Type.Union([
  Type.Object(
    { count: Type.Integer({ minimum: 2, maximum: MAXIMUM_ITEMS }), root: Digest },
    { additionalProperties: false },
  ),
  Type.Array(Item, { minItems: 1, maxItems: 1 }),
]);

export const Entry = Type.Object(
  {
    format: Type.Literal(ENTRY_FORMAT),
    number: Id.entry,
    kind: Type.String({ pattern: "^[a-z]+(-[a-z]+)*\\.[a-z]+(-[a-z]+)*$", maxLength: 64 }),
    occurredAt: InstantText,
    notedAt: Type.Optional(InstantText),
    recordedAt: InstantText,
    by: Officer,
    /** The second officer where two are needed, or where one took part. */
    second: Type.Optional(Officer),
    /** The things this entry is about, as `kind:id`. */
    about: Type.Array(Type.String({ maxLength: 96 }), { maxItems: 64, uniqueItems: true }),
    people: Type.Optional(People),
    body: Type.Record(Type.String(), Type.Unknown()),
    details: Type.Optional(Type.Array(Digest, { maxItems: 64 })),
  },
  { additionalProperties: false },
);
/** An entry as it was hashed. */
export type Entry = Type.Static<typeof Entry>;

/** One piece of personal detail, as it is kept apart from the journal. `content` is canonical JSON. */
export interface Detail {
  readonly digest: string;
  readonly salt: Uint8Array;
  readonly content: string;
}

/** The canonical reference to a subject inside `about`. */
export function subjectKey(subject: Subject): string {
  return `${subject.kind}:${subject.id}`;
}

/** Reads `kind:id` back; throws on a kind this format does not know, for a journal never holds one. */
export function parseSubject(key: string): Subject {
  const colon = key.indexOf(":");
  const kind = SUBJECT_KINDS.find((known) => known === key.slice(0, colon));
  if (kind === undefined) throw new Error(`unknown subject in the journal: ${key}`);
  return { kind, id: key.slice(colon + 1) };
}
