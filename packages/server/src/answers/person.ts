/** One person's life in the books, with the file beside it: as much of it as the officer may read. */
import { dutiesOf, type PersonFile, type TransferState } from "@muster/custody";
import type { HistoryRow } from "@muster/ledger";
import type { AuthorityCode, EntryNumber, Instant, PersonId, Position, SiteCode, TransferCode } from "@muster/record";
import type { Questions } from "@muster/register";
import type { VisiblePart, Withheld } from "../access/sections.ts";
import { type StandingDuty, standingDuties } from "./duties.ts";
import { namesIn, type StatedName } from "./names.ts";
import type { PersonFound } from "./people.ts";
import type { Plain } from "./plain.ts";
import type { PeopleLeave } from "./people-listed.ts";
import { type SameAs, sameAsAnswer } from "./same-as.ts";

/** A position, and the entry that made it. */
export interface HistoryLine extends HistoryRow {
  /** The entry's kind; null where this officer may not see the entry itself. */
  readonly kind: string | null;
}

/** The transfer that the person is listed on or under way with. */
export interface CurrentTransfer {
  readonly code: TransferCode;
  readonly state: TransferState;
  readonly from: { readonly authority: AuthorityCode; readonly site: SiteCode };
  readonly to: { readonly authority: AuthorityCode; readonly site: SiteCode };
  readonly escort: AuthorityCode;
}

export interface PersonShown {
  readonly person: PersonId;
  readonly asOf: Instant;
  readonly knownAt: EntryNumber;
  readonly position: Position | null;
  readonly since: Instant | null;
  readonly lastSeen: { readonly at: Instant; readonly entry: EntryNumber } | null;
  /** Every name that stands, the newest first; empty where none does or identity is withheld. */
  readonly names: readonly StatedName[];
  /** Oldest first. */
  readonly history: readonly HistoryLine[];
  /** Oldest first; empty where custody is withheld. */
  readonly duties: readonly StandingDuty[];
  readonly transfer: CurrentTransfer | null;
  readonly file: Plain<PersonFile>;
  /** Other files that are asserted to be of the same human being; null where none is, or identity is withheld. */
  readonly sameAs: SameAs | null;
  /** The sections that are withheld, each with the policy that does. */
  readonly withheld: readonly Withheld[];
}

/** Beside what is shown of the file: the entries behind the history, the clocks, and the transfer the person is on. */
export async function besideTheFile(
  questions: Questions,
  found: PersonFound,
  shown: VisiblePart,
  leaveOf: (people: readonly PersonId[]) => Promise<PeopleLeave>,
): Promise<PersonShown> {
  const { person, asOf, knownAt, history, file } = found;
  const withheld = new Set(shown.withheld.map(({ section }) => section));
  const [entries, names, chains, transfer, sameAs] = await Promise.all([
    questions.ledger.headsOf(history.map(({ entry }) => entry)),
    questions.namesOf([person], { asOf, knownAt }),
    questions.ledger.chainsKnown([person], knownAt),
    currentTransfer(questions, found),
    withheld.has("identity") ? null : sameAsAnswer(questions, file, { asOf, knownAt }, leaveOf),
  ]);
  const duties = dutiesOf({ rows: chains.get(person) ?? [], file }, asOf);
  return {
    ...shown,
    names: withheld.has("identity") ? [] : namesIn(names.get(person)),
    history: history.map((line) => ({ ...line, kind: entries.get(line.entry)?.kind ?? null })),
    duties: withheld.has("custody") ? [] : standingDuties(duties, asOf),
    transfer,
    sameAs,
  };
}

/** The transfer that somebody is on the way with, or is listed on and has not left with. */
async function currentTransfer(questions: Questions, found: PersonFound): Promise<CurrentTransfer | null> {
  const { person, asOf, knownAt, history } = found;
  const now = history.findLast(({ from, until }) => from <= asOf && (until === null || until > asOf))?.position;
  const codes = now?.transfer === undefined ? await questions.ledger.transfersNaming(person, knownAt) : [now.transfer];
  for (const code of codes) {
    const transfer = await questions.subject("transfer", code, { asOf, knownAt });
    const passenger = transfer?.people.get(person);
    if (transfer === undefined || passenger === undefined || passenger.ending !== undefined) continue;
    if (transfer.state === "closed" || transfer.state === "cancelled") continue;
    const { state, from, to, escort } = transfer;
    return { code: transfer.code, state, from, to, escort };
  }
  return null;
}
