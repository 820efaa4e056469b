/**
 * What happens from the gate to the other gate (LOS-1): ready, boarding, stops, vehicle changes, lockout, lodging, an
 * attack. A redirect changes the destination, and only with the receiver's consent: an officer of the receiving authority
 * enters it or signs it.
 */
import { Id } from "@muster/record";
import Type from "typebox";
import type { Facts } from "../frame/facts.ts";
import { detailOf } from "../frame/present.ts";
import type { Refusal } from "../frame/refusal.ts";
import { isRefusal, notFound, refuse } from "../frame/refusal.ts";
import type { CommandOf } from "../frame/rule.ts";
import { rule, Text } from "../frame/rule.ts";
import { about } from "../frame/subjects.ts";
import { incidentField, incidentOf, unknownIncident } from "../incident/link.ts";
import { notActingFor, notListed, outOfOrder, transferIn } from "./guards.ts";
import { misseated, seatFrom, Seatings, seatsAfter, seatSays, Vehicles, vehiclesAfter } from "./seating.ts";
import type { Transfer } from "./transfer.ts";
import { subjectsOf, touch } from "./transfer.ts";

/** Before the wheels turn, and on the way. */
const AT_THE_GATE = ["ready", "gate", "boarding"] as const;
const ON_THE_WAY = [
  "stop",
  "vehicle-change",
  "breakdown",
  "delay",
  "attack",
  "disturbance",
  "medical",
  "lodging",
  "arrival-gate",
  "lockout",
  "redirect",
] as const;
type Event = (typeof AT_THE_GATE)[number] | (typeof ON_THE_WAY)[number];

const fields = {
  transfer: Id.transfer,
  event: Type.Enum([...AT_THE_GATE, ...ON_THE_WAY]),
  /** Where, when it is a site of the register; for a redirect the new destination. */
  site: Type.Optional(Id.site),
  place: Type.Optional(Text(200, "where, when it is no site: a crossing, a road")),
  vehicles: Type.Optional(Vehicles),
  /** Who rides in what from now on. */
  seats: Type.Optional(Seatings),
  ...incidentField,
  note: Type.Optional(Text(4_000, "what happened; kept apart")),
} as const;

export const report = rule({
  command: "transfer.report",
  kind: "transfer.reported",
  fields,
  needs: ({ transfer, site, incident }) => ({
    subjects: [about.transfer(transfer), ...(site === undefined ? [] : [about.site(site)]), ...incidentOf(incident)],
  }),

  decide(command, facts) {
    const { event, site, place, vehicles = [], seats: seatings = [], incident, note } = command;
    const transfer = reportable(facts, command);
    if (isRefusal(transfer)) return transfer;
    const seats = seatsAfter(transfer.people, seatings);
    const hindered =
      notActingFor(command.by, [transfer.from.authority, transfer.escort, transfer.to.authority], "Reporting") ??
      (site !== undefined && facts.subject("site", site) === undefined ? notFound("site", site) : undefined) ??
      unknownIncident(facts, incident) ??
      mayNotRedirect(command, transfer) ??
      notListed(
        transfer.people,
        seatings.map(({ person }) => person),
      ) ??
      (seatings.length === 0 ? undefined : misseated(vehiclesAfter(transfer.vehicles, vehicles), seats));
    if (hindered !== undefined) return hindered;
    return {
      about: [...subjectsOf(transfer), ...incidentOf(incident)],
      items: [...new Set(seatings.map(({ person }) => person))].map((person) => ({
        person,
        says: seatSays(seats.get(person) ?? {}),
      })),
      body: {
        event,
        vehicles,
        ...(site === undefined ? {} : { site }),
        ...(place === undefined ? {} : { place }),
      },
      ...detailOf({ note }),
    };
  },

  applies: {
    transfer: (state, { entry, items, body }) => {
      if (state === undefined) return state;
      const { event, site } = body;
      for (const [name, capacity] of vehiclesAfter(new Map(), body.vehicles)) state.vehicles.set(name, capacity);
      for (const { person, says } of items) seatFrom(state.people.get(person) ?? {}, says);
      if (event === "redirect" && site !== undefined) state.to.site = site;
      state.reports.push({
        at: entry.occurredAt,
        entry: entry.number,
        event,
        ...(site === undefined ? {} : { site }),
      });
      return touch(state, entry.occurredAt);
    },
  },
});

/** The transfer, if this can have happened on it then. A report may come late, when the transfer has long been closed. */
function reportable(facts: Facts, { transfer: code, event, occurredAt }: CommandOf<typeof fields>): Transfer | Refusal {
  const under =
    event === "redirect" ? (["departed", "arrived"] as const) : (["departed", "arrived", "closed"] as const);
  const transfer = transferIn(facts, code, isAtTheGate(event) ? ["sealed", ...under] : under);
  if (isRefusal(transfer)) return transfer;
  const since = isAtTheGate(event) ? transfer.sealed : transfer.departed;
  const early =
    since === undefined
      ? undefined
      : outOfOrder(occurredAt, since.at, isAtTheGate(event) ? "it was sealed" : "it left");
  if (early !== undefined) return early;
  if (transfer.ended === undefined || occurredAt <= transfer.ended.at) return transfer;
  return refuse(
    "conflict",
    "after-the-close",
    `${code} was closed on ${transfer.ended.at}: nothing happens on it later.`,
    "Check the time.",
    { transfer: code, entry: transfer.ended.entry },
  );
}

function isAtTheGate(event: Event): boolean {
  return AT_THE_GATE.some((early) => early === event);
}

function mayNotRedirect(
  { event, site, by, second }: CommandOf<typeof fields>,
  { from, to }: Transfer,
): Refusal | undefined {
  if (event !== "redirect") return undefined;
  if (site === undefined || site === to.site || site === from.site) {
    return refuse(
      "invalid",
      "redirect-to-nowhere",
      "A redirect names a site that is neither the destination nor where the transfer came from.",
      "Name the new destination; people are brought back with transfer.return.",
      { field: "site", site: site ?? null },
    );
  }
  const consents = by.authority === to.authority ? by : second;
  return notActingFor(consents, [to.authority], "Consenting to a redirect");
}
