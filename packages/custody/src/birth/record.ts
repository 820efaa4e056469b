/**
 * A child is born in custody: a new person, where the mother is, who came on the register by being born and not by any
 * order. The child is a resident, and the kinship is stated of both (CRC-37, GC4-136).
 */
import type { Instant, PersonId, Position } from "@muster/record";
import { Id } from "@muster/record";
import Type from "typebox";
import type { Facts } from "../frame/facts.ts";
import type { Refusal } from "../frame/refusal.ts";
import { isRefusal, notFound, refuse } from "../frame/refusal.ts";
import { rule } from "../frame/rule.ts";
import { about } from "../frame/subjects.ts";
import type { Claim } from "../person/claim.ts";
import { kinOf } from "../person/claim.ts";
import { fileKnown, issuersOf, knownFromTheStart, knownItem, unfit, unknownIssuer } from "../person/register.ts";
import { touch } from "../transfer/transfer.ts";

export const recordBirth = rule({
  command: "birth.record",
  kind: "birth.recorded",
  fields: { mother: Id.person, child: Type.Optional(Id.person), ...knownFromTheStart },
  needs: ({ mother, child, numbers = [], claims = [] }) => ({
    people: [mother, ...kinOf(claims), ...(child === undefined ? [] : [child])],
    subjects: issuersOf(numbers),
  }),

  decide({ mother, child: named, numbers = [], claims = [], occurredAt }, facts, context) {
    if (facts.person(mother) === undefined) return notFound("person", mother);
    const known = named === undefined ? undefined : facts.person(named);
    if (known !== undefined) {
      return refuse(
        "conflict",
        "person-exists",
        "This child is on the register already.",
        "Give the child an own id.",
        {
          person: named,
          entry: known.chain.last?.entry,
        },
      );
    }
    const makes = besideTheMother(facts, mother, occurredAt);
    if (isRefusal(makes)) return makes;
    const child = named ?? context.newPerson();
    const wrong = unknownIssuer(numbers, facts) ?? unfit(claims, child, facts, occurredAt);
    if (wrong !== undefined) return wrong;
    const stated = [...bornTo(mother, occurredAt, claims), ...claims];
    return {
      about: makes.transfer === undefined ? [] : [about.transfer(makes.transfer)],
      items: [
        { person: child, line: { step: "born", makes }, ...knownItem(numbers, stated) },
        { person: mother, ...knownItem([], [{ claim: "kinship", is: "mother", of: child }]) },
      ],
      body: {},
    };
  },

  applies: {
    transfer: (state, { items, entry }) => {
      const [child] = items;
      if (state !== undefined && child !== undefined && child.line?.step === "born") {
        state.people.set(child.person, { boarded: { at: entry.occurredAt, entry: entry.number } });
        state.counts.boarded += 1;
        touch(state, entry.occurredAt);
      }
      return state;
    },
    person: (file, item, recorded) =>
      fileKnown(file, item.details, recorded, (item.says?.["claims"] ?? []) as string[]),
  },
});

/** What the birth itself says of the child; what the command claims otherwise stands in its place. */
function bornTo(mother: PersonId, at: Instant, claims: readonly Claim[]): Claim[] {
  const said = new Set(claims.map(({ claim }) => claim));
  const birth: Claim = { claim: "birth", edtf: `${at.slice(0, 19)}Z` };
  const status: Claim = { claim: "status", status: "resident" };
  return [
    { claim: "kinship", is: "child", of: mother },
    ...(said.has("birth") ? [] : [birth]),
    ...(said.has("status") ? [] : [status]),
  ];
}

/** Where the mother is: held with her, or on the transfer that carries her. */
function besideTheMother(facts: Facts, mother: PersonId, at: Instant): Position | Refusal {
  const row = facts.person(mother)?.chain.at(at);
  if (row?.makes.state === "held" || row?.makes.state === "in-transit") {
    const { toBeConfirmed: _seenNow, ...position } = row.makes;
    return position;
  }
  return refuse(
    "conflict",
    "mother-not-in-custody",
    `The mother was not in custody on ${at}${row === undefined ? "" : `: ${row.makes.state} since entry ${row.entry}`}.`,
    "Register the child as a person; a birth outside custody is none of custody's.",
    { person: mother, ...(row === undefined ? {} : { entry: row.entry }) },
  );
}
