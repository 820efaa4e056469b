/**
 * From what is handed in to an event of the access journal: subjects and free words become salted digests, and the event gets
 * its number and time and becomes the bytes that are hashed into the second log.
 */
import { type AccessRow, type AccessSubjectRow, type NotePart, sealWords } from "@muster/ledger";
import { detailDigest, innerRoot, leafHash } from "@muster/proof";
import { base64, canonicalText, type Instant, parseInstant } from "@muster/record";
import { Compile } from "typebox/compile";
import { salt, sha256 } from "../cryptography.ts";
import {
  ACCESS_FORMAT,
  type AccessEvent,
  type AccessNumber,
  AccessRequest,
  type AccessSubject,
  isVeiled,
  KINDS_WITH_PURPOSE,
} from "./event.ts";

/** What was handed in is no event: a defect of whoever records it, and a reading that must not happen. */
export class AccessEventInvalid extends Error {
  override readonly name = "AccessEventInvalid";
}

/** An event ready for its number: what costs the most is done while others are being written. */
export interface PreparedEvent {
  readonly event: Omit<AccessEvent, "number" | "at">;
  readonly veiled: boolean;
  readonly subjects: readonly AccessSubjectRow[];
  readonly notes: readonly Words[];
}

/** Free words in the clear: `content` is canonical JSON of a string. */
interface Words {
  readonly part: NotePart;
  readonly digest: string;
  readonly salt: Uint8Array;
  readonly content: string;
}

const validator = Compile(AccessRequest);
const encoder = new TextEncoder();

/** Throws `AccessEventInvalid`; its message names fields and never what stands in them. */
export function prepareEvent(request: AccessRequest): PreparedEvent {
  if (!validator.Check(request)) {
    const wrong = [...validator.Errors(request)].map(({ instancePath }) => instancePath || "/");
    throw new AccessEventInvalid(`No event of the access journal: ${[...new Set(wrong)].slice(0, 8).join(", ")}`);
  }
  const { subjects = [], note, asked, asOf, ...said } = request;
  if (KINDS_WITH_PURPOSE.has(said.kind) && said.purpose === undefined)
    throw new AccessEventInvalid(`${said.kind} needs a purpose`);
  if (said.purpose === "other" && note === undefined)
    throw new AccessEventInvalid('the purpose "other" needs words of its own');
  if (asOf !== undefined && parseInstant(asOf) !== asOf)
    throw new AccessEventInvalid("asOf is not a canonical instant");
  const subjectRows = subjects.map(subjectRow);
  const notes = [
    ...(note === undefined ? [] : [wordsOf("note", note)]),
    ...(asked === undefined ? [] : [wordsOf("asked", asked)]),
  ];
  const event = {
    format: ACCESS_FORMAT,
    ...said,
    ...(asOf === undefined ? {} : { asOf }),
    ...(subjects.length === 0 ? {} : { subjects: { count: subjects.length, root: base64(subjectsRoot(subjectRows)) } }),
    ...Object.fromEntries(notes.map(({ part, digest }) => [part, digest])),
    blind: base64(salt()),
  } as const;
  return { event, veiled: isVeiled(request), subjects: subjectRows, notes };
}

/** The row of an event that got its place. Without a key, for events without free words. */
export function sealEvent(
  { event, veiled, subjects, notes }: PreparedEvent,
  number: AccessNumber,
  at: Instant,
  key: Uint8Array | undefined,
): AccessRow {
  const entry = canonicalText({ ...event, number, at });
  return {
    number,
    at,
    kind: event.kind,
    authority: event.by?.authority ?? null,
    officer: event.by?.officer ?? null,
    purpose: event.purpose ?? null,
    outcome: event.outcome,
    veiled,
    leaf: leafHash(sha256, encoder.encode(entry)),
    entry,
    subjects,
    notes: notes.map((words) => {
      if (key === undefined) throw new Error("free words came and no key to seal them under");
      return { part: words.part, sealed: sealWords(key, { number, ...words }, words) };
    }),
  };
}

/** The root over an event's subjects: each leaf is the 32 bytes of a salted digest, so the root tells nothing of any of them. */
export function subjectsRoot(subjects: readonly AccessSubjectRow[]): Uint8Array {
  return innerRoot(sha256, subjects.map(subjectLeaf));
}

/** The leaf of one subject in its event's inner tree: SHA-256(salt ‖ the JSON string of the person's id, or of `kind:id`). */
export function subjectLeaf({ person, thing, salt: own }: AccessSubjectRow): Uint8Array {
  return Buffer.from(detailDigest(sha256, own, subjectText({ person, thing })), "base64");
}

/** What the digest of a subject is made of: canonical JSON, as that of every detail. */
export function subjectText({ person, thing }: Pick<AccessSubjectRow, "person" | "thing">): string {
  return canonicalText(person === null ? thing : `person:${person}`);
}

function subjectRow(subject: AccessSubject): AccessSubjectRow {
  return "person" in subject
    ? { person: subject.person, thing: null, salt: salt() }
    : { person: null, thing: `${subject.kind}:${subject.id}`, salt: salt() };
}

function wordsOf(part: NotePart, words: string): Words {
  if (!words.isWellFormed()) throw new AccessEventInvalid(`${part} is not text`);
  const [own, content] = [salt(), canonicalText(words)];
  return { part, digest: detailDigest(sha256, own, content), salt: own, content };
}
