/** Sites: which there are, who is held there, and who controlled them when. */
import { controllerAt, notFound, type Refusal, type Site } from "@muster/custody";
import type { Moment } from "@muster/ledger";
import type { AuthorityCode, Instant, PersonId, SiteCode } from "@muster/record";
import type { Questions } from "@muster/register";
import { plain } from "./plain.ts";

export interface RollLine {
  readonly person: PersonId;
  /** One number given to the person, by the custodian if it gave one; no number is *the* number. */
  readonly number: string | null;
  readonly unit: string | null;
  readonly custodian: AuthorityCode;
  readonly since: Instant;
  readonly lastSeenAt: Instant | null;
  readonly toBeConfirmed: boolean;
}

export async function sitesAnswer(questions: Questions, moment: Moment) {
  const [sites, balance] = await Promise.all([questions.subjects("site", moment), questions.balance(moment)]);
  const held = new Map<string, number>();
  for (const { site, state, people } of balance.rows) {
    if (state === "held" && site !== null) held.set(site, (held.get(site) ?? 0) + people);
  }
  return { sites: [...sites.values()].map((site) => summary(site, moment, held.get(site.code) ?? 0)) };
}

export async function siteAnswer(questions: Questions, code: string, moment: Moment) {
  const site = await questions.subject("site", code, moment);
  if (site === undefined) return notFound("site", code);
  const { rows } = await questions.balance(moment);
  const here = rows.filter((row) => row.site === code && row.state === "held");
  const held = here.reduce((sum, { people }) => sum + people, 0);
  const toBeConfirmed = here.reduce((sum, row) => sum + row.toBeConfirmed, 0);
  return { ...summary(site, moment, held), toBeConfirmed, ...(plain(site) as object) };
}

/** Who controlled the site when, and by what instrument. */
export async function controlAnswer(questions: Questions, code: string, moment: Moment) {
  const site = await questions.subject("site", code, moment);
  if (site === undefined) return notFound("site", code);
  const control = site.control.map((one, index) => ({ ...one, until: site.control[index + 1]?.from ?? null }));
  return { site: site.code, asOf: moment.asOf, control };
}

/** Who the books hold at the site. */
export async function rollAnswer(
  questions: Questions,
  code: string,
  moment: Moment,
): Promise<{ readonly site: string; readonly asOf: Instant; readonly people: readonly RollLine[] } | Refusal> {
  const site = await questions.subject("site", code, moment);
  if (site === undefined) return notFound("site", code);
  const rows = await questions.roll(code as SiteCode, moment);
  const given = await questions.numbersOf(
    rows.map(({ person }) => person),
    moment,
  );
  const people = rows.map(({ person, unit, custodian, since, lastSeenAt, toBeConfirmed }) => {
    const numbers = given.get(person) ?? [];
    const number = (numbers.findLast(({ issuer }) => issuer === custodian) ?? numbers[0])?.number ?? null;
    return { person, number, unit, custodian, since, lastSeenAt, toBeConfirmed };
  });
  return { site: site.code, asOf: moment.asOf, people };
}

function summary(site: Site, { asOf }: Moment, held: number) {
  const { code, name, kind, books, capacity = null } = site;
  return { code, name, kind, books, capacity, held, controlledBy: controllerAt(site, asOf)?.authority ?? null };
}
