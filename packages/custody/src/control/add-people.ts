/**
 * People whom a handover or a seizure left with the former controller, because the register learned of them later: they
 * pass to the controller by the same instrument, with the same signatures, at a time when they were held there.
 */
import type { Instant, PersonId, Position, SiteCode } from "@muster/record";
import { Id } from "@muster/record";
import type { Facts } from "../frame/facts.ts";
import { howMany, naming, unknownPeople } from "../frame/named.ts";
import type { Refusal } from "../frame/refusal.ts";
import { notFound, refuse } from "../frame/refusal.ts";
import { PeopleList, rule } from "../frame/rule.ts";
import { about } from "../frame/subjects.ts";
import type { Control } from "../place/site.ts";
import { controllerAt } from "../place/site.ts";
import { keptElsewhere } from "./passing.ts";

export const addPeople = rule({
  command: "control.add-people",
  kind: "control.people-added",
  fields: { site: Id.site, people: PeopleList },
  needs: ({ site, people }) => ({ subjects: [about.site(site)], people }),

  decide({ site: code, people, occurredAt, by, second }, facts) {
    const site = facts.subject("site", code);
    if (site === undefined) return notFound("site", code);
    const hindered = keptElsewhere(site) ?? unknownPeople(people, facts);
    if (hindered !== undefined) return hindered;
    const control = controllerAt(site, occurredAt);
    if (control === undefined || control.instrument === "opening") return nothingPassed(code, occurredAt);
    const wrong = wronglyPlaced(code, people, control, facts, occurredAt);
    if (wrong !== undefined) return wrong;

    const seizure = control.instrument === "seizure";
    const unsigned = seizure ? undefined : unsignedByBoth(code, people, control, facts, occurredAt, [by, second]);
    if (unsigned !== undefined) return unsigned;
    const makes: Position = { state: "held", site: code, custodian: control.authority };
    if (seizure) makes.toBeConfirmed = true;
    return {
      about: [about.site(code), about.authority(control.authority)],
      items: people.map((person) => ({ person, line: { step: "control-changed", makes } })),
      body: { site: code, to: control.authority, instrument: control.instrument, passedBy: control.entry },
    };
  },
});

function nothingPassed(site: SiteCode, at: Instant): Refusal {
  return refuse(
    "conflict",
    "control-not-passed",
    `No handover or seizure of ${site} is on record before ${at}.`,
    "Check the site and the time.",
    { site },
  );
}

function wronglyPlaced(
  site: SiteCode,
  people: readonly PersonId[],
  control: Control,
  facts: Facts,
  at: Instant,
): Refusal | undefined {
  const wrong = people.filter((person) => {
    const position = facts.person(person)?.chain.at(at)?.makes;
    return position?.state !== "held" || position.site !== site || position.custodian === control.authority;
  });
  if (wrong.length === 0) return undefined;
  return refuse(
    "conflict",
    "nothing-to-pass",
    `${howMany(wrong)} not held at ${site} for another than ${control.authority} at that time.`,
    "Name only people the books hold there for the former controller.",
    { site, ...naming(wrong) },
  );
}

/** A handover is signed by both, for people added later too: by the controller, and by whoever answers for them now. */
function unsignedByBoth(
  site: SiteCode,
  people: readonly PersonId[],
  control: Control,
  facts: Facts,
  at: Instant,
  officers: readonly ({ readonly authority: string } | undefined)[],
): Refusal | undefined {
  const signed = new Set(officers.map((officer) => officer?.authority));
  const answering = people.map((person) => facts.person(person)?.chain.at(at)?.makes.custodian ?? control.authority);
  const missing = [...new Set([control.authority, ...answering])].filter((authority) => !signed.has(authority));
  if (missing.length === 0) return undefined;
  return refuse(
    "forbidden-by-rule",
    "both-must-sign",
    `${site} was handed over, and ${missing.join(" and ")} did not sign for these people.`,
    "Have an officer of each authority sign, as by and second.",
    { site, authorities: missing },
  );
}
