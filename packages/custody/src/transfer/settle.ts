/**
 * What settles a blocker where no file can: how people are kept apart on the way (MR-11, CRC-37), or that there is no
 * property to seal. Everything else is settled in the person's file, by whoever is competent for it, or overridden.
 */
import { Id } from "@muster/record";
import Type from "typebox";
import { detailOf } from "../frame/present.ts";
import type { Refusal } from "../frame/refusal.ts";
import { isRefusal, refuse } from "../frame/refusal.ts";
import type { CommandOf } from "../frame/rule.ts";
import { PeopleList, rule, Text } from "../frame/rule.ts";
import { about } from "../frame/subjects.ts";
import type { PersonBlocker } from "./blockers.ts";
import { notOpenFor } from "./blockers.ts";
import { notActingFor, notListed, outOfOrder, transferIn } from "./guards.ts";
import type { Transfer } from "./transfer.ts";
import { prepare, subjectsOf } from "./transfer.ts";

/** What can be arranged, and the blocker it settles. */
const ARRANGEMENTS = {
  "own-vehicle": "age-and-separation",
  "own-compartment": "age-and-separation",
  "family-together": "age-and-separation",
  "guardian-with-child": "age-and-separation",
  "no-property": "property",
  "property-follows": "property",
} as const satisfies Record<string, PersonBlocker>;
type Arrangement = keyof typeof ARRANGEMENTS;

const fields = {
  transfer: Id.transfer,
  people: PeopleList,
  arrangement: Type.Enum(Object.keys(ARRANGEMENTS) as Arrangement[]),
  /** Who rides with the child: on the list too. */
  guardian: Type.Optional(Id.person),
  note: Type.Optional(Text(2_000, "how it is arranged; kept apart")),
} as const;

export const settle = rule({
  command: "transfer.settle",
  kind: "transfer.settled",
  fields,
  needs: ({ transfer }) => ({ subjects: [about.transfer(transfer)], peopleOf: [transfer], manifestFiles: true }),

  decide(command, facts) {
    const { transfer: code, people, arrangement, guardian, note, by, occurredAt } = command;
    const transfer = transferIn(facts, code, ["proposed", "authorised", "sealed"]);
    if (isRefusal(transfer)) return transfer;
    const blocker = ARRANGEMENTS[arrangement];
    const hindered =
      notActingFor(by, [transfer.from.authority], "Settling a blocker") ??
      outOfOrder(occurredAt, transfer.proposed.at, "the transfer was proposed") ??
      notListed(transfer.people, people) ??
      noGuardian(command, transfer) ??
      notOpenFor(transfer, blocker, people, facts, occurredAt);
    if (hindered !== undefined) return hindered;
    return {
      about: subjectsOf(transfer),
      items: people.map((person) => ({
        person,
        says: { arrangement, ...(guardian === undefined ? {} : { guardian }) },
      })),
      body: { blocker, arrangement },
      ...detailOf({ note }),
    };
  },

  applies: {
    transfer: (state, { entry, items, body }) => {
      if (state === undefined) return state;
      for (const { person } of items) {
        const passenger = state.people.get(person);
        if (passenger !== undefined) (passenger.settled ??= new Map()).set(body.blocker, entry.number);
      }
      return prepare(state, entry.occurredAt);
    },
  },
});

function noGuardian(
  { arrangement, guardian, people }: CommandOf<typeof fields>,
  { people: listed }: Transfer,
): Refusal | undefined {
  if (arrangement !== "guardian-with-child" && guardian === undefined) return undefined;
  if (guardian !== undefined && listed.has(guardian) && !people.includes(guardian)) return undefined;
  return refuse(
    "invalid",
    "guardian-not-travelling",
    guardian === undefined ? "No guardian is named." : "The guardian is not on the list beside the child.",
    "Name somebody on the list who rides with the child.",
    { field: "guardian", ...(guardian === undefined ? {} : { person: guardian }) },
  );
}
