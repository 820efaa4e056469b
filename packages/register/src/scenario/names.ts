/** Names for people who do not exist, put together by chance from a list of common names in their own script. */
import type { Claim } from "@muster/custody";
import type { SeededRandom } from "./random.ts";
import type { NameLists } from "./scenario.ts";

type Sex = "female" | "male";
type NameClaim = Extract<Claim, { claim: "name" }>;
type NameList = NameLists["lists"][string];

/** What the people of one household share. */
export interface FamilyName {
  readonly list: NameList;
  readonly father: string;
  readonly grandfather: string;
  /** Its place in the list, for women and men may write it differently. */
  readonly family: number;
}

/** Draws a family from one of the lists, as often as their weights have it. */
export function drawFamily(
  lists: NameLists,
  weights: Readonly<Record<string, number>>,
  random: SeededRandom,
): FamilyName {
  const key = random.pickWeighted(weights);
  const list = lists.lists[key];
  if (list === undefined) throw new Error(`names.json has no list "${key}"`);
  return {
    list,
    father: random.pick(list.male),
    grandfather: random.pick(list.male),
    family: random.below(list.family.length),
  };
}

/** The claim to a name of one member of a family, with its parts. */
export function drawName(shared: FamilyName, sex: Sex, random: SeededRandom): NameClaim {
  const { list } = shared;
  const texts = {
    given: random.pick(list[sex]),
    father: shared.father,
    grandfather: shared.grandfather,
    family: (sex === "female" ? list.familyOfWomen : undefined)?.[shared.family] ?? list.family[shared.family] ?? "",
  };
  const parts = list.parts.map((part) => ({ part, text: texts[part] }));
  return { claim: "name", text: parts.map(({ text }) => text).join(" "), script: list.script, parts };
}
