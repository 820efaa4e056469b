/**
 * A person is released: by two officers, from where they are, on grounds that are named; on an order only after it was
 * authenticated (ORD-1). When, to where and on whose responsibility stays readable for good (ICPPED-17.3).
 */
import type { AuthorityCode, Instant, PersonId, SiteCode } from "@muster/record";
import { Id } from "@muster/record";
import Type from "typebox";
import { AUTHENTICATIONS } from "../basis/kinds.ts";
import type { Facts } from "../frame/facts.ts";
import { detailOf, present } from "../frame/present.ts";
import type { Refusal } from "../frame/refusal.ts";
import { notFound, refuse } from "../frame/refusal.ts";
import { rule, Text } from "../frame/rule.ts";
import { about } from "../frame/subjects.ts";
import { positionAt } from "../person/standing.ts";
import { frozenThere } from "../place/arrival.ts";

const RELEASE_GROUNDS = [
  "court-order",
  "authority-order",
  "review",
  "sentence-served",
  "no-basis",
  "amnesty",
  "medical",
  "repatriation",
  "other",
] as const;
type ReleaseGrounds = (typeof RELEASE_GROUNDS)[number];

/** Grounds that come as somebody's order. */
const ON_ORDER: readonly ReleaseGrounds[] = ["court-order", "authority-order"];

const DESTINATIONS = ["home", "family", "community", "hospital", "another-country", "not-known"] as const;

export const release = rule({
  command: "custody.release",
  kind: "custody.released",
  twoOfficers: true,
  fields: {
    person: Id.person,
    site: Id.site,
    grounds: Type.Enum([...RELEASE_GROUNDS]),
    to: Type.Enum([...DESTINATIONS]),
    /** The authority whose release it is; without it, the one that has the person in custody. */
    authority: Type.Optional(Id.authority),
    authenticated: Type.Optional(Type.Enum([...AUTHENTICATIONS])),
    destination: Type.Optional(Text(500, "where to, exactly")),
    reference: Type.Optional(Text(200, "the order's own number")),
    /** Whether the person was given an official copy of their own file (MR-8-10). */
    fileGiven: Type.Optional(Type.Boolean()),
  },
  needs: ({ person, site, authority }) => ({
    people: [person],
    subjects: [about.site(site), ...(authority === undefined ? [] : [about.authority(authority)])],
  }),

  decide(command, facts) {
    const { person, site, grounds, to, authenticated, destination, reference, fileGiven, occurredAt } = command;
    if (facts.person(person) === undefined) return notFound("person", person);
    if (facts.subject("site", site) === undefined) return notFound("site", site);
    if (command.authority !== undefined && facts.subject("authority", command.authority) === undefined) {
      return notFound("authority", command.authority);
    }
    if (ON_ORDER.includes(grounds) && authenticated === undefined) return notAuthenticated(grounds);
    const position = positionAt(facts, person, occurredAt);
    const hindered = heldElsewhere(facts, person, site, occurredAt) ?? frozenThere(facts, { ...position, site });
    if (hindered !== undefined) return hindered;
    const authority: AuthorityCode | undefined = command.authority ?? position?.custodian;
    return {
      about: [],
      items: [
        {
          person,
          line: { step: "released", makes: { state: "released" } },
          says: present({ site, grounds, to, authority, authenticated, fileGiven }),
          ...detailOf({ destination, reference }),
        },
      ],
      body: {},
    };
  },
});

function notAuthenticated(grounds: ReleaseGrounds): Refusal {
  return refuse(
    "forbidden-by-rule",
    "order-not-authenticated",
    `Nobody is released on a ${grounds} that was not authenticated.`,
    "Have the issuer confirm it, or check its signature or seal, and say which.",
    { field: "authenticated" },
  );
}

function heldElsewhere(facts: Facts, person: PersonId, site: SiteCode, at: Instant): Refusal | undefined {
  const row = facts.person(person)?.chain.at(at);
  if (row?.makes.state !== "held" || row.makes.site === site) return undefined;
  return refuse(
    "conflict",
    "held-elsewhere",
    `The person is held at ${row.makes.site}, not at ${site} (entry ${row.entry}).`,
    "Check the site and the person.",
    { person, site: row.makes.site, entry: row.entry },
  );
}
