/** Says in a sentence that nothing permits what was asked: the role, the action and the relation in plain words. */
import type { Role } from "@muster/custody";
import { matterOf, saysOf } from "./actions.ts";
import type { Action, Matter } from "./actions.ts";
import type { Relation } from "./relations.ts";
import { RELATION_MEANINGS } from "./relations.ts";

interface Asked {
  readonly roles: readonly Role[];
  readonly action: Action;
  readonly relations: readonly Relation[];
}

export function nothingPermits({ roles, action, relations }: Asked): string {
  const asking = roles.length === 0 ? "an officer without a role" : either(roles.map(called));
  const matter = matterOf(action);
  const where =
    matter === "register" ? "" : `${WHERE[matter]} ${either(relations.map((one) => standing(one, matter)))}`;
  return `Nothing permits ${asking} to ${saysOf(action)}${where}.`;
}

const WHERE: Readonly<Record<Exclude<Matter, "register">, string>> = {
  person: ": a person",
  site: ": a site",
  transfer: ": a transfer",
  authority: ": an authority",
  affair: ": a matter",
};

/** How the relation reads of anything but a person. */
const OF_THINGS: Readonly<Record<Relation, string>> = {
  ...RELATION_MEANINGS,
  sending: "in which the officer's site sends",
  escorting: "in which the officer's authority escorts",
  receiving: "in which the officer's site receives",
  formerly: "that the officer's authority no longer answers for",
  "own-entry": "that the officer's authority entered",
  "own-national": "of the officer's nationals",
  "own-national-objecting": "of nationals who object",
  none: "that is none of the officer's",
};

function standing(relation: Relation, matter: Matter): string {
  return matter === "person" ? RELATION_MEANINGS[relation] : OF_THINGS[relation];
}

function called(role: Role): string {
  const words = role.replaceAll("-", " ");
  return `${/^[aeiou]/.test(words) ? "an" : "a"} ${words}`;
}

function either(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
}
