/**
 * What a request came in with, and in the same look how far the journal has come: the newest entries about its officer and about
 * the register. Whoever keeps either at hand knows by them whether that is still so, and needs no look of its own.
 */
import type { EntryNumber } from "@muster/record";

/** Null where the journal says nothing of it. */
export interface Newest {
  readonly officer: EntryNumber | null;
  readonly register: EntryNumber | null;
}

export interface Used<What> {
  readonly used: What;
  readonly newest: Newest;
}

export interface NewestColumns {
  readonly newest_of_officer: EntryNumber | null;
  readonly newest_of_register: EntryNumber | null;
}

/** SQL: the columns of `Newest`, for the officer in this column. */
export function newestAbout(officer: "session.officer" | "api_token.officer"): string {
  return `(select max(about.entry) from about where about.kind = 'officer' and about.id = ${officer}) as newest_of_officer,
    (select max(about.entry) from about where about.kind = 'register') as newest_of_register`;
}

export function newestOf({ newest_of_officer, newest_of_register }: NewestColumns): Newest {
  return { officer: newest_of_officer, register: newest_of_register };
}
