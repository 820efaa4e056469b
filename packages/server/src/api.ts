/**
 * The API as a program in a browser reads it: types alone. Nothing here is a value, so whoever imports it carries nothing of
 * the server along. `Answers` has every question under `/api/v1` by its path; each takes `asOf` and `knownAt` besides.
 */
import type { StatedPolicy } from "@muster/access";
import type { Command as DecodedCommand } from "@muster/custody";
import type { ApiToken, Passkey, Session } from "@muster/identity";
import type { Entry, EntryNumber, Instant, PersonId } from "@muster/record";
import type { AccessPage, AccessShown } from "@muster/register";
import type { AgreementAnswer, AgreementsAnswer, ProgrammeAnswer, ProgrammesAnswer } from "./answers/agreements.ts";
import type { AuthoritiesAnswer } from "./answers/authorities.ts";
import type { BalanceAnswer, SuppressedAnswer } from "./answers/balance.ts";
import type { BlockersAnswer } from "./answers/blockers.ts";
import type { CandidatesAnswer, DuplicatesAnswer } from "./answers/candidates.ts";
import type { ControlAnswer, HandoversAnswer } from "./answers/control.ts";
import type { CountAnswer, CountsAnswer } from "./answers/counts.ts";
import type { DutiesAnswer } from "./answers/duties.ts";
import type { EntriesAnswer } from "./answers/entries.ts";
import type { IncidentAnswer, IncidentsAnswer } from "./answers/incidents.ts";
import type { EntryAnswer, JournalAnswer } from "./answers/journal.ts";
import type { MeAnswer } from "./answers/me.ts";
import type { FoundAnswer, PeopleAnswer } from "./answers/people-listed.ts";
import type { PersonShown } from "./answers/person.ts";
import type { NamedRollAnswer } from "./answers/roll.ts";
import type { ControlSeries, FlowsAnswer, PositionsSeries, SiteSeries } from "./answers/series.ts";
import type { SamePeopleAnswer } from "./answers/same-people.ts";
import type { CountriesAnswer } from "./answers/countries.ts";
import type { SiteAnswer, SitesAnswer } from "./answers/sites.ts";
import type { SpanAnswer } from "./answers/span.ts";
import type { TodayAnswer } from "./answers/today.ts";
import type { ManifestAnswer, TransferAnswer, TransfersAnswer } from "./answers/transfers.ts";
import type { ProposalHead } from "./proposals/store.ts";

export type { Action } from "@muster/access";
export type {
  Blocker,
  BlockerKind,
  Category,
  Clash,
  ClashKind,
  Claim,
  Count,
  Duty,
  DutyKind,
  IdentityLink,
  Incident,
  Party,
  PersonFile,
  Refusal,
  Role,
  Site,
  StatedNumber,
  Term,
  TermStanding,
  TransferState,
} from "@muster/custody";
export type { ApiToken, Passkey, Session } from "@muster/identity";
export type { FoundWhy, FoundWord } from "@muster/ledger";
export type { EvidenceField, FieldEvidence, NameFaultCode, NamePart, PartEvidence } from "@muster/names";
export type { AccessKind, AccessPage, AccessShown, Purpose } from "@muster/register";
export type { Section, Withheld } from "./access/sections.ts";
export type {
  AgreementAnswer,
  AgreementsAnswer,
  AgreementSummary,
  ProgrammeAnswer,
  ProgrammesAnswer,
  ProgrammeSummary,
  WordedTerm,
  WordedTermReport,
} from "./answers/agreements.ts";
export type { AuthoritiesAnswer } from "./answers/authorities.ts";
export type { BalanceAnswer, BalanceLine, Dimension, SuppressedAnswer } from "./answers/balance.ts";
export type { BlockedPerson, BlockersAnswer, OpenBlocker, Remedy } from "./answers/blockers.ts";
export type {
  CandidateLine,
  CandidatesAnswer,
  DuplicateLine,
  DuplicatesAnswer,
} from "./answers/candidates.ts";
export type { ControlAnswer, ControlSpan, Handover, HandoversAnswer } from "./answers/control.ts";
export type { CountAnswer, CountsAnswer, CountSummary } from "./answers/counts.ts";
export type { DutiesAnswer, DutyLine, DutyStanding, DutyTotal, StandingDuty } from "./answers/duties.ts";
export type { EntriesAnswer, EntryLine, SaidDetail } from "./answers/entries.ts";
export type { IncidentAnswer, IncidentsAnswer, IncidentSummary, WordedAccount } from "./answers/incidents.ts";
export type { EntryAnswer, JournalAnswer, JournalEntryAnswer, JournalLine } from "./answers/journal.ts";
export type { MeAnswer } from "./answers/me.ts";
export type { NameFaultLine, NameFaultsAnswer } from "./answers/name-faults.ts";
export type { StatedName } from "./answers/names.ts";
export type { ComparedPerson, FoundAnswer, FoundLine, PeopleAnswer, PersonLine } from "./answers/people-listed.ts";
export type { CurrentTransfer, HistoryLine, PersonShown } from "./answers/person.ts";
export type { NamedRollAnswer, NamedRollLine, RollAnswer, RollLine, WithheldOfSome } from "./answers/roll.ts";
export type { ControlSeries, Flow, FlowsAnswer, PositionsSeries, SiteMark, SiteSeries } from "./answers/series.ts";
export type { SameAs, SameFile } from "./answers/same-as.ts";
export type { SameGroup, SamePeopleAnswer } from "./answers/same-people.ts";
export type { SiteAnswer, SiteReport, SitesAnswer, SiteSummary, SoughtSite, UnitSummary } from "./answers/sites.ts";
export type { DayOfEntries, Movement, TodayAnswer, TodayItem } from "./answers/today.ts";
export type {
  Arrival,
  Called,
  ManifestAnswer,
  ManifestLine,
  PassengerStage,
  TransferAnswer,
  TransfersAnswer,
  TransferStages,
  TransferSummary,
  UnmatchedLine,
} from "./answers/transfers.ts";
export type { CountriesAnswer, CountryNamed } from "./answers/countries.ts";
export type { SpanAnswer } from "./answers/span.ts";
export type { Plain } from "./answers/plain.ts";
export type { Problem } from "./problem.ts";
export type { ProposalHead, ProposalState } from "./proposals/store.ts";
export type { ExerciseAnswer, OfficerOfExercise } from "./sign-in/walk-in.ts";

/** What each question is answered with, by its path under `/api/v1`. */
export interface Answers {
  "/me": MeAnswer;
  "/today": TodayAnswer;
  "/span": SpanAnswer;
  /** `by`: site, custodian, state, nationality, with commas. */
  "/balance": BalanceAnswer;
  "/counts-for-analysts": SuppressedAnswer;
  /** With `find`: the countries a text names, with scores. */
  "/countries": CountriesAnswer;
  /** With `find`: the sites a text names, with scores. */
  "/sites": SitesAnswer;
  "/sites/:id": SiteAnswer;
  "/sites/:id/roll": NamedRollAnswer;
  "/sites/:id/control": ControlAnswer;
  "/authorities": AuthoritiesAnswer;
  /** With `find`: `FoundAnswer`. Otherwise `state`, `site`, `custodian`, `unit` (at least one), `after`, `limit`. */
  "/people": PeopleAnswer | FoundAnswer;
  "/people/:id": PersonShown;
  /** Who may be the same person. For claims not yet registered: POST `/people/candidates` with `StatedOfSomebody`. */
  "/people/:id/candidates": CandidatesAnswer;
  /** Possible duplicates, of the newest entries first: `entry` (of that entry's people alone), `before`, `limit`. */
  "/duplicates": DuplicatesAnswer;
  /** People of whom several files are asserted to be theirs: `limit`. */
  "/same-people": SamePeopleAnswer;
  "/people/:id/readers": AccessPage;
  "/transfers": TransfersAnswer;
  "/transfers/:id": TransferAnswer;
  "/transfers/:id/manifest": ManifestAnswer;
  /** Possible duplicates of those received, the newest receipts first: `before`, `limit`. */
  "/transfers/:id/duplicates": DuplicatesAnswer;
  /** As of when they would leave: `asOf`. */
  "/transfers/:id/blockers": BlockersAnswer;
  /** `site`, `open` (yes, no) narrow each of these lists. */
  "/counts": CountsAnswer;
  "/counts/:id": CountAnswer;
  "/incidents": IncidentsAnswer;
  "/incidents/:id": IncidentAnswer;
  "/agreements": AgreementsAnswer;
  "/agreements/:id": AgreementAnswer;
  "/programmes": ProgrammesAnswer;
  "/programmes/:id": ProgrammeAnswer;
  "/handovers": HandoversAnswer;
  /** What is unmet: `standing` (overdue, due, open), `site`, `kind`, `after`, `limit`. */
  "/duties": DutiesAnswer;
  /** The journal, the newest first: `about` (`site:N-PRISON`; for a person ask the person), `kind`, `after`, `limit`. */
  "/entries": EntriesAnswer;
  /** Entries about one thing, the newest first: `after`, `limit`. */
  "/people/:id/entries": EntriesAnswer;
  "/sites/:id/entries": EntriesAnswer;
  "/transfers/:id/entries": EntriesAnswer;
  "/counts/:id/entries": EntriesAnswer;
  "/incidents/:id/entries": EntriesAnswer;
  "/agreements/:id/entries": EntriesAnswer;
  "/programmes/:id/entries": EntriesAnswer;
  /** Oldest first: `from`, `limit`. */
  "/journal": JournalAnswer;
  "/journal/:number": EntryAnswer;
  /** `from`; `to` (`asOf` where absent, and never after it); `step` (an ISO 8601 duration; a hundredth of the span where absent). */
  "/series/positions": PositionsSeries;
  "/series/sites/:id": SiteSeries;
  "/series/control": ControlSeries;
  "/flows": FlowsAnswer;
  "/access": AccessPage;
  "/access/own": AccessPage;
  "/access/:number": AccessShown;
  "/policies": { readonly policies: readonly StatedPolicy[] };
  "/proposals": { readonly proposals: readonly ListedProposal[] };
  "/proposals/:id": ShownProposal;
  "/officers/:id/sessions": { readonly sessions: readonly Session[] };
  "/officers/:id/tokens": { readonly tokens: readonly ApiToken[] };
  "/sign-in/session": WhoAnswer;
  "/sign-in/sessions": { readonly sessions: readonly Session[] };
  "/sign-in/passkeys": { readonly passkeys: readonly Passkey[] };
}

type Unsigned<One> = One extends DecodedCommand ? Omit<One, "by" | "second"> : never;
/** A command as a browser posts it to `/commands`, or proposes it: who sends it is who is signed in. */
export type Command = Unsigned<DecodedCommand>;
/** The command of one kind. */
export type CommandOf<Kind extends Command["kind"]> = Extract<Command, { readonly kind: Kind }>;

/** What POST `/people/candidates` asks about: as in `person.register`. Answered with `CandidatesAnswer`; nothing of it is kept. */
export type { StatedOfSomebody } from "@muster/register";

/** A proposal in a list: why one was refused stands with the proposal itself. */
export type ListedProposal = Omit<ProposalHead, "refusal">;
/** What is proposed: null to who may not read it. */
export type ShownProposal = ProposalHead & { readonly content: Readonly<Record<string, unknown>> | null };

/** One event of `/feed`: `event: recorded`, its id the entry's number. */
export type FeedEvent = Pick<Entry, "number" | "kind" | "occurredAt" | "recordedAt" | "about">;

/** What a command that was recorded is answered with (201). */
export interface Recorded {
  readonly number: EntryNumber;
  readonly kind: string;
  readonly occurredAt: Instant;
  readonly recordedAt: Instant;
  /** The first hundred. */
  readonly people: readonly PersonId[];
  readonly peopleInAll: number;
}

/** An invitation as it is given out, once. */
export interface InvitationMade {
  readonly officer: string;
  readonly link: string;
  readonly expiresAt: Instant;
}

/** A token as it is given out, once. */
export interface TokenMade extends ApiToken {
  readonly secret: string;
}

/** Who is asking, at the door. */
export interface WhoAnswer {
  readonly officer: string;
  readonly authority: string;
  readonly how: string;
  readonly session?: Session;
  readonly token?: string;
  readonly scopes?: readonly string[];
}
