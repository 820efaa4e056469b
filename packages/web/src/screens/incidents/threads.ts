/**
 * Accounts in columns, one for each party, and in rows: a statement, and beside it whoever denies or supports it. Each stands
 * as it was given; nothing is made of them together (rule 9).
 */
import type { IncidentAnswer, Party, WordedAccount } from "@muster/server/api";

export interface Thread {
  /** The statement that the rest of the row answers, or an answer to one that is not shown. */
  readonly first: WordedAccount;
  /** By party, in the order of the columns. */
  readonly cells: readonly (readonly WordedAccount[])[];
}

/** Rows in the order in which their first account was entered. */
export function threadsOf(columns: IncidentAnswer["accounts"]): readonly Thread[] {
  const all = new Map(columns.flatMap(({ accounts }) => accounts).map((account) => [account.entry, account]));
  const rootOf = (account: WordedAccount): WordedAccount => {
    const answered = account.of === undefined ? undefined : all.get(account.of);
    // An account answers an earlier one, so this ends.
    return answered === undefined ? account : rootOf(answered);
  };
  const firsts = [...new Set([...all.values()].map(rootOf))].sort((one, other) => one.entry - other.entry);
  return firsts.map((first) => ({
    first,
    cells: columns.map(({ accounts }) => accounts.filter((account) => rootOf(account) === first)),
  }));
}

/** Whose account an entry is, of those shown. */
export function partyOf(columns: IncidentAnswer["accounts"], entry: number): Party | undefined {
  return columns.find(({ accounts }) => accounts.some((account) => account.entry === entry))?.party;
}
