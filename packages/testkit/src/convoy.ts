/** An invented convoy from NORTH's prison to a site of SOUTH, step by step, as commands: for tests of transfers. */
import type { Matter, Outcome, ReceivedPerson, Transfer } from "@muster/custody";
import { statementFor } from "@muster/custody";
import type { Instant, PersonId } from "@muster/record";
import { admitted, at, ESCORT, MONITOR, NORTH, NORTH_SECOND, SOUTH, SOUTH_KEY, scene } from "./scene.ts";
import type { World } from "./world.ts";

/** A signature the world takes to hold: what it signs is not computed in these tests. */
export const GOOD_SIGNATURE = `${"G".repeat(86)}==`;
const TRANSFER = "T-1";

/** What settles every blocker that a file can settle: adult men with a basis, fit, assessed by a monitor, property sealed. */
export function cleared(people: readonly PersonId[], day: Instant = at(3)): object[] {
  return people.flatMap((person) => [
    {
      kind: "claim.state",
      occurredAt: day,
      by: NORTH,
      person,
      claims: [
        { claim: "birth", edtf: "1990" },
        { claim: "sex", sex: "male" },
      ],
    },
    { kind: "basis.state", occurredAt: day, by: NORTH, person, basis: "detention-order", orderingAuthority: "NORTH" },
    { kind: "fitness.certify", occurredAt: day, by: NORTH_SECOND, person, fit: true, expiresAt: at(20) },
    {
      kind: "assessment.record",
      occurredAt: day,
      by: MONITOR,
      person,
      receiver: "SOUTH",
      outcome: "may-proceed",
      interviewedInPrivate: true,
    },
    { kind: "property.seal", occurredAt: day, by: NORTH, person, seal: "SEAL-1", inventory: [{ item: "a coat" }] },
  ]);
}

/** The steps of transfer T-1, each in its time: listed on the 5th, away at noon on the 10th, there at six, received at eight. */
export const convoy = {
  propose: (people: readonly PersonId[], more: object = {}) => ({
    kind: "transfer.propose",
    occurredAt: at(5),
    by: NORTH,
    transfer: TRANSFER,
    from: { authority: "NORTH", site: "N-PRISON" },
    to: { authority: "SOUTH", site: "S-PRISON" },
    escort: "ESCORT",
    people,
    ...more,
  }),
  authorise: (places: number) => [
    { kind: "transfer.authorise", occurredAt: at(6), by: NORTH, transfer: TRANSFER, side: "sender" },
    {
      kind: "transfer.authorise",
      occurredAt: at(6),
      by: SOUTH,
      transfer: TRANSFER,
      side: "receiver",
      undertakes: true,
      places,
    },
  ],
  seal: (more: object = {}) => ({
    kind: "transfer.seal",
    occurredAt: at(9),
    by: NORTH,
    transfer: TRANSFER,
    ...more,
  }),
  depart: (boarded: readonly PersonId[], more: object = {}) => ({
    kind: "transfer.depart",
    occurredAt: at(10),
    by: NORTH,
    second: ESCORT,
    transfer: TRANSFER,
    site: "N-PRISON",
    boarded,
    ...more,
  }),
  arrive: (arrived: readonly PersonId[], more: object = {}) => ({
    kind: "transfer.arrive",
    occurredAt: at(10, 18),
    by: SOUTH,
    transfer: TRANSFER,
    site: "S-PRISON",
    arrived,
    ...more,
  }),
  receive: (world: World, person: PersonId, more: ReceiveMore = {}) => {
    const transfer = world.state("transfer", TRANSFER) as Transfer;
    const facts = {
      occurredAt: at(10, 20),
      by: SOUTH,
      person,
      site: transfer.to.site,
      outcome: "accepted",
      ...more,
    } as ReceivedPerson;
    const { name } = world.state("register", "REGISTER") ?? { name: "" };
    world.goodSignatures.add(GOOD_SIGNATURE);
    const receipt = { statement: statementFor(name, transfer, facts), signature: GOOD_SIGNATURE, key: SOUTH_KEY };
    return { kind: "transfer.receive", transfer: TRANSFER, ...facts, receipt };
  },
  bringBack: (person: PersonId, more: object = {}) => ({
    kind: "transfer.return",
    occurredAt: at(10, 21),
    by: ESCORT,
    transfer: TRANSFER,
    person,
    site: "N-PRISON",
    reason: "disputed",
    ...more,
  }),
  close: (more: object = {}) => ({
    kind: "transfer.close",
    occurredAt: at(11),
    by: SOUTH,
    transfer: TRANSFER,
    ...more,
  }),
} as const;

/** What a receipt may say otherwise than *accepted at the destination at eight*. */
interface ReceiveMore {
  readonly occurredAt?: Instant;
  readonly by?: { readonly authority: string; readonly officer: string };
  readonly site?: string;
  readonly unit?: string;
  readonly outcome?: Outcome;
  readonly reservations?: readonly { readonly matter: Matter; readonly note?: string }[];
}

const STEPS = ["admitted", "proposed", "authorised", "sealed", "departed", "arrived"] as const;

/** The world in which these people have come so far with T-1. */
export function convoyAt(step: (typeof STEPS)[number], people: readonly PersonId[], proposal: object = {}): World {
  const world = scene().given(...admitted(people, "N-PRISON", "A"), ...cleared(people));
  const commands: Record<(typeof STEPS)[number], readonly object[]> = {
    admitted: [],
    proposed: [convoy.propose(people, proposal)],
    authorised: convoy.authorise(people.length),
    sealed: [convoy.seal()],
    departed: [convoy.depart(people)],
    arrived: [convoy.arrive(people)],
  };
  for (const each of STEPS.slice(0, STEPS.indexOf(step) + 1)) world.given(...commands[each]);
  return world;
}
