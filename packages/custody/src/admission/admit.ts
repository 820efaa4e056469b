/**
 * A person comes into custody at a site. Lack of papers is never a reason to refuse: *basis: none stated* is entered,
 * shown to oversight and starts a clock, because software that refuses drives people off the books.
 */
import { Id } from "@muster/record";
import Type from "typebox";
import { isErased } from "../detail/erasure.ts";
import { kindOfDetail } from "../detail/kinds.ts";
import { unknownPeople } from "../frame/named.ts";
import { isRefusal, notFound, refuse } from "../frame/refusal.ts";
import { rule } from "../frame/rule.ts";
import { about } from "../frame/subjects.ts";

import { frozenThere, heldAt } from "../place/arrival.ts";
import type { AdmissionFacts } from "./reception.ts";
import { admissionDetail, partReception, receptionFields } from "./reception.ts";

export const admit = rule({
  command: "custody.admit",
  kind: "custody.admitted",
  fields: { person: Id.person, site: Id.site, unit: Type.Optional(Id.unit), ...receptionFields },
  needs: ({ person, site, arrest, children = [] }) => ({
    people: [person, ...children.flatMap((child) => child.person ?? [])],
    subjects: [about.site(site), ...(arrest?.by === undefined ? [] : [about.authority(arrest.by)])],
  }),

  decide(command, facts) {
    const { person, arrest, children = [], occurredAt } = command;
    const unknown = unknownPeople([person, ...children.flatMap((child) => child.person ?? [])], facts);
    if (unknown !== undefined) return unknown;
    if (arrest?.by !== undefined && facts.subject("authority", arrest.by) === undefined) {
      return notFound("authority", arrest.by);
    }
    if (arrest?.at !== undefined && arrest.at > occurredAt) {
      return refuse(
        "invalid",
        "arrested-after-admitted",
        `The arrest on ${arrest.at} would be after the admission on ${occurredAt}.`,
        "Check both times.",
        { field: "arrest.at" },
      );
    }
    const makes = heldAt(facts, command, occurredAt);
    if (isRefusal(makes)) return makes;
    const hold = frozenThere(facts, makes);
    if (hold !== undefined) return hold;
    const { facts: says, details } = partReception(command);
    return {
      about: [],
      items: [
        {
          person,
          line: { step: "admitted", makes },
          ...(says === undefined ? {} : { says: { ...says } }),
          ...(details.length === 0 ? {} : { details }),
        },
      ],
      body: {},
    };
  },

  applies: {
    person: (file, { says, details }, { entry, details: clear }) => {
      file.admissions.push({
        entry: entry.number,
        at: entry.occurredAt,
        ...(says as AdmissionFacts | undefined),
        detail: admissionDetail(
          (details ?? [])
            .map((digest) => clear.get(digest))
            .filter((part) => !isErased(file, kindOfDetail(entry.kind, part), entry.number)),
        ),
      });
    },
  },
});
