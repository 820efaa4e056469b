/** People as the names room compares them: one from a row of a list, one from the register's file. */
import { birthBounds, type Claim, claimsOf, type PersonFile } from "@muster/custody";
import { type BirthSpan, type DescribedPerson, parseName, type ParsedName } from "@muster/names";

type Name = Extract<Claim, { claim: "name" }>;

/** What is claimed of somebody in a row, without the numbers: they are what is held against it. */
export function describedBy(claims: readonly Claim[]): DescribedPerson {
  const of = <Kind extends Claim["claim"]>(kind: Kind) =>
    claims.filter((claim): claim is Extract<Claim, { claim: Kind }> => claim.claim === kind);
  return {
    names: of("name").map(parsed),
    births: of("birth").flatMap(({ edtf }) => spanOf(edtf)),
    sexes: of("sex").map(({ sex }) => sex),
    nationalities: of("nationality").map(({ country }) => country),
  };
}

/** What stands in somebody's file. */
export function describedInFile(file: PersonFile): DescribedPerson {
  return describedBy([
    ...claimsOf(file, "name"),
    ...claimsOf(file, "birth"),
    ...claimsOf(file, "sex"),
    ...claimsOf(file, "nationality"),
  ]);
}

function parsed({ text, parts = [] }: Name): ParsedName {
  return parseName(text, parts);
}

function spanOf(edtf: string): BirthSpan[] {
  const bounds = birthBounds(edtf);
  return bounds === undefined ? [] : [{ edtf, ...bounds }];
}
