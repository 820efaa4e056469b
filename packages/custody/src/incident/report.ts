/**
 * An incident is reported to a body outside the site, as a death, a disappearance or a serious injury must be without
 * delay (MR-71). Whoever controls the site cannot be that body.
 */
import { Id } from "@muster/record";
import Type from "typebox";
import { detailOf, present } from "../frame/present.ts";
import { notFound, refuse } from "../frame/refusal.ts";
import { rule, Text } from "../frame/rule.ts";
import { about } from "../frame/subjects.ts";
import { controllerAt } from "../place/site.ts";

export const reportIncident = rule({
  command: "incident.report",
  kind: "incident.reported",
  fields: {
    incident: Id.incident,
    to: Id.authority,
    /** The incident's own site, where it has one. */
    site: Type.Optional(Id.site),
    reference: Type.Optional(Text(200, "the body's own number for the case")),
    evidence: Type.Optional(Text(5_000, "evidence handed over")),
  },
  needs: ({ incident, to, site }) => ({
    subjects: [about.incident(incident), about.authority(to), ...(site === undefined ? [] : [about.site(site)])],
  }),

  decide({ incident: code, to, site: siteCode, reference, evidence, occurredAt }, facts) {
    const incident = facts.subject("incident", code);
    if (incident === undefined) return notFound("incident", code);
    if (facts.subject("authority", to) === undefined) return notFound("authority", to);
    if (incident.site !== siteCode) {
      return refuse(
        "invalid",
        "site-of-the-incident",
        incident.site === undefined ? `${code} happened at no site.` : `${code} happened at ${incident.site}.`,
        "Name the incident's own site, or none where it has none.",
        { incident: code, field: "site", site: incident.site ?? null },
      );
    }
    const site = siteCode === undefined ? undefined : facts.subject("site", siteCode);
    if (site !== undefined && controllerAt(site, occurredAt)?.authority === to) {
      return refuse(
        "forbidden-by-rule",
        "body-not-outside",
        `${to} controls ${site.code}: it is not a body outside the site.`,
        "Report it to a body that does not control the site.",
        { incident: code, authority: to },
      );
    }
    return {
      about: [about.incident(code), about.authority(to)],
      body: { incident: code, to, ...present({ reference }) },
      ...detailOf({ evidence }),
    };
  },

  applies: {
    incident: (state, { entry, body }) => {
      state?.reports.push({ to: body.to, at: entry.occurredAt, entry: entry.number });
      return state;
    },
  },
});
