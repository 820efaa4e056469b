/**
 * The list changes before it is sealed: people put on or taken off, vehicles added, seats changed. Whoever authorised the
 * transfer authorised its people, so putting anyone on makes both authorisations void.
 */
import type { PersonId, ProgrammeCode } from "@muster/record";
import { Id } from "@muster/record";
import Type from "typebox";
import type { Facts } from "../frame/facts.ts";
import { unknownPeople } from "../frame/named.ts";
import type { Refusal } from "../frame/refusal.ts";
import { isRefusal, refuse } from "../frame/refusal.ts";
import type { CommandOf } from "../frame/rule.ts";
import { PeopleList, rule } from "../frame/rule.ts";
import { about } from "../frame/subjects.ts";

import { outsideProgramme } from "../programme/limits.ts";
import { changeShare } from "../programme/programme.ts";
import { notActingFor, notListed, outOfOrder, refusePeople, transferIn } from "./guards.ts";
import { notHeldBy, passengerFrom } from "./propose.ts";
import { misseated, seatFrom, Seatings, seatsAfter, seatSays, Vehicles, vehiclesAfter } from "./seating.ts";
import type { Transfer } from "./transfer.ts";
import { prepare, subjectsOf } from "./transfer.ts";

const fields = {
  transfer: Id.transfer,
  /** Where the transfer belongs to one: its ceiling must be seen before people are put on. */
  programme: Type.Optional(Id.programme),
  add: Type.Optional(PeopleList),
  remove: Type.Optional(PeopleList),
  vehicles: Type.Optional(Vehicles),
  seats: Type.Optional(Seatings),
} as const;

export const amend = rule({
  command: "transfer.amend",
  kind: "transfer.amended",
  fields,
  needs: ({ transfer, programme, add = [] }) => ({
    people: add,
    subjects: [about.transfer(transfer), ...(programme === undefined ? [] : [about.programme(programme)])],
  }),

  decide(command, facts) {
    const { transfer: code, add = [], remove = [], vehicles = [], seats: seatings = [] } = command;
    const transfer = transferIn(facts, code, ["proposed", "authorised"]);
    if (isRefusal(transfer)) return transfer;
    const hindered = mayNotAmend(command, transfer) ?? mayNotAdd(command, transfer, facts);
    if (hindered !== undefined) return hindered;
    const listed = listAfter(transfer, add, remove);
    const seats = seatsAfter(listed, seatings);
    const misplaced =
      nobodyLeft(transfer, listed.size) ??
      notListed(
        listed,
        seatings.map(({ person }) => person),
      ) ??
      misseated(vehiclesAfter(transfer.vehicles, vehicles), seats);
    if (misplaced !== undefined) return misplaced;
    const seated = [...new Set(seatings.map(({ person }) => person))].filter((person) => transfer.people.has(person));
    const seatItem = (change: "added" | "seated") => (person: PersonId) => ({
      person,
      says: { change, ...seatSays(seats.get(person) ?? {}) },
    });
    return {
      about: subjectsOf(transfer),
      items: [
        ...add.map(seatItem("added")),
        ...seated.map(seatItem("seated")),
        ...remove.map((person) => ({ person, says: { change: "removed" } })),
      ],
      body: { transfer: code, vehicles, added: add.length, removed: remove.length },
    };
  },

  applies: {
    transfer: (state, { entry, items, body }) => {
      if (state === undefined) return state;
      for (const [name, capacity] of vehiclesAfter(new Map(), body.vehicles)) state.vehicles.set(name, capacity);
      for (const item of items) {
        const listed = state.people.get(item.person);
        if (item.says?.["change"] === "removed") state.people.delete(item.person);
        else if (listed === undefined) state.people.set(item.person, passengerFrom(item));
        else seatFrom(listed, item.says);
      }
      if (body.added > 0) voidAuthorisations(state);
      state.proposers.add(entry.by.officer);
      state.listed = { at: entry.occurredAt, entry: entry.number };
      return prepare(state, entry.occurredAt);
    },
    programme: (state, { body }) =>
      changeShare(state, body.transfer, (share) => {
        share.listed += body.added - body.removed;
      }),
  },
});

function mayNotAmend(
  { by, occurredAt, programme, add = [], remove = [], seats = [], vehicles = [] }: CommandOf<typeof fields>,
  transfer: Transfer,
): Refusal | undefined {
  const nothing = add.length + remove.length + seats.length + vehicles.length === 0;
  return (
    notActingFor(by, [transfer.from.authority], "Changing the list") ??
    outOfOrder(occurredAt, transfer.listed.at, "the list was last changed") ??
    (nothing
      ? refuse("invalid", "nothing-to-amend", "This changes nothing.", "Name whom to add, remove or seat.")
      : undefined) ??
    anotherProgramme(transfer, programme) ??
    notListed(transfer.people, remove)
  );
}

function mayNotAdd(
  { add = [], remove = [], programme, occurredAt }: CommandOf<typeof fields>,
  { people, from, to }: Transfer,
  facts: Facts,
): Refusal | undefined {
  const growth = add.length - remove.length;
  return (
    refusePeople(
      add.filter((person) => people.has(person)),
      "on-the-list-already",
      (count) => `${count} named here are on the list already.`,
      "Add only the others.",
    ) ??
    unknownPeople(add, facts) ??
    notHeldBy(facts, add, from, occurredAt) ??
    (programme === undefined || growth <= 0 ? undefined : outsideProgramme(facts, programme, { from, to, growth }))
  );
}

function anotherProgramme({ code, programme }: Transfer, named: ProgrammeCode | undefined): Refusal | undefined {
  if (programme === named) return undefined;
  return refuse(
    "conflict",
    "programme-differs",
    programme === undefined ? `${code} belongs to no programme.` : `${code} belongs to programme ${programme}.`,
    programme === undefined ? "Name no programme." : `Name programme ${programme}, so that its ceiling is seen.`,
    { transfer: code, programme: programme ?? null },
  );
}

function listAfter(
  { people }: Transfer,
  add: readonly PersonId[],
  remove: readonly PersonId[],
): ReadonlyMap<PersonId, { vehicle?: string; seat?: string }> {
  const listed = new Map<PersonId, { vehicle?: string; seat?: string }>(people);
  for (const person of remove) listed.delete(person);
  for (const person of add) listed.set(person, {});
  return listed;
}

function nobodyLeft({ code }: Transfer, listed: number): Refusal | undefined {
  if (listed > 0) return undefined;
  return refuse("conflict", "nobody-left", `Nobody would be left on ${code}.`, "Cancel the transfer instead.", {
    transfer: code,
  });
}

function voidAuthorisations(transfer: Transfer): void {
  delete transfer.senderAuthorised;
  delete transfer.receiverAuthorised;
  transfer.state = "proposed";
}
