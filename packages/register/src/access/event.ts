/**
 * What an event of the access journal is, format 1: one leaf of the second log. It says who did what, why, when, as of when,
 * and whether it was allowed. Whom or what they looked at, and everything said in free words, is committed to by salted
 * digest and kept apart: the log can be shown to anybody and names nobody who is held.
 */
import { Digest, Id, InstantText } from "@muster/record";
import Type from "typebox";
import { PURPOSES } from "./purposes.ts";

/** The only format this code writes. Readers refuse every format they do not know. */
export const ACCESS_FORMAT = 1;

/** Everything that is recorded. What was refused is an event of the same kind, whose outcome says so. */
export const ACCESS_KINDS = {
  "file.read": "a person's file was read",
  "people.searched": "people were searched for",
  "people.listed": "a list that names people was read",
  "roll.read": "a site's roll was read",
  "manifest.read": "a transfer's manifest was read",
  "entry.read": "an entry of the journal was read",
  "numbers.read": "counts were read, and no person",
  "proof.made": "a proof about a person was made to be taken away",
  "data.exported": "data was exported",
  "backup.made": "a backup was made",
  "access.read": "the access journal was read",
  "sign-in": "an officer signed in, or could not",
  "sign-out": "an officer signed out",
  "session.revoked": "a session was ended by somebody else",
  "credential.added": "a way to sign in was added",
  "credential.removed": "a way to sign in was taken away",
  "token.made": "a token for a machine was made",
  "token.revoked": "a token was revoked",
  "command.submitted": "a command was refused before the register saw it, or was let through to it",
  "note.erased": "the free words of an event were erased",
  "request.refused": "something that shows no person was asked for and refused",
} as const;
export type AccessKind = keyof typeof ACCESS_KINDS;
const KINDS = Object.keys(ACCESS_KINDS) as AccessKind[];

/** Kinds that show people, or what can be led back to them: nobody does these without saying why. */
export const KINDS_WITH_PURPOSE: ReadonlySet<AccessKind> = new Set<AccessKind>([
  "file.read",
  "people.searched",
  "people.listed",
  "roll.read",
  "manifest.read",
  "proof.made",
  "data.exported",
]);

export const OUTCOMES = ["allowed", "refused"] as const;
export type Outcome = (typeof OUTCOMES)[number];

const Kind = Type.Enum([...KINDS]);
const Role = Type.String({ pattern: "^[a-z]+(-[a-z]+)*$", maxLength: 64 });

/** Who: an officer acting for an authority, with the roles the officer had at that moment. */
const Reader = Type.Object(
  { authority: Id.authority, officer: Id.officer, roles: Type.Array(Role, { maxItems: 32, uniqueItems: true }) },
  { additionalProperties: false },
);
export type Reader = Type.Static<typeof Reader>;

/** Policies are named as their files and lines name them. */
const Policy = Type.String({ pattern: "^[A-Za-z0-9][A-Za-z0-9._:/-]*$", maxLength: 128 });

const said = {
  kind: Kind,
  /** Absent where nobody is known to have signed in: a failed sign-in under no known name. */
  by: Type.Optional(Reader),
  /** What the officer came in with: a session, or a machine's token. */
  through: Type.Optional(Type.Enum(["session", "token"])),
  purpose: Type.Optional(Type.Enum([...PURPOSES])),
  outcome: Type.Enum([...OUTCOMES]),
  /** The policy that refused. */
  policy: Type.Optional(Policy),
  /** The moment that was asked about (rule 7). */
  asOf: Type.Optional(InstantText),
  knownAt: Type.Optional(Type.Integer({ minimum: -1, maximum: Number.MAX_SAFE_INTEGER })),
} as const;

/** Subjects of one event: more than any site on record holds. */
const MAXIMUM_SUBJECTS = 200_000;
const MAXIMUM_NOTE_CHARACTERS = 1_000;
const MAXIMUM_ASKED_CHARACTERS = 2_000;

/** Whom or what was read about: a person, or a thing by its kind and id, as `site` and `N-PRISON`. */
const AccessSubject = Type.Union([
  Type.Object({ person: Id.person }, { additionalProperties: false }),
  Type.Object(
    {
      kind: Type.String({ pattern: "^[a-z]+(-[a-z]+)*$", maxLength: 32 }),
      // What PostgreSQL and a line of text can both hold.
      id: Type.String({ pattern: String.raw`^[^\p{Cc}]+$`, minLength: 1, maxLength: 128 }),
    },
    { additionalProperties: false },
  ),
]);
export type AccessSubject = Type.Static<typeof AccessSubject>;

/** What is handed in to be recorded. */
export const AccessRequest = Type.Object(
  {
    ...said,
    subjects: Type.Optional(Type.Array(AccessSubject, { maxItems: MAXIMUM_SUBJECTS })),
    /** Why, in the officer's own words. */
    note: Type.Optional(Type.String({ minLength: 1, maxLength: MAXIMUM_NOTE_CHARACTERS })),
    /** What was searched for, or which fields were exported: it may name somebody. */
    asked: Type.Optional(Type.String({ minLength: 1, maxLength: MAXIMUM_ASKED_CHARACTERS })),
  },
  { additionalProperties: false },
);
export type AccessRequest = Type.Static<typeof AccessRequest>;

/** An event as it was hashed. */
export const AccessEvent = Type.Object(
  {
    format: Type.Literal(ACCESS_FORMAT),
    number: Id.entry,
    at: InstantText,
    ...said,
    /** How many subjects, and the RFC 6962 root over the digests of each: one can be shown without the others. */
    subjects: Type.Optional(
      Type.Object(
        { count: Type.Integer({ minimum: 1, maximum: MAXIMUM_SUBJECTS }), root: Digest },
        { additionalProperties: false },
      ),
    ),
    note: Type.Optional(Digest),
    asked: Type.Optional(Digest),
    /** Random: whoever holds the log's hashes and not the event cannot find out by guessing what it says. */
    blind: Type.String({ pattern: "^[A-Za-z0-9+/]{22}==$" }),
  },
  { additionalProperties: false },
);
export type AccessEvent = Type.Static<typeof AccessEvent>;

/** An event's number in the access journal: gapless from 0, and its leaf's index in the second log. */
export type AccessNumber = number;

/** Roles whose reading is veiled: nobody but oversight and their own authority learns whom they looked at. */
const VEILED_ROLES: ReadonlySet<string> = new Set(["monitor"]);

export function isVeiled({ by }: Pick<AccessRequest, "by">): boolean {
  return by?.roles.some((role) => VEILED_ROLES.has(role)) ?? false;
}
