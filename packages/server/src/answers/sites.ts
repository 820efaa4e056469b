/** Sites: which there are, how full, and when each last said who is there. */
import { controllerAt, type Count, notFound, type Refusal, type Site } from "@muster/custody";
import type { BalanceRow, Moment } from "@muster/ledger";
import { SiteSpellings } from "@muster/names";
import type { AuthorityCode, CountCode, EntryNumber, Instant, SiteCode, UnitCode } from "@muster/record";
import type { Questions } from "@muster/register";
import { type ControlSpan, type Handover, handoversOf, spansOf } from "./control.ts";
import { type CountSummary, countSummary } from "./counts.ts";

/** The last that came from a site about who is there. */
export interface SiteReport {
  readonly kind: "roll" | "count";
  readonly at: Instant;
  readonly entry: EntryNumber;
  readonly people: number;
}

export interface SiteSummary {
  readonly code: SiteCode;
  readonly name: string;
  readonly kind: Site["kind"];
  readonly books: Site["books"];
  readonly capacity: number | null;
  readonly held: number;
  readonly toBeConfirmed: number;
  readonly controlledBy: AuthorityCode | null;
  /** Since when, and by what instrument; null before it was opened. */
  readonly controlled: Pick<ControlSpan, "from" | "instrument" | "entry"> | null;
  /** As entered with the site; null where nobody said. */
  readonly place: { readonly latitude: number; readonly longitude: number } | null;
  /** Null where none ever came. */
  readonly lastReport: SiteReport | null;
  readonly openCounts: readonly CountCode[];
}

/** A site that a text names, by whatever spelling: how surely, from 0 to 1, and the name it was known by. */
export interface SoughtSite extends SiteSummary {
  readonly found?: { readonly score: number; readonly as: string };
}

export interface SitesAnswer {
  /** Those a text names, likeliest first, where one was asked with; none where it names no site. */
  readonly sites: readonly SoughtSite[];
}

export interface UnitSummary {
  readonly unit: UnitCode;
  readonly capacity: number | null;
  readonly people: number;
}

export interface SiteAnswer extends SiteSummary {
  readonly asOf: Instant;
  readonly knownAt: EntryNumber;
  readonly openedAt: Instant;
  readonly entry: EntryNumber;
  readonly units: readonly UnitSummary[];
  /** People held with no unit said. */
  readonly inNoUnit: number;
  readonly lastRoll: { readonly at: Instant; readonly entry: EntryNumber; readonly people: number } | null;
  readonly control: readonly ControlSpan[];
  /** How control passed last; null where it never did. */
  readonly handover: Handover | null;
  /** The newest twenty. */
  readonly counts: readonly CountSummary[];
}

const COUNTS_SHOWN = 20;

export async function sitesAnswer(questions: Questions, moment: Moment, sought = ""): Promise<SitesAnswer> {
  const [sites, balance, counts] = await Promise.all([
    questions.subjects("site", moment),
    questions.balance(moment),
    questions.subjects("count", moment),
  ]);
  const ofSite = Map.groupBy(counts.values(), ({ site }) => site);
  const said = (site: Site) => summary(site, moment, balance.rows, ofSite.get(site.code) ?? []);
  if (sought.trim() === "") return { sites: Array.from(sites.values(), said) };
  return {
    sites: bookOf([...sites.values()])
      .resolve(sought)
      .flatMap(({ code, score, as }) => {
        const site = sites.get(code);
        return site === undefined ? [] : [{ ...said(site), found: { score, as } }];
      }),
  };
}

let made: { readonly of: string; readonly book: SiteSpellings } | undefined;

/** The book of the sites last asked among: it takes longer to make than to ask, and sites seldom change. */
function bookOf(sites: readonly Site[]): SiteSpellings {
  const of = JSON.stringify(sites.map(({ code, name }) => [code, name]));
  if (made?.of !== of) made = { of, book: new SiteSpellings(sites) };
  return made.book;
}

export async function siteAnswer(questions: Questions, code: string, moment: Moment): Promise<SiteAnswer | Refusal> {
  const site = await questions.subject("site", code, moment);
  if (site === undefined) return notFound("site", code);
  const [{ rows }, counts, held, [handover = null]] = await Promise.all([
    questions.balance(moment),
    countsAt(questions, site.code, moment),
    questions.ledger.heldByUnit(site.code, moment),
    handoversOf(questions, [site], moment),
  ]);
  const { openedAt, entry, units, control, lastRoll } = site;
  return {
    ...summary(site, moment, rows, counts),
    ...moment,
    openedAt,
    entry,
    units: [...units].map(([unit, { capacity = null }]) => ({ unit, capacity, people: held.get(unit) ?? 0 })),
    inNoUnit: held.get(null) ?? 0,
    lastRoll: lastRoll === undefined ? null : { at: lastRoll.at, entry: lastRoll.entry, people: lastRoll.people },
    control: spansOf(control),
    handover,
    counts: counts.map(countSummary).sort(newestFirst).slice(0, COUNTS_SHOWN),
  };
}

async function countsAt(questions: Questions, site: SiteCode, moment: Moment): Promise<readonly Count[]> {
  return [...(await questions.subjects("count", moment)).values()].filter((count) => count.site === site);
}

function newestFirst(one: CountSummary, other: CountSummary): number {
  return one.openedAt < other.openedAt ? 1 : one.openedAt > other.openedAt ? -1 : 0;
}

function summary(site: Site, { asOf }: Moment, rows: readonly BalanceRow[], counts: readonly Count[]): SiteSummary {
  const { code, name, kind, books, capacity = null, place = null } = site;
  const control = controllerAt(site, asOf);
  const here = rows.filter((row) => row.site === code && row.state === "held");
  return {
    code,
    name,
    kind,
    books,
    capacity,
    held: here.reduce((sum, { people }) => sum + people, 0),
    toBeConfirmed: here.reduce((sum, { toBeConfirmed }) => sum + toBeConfirmed, 0),
    controlledBy: control?.authority ?? null,
    controlled:
      control === undefined ? null : { from: control.from, instrument: control.instrument, entry: control.entry },
    place,
    lastReport: lastReport(site, counts),
    openCounts: [...site.openCounts.keys()],
  };
}

/** The newest of the site's last roll and what was counted there. */
function lastReport({ lastRoll }: Site, counts: readonly Count[]): SiteReport | null {
  const counted = counts.flatMap(({ records }) =>
    records.map(({ at, entry, number }): SiteReport => ({ kind: "count", at, entry, people: number })),
  );
  const rolled: readonly SiteReport[] =
    lastRoll === undefined ? [] : [{ kind: "roll", at: lastRoll.at, entry: lastRoll.entry, people: lastRoll.people }];
  return [...rolled, ...counted].reduce<SiteReport | null>(
    (last, one) => (last === null || one.at > last.at ? one : last),
    null,
  );
}
