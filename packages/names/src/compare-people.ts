/** Two people's records held side by side: a Fellegi–Sunter score that shows where each of its bits comes from. */
import { type Commonness, compareNames, type PartEvidence } from "./compare-names.ts";
import type { ParsedName } from "./parse.ts";

/** A birth as it is claimed: the text (EDTF) and the bounds it leaves open, in milliseconds since 1970. */
export interface BirthSpan {
  readonly edtf: string;
  readonly earliest: number;
  readonly latest: number;
}

/** What is stated of one person, as far as it can tell two people apart. Claims of every source side by side (rule 9). */
export interface DescribedPerson {
  readonly names: readonly ParsedName[];
  readonly father?: readonly ParsedName[];
  readonly mother?: readonly ParsedName[];
  readonly births?: readonly BirthSpan[];
  readonly sexes?: readonly string[];
  /** Of birth or origin, resolved to a place's id where they could be, else as written. */
  readonly places?: readonly string[];
  /** ISO 3166-1 alpha-3. */
  readonly nationalities?: readonly string[];
  readonly numbers?: readonly { readonly issuer: string; readonly number: string }[];
}

export type EvidenceField = "name" | "father" | "mother" | "birth" | "sex" | "place" | "nationality" | "number";

/** One field's part in the score. */
export interface FieldEvidence {
  readonly field: EvidenceField;
  readonly why: "agrees" | "close" | "differs";
  /** As stated for the one and for the other. */
  readonly one: string;
  readonly other: string;
  /** log2 of the odds: above 0 for the same person, below against. */
  readonly weight: number;
  /** For names: part by part. */
  readonly parts?: readonly PartEvidence[];
}

export interface PeopleComparison {
  /** The sum of the evidence's weights. */
  readonly weight: number;
  readonly evidence: readonly FieldEvidence[];
}

export function comparePeople(one: DescribedPerson, other: DescribedPerson, commonness?: Commonness): PeopleComparison {
  const evidence: FieldEvidence[] = [];
  let best: FieldEvidence | undefined;
  for (const name of one.names) {
    for (const second of other.names) {
      const { weight, parts } = compareNames(name, second, commonness);
      if (best === undefined || weight > best.weight) {
        best = {
          field: "name",
          why: weight > 0 ? "agrees" : "differs",
          one: name.text,
          other: second.text,
          weight,
          parts,
        };
      }
    }
  }
  if (best !== undefined) evidence.push(best);
  return { weight: evidence.reduce((sum, { weight }) => sum + weight, 0), evidence };
}
