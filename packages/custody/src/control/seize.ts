/**
 * Control of a site taken without the outgoing party's signature. Nobody signed for who is there, so everyone the books
 * hold at that instant passes to the new controller *to be confirmed*, until a named count, a roll or a receipt shows them.
 */
import { Id } from "@muster/record";
import Type from "typebox";
import { howMany, naming, unknownPeople } from "../frame/named.ts";
import { isRefusal, notFound, refuse } from "../frame/refusal.ts";
import type { WantedItem } from "../frame/rule.ts";
import { partiesTo, rule, Text } from "../frame/rule.ts";
import { about } from "../frame/subjects.ts";
import { controlEnding } from "./passing.ts";

export const seize = rule({
  command: "control.seize",
  kind: "control.seized",
  fields: {
    site: Id.site,
    /** Who took control. Anybody may enter it: the entry names who says so. */
    authority: Id.authority,
    /** People on the books there who are known to have been out by then: the outgoing authority answers on for them. */
    out: Type.Optional(Type.Array(Id.person, { maxItems: 200_000, uniqueItems: true })),
    incident: Type.Optional(Id.incident),
    narrative: Type.Optional(Text(10_000, "what happened")),
  },
  needs: ({ site, authority, out = [], incident, occurredAt }) => ({
    subjects: [
      about.site(site),
      about.authority(authority),
      ...(incident === undefined ? [] : [about.incident(incident)]),
    ],
    people: out,
    peopleAt: { site, at: occurredAt },
  }),

  decide({ site: code, authority, out = [], incident, narrative, occurredAt }, facts) {
    const site = facts.subject("site", code);
    if (site === undefined) return notFound("site", code);
    if (facts.subject("authority", authority) === undefined) return notFound("authority", authority);
    if (incident !== undefined && facts.subject("incident", incident) === undefined) {
      return notFound("incident", incident);
    }
    const outgoing = controlEnding(site, authority, occurredAt);
    if (isRefusal(outgoing)) return outgoing;
    const unknown = unknownPeople(out, facts);
    if (unknown !== undefined) return unknown;

    const held = facts.peopleAt(code);
    const known = new Set(held);
    const elsewhere = out.filter((person) => !known.has(person));
    if (elsewhere.length > 0) {
      return refuse(
        "conflict",
        "not-held-here",
        `${howMany(elsewhere)} listed as out and not held at ${code} in the books at that time.`,
        "Leave them out of the list: the books have them elsewhere already.",
        { site: code, ...naming(elsewhere) },
      );
    }
    const gone = new Set(out);
    return {
      about: [
        about.site(code),
        about.authority(outgoing.authority),
        about.authority(authority),
        ...(incident === undefined ? [] : [about.incident(incident)]),
      ],
      items: held.map((person): WantedItem => {
        if (gone.has(person)) return { person, says: { out: true } };
        const makes = { state: "held", site: code, custodian: authority, toBeConfirmed: true } as const;
        return { person, line: { step: "control-changed", makes } };
      }),
      body: {
        site: code,
        from: outgoing.authority,
        to: authority,
        toBeConfirmed: held.length - gone.size,
        out: gone.size,
      },
      details: narrative === undefined ? [] : [{ narrative }],
    };
  },

  parties: ({ site, from, to }) => partiesTo(about.site(site), [from, to]),

  applies: {
    site: (state, { entry, body }) => {
      state?.control.push({ authority: body.to, from: entry.occurredAt, instrument: "seizure", entry: entry.number });
      return state;
    },
  },
});
