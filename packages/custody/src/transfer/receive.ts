/**
 * One person is received, or disputed, by name and signed (rule 4). Until this entry the sender answers; accepting ends that,
 * with reservations or without. A dispute moves nobody: a later receipt may accept, or the person is brought back.
 */
import type { Position } from "@muster/record";
import { Id } from "@muster/record";
import Type from "typebox";
import type { Facts } from "../frame/facts.ts";
import type { Refusal } from "../frame/refusal.ts";
import { isRefusal, notFound, refuse } from "../frame/refusal.ts";
import type { CommandOf } from "../frame/rule.ts";
import { rule, Text } from "../frame/rule.ts";
import { about, THE_REGISTER } from "../frame/subjects.ts";
import { holdsKey, PublicKey } from "../place/authority.ts";
import type { Site } from "../place/site.ts";
import { frozen } from "../place/site.ts";
import { changeShare } from "../programme/programme.ts";
import { elsewhere, notActingFor, outOfOrder, transferIn } from "./guards.ts";
import { MATTERS, OUTCOMES, statementFor } from "./receipt.ts";
import type { Transfer } from "./transfer.ts";
import { end, subjectsOf, touch } from "./transfer.ts";
import { notUnderWay } from "./under-way.ts";

const closed = { additionalProperties: false } as const;

const Reservation = Type.Object(
  { matter: Type.Enum([...MATTERS]), note: Type.Optional(Text(2_000, "what was found; kept apart")) },
  closed,
);

const Receipt = Type.Object(
  {
    statement: Text(16_000, "the exact text that was signed"),
    signature: Type.String({
      pattern: "^[A-Za-z0-9+/]{86}==$",
      description: "an Ed25519 signature: 64 bytes in base64",
    }),
    key: PublicKey,
  },
  closed,
);

const fields = {
  transfer: Id.transfer,
  person: Id.person,
  /** Where the person was received: the destination. */
  site: Id.site,
  unit: Type.Optional(Id.unit),
  outcome: Type.Enum([...OUTCOMES]),
  /** With reservations, or disputed: what about. */
  reservations: Type.Optional(Type.Array(Reservation, { minItems: 1, maxItems: 16 })),
  receipt: Receipt,
} as const;
type Receive = CommandOf<typeof fields>;

export const receive = rule({
  command: "transfer.receive",
  kind: "transfer.received",
  fields,
  needs: ({ transfer, person, site, by, receipt }) => ({
    people: [person],
    subjects: [about.transfer(transfer), about.site(site), about.authority(by.authority), THE_REGISTER],
    signatures: [receipt],
  }),

  decide(command, facts) {
    const { transfer: code, person, unit, outcome, reservations = [], receipt, by } = command;
    const transfer = transferIn(facts, code, ["arrived"]);
    if (isRefusal(transfer)) return transfer;
    const site = facts.subject("site", command.site);
    if (site === undefined) return notFound("site", command.site);
    const hindered =
      notActingFor(by, [transfer.to.authority], "Receiving") ??
      notThere(transfer, command) ??
      elsewhere(site.code, transfer.to.site, "Name the destination, or report the redirect first.") ??
      noSuchPlace(site, command) ??
      misreserved(command) ??
      unsigned(facts, transfer, command);
    if (hindered !== undefined) return hindered;
    const accepted = outcome !== "disputed";
    return {
      about: subjectsOf(transfer),
      items: [
        {
          person,
          ...(accepted ? { line: { step: "accepted", makes: positionAt(site, transfer, command) } } : {}),
          ...(accepted ? { seen: { site: site.code, ...(unit === undefined ? {} : { unit }) } } : {}),
          says: {
            outcome,
            ...(reservations.length === 0 ? {} : { reservations: reservations.map(({ matter }) => matter) }),
            receipt,
          },
          ...(reservations.some(({ note }) => note !== undefined) ? { details: [{ reservations }] } : {}),
        },
      ],
      body: { transfer: code, accepted },
    };
  },

  applies: {
    transfer: (state, { entry, items, body }) => {
      const person = items[0]?.person;
      if (state === undefined || person === undefined) return state;
      if (body.accepted) {
        end(state, person, "received", entry.number);
      } else {
        const passenger = state.people.get(person);
        if (passenger !== undefined) passenger.disputed = { at: entry.occurredAt, entry: entry.number };
      }
      return touch(state, entry.occurredAt);
    },
    programme: (state, { body }) =>
      changeShare(state, body.transfer, (share) => {
        if (body.accepted) share.received += 1;
      }),
  },
});

/** Where acceptance puts the person: into the destination's own books, or out of this register's, to the receiver. */
function positionAt(site: Site, transfer: Transfer, { unit }: Receive): Position {
  const custodian = transfer.to.authority;
  if (site.books === "elsewhere") return { state: "transferred-out", custodian, transfer: transfer.code };
  return { state: "held", site: site.code, ...(unit === undefined ? {} : { unit }), custodian };
}

/** The refusal to receive somebody who is not on the way, or has not been counted as arrived; undefined otherwise. */
function notThere(transfer: Transfer, { person, occurredAt }: Receive): Refusal | undefined {
  const gone = notUnderWay(transfer, person);
  if (gone !== undefined) return gone;
  const arrived = transfer.people.get(person)?.arrived;
  if (arrived !== undefined) return outOfOrder(occurredAt, arrived.at, "the person was counted as arrived");
  return refuse(
    "conflict",
    "not-arrived",
    `This person has not been counted as arrived on ${transfer.code}.`,
    "Enter the arrival first.",
    { transfer: transfer.code, person },
  );
}

function noSuchPlace(site: Site, { unit, outcome }: Receive): Refusal | undefined {
  if (unit !== undefined && !site.units.has(unit)) return notFound("unit", unit);
  return outcome === "disputed" ? undefined : frozen(site, unit);
}

function misreserved({ outcome, reservations }: Receive): Refusal | undefined {
  if ((outcome === "accepted") === (reservations === undefined)) return undefined;
  return refuse(
    "invalid",
    reservations === undefined ? "reservations-missing" : "reservations-unexpected",
    reservations === undefined ? `${outcome} needs to say about what.` : "Accepted is without reservations.",
    reservations === undefined ? "Name at least one matter." : "Say accepted-with-reservations.",
    { field: "reservations", outcome },
  );
}

/** The refusal of a receipt whose words are not these facts, or that the receiver's key did not sign; undefined when good. */
function unsigned(facts: Facts, transfer: Transfer, command: Receive): Refusal | undefined {
  const { receipt, by, occurredAt } = command;
  const register = facts.subject("register", THE_REGISTER.id);
  if (register === undefined) throw new Error("a receipt in a register that was never opened");
  const statement = statementFor(register.name, transfer, command);
  if (receipt.statement !== statement) {
    return refuse(
      "invalid",
      "statement-differs",
      "The signed statement does not say what this receipt says.",
      "Sign the statement given here.",
      { field: "receipt.statement", statement },
    );
  }
  const receiver = facts.subject("authority", by.authority);
  if (receiver === undefined || !holdsKey(receiver, receipt.key, occurredAt)) {
    return refuse(
      "forbidden-by-rule",
      "key-of-another",
      `${by.authority} does not hold this key on ${occurredAt}.`,
      "Sign with a key the receiving authority holds, or have the key given to it first.",
      { authority: by.authority, key: receipt.key },
    );
  }
  if (facts.signatureHolds(receipt)) return undefined;
  return refuse(
    "forbidden-by-rule",
    "signature-does-not-hold",
    "The key did not sign this statement.",
    "Sign the statement's exact text (UTF-8) again.",
    { field: "receipt.signature" },
  );
}
