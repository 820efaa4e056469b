/** Who people are, as far as it has been stated and stands: of thousands together, for a list that says more than ids. */
import type { AuthorityCode, PersonId } from "@muster/record";
import type { Sex } from "../claims/claim-index.ts";
import { type Stated, type StatedSource, statedOf } from "../claims/stated-of.ts";
import type { Moment } from "./moment.ts";
import type { NameRow, NumberRow } from "./people.ts";

export interface IdentityRow {
  /** Oldest first, both. */
  readonly names: readonly NameRow[];
  readonly numbers: readonly NumberRow[];
  /** What every standing claim agrees on (rule 9: where they differ, none is the truth). */
  readonly sex?: Sex;
  /** The newest that stands, in EDTF. */
  readonly birth?: string;
}

export async function identitiesOf(
  source: StatedSource,
  people: readonly PersonId[],
  moment: Moment,
): Promise<ReadonlyMap<PersonId, IdentityRow>> {
  const identities = new Map<PersonId, Identity>();
  for (const one of await statedOf(source, people, ["claim:name", "numbers", "claim:birth", "claim:sex"], moment)) {
    const person = one.person as PersonId;
    let identity = identities.get(person);
    if (identity === undefined) {
      identity = { names: [], numbers: [], sexes: new Set() };
      identities.set(person, identity);
    }
    take(identity, person, one);
  }
  return new Map([...identities].map(([person, identity]) => [person, row(identity)]));
}

interface Identity {
  readonly names: NameRow[];
  readonly numbers: NumberRow[];
  readonly sexes: Set<Sex>;
  birth?: string;
}

function take(identity: Identity, person: PersonId, one: Stated): void {
  if ("text" in one) identity.names.push({ person, name: one.text, script: one.script });
  else if ("number" in one) identity.numbers.push({ person, number: one.number, issuer: one.issuer as AuthorityCode });
  else if ("edtf" in one) identity.birth = one.edtf;
  else identity.sexes.add(one.sex);
}

function row({ names, numbers, sexes, birth }: Identity): IdentityRow {
  const [sex] = sexes;
  return {
    names,
    numbers,
    ...(sex === undefined || sexes.size > 1 ? {} : { sex }),
    ...(birth === undefined ? {} : { birth }),
  };
}
