/**
 * Claims: statements about a person with a source. None is *the* truth; several may stand side by side (rule 9), and a
 * claim about nationality says whether anybody verified it.
 */
import type { PersonId } from "@muster/record";
import { Id } from "@muster/record";
import Type from "typebox";
import { Text } from "../frame/rule.ts";

export const NAME_PARTS = ["given", "father", "grandfather", "family", "kunya", "known-as", "tribe"] as const;
export const KINSHIPS = [
  "mother",
  "father",
  "child",
  "spouse",
  "sibling",
  "grandparent",
  "grandchild",
  "guardian",
  "other",
] as const;

const closed = { additionalProperties: false } as const;
const source = Type.Optional(Text(300, "who or what says so"));

const Name = Type.Object(
  {
    claim: Type.Literal("name"),
    /** The whole name as it was given, in its own script. */
    text: Text(500, "the name in the script it was given in"),
    script: Type.Enum(["Arab", "Latn", "Cyrl", "Other"]),
    parts: Type.Optional(
      Type.Array(Type.Object({ part: Type.Enum([...NAME_PARTS]), text: Text(120, "one part of the name") }, closed), {
        maxItems: 24,
      }),
    ),
    source,
  },
  closed,
);

const Birth = Type.Object(
  {
    claim: Type.Literal("birth"),
    /** Extended Date/Time Format (ISO 8601-2), for births known about: `1987`, `1987~`, `199X`, `1990/1993`. */
    edtf: Text(40, "the birth date in EDTF"),
    place: Type.Optional(Text(200, "the place of birth")),
    source,
  },
  closed,
);

const Sex = Type.Object(
  {
    claim: Type.Literal("sex"),
    sex: Type.Enum(["female", "male", "other"]),
    /** MR-7: the gender the person perceives as their own, in their own word. */
    perceivedGender: Type.Optional(Text(60, "the person's own word for their gender")),
    source,
  },
  closed,
);

const Nationality = Type.Object(
  {
    claim: Type.Literal("nationality"),
    /** ISO 3166-1 alpha-3, or XXA for stateless, as machine-readable travel documents have it. */
    country: Type.String({ pattern: "^[A-Z]{3}$" }),
    evidence: Type.Enum(["claimed", "verified"]),
    source,
  },
  closed,
);

/** What this person *is* to the other: `{ is: "child", of }` says that this person is the child of that one. */
const Kinship = Type.Object(
  { claim: Type.Literal("kinship"), is: Type.Enum([...KINSHIPS]), of: Id.person, source },
  closed,
);
const Household = Type.Object(
  {
    claim: Type.Literal("household"),
    household: Text(64, "the household's code in its camp"),
    head: Type.Optional(Type.Boolean()),
    source,
  },
  closed,
);
const Status = Type.Object(
  { claim: Type.Literal("status"), status: Type.Enum(["detainee", "resident"]), source },
  closed,
);

/** What lists say of people and no other claim can hold: a mother by her name alone, a paper's number, a remark. */
const LISTED_FIELDS = [
  "mother",
  "birth-place",
  "nationality",
  "document",
  "status",
  "site",
  "unit",
  "admitted-at",
  "number",
  "note",
] as const;

/** As written in a list, under what the list calls it: kept, and taken for nothing more. */
const Listed = Type.Object(
  { claim: Type.Literal("listed"), field: Type.Enum([...LISTED_FIELDS]), text: Text(500, "as it is written"), source },
  closed,
);

/** The code for a person without nationality (ICAO 9303). */
export const STATELESS = "XXA";

export const Claim = Type.Union([Name, Birth, Sex, Nationality, Kinship, Household, Status, Listed]);
export type Claim = Type.Static<typeof Claim>;

/** The people these claims name as kin. */
export function kinOf(claims: readonly Claim[]): PersonId[] {
  return claims.flatMap((claim) => (claim.claim === "kinship" ? [claim.of] : []));
}
