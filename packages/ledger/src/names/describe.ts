/** What is stated of people, as two records of them are compared: their claims, and the names of the parents they are stated to have. */
import { birthBounds } from "@muster/custody";
import { type BirthSpan, type DescribedPerson, parseName, type ParsedName } from "@muster/names";
import type { PersonId } from "@muster/record";
import type { Moment } from "../books/moment.ts";
import { type DetailSource, openClaims, type OpenedClaim, type OpenedKind } from "../claims/open-claims.ts";
import type { Sight } from "../claims/standing.ts";
import { type Identifying, numbersOf } from "./saying.ts";

/** People opened together. */
const TOGETHER = 500;
const COMPARED: readonly OpenedKind[] = [
  "claim:name",
  "claim:birth",
  "claim:sex",
  "claim:nationality",
  "claim:kinship",
  "claim:listed",
  "numbers",
];

/** Each of these people of whom anything stands that this viewer may know. */
export async function describePeople(
  source: DetailSource,
  sight: Sight,
  people: readonly PersonId[],
  moment: Moment,
): Promise<ReadonlyMap<PersonId, DescribedPerson>> {
  const open = async (some: readonly PersonId[], kinds: readonly OpenedKind[]): Promise<OpenedClaim[]> => {
    const claims: OpenedClaim[] = [];
    for (let start = 0; start < some.length; start += TOGETHER)
      claims.push(...(await openClaims(source, sight, some.slice(start, start + TOGETHER), kinds, moment)));
    return claims;
  };
  const stated = detailsByPerson(await open(people, COMPARED));
  const parents = new Set([...stated.values()].flatMap((details) => parentsIn(details)));
  const ofParents =
    parents.size === 0 ? NOTHING : detailsByPerson(await open([...parents], ["claim:name", "claim:sex"]));
  return new Map([...stated].map(([person, details]) => [person, describe(details, ofParents)]));
}

type Stated = ReadonlyMap<PersonId, readonly Identifying[]>;
const NOTHING: Stated = new Map();

/** One person by these details, on the register or not. */
export function describe(details: readonly Identifying[], ofParents: Stated = NOTHING): DescribedPerson {
  const parents = parentsIn(details).map((parent) => ofParents.get(parent) ?? []);
  const ofSex = (sex: string): readonly ParsedName[] =>
    parents.filter((one) => one.some((claim) => claim.claim === "sex" && claim.sex === sex)).flatMap(namesIn);
  return {
    names: namesIn(details),
    father: ofSex("male"),
    mother: [...ofSex("female"), ...listedIn(details, "mother").map((text) => parseName(text))],
    births: details.flatMap((one) => (one.claim === "birth" ? spanOf(one.edtf) : [])),
    sexes: details.flatMap((one) => (one.claim === "sex" ? [one.sex] : [])),
    places: [
      ...details.flatMap((one) => (one.claim === "birth" && one.place !== undefined ? [one.place] : [])),
      ...listedIn(details, "birth-place"),
    ],
    nationalities: details.flatMap((one) => (one.claim === "nationality" ? [one.country] : [])),
    numbers: details.flatMap((one) => numbersOf(one)),
  };
}

function detailsByPerson(claims: readonly OpenedClaim[]): Stated {
  const byPerson = Map.groupBy(claims, ({ person }) => person);
  return new Map([...byPerson].map(([person, some]) => [person, some.map(({ detail }) => detail)]));
}

function namesIn(details: readonly Identifying[]): readonly ParsedName[] {
  return details.flatMap((one) => (one.claim === "name" ? [parseName(one.text, one.parts)] : []));
}

function listedIn(details: readonly Identifying[], field: string): readonly string[] {
  return details.flatMap((one) => (one.claim === "listed" && one.field === field ? [one.text] : []));
}

function parentsIn(details: readonly Identifying[]): readonly PersonId[] {
  return details.flatMap((one) => (one.claim === "kinship" && one.is === "child" ? [one.of] : []));
}

function spanOf(edtf: string): readonly BirthSpan[] {
  const bounds = birthBounds(edtf);
  return bounds === undefined ? [] : [{ edtf, ...bounds }];
}
