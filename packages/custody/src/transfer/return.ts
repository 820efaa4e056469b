/**
 * A person on the way is brought back, or left at a hospital or another site on the way: held there again, and the sender,
 * who never stopped answering, answers on.
 */
import { Id } from "@muster/record";
import Type from "typebox";
import { detailOf } from "../frame/present.ts";
import { isRefusal, notFound } from "../frame/refusal.ts";
import { rule, Text } from "../frame/rule.ts";
import { about } from "../frame/subjects.ts";
import { frozen } from "../place/site.ts";
import { changeShare } from "../programme/programme.ts";
import { notActingFor, outOfOrder, transferIn } from "./guards.ts";
import { end, subjectsOf, touch } from "./transfer.ts";
import { notUnderWay } from "./under-way.ts";

const REASONS = ["disputed", "no-place", "medical", "objection", "order", "turned-back", "other"] as const;

export const returnPerson = rule({
  command: "transfer.return",
  kind: "transfer.returned",
  fields: {
    transfer: Id.transfer,
    person: Id.person,
    site: Id.site,
    unit: Type.Optional(Id.unit),
    reason: Type.Enum([...REASONS]),
    note: Type.Optional(Text(2_000, "more about the reason; kept apart")),
  },
  needs: ({ transfer, person, site }) => ({
    people: [person],
    subjects: [about.transfer(transfer), about.site(site)],
  }),

  decide({ transfer: code, person, site: at, unit, reason, note, by, occurredAt }, facts) {
    const transfer = transferIn(facts, code, ["departed", "arrived"]);
    if (isRefusal(transfer)) return transfer;
    const site = facts.subject("site", at);
    if (site === undefined) return notFound("site", at);
    if (unit !== undefined && !site.units.has(unit)) return notFound("unit", unit);
    const hindered =
      notActingFor(by, [transfer.from.authority, transfer.escort], "Bringing a person back") ??
      notUnderWay(transfer, person) ??
      outOfOrder(occurredAt, transfer.departed?.at ?? transfer.latest, "the transfer departed") ??
      frozen(site, unit);
    if (hindered !== undefined) return hindered;
    const place = { site: at, ...(unit === undefined ? {} : { unit }) };
    return {
      about: subjectsOf(transfer),
      items: [
        {
          person,
          line: { step: "returned", makes: { state: "held", ...place, custodian: transfer.from.authority } },
          seen: place,
          says: { reason },
          ...detailOf({ note }),
        },
      ],
      body: { transfer: code },
    };
  },

  applies: {
    transfer: (state, { entry, items }) => {
      if (state === undefined) return state;
      for (const { person } of items) end(state, person, "returned", entry.number);
      return touch(state, entry.occurredAt);
    },
    programme: (state, { body }) =>
      changeShare(state, body.transfer, (share) => {
        share.returned += 1;
      }),
  },
});
