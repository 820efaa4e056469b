/**
 * Who may not ride together: a child with an adult who is not kin (CRC-37; an unknown age is a child's), and women with
 * men who are not kin (MR-11). People of one vehicle ride together; so do all those with no vehicle named, for nobody has
 * said otherwise.
 */
import type { Instant, PersonId } from "@muster/record";
import { isChild } from "../person/birth.ts";
import type { PersonFile } from "../person/file.ts";
import { claimsOf, sexOf } from "../person/file.ts";

/** One person about to ride. */
export interface Traveller {
  readonly person: PersonId;
  readonly vehicle: string | undefined;
  readonly file: PersonFile;
}

/** A sex on which no claim stands, or claims differ, is told apart from the known ones: someone has to look. */
const SEXES = ["female", "male", "other", "unknown"] as const;
type SexForSeating = (typeof SEXES)[number];

interface Rider {
  readonly person: PersonId;
  readonly child: boolean;
  readonly sex: SexForSeating;
  /** Everyone in the vehicle whom this rider, or who themself, claims as kin. */
  readonly kin: Set<Rider>;
}

/**
 * Those who cannot ride as they are seated, and why. Of two sexes in one vehicle the fewer are named: they are the ones
 * to seat elsewhere. One pass over the people and their claims of kinship.
 */
export function toBeKeptApart(travellers: readonly Traveller[], at: Instant): ReadonlyMap<PersonId, string> {
  const apart = new Map<PersonId, string>();
  for (const group of Map.groupBy(travellers, ({ vehicle }) => vehicle).values()) {
    const riders = ridersOf(group, at);
    const adults = riders.filter(({ child }) => !child).length;
    const sexes = countSexes(riders);
    const usual = mostOf(sexes);
    for (const rider of riders) {
      if (rider.child && adults > countKin(rider, ({ child }) => !child)) {
        apart.set(rider.person, "child-with-adults-not-kin");
      } else if (
        rider.sex !== usual &&
        riders.length - sexes[rider.sex] > countKin(rider, ({ sex }) => sex !== rider.sex)
      ) {
        apart.set(rider.person, "sexes-together");
      }
    }
  }
  return apart;
}

function ridersOf(group: readonly Traveller[], at: Instant): readonly Rider[] {
  const riders = group.map(
    ({ person, file }): Rider => ({ person, child: isChild(file, at), sex: sexOf(file) ?? "unknown", kin: new Set() }),
  );
  const byPerson = new Map(riders.map((rider) => [rider.person, rider]));
  group.forEach(({ file }, index) => {
    const rider = riders[index];
    for (const { of } of claimsOf(file, "kinship")) {
      const other = byPerson.get(of);
      if (rider === undefined || other === undefined || other === rider) continue;
      rider.kin.add(other);
      other.kin.add(rider);
    }
  });
  return riders;
}

function countSexes(riders: readonly Rider[]): Record<SexForSeating, number> {
  const counts: Record<SexForSeating, number> = { female: 0, male: 0, other: 0, unknown: 0 };
  for (const { sex } of riders) counts[sex] += 1;
  return counts;
}

function mostOf(counts: Readonly<Record<SexForSeating, number>>): SexForSeating {
  return SEXES.reduce((most, sex) => (counts[sex] > counts[most] ? sex : most));
}

function countKin({ kin }: Rider, counts: (rider: Rider) => boolean): number {
  let count = 0;
  for (const rider of kin) if (counts(rider)) count += 1;
  return count;
}
