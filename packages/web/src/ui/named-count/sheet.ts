/**
 * A count in progress: who has been seen, who has a reason not to be, and who is there and on no list. It is the officer's own
 * until it is sent; kept for this tab, so that a reload loses nothing. What is sent is for the register to judge.
 */
import type { PersonId } from "@muster/record";
import { asCompared, isNamedBy } from "../person-picker/typed.ts";

export interface Sheet {
  readonly seen: ReadonlySet<PersonId>;
  readonly reasons: ReadonlyMap<PersonId, Reason>;
  readonly strangers: readonly Stranger[];
}

export interface Reason {
  readonly reason: string;
  readonly note: string;
}

/** Somebody who was not awaited. Without an id nobody can be recorded. */
export interface Stranger {
  readonly text: string;
  readonly person?: PersonId;
}

/** Somebody who is awaited. */
export interface Awaited {
  readonly person: PersonId;
  readonly number: string | null;
}

export type Hit =
  | { readonly kind: "seen"; readonly person: PersonId }
  | { readonly kind: "again"; readonly person: PersonId }
  | { readonly kind: "not-listed"; readonly text: string }
  /** One number was given to several of them. */
  | { readonly kind: "several"; readonly text: string };

export const EMPTY: Sheet = { seen: new Set(), reasons: new Map(), strangers: [] };

/** What a number or an id that was typed or scanned says, held against those awaited. */
export function hitOf(text: string, awaited: readonly Awaited[], { seen }: Sheet): Hit {
  const wanted = asCompared(text);
  const [one, other] = awaited.filter((line) => isNamedBy(line, wanted));
  if (one === undefined) return { kind: "not-listed", text: text.trim() };
  if (other !== undefined) return { kind: "several", text: text.trim() };
  return { kind: seen.has(one.person) ? "again" : "seen", person: one.person };
}

export function withSeen(sheet: Sheet, person: PersonId): Sheet {
  const reasons = new Map(sheet.reasons);
  reasons.delete(person);
  return { ...sheet, seen: new Set([...sheet.seen, person]), reasons };
}

export function withoutSeen(sheet: Sheet, person: PersonId): Sheet {
  const seen = new Set(sheet.seen);
  seen.delete(person);
  return { ...sheet, seen };
}

export function withReason(sheet: Sheet, person: PersonId, reason: Reason): Sheet {
  const reasons = new Map(sheet.reasons);
  if (reason.reason === "" && reason.note === "") reasons.delete(person);
  else reasons.set(person, reason);
  return { ...sheet, reasons };
}

/** Noted once, however often they are scanned. */
export function withStranger(sheet: Sheet, stranger: Stranger): Sheet {
  const isSame = (one: Stranger): boolean =>
    stranger.person === undefined ? asCompared(one.text) === asCompared(stranger.text) : one.person === stranger.person;
  return sheet.strangers.some(isSame) ? sheet : { ...sheet, strangers: [...sheet.strangers, stranger] };
}

export function withoutStranger(sheet: Sheet, stranger: Stranger): Sheet {
  return { ...sheet, strangers: sheet.strangers.filter((one) => one !== stranger) };
}

/** Only what concerns those awaited: who was counted meanwhile by another is no longer on this sheet. */
export function concerning(sheet: Sheet, awaited: readonly Awaited[]): Sheet {
  const known = new Set(awaited.map(({ person }) => person));
  return {
    ...sheet,
    seen: new Set([...sheet.seen].filter((person) => known.has(person))),
    reasons: new Map([...sheet.reasons].filter(([person]) => known.has(person))),
  };
}

/** As it is kept in the tab's storage. */
export function keptText({ seen, reasons, strangers }: Sheet): string {
  return JSON.stringify({ seen: [...seen], reasons: [...reasons], strangers });
}

/** What was kept; an empty sheet where nothing was, or nothing that can be read. */
export function readKept(text: string | null): Sheet {
  try {
    const { seen, reasons, strangers } = JSON.parse(text ?? "{}") as Partial<Kept>;
    return { seen: new Set(seen), reasons: new Map(reasons), strangers: strangers ?? [] };
  } catch {
    return EMPTY;
  }
}

interface Kept {
  readonly seen: readonly PersonId[];
  readonly reasons: readonly (readonly [PersonId, Reason])[];
  readonly strangers: readonly Stranger[];
}
