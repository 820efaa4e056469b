/** What comes next of two files: asserted to be of one human being, judged to be of two, or what was said taken back. */
import type { IdentityLink } from "@muster/custody";
import { NORTH, NORTH_SECOND } from "../scene.ts";
import type { Situation } from "./commands.ts";

export function nextOfPair(situation: Situation): object | undefined {
  const { random, world } = situation;
  const [person, other] = [situation.somebody(), situation.somebody()];
  if (person === undefined || other === undefined) return undefined;
  const file = world.file(person);
  if (random.chance(0.4)) {
    const assertion = random.pick(file.sameAs.filter(mostly(random)));
    if (assertion?.other !== undefined) {
      const named = { person, other: assertion.other, assertion: assertion.entry, why: "another scar" };
      return { kind: "identity.withdraw-same", by: NORTH, second: NORTH_SECOND, ...named };
    }
    const judgement = random.pick(file.judgedDifferent.filter(mostly(random)));
    if (judgement?.other !== undefined) {
      const named = { person, other: judgement.other, judgement: judgement.entry, why: "the year was misread" };
      return { kind: "identity.withdraw-different", by: NORTH, ...named };
    }
  }
  const pair = { person, other };
  return random.chance(0.6)
    ? { kind: "identity.assert-same", by: NORTH, second: NORTH_SECOND, ...pair, evidence: "the same scar" }
    : { kind: "identity.judge-different", by: NORTH, ...pair, why: "ten years between them" };
}

/** Mostly what stands; now and then what was taken back already. */
function mostly(random: Situation["random"]): (link: IdentityLink) => boolean {
  return ({ withdrawn }) => withdrawn === undefined || random.chance(0.1);
}
