/** An officer: a user acting for an authority. Every entry names one. */
import type { AuthorityCode, EntryNumber, Instant, OfficerCode } from "@muster/record";
import { Id } from "@muster/record";
import { notFound, refuse } from "../frame/refusal.ts";
import { rule, Text } from "../frame/rule.ts";
import { about } from "../frame/subjects.ts";

export interface OfficerState {
  readonly code: OfficerCode;
  readonly authority: AuthorityCode;
  readonly title: string;
  readonly entry: EntryNumber;
  /** From when the officer no longer acts; absent while the officer does. */
  endedAt?: Instant;
}

export function newOfficer(
  entry: EntryNumber,
  officer: { code: OfficerCode; authority: AuthorityCode; title: string },
): OfficerState {
  return { ...officer, entry };
}

export const appointOfficer = rule({
  command: "officer.appoint",
  kind: "officer.appointed",
  fields: { officer: Id.officer, authority: Id.authority, title: Text(200, "what the officer is, e.g. site clerk") },
  needs: ({ officer, authority }) => ({ subjects: [about.officer(officer), about.authority(authority)] }),

  decide({ officer, authority, title }, facts) {
    const known = facts.subject("officer", officer);
    if (known !== undefined) {
      return refuse("conflict", "officer-exists", `${officer} is on the register already.`, "Choose another code.", {
        officer,
        entry: known.entry,
      });
    }
    if (facts.subject("authority", authority) === undefined) return notFound("authority", authority);
    return { about: [about.officer(officer), about.authority(authority)], body: { officer, authority, title } };
  },

  applies: {
    officer: (_state, { entry, body }) =>
      newOfficer(entry.number, { code: body.officer, authority: body.authority, title: body.title }),
  },
});

export const endOfficer = rule({
  command: "officer.end",
  kind: "officer.ended",
  fields: { officer: Id.officer },
  needs: ({ officer }) => ({ subjects: [about.officer(officer)] }),

  decide({ officer }, facts) {
    const known = facts.subject("officer", officer);
    if (known === undefined) return notFound("officer", officer);
    if (known.endedAt !== undefined) {
      return refuse("conflict", "officer-ended-already", `${officer} no longer acts.`, "Nothing is to be done.", {
        officer,
      });
    }
    return { about: [about.officer(officer)], body: { officer } };
  },

  applies: {
    officer: (state, { entry }) => {
      if (state !== undefined) state.endedAt = entry.occurredAt;
      return state;
    },
  },
});
