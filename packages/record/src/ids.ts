/**
 * Identifiers. A person is an opaque UUID that says nothing about anyone; everything that people name themselves
 * (authorities, sites, transfers) keeps the register's own code, readable in the journal.
 */
import Type from "typebox";

declare const brand: unique symbol;
type Branded<Base, Name extends string> = Base & { readonly [brand]: Name };

/** An opaque person id (UUID, lower case). Numbers given by authorities are facts about the person, never the id. */
export type PersonId = Branded<string, "person">;
/** A code of the register: capital letters, digits, dot, dash; at most 64 characters. */
export type AuthorityCode = Branded<string, "authority">;
export type OfficerCode = Branded<string, "officer">;
export type SiteCode = Branded<string, "site">;
export type UnitCode = Branded<string, "unit">;
export type TransferCode = Branded<string, "transfer">;
export type ProgrammeCode = Branded<string, "programme">;
export type CountCode = Branded<string, "count">;
export type IncidentCode = Branded<string, "incident">;
export type AgreementCode = Branded<string, "agreement">;
/** An entry's number in the journal: gapless from 0, and its leaf's index in the log. */
export type EntryNumber = number;

export const CODE_PATTERN = "^[A-Z0-9](?:[A-Z0-9._/-]{0,62}[A-Z0-9])?$";
export const UNIT_PATTERN = "^[\\p{L}\\p{N}](?:[\\p{L}\\p{N} ._/-]{0,62}[\\p{L}\\p{N}])?$";
export const PERSON_PATTERN = "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$";

const PERSON = new RegExp(PERSON_PATTERN);
const CODE = new RegExp(CODE_PATTERN);

/** Whether a text has the form of a person's id; who it is, if anybody, the register says. */
export function isPersonId(text: string): text is PersonId {
  return PERSON.test(text);
}

/** Whether a text has the form of a code. */
export function isCode(text: string): boolean {
  return CODE.test(text);
}

const code = <Id extends string>(what: string) =>
  Type.Unsafe<Id>(
    Type.String({ pattern: CODE_PATTERN, maxLength: 64, description: `${what}: capital letters, digits, . _ / -` }),
  );

/** Schemas of the identifiers, to build commands and entries from. */
export const Id = {
  person: Type.Unsafe<PersonId>(
    Type.String({ pattern: PERSON_PATTERN, description: "a person's id: a UUID in lower case" }),
  ),
  authority: code<AuthorityCode>("an authority's code"),
  officer: code<OfficerCode>("an officer's code"),
  site: code<SiteCode>("a site's code"),
  unit: Type.Unsafe<UnitCode>(
    Type.String({
      pattern: UNIT_PATTERN,
      maxLength: 64,
      description: "a unit's name in its site: letters, digits, space . _ / -",
    }),
  ),
  transfer: code<TransferCode>("a transfer's code"),
  programme: code<ProgrammeCode>("a programme's code"),
  count: code<CountCode>("a count's code"),
  incident: code<IncidentCode>("an incident's code"),
  agreement: code<AgreementCode>("an agreement's code"),
  entry: Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER, description: "an entry's number" }),
} as const;
