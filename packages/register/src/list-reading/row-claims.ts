/**
 * What a person in a row says, as the register keeps it: numbers and claims, each claim with the list, the cell and the row's
 * digest as its source. What no claim can hold is kept as it is written; nothing of a row is left out.
 */
import { type Claim, type Refusal, refuse } from "@muster/custody";
import type { ListedPerson, RowPlace, Stated } from "@muster/lists";
import type { AuthorityCode } from "@muster/record";

export interface RowClaims {
  readonly numbers: readonly { readonly number: string; readonly issuer: AuthorityCode }[];
  readonly claims: readonly Claim[];
}

/** Where a row stands, and the entry by which its list was received. */
export interface RowOrigin {
  readonly list: number;
  readonly place: RowPlace;
  /** SHA-256 of the row, in hex. */
  readonly digest: string;
}

type SourceOf = (stated: Stated<unknown>) => string;
type AsListed = (field: ListedField, stated: Stated<unknown>) => readonly Claim[];
type ListedField = Extract<Claim, { claim: "listed" }>["field"];

/** A country that was told with less certainty is kept as it is written. */
const LEAST_CERTAIN = 0.8;
const LONGEST_PLACE = 200;
/** 250 characters are at most the 500 units that a claim holds. */
const PIECE = /[\s\S]{1,250}/gu;
const LONGEST_FILE = 100;
const LONGEST_SHEET = 60;
const MOST_CLAIMS = 32;
const MOST_NUMBERS = 16;

/** `list 123, roll.xlsx, Sheet1!C7, sha256 …`: what leads from a claim back to the cell. */
function sourceOf({ list, place, digest }: RowOrigin, cell: string): string {
  const { file, sheet } = place;
  const at = sheet === undefined ? cell : `${sheet.slice(0, LONGEST_SHEET).toWellFormed()}!${cell}`;
  return `list ${list}, ${file.slice(0, LONGEST_FILE).toWellFormed()}, ${at}, sha256 ${digest}`;
}

/** The person's numbers and claims; those of numbers whose authority the list does not name are the sender's. */
export function claimsOfRow(person: ListedPerson, sender: AuthorityCode, origin: RowOrigin): RowClaims {
  const source: SourceOf = (stated) => sourceOf(origin, stated.cell);
  const listed: AsListed = (field, stated) =>
    piecesOf(stated.text).map((text) => ({ claim: "listed", field, text, source: source(stated) }));
  const numbers = person.numbers.map(({ value }) => ({
    number: value.number,
    issuer: (value.issuer ?? sender) as AuthorityCode,
  }));
  const claims: Claim[] = [
    ...person.names.map((name): Claim => {
      const { text, script, parts } = name.value;
      return {
        claim: "name",
        text,
        script,
        ...(parts.length === 0 ? {} : { parts: [...parts] }),
        source: source(name),
      };
    }),
    ...birthsOf(person, source, listed),
    ...(person.sex === undefined ? [] : [{ claim: "sex" as const, sex: person.sex.value, source: source(person.sex) }]),
    ...nationalityOf(person, source, listed),
    ...asWritten(person, listed),
  ];
  // A number has no source of its own: where it is all there is, the cell is kept with it.
  const [number] = person.numbers;
  if (claims.length === 0 && number !== undefined) claims.push(...listed("number", number));
  return { numbers, claims };
}

/** Why the register could not keep it; undefined where it can. */
export function unkeepable({ numbers, claims }: RowClaims): Refusal | undefined {
  if (claims.length <= MOST_CLAIMS && numbers.length <= MOST_NUMBERS) return undefined;
  return refuse(
    "invalid",
    "too-much-in-a-row",
    `A row says ${claims.length} things of one person and gives ${numbers.length} numbers.`,
    `Leave out columns in the mapping: ${MOST_CLAIMS} claims and ${MOST_NUMBERS} numbers can be kept.`,
    { claims: claims.length, numbers: numbers.length },
  );
}

/** A long remark is kept in pieces: by characters, none of which is cut in two. */
function piecesOf(text: string): readonly string[] {
  return text.match(PIECE) ?? [];
}

/** Of a place without a birth nothing is claimed of when. */
function birthsOf({ births, birthPlace }: ListedPerson, source: SourceOf, listed: AsListed): Claim[] {
  const isClaimed = birthPlace !== undefined && births.length > 0 && birthPlace.value.length <= LONGEST_PLACE;
  return [
    ...births.map((birth, index): Claim => {
      const place = isClaimed && index === 0 ? { place: birthPlace.value } : {};
      return { claim: "birth", edtf: birth.value, ...place, source: source(birth) };
    }),
    ...(birthPlace === undefined || isClaimed ? [] : listed("birth-place", birthPlace)),
  ];
}

function nationalityOf({ nationality }: ListedPerson, source: SourceOf, listed: AsListed): readonly Claim[] {
  if (nationality === undefined) return [];
  const { country, score = 0 } = nationality.value;
  if (country === undefined || score < LEAST_CERTAIN) return listed("nationality", nationality);
  return [{ claim: "nationality", country, evidence: "claimed", source: source(nationality) }];
}

function asWritten(person: ListedPerson, listed: AsListed): Claim[] {
  const { mother, status, site, unit, admittedAt, documents, notes } = person;
  const single = { mother, status, site, unit, "admitted-at": admittedAt } as const;
  return [
    ...Object.entries(single).flatMap(([field, stated]) =>
      stated === undefined ? [] : listed(field as ListedField, stated),
    ),
    ...documents.flatMap((stated) => listed("document", stated)),
    ...notes.flatMap((stated) => listed("note", stated)),
  ];
}
