/** Authorities, programmes, counts, incidents and agreements, each as the fold of its entries. */
import { notFound, owesReport, type Party, termStanding, totalsOf } from "@muster/custody";
import type { Moment } from "@muster/ledger";
import type { EntryNumber } from "@muster/record";
import type { Questions } from "@muster/register";
import { plain } from "./plain.ts";

export async function authoritiesAnswer(questions: Questions, moment: Moment) {
  const [authorities, officers] = await Promise.all([
    questions.subjects("authority", moment),
    questions.subjects("officer", moment),
  ]);
  return {
    authorities: [...authorities.values()].map((authority) => ({
      ...authority,
      officers: [...officers.values()].filter((officer) => officer.authority === authority.code),
    })),
  };
}

/** A plan is not a count: the ceiling stands beside what was proposed, left, and was received. */
export async function programmeAnswer(questions: Questions, code: string, moment: Moment) {
  const programme = await questions.subject("programme", code, moment);
  if (programme === undefined) return notFound("programme", code);
  return { ...(plain(programme) as object), totals: totalsOf(programme) };
}

export async function countAnswer(questions: Questions, code: string, moment: Moment) {
  const count = await questions.subject("count", code, moment);
  return count === undefined ? notFound("count", code) : (plain(count) as object);
}

/** What each party says stands beside what the others say, never made into one (rule 9). */
export async function incidentAnswer(questions: Questions, code: string, moment: Moment) {
  const incident = await questions.subject("incident", code, moment);
  if (incident === undefined) return notFound("incident", code);
  const { accounts, entry, ...facts } = incident;
  const said = await detailsOf(questions, [entry, ...accounts.map((account) => account.entry)]);
  const parties = new Map<string, { readonly party: Party; readonly accounts: object[] }>();
  for (const { party, ...account } of accounts) {
    const key = JSON.stringify(party);
    const column = parties.get(key) ?? { party, accounts: [] };
    column.accounts.push({ ...account, ...said.get(account.entry) });
    parties.set(key, column);
  }
  return {
    ...(plain(facts) as object),
    entry,
    ...said.get(entry),
    owesReport: owesReport(incident),
    accounts: [...parties.values()],
  };
}

/** Each term with its wording, what every party has reported of it, and where it stood. */
export async function agreementAnswer(questions: Questions, code: string, moment: Moment) {
  const agreement = await questions.subject("agreement", code, moment);
  if (agreement === undefined) return notFound("agreement", code);
  const { terms, ...facts } = agreement;
  const said = await detailsOf(questions, [agreement.entry]);
  const { title = null, terms: wordings = [] } = (said.get(agreement.entry) ?? {}) as Wording;
  return {
    ...facts,
    title,
    asOf: moment.asOf,
    terms: [...terms].map(([code, term]) => ({
      ...term,
      ...wordings.find((wording) => wording.term === code),
      term: code,
      standing: termStanding(term, moment.asOf),
    })),
  };
}

interface Wording {
  readonly title?: string;
  readonly terms?: readonly { readonly term: string; readonly text: string; readonly doneWhen?: string }[];
}

/** What entries say in words, kept apart from the journal; nothing where it has been erased (rule 11). */
async function detailsOf(
  questions: Questions,
  numbers: readonly EntryNumber[],
): Promise<ReadonlyMap<EntryNumber, object>> {
  const recorded = await questions.ledger.entries(numbers);
  return new Map(
    [...recorded].map(([number, { entry, details }]) => {
      const clear = (entry.details ?? []).map((digest) => details.get(digest));
      return [number, Object.assign({}, ...clear) as object];
    }),
  );
}
