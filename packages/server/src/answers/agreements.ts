/** Agreements against the clock, and programmes of transfers against their ceilings. */
import {
  type Agreement,
  notFound,
  type Programme,
  type ProgrammeTotals,
  type Refusal,
  type Term,
  type TermReport,
  type TermStanding,
  termStanding,
  totalsOf,
} from "@muster/custody";
import type { Moment } from "@muster/ledger";
import type { AgreementCode, AuthorityCode, EntryNumber, Instant } from "@muster/record";
import type { Questions } from "@muster/register";
import type { Narrowed } from "./counts.ts";
import { type Plain, plain } from "./plain.ts";
import { wordsOf } from "./words.ts";

export interface WordedTermReport extends TermReport {
  /** On what grounds; absent where none was given, or it has been erased. */
  readonly why?: string;
}

export interface WordedTerm extends Omit<Term, "reports"> {
  readonly reports: readonly WordedTermReport[];
  readonly text?: string;
  readonly doneWhen?: string;
  readonly standing: TermStanding;
}

export interface AgreementAnswer extends Omit<Agreement, "terms"> {
  /** Null where its wording has been erased. */
  readonly title: string | null;
  readonly asOf: Instant;
  readonly knownAt: EntryNumber;
  readonly terms: readonly WordedTerm[];
}

export interface AgreementSummary {
  readonly code: AgreementCode;
  readonly title: string | null;
  readonly parties: readonly AuthorityCode[];
  readonly at: Instant;
  readonly entry: EntryNumber;
  readonly terms: Readonly<Record<TermStanding, number>>;
  /** The next deadline of a term that is open; null where there is none. */
  readonly nextDeadline: Instant | null;
}

export interface AgreementsAnswer {
  readonly asOf: Instant;
  readonly knownAt: EntryNumber;
  readonly agreements: readonly AgreementSummary[];
}

export interface ProgrammeAnswer extends Plain<Programme> {
  readonly asOf: Instant;
  readonly knownAt: EntryNumber;
  readonly totals: ProgrammeTotals;
}

export interface ProgrammeSummary extends Omit<Plain<Programme>, "transfers"> {
  readonly transfers: number;
  readonly totals: ProgrammeTotals;
}

export interface ProgrammesAnswer {
  readonly asOf: Instant;
  readonly knownAt: EntryNumber;
  readonly programmes: readonly ProgrammeSummary[];
}

/** Each term with its wording, what every party has reported of it, and where it stood. */
export async function agreementAnswer(
  questions: Questions,
  code: string,
  moment: Moment,
): Promise<AgreementAnswer | Refusal> {
  const agreement = await questions.subject("agreement", code, moment);
  if (agreement === undefined) return notFound("agreement", code);
  const { terms, ...facts } = agreement;
  const reports = [...terms.values()].flatMap((term) => term.reports.map(({ entry }) => entry));
  const said = await wordsOf<Wording & { readonly why: string }>(questions, [agreement.entry, ...reports]);
  const { title = null, terms: wordings = [] } = said.get(agreement.entry) ?? {};
  return {
    ...facts,
    title,
    ...moment,
    terms: [...terms.values()].map((term) => ({
      ...term,
      ...wordings.find((wording) => wording.term === term.term),
      standing: termStanding(term, moment.asOf),
      reports: term.reports.map((report) => ({ ...report, ...said.get(report.entry) })),
    })),
  };
}

interface Wording {
  readonly title: string;
  readonly terms: readonly { readonly term: string; readonly text: string; readonly doneWhen?: string }[];
}

export async function agreementsAnswer(
  questions: Questions,
  moment: Moment,
  { open }: Pick<Narrowed, "open"> = {},
): Promise<AgreementsAnswer> {
  const agreements = [...(await questions.subjects("agreement", moment)).values()];
  const said = await wordsOf<Wording>(
    questions,
    agreements.map(({ entry }) => entry),
  );
  const summaries = agreements.map((agreement) => {
    const { code, parties, at, entry } = agreement;
    const { title = null } = said.get(entry) ?? {};
    return { code, title, parties, at, entry, ...againstTheClock(agreement, moment.asOf) };
  });
  return { ...moment, agreements: summaries.filter((one) => open === undefined || isOpen(one) === open) };
}

function againstTheClock({ terms }: Agreement, asOf: Instant): Pick<AgreementSummary, "terms" | "nextDeadline"> {
  const standings = { open: 0, overdue: 0, met: 0, disputed: 0 };
  const deadlines: Instant[] = [];
  for (const term of terms.values()) {
    const standing = termStanding(term, asOf);
    standings[standing] += 1;
    if (standing === "open" && term.deadline !== undefined) deadlines.push(term.deadline);
  }
  return { terms: standings, nextDeadline: deadlines.sort()[0] ?? null };
}

/** While a term is not met, or somebody disputes it. */
function isOpen({ terms: { open, overdue, disputed } }: AgreementSummary): boolean {
  return open + overdue + disputed > 0;
}

/** A plan is not a count: the ceiling stands beside what was proposed, left, and was received. */
export async function programmeAnswer(
  questions: Questions,
  code: string,
  moment: Moment,
): Promise<ProgrammeAnswer | Refusal> {
  const programme = await questions.subject("programme", code, moment);
  if (programme === undefined) return notFound("programme", code);
  return { ...plain(programme), ...moment, totals: totalsOf(programme) };
}

export async function programmesAnswer(questions: Questions, moment: Moment): Promise<ProgrammesAnswer> {
  const programmes = [...(await questions.subjects("programme", moment)).values()].map((programme) => ({
    ...plain(programme),
    transfers: programme.transfers.size,
    totals: totalsOf(programme),
  }));
  return { ...moment, programmes };
}
