/** What one party says about an incident: it states, or it supports or denies what another stated (rule 9). */
import { Id, InstantText } from "@muster/record";
import Type from "typebox";
import { detailOf, present } from "../frame/present.ts";
import type { Refusal } from "../frame/refusal.ts";
import { notFound, refuse } from "../frame/refusal.ts";
import { rule, Text } from "../frame/rule.ts";
import { about } from "../frame/subjects.ts";
import type { Incident, Party } from "./incident.ts";
import { STANCES } from "./incident.ts";
import { misstated, StatedNumber } from "./stated-number.ts";

export const stateAccount = rule({
  command: "account.state",
  kind: "account.stated",
  fields: {
    incident: Id.incident,
    party: Type.Optional(Id.authority),
    /** A party that is no authority of this register. */
    partyNamed: Type.Optional(Text(200, "the party, as it is known")),
    stance: Type.Enum([...STANCES]),
    /** The account that is supported or denied, by its entry's number. */
    of: Type.Optional(Id.entry),
    account: Type.Optional(Text(20_000, "what the party says")),
    figure: Type.Optional(StatedNumber),
    source: Type.Optional(Text(500, "where it was said")),
    publishedAt: Type.Optional(InstantText),
  },
  needs: ({ incident, party }) => ({
    subjects: [about.incident(incident), ...(party === undefined ? [] : [about.authority(party)])],
  }),

  decide({ incident: code, party, partyNamed, stance, of, account, figure, source, publishedAt }, facts) {
    const incident = facts.subject("incident", code);
    if (incident === undefined) return notFound("incident", code);
    if ((party === undefined) === (partyNamed === undefined)) return whoseAccount();
    if (party !== undefined && facts.subject("authority", party) === undefined) return notFound("authority", party);
    const hindered = withoutOther(incident, stance, of) ?? misstated("figure", figure);
    if (hindered !== undefined) return hindered;
    if (stance === "states" && account === undefined && figure === undefined) return saysNothing();
    return {
      about: [about.incident(code), ...(party === undefined ? [] : [about.authority(party)])],
      body: { incident: code, stance, ...present({ party, partyNamed, of, figure, source, publishedAt }) },
      ...detailOf({ account }),
    };
  },

  applies: {
    incident: (state, { entry, body }) => {
      const party: Party = body.party === undefined ? { named: body.partyNamed ?? "" } : { authority: body.party };
      state?.accounts.push({
        entry: entry.number,
        at: entry.occurredAt,
        by: entry.by,
        party,
        stance: body.stance,
        ...present({ of: body.of, figure: body.figure, source: body.source, publishedAt: body.publishedAt }),
      });
      return state;
    },
  },
});

function whoseAccount(): Refusal {
  return refuse(
    "invalid",
    "one-party-needed",
    "An account is one party's.",
    "Give party, an authority of the register, or partyNamed, and not both.",
    { field: "party" },
  );
}

function saysNothing(): Refusal {
  return refuse(
    "invalid",
    "account-empty",
    "The account says nothing.",
    "Give what the party says, as account or as figure.",
    { field: "account" },
  );
}

/** To support or deny is to speak of an account that is there; to state is not. */
function withoutOther({ code, accounts }: Incident, stance: string, of: number | undefined): Refusal | undefined {
  if ((stance === "states") !== (of === undefined)) {
    return refuse(
      "invalid",
      stance === "states" ? "statement-of-its-own" : "account-to-answer-needed",
      stance === "states" ? "A statement answers no other account." : `Nothing says which account the party ${stance}.`,
      stance === "states" ? "Leave `of` out, or support or deny." : "Give `of`, the account's entry number.",
      { field: "of" },
    );
  }
  if (of === undefined || accounts.some(({ entry }) => entry === of)) return undefined;
  return refuse(
    "not-found",
    "account-not-found",
    `Entry ${of} is no account of ${code}.`,
    "Name an account of this incident.",
    { incident: code, of, accounts: accounts.slice(0, 100).map(({ entry }) => entry) },
  );
}
