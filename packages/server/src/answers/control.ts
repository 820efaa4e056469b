/** Who controlled sites when, by what instrument; and what each handover and seizure left to settle. */
import { type Control, insteadOf, notFound, type Refusal, type Site } from "@muster/custody";
import type { Moment } from "@muster/ledger";
import type { AuthorityCode, Entry, EntryNumber, Instant, SiteCode } from "@muster/record";
import type { Questions } from "@muster/register";
import type { Narrowed } from "./counts.ts";

export interface ControlSpan extends Control {
  /** Null while it lasts. */
  readonly until: Instant | null;
}

export interface ControlAnswer {
  readonly site: SiteCode;
  readonly asOf: Instant;
  readonly control: readonly ControlSpan[];
}

/** Control of a site that passed, and what came of the people who were there. */
export interface Handover {
  readonly site: SiteCode;
  readonly entry: EntryNumber;
  readonly at: Instant;
  readonly instrument: "handover" | "seizure";
  readonly from: AuthorityCode;
  readonly to: AuthorityCode;
  /** Of a handover: on the joint roll, and on the books and not on it. Null for a seizure, which has none. */
  readonly jointRoll: { readonly on: number; readonly notOn: number } | null;
  /** Of a seizure: taken over unseen, and known to have been out. Null for a handover. */
  readonly unseen: { readonly toBeConfirmed: number; readonly out: number } | null;
  /** People it left unaccounted or to be confirmed who still are, of those whom the officer may know of. */
  readonly stillOpen: number;
  /** People whom it passed on later, when the register learned of them. */
  readonly addedSince: number;
}

export interface HandoversAnswer {
  readonly asOf: Instant;
  readonly knownAt: EntryNumber;
  /** The newest first. */
  readonly handovers: readonly Handover[];
}

/** Who controlled the site when, and by what instrument. */
export async function controlAnswer(
  questions: Questions,
  code: string,
  moment: Moment,
): Promise<ControlAnswer | Refusal> {
  const site = await questions.subject("site", code, moment);
  if (site === undefined) return notFound("site", code);
  return { site: site.code, asOf: moment.asOf, control: spansOf(site.control) };
}

/** Each control with its end. */
export function spansOf(control: readonly Control[]): readonly ControlSpan[] {
  return control.map((one, index) => ({ ...one, until: control[index + 1]?.from ?? null }));
}

/** Every handover and seizure of these sites, the newest first. */
export async function handoversAnswer(
  questions: Questions,
  moment: Moment,
  { site, open }: Narrowed = {},
): Promise<HandoversAnswer> {
  const sites = [...(await questions.subjects("site", moment)).values()];
  const handovers = await handoversOf(
    questions,
    sites.filter(({ code }) => site === undefined || code === site),
    moment,
  );
  return { ...moment, handovers: handovers.filter((one) => open === undefined || one.stillOpen > 0 === open) };
}

export async function handoversOf(
  questions: Questions,
  sites: readonly Site[],
  moment: Moment,
): Promise<readonly Handover[]> {
  const { ledger } = questions;
  const passings = sites.flatMap(passingsOf);
  if (passings.length === 0) return [];
  const numbers = passings.map(({ entry }) => entry);
  const [entries, open, added] = await Promise.all([
    ledger.headsOf(numbers),
    ledger.leftOpenBy(numbers, moment),
    ledger.heads({ kinds: ["control.people-added"], limit: MOST_ADDED }, moment),
  ]);
  const handovers = passings.map((passing): Handover => {
    const { entry } = passing;
    const additions = added.filter(({ body }) => body["passedBy"] === entry);
    return {
      ...passing,
      ...saidBy(entries.get(entry)),
      stillOpen: open.get(entry) ?? 0,
      addedSince: additions.reduce((sum, addition) => sum + peopleIn(addition), 0),
    };
  });
  return handovers.sort((one, other) => (one.at < other.at ? 1 : one.at > other.at ? -1 : 0));
}

const MOST_ADDED = 1_000;

/** Every time control of the site passed, from whom to whom. */
function passingsOf({ code, control }: Site) {
  return control.flatMap(({ authority, from, instrument, entry }, index) => {
    const before = control[index - 1];
    if (before === undefined || instrument === "opening") return [];
    return { site: code, entry, at: from, instrument, from: before.authority, to: authority };
  });
}

/** What the entry's body says of the people, as the rules of handover and seizure write it. */
function saidBy(entry: Entry | undefined): Pick<Handover, "jointRoll" | "unseen"> {
  const body = entry === undefined ? {} : (insteadOf(entry)?.body ?? entry.body);
  const { onJointRoll, notOnJointRoll = 0, toBeConfirmed, out = 0 } = body as PassingBody;
  return {
    jointRoll: onJointRoll === undefined ? null : { on: onJointRoll, notOn: notOnJointRoll },
    unseen: toBeConfirmed === undefined ? null : { toBeConfirmed, out },
  };
}

interface PassingBody {
  readonly onJointRoll?: number;
  readonly notOnJointRoll?: number;
  readonly toBeConfirmed?: number;
  readonly out?: number;
}

/** How many people an entry is about, as it says in itself. */
export function peopleIn({ people }: Pick<Entry, "people">): number {
  if (people === undefined) return 0;
  return Array.isArray(people) ? people.length : people.count;
}
