/** An officer: a user acting for an authority. Every entry names one. What the officer is there to do may change. */
import type { AuthorityCode, EntryNumber, Instant, OfficerCode, SiteCode } from "@muster/record";
import { Id } from "@muster/record";
import Type from "typebox";
import type { Facts } from "../frame/facts.ts";
import { present } from "../frame/present.ts";
import type { Refusal } from "../frame/refusal.ts";
import { notFound, oneOfficerAlone, refuse } from "../frame/refusal.ts";
import { rule, Text } from "../frame/rule.ts";
import { about } from "../frame/subjects.ts";
import type { Assignment, Role } from "./roles.ts";
import { misassigned, placesOfAssignment, RoleList } from "./roles.ts";

/** What the officer was there to do from a time on, and the entry that says so. */
export interface DatedAssignment extends Assignment {
  readonly from: Instant;
  readonly entry: EntryNumber;
}

export interface OfficerState {
  readonly code: OfficerCode;
  readonly authority: AuthorityCode;
  readonly title: string;
  readonly entry: EntryNumber;
  /** The roles of the last assignment. None for an officer appointed without: such an officer may do nothing by role. */
  roles: readonly Role[];
  /** Empty: every site of the authority. */
  sites: readonly SiteCode[];
  /** Whose nationals a consular officer assists: ISO 3166-1 alpha-3. */
  country?: string;
  /** In order of time, from the appointment on; the last is in force. */
  readonly assignments: DatedAssignment[];
  /** From when the officer no longer acts; absent while the officer does. */
  endedAt?: Instant;
}

/** An officer as appointed. */
export function newOfficer(
  { number, occurredAt }: { readonly number: EntryNumber; readonly occurredAt: Instant },
  officer: { readonly code: OfficerCode; readonly authority: AuthorityCode; readonly title: string },
  assignment: Assignment,
): OfficerState {
  return {
    ...officer,
    entry: number,
    ...assignment,
    assignments: [{ ...assignment, from: occurredAt, entry: number }],
  };
}

/** What the officer was there to do at `at`; undefined while not in office. */
export function assignmentAt({ assignments, endedAt }: OfficerState, at: Instant): DatedAssignment | undefined {
  if (endedAt !== undefined && endedAt <= at) return undefined;
  return assignments.findLast(({ from }) => from <= at);
}

/** As commands and bodies name an assignment: entries written before there were roles have none of the fields. */
interface Assigning {
  readonly roles?: readonly Role[] | undefined;
  readonly sites?: readonly SiteCode[] | undefined;
  readonly country?: string | undefined;
}

function assignmentOf({ roles = [], sites = [], country }: Assigning): Assignment {
  return { roles, sites, ...present({ country }) };
}

/** A keeper opens the register to others, so nobody is made one by a single officer. Who is one already stays one. */
function makesKeeper(
  { officer, roles = [] }: Assigning & { readonly officer: OfficerCode },
  facts: Facts,
): Refusal | undefined {
  if (!roles.includes("keeper") || facts.subject("officer", officer)?.roles.includes("keeper") === true) {
    return undefined;
  }
  return oneOfficerAlone("Nobody is made a keeper by one officer alone.", { officer });
}

export const appointOfficer = rule({
  command: "officer.appoint",
  kind: "officer.appointed",
  twoOfficers: makesKeeper,
  fields: {
    officer: Id.officer,
    authority: Id.authority,
    title: Text(200, "what the officer is, e.g. site clerk"),
    roles: Type.Optional(RoleList),
    ...placesOfAssignment,
  },
  needs: ({ officer, authority, sites = [] }) => ({
    subjects: [about.officer(officer), about.authority(authority), ...sites.map(about.site)],
  }),

  decide({ officer, authority, title, roles, sites, country }, facts) {
    const known = facts.subject("officer", officer);
    if (known !== undefined) {
      return refuse("conflict", "officer-exists", `${officer} is on the register already.`, "Choose another code.", {
        officer,
        entry: known.entry,
      });
    }
    if (facts.subject("authority", authority) === undefined) return notFound("authority", authority);
    const hindered = misassigned(assignmentOf({ roles, sites, country }), facts);
    if (hindered !== undefined) return hindered;
    return {
      about: [about.officer(officer), about.authority(authority)],
      body: { officer, authority, title, ...present({ roles, sites, country }) },
    };
  },

  applies: {
    officer: (_state, { entry, body }) =>
      newOfficer(entry, { code: body.officer, authority: body.authority, title: body.title }, assignmentOf(body)),
  },
});

/** From a time on an officer is there for something else: the whole assignment is replaced. No roles take all away. */
export const assignOfficer = rule({
  command: "officer.assign",
  kind: "officer.assigned",
  twoOfficers: makesKeeper,
  fields: { officer: Id.officer, roles: RoleList, ...placesOfAssignment },
  needs: ({ officer, sites = [] }) => ({ subjects: [about.officer(officer), ...sites.map(about.site)] }),

  decide({ officer, roles, sites, country, occurredAt }, facts) {
    const known = facts.subject("officer", officer);
    if (known === undefined) return notFound("officer", officer);
    const assignment = assignmentOf({ roles, sites, country });
    const hindered = outOfOffice(known, occurredAt) ?? misassigned(assignment, facts);
    if (hindered !== undefined) return hindered;
    return { about: [about.officer(officer)], body: { officer, ...assignment } };
  },

  applies: {
    officer: (state, { entry, body }) => {
      if (state === undefined) return state;
      const { officer: _officer, ...assignment } = body;
      state.roles = assignment.roles;
      state.sites = assignment.sites;
      if (assignment.country === undefined) delete state.country;
      else state.country = assignment.country;
      state.assignments.push({ ...assignment, from: entry.occurredAt, entry: entry.number });
      return state;
    },
  },
});

/** The refusal to assign somebody who was not appointed yet, or acts no more; undefined for an officer in office. */
function outOfOffice({ code, endedAt, assignments }: OfficerState, at: Instant): Refusal | undefined {
  if (endedAt !== undefined) return endedAlready(code);
  const appointed = assignments[0];
  if (appointed === undefined || appointed.from <= at) return undefined;
  return refuse(
    "conflict",
    "assigned-before-appointed",
    `${code} was appointed on ${appointed.from}, later than this.`,
    "Assign from the appointment on, or correct the appointment.",
    { officer: code, entry: appointed.entry },
  );
}

function endedAlready(officer: OfficerCode): Refusal {
  return refuse("conflict", "officer-ended-already", `${officer} no longer acts.`, "Nothing is to be done.", {
    officer,
  });
}

export const endOfficer = rule({
  command: "officer.end",
  kind: "officer.ended",
  fields: { officer: Id.officer },
  needs: ({ officer }) => ({ subjects: [about.officer(officer)] }),

  decide({ officer }, facts) {
    const known = facts.subject("officer", officer);
    if (known === undefined) return notFound("officer", officer);
    if (known.endedAt !== undefined) return endedAlready(officer);
    return { about: [about.officer(officer)], body: { officer } };
  },

  applies: {
    officer: (state, { entry }) => {
      if (state !== undefined) state.endedAt = entry.occurredAt;
      return state;
    },
  },
});
