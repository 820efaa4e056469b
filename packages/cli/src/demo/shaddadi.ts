/** Al-Shaddadi through both axes of time: what the register knew on the day of the break, and what it knows of it today. */
import type { Account } from "@muster/custody";
import { controllerAt } from "@muster/custody";
import type { Moment } from "@muster/ledger";
import type { EntryNumber, Instant } from "@muster/record";
import type { Register } from "@muster/register";
import { REFERENCE_CASE } from "./reference-case.ts";

/** What one party said, as it is shown beside what the others said. */
export interface ToldAccount {
  readonly party: string;
  readonly stance: Account["stance"];
  readonly of?: EntryNumber;
  readonly says: string;
  readonly entry: EntryNumber;
}

export interface SiteView {
  readonly asOf: Instant;
  /** The last number known. */
  readonly knownAt: EntryNumber;
  readonly controlledBy: string | undefined;
  readonly onTheRoll: number;
  /** Of these: taken over in the seizure, and seen by nobody since. */
  readonly toBeConfirmed: number;
  /** Of these: not there when control passed, so that the former holder answers for them still. */
  readonly leftToTheFormerHolder: number;
  readonly atLarge: number;
  readonly escapedByName: number;
  readonly recapturedByName: number;
  readonly accounts: readonly ToldAccount[];
}

export interface Shaddadi {
  readonly asKnownThen: SiteView;
  readonly thatDayAsKnownToday: SiteView;
  readonly today: SiteView;
}

export async function shaddadi(register: Register): Promise<Shaddadi> {
  const { dayOfTheBreak } = REFERENCE_CASE;
  const [asKnownThen, thatDayAsKnownToday, today] = await Promise.all([
    register.moment(dayOfTheBreak, dayOfTheBreak).then((moment) => viewAt(register, moment)),
    register.moment(dayOfTheBreak).then((moment) => viewAt(register, moment)),
    register.moment().then((moment) => viewAt(register, moment)),
  ]);
  return { asKnownThen, thatDayAsKnownToday, today };
}

async function viewAt(register: Register, moment: Moment): Promise<SiteView> {
  const { prison, incident: code } = REFERENCE_CASE;
  const [roll, balance, site, incident] = await Promise.all([
    register.roll(prison, moment),
    register.balance(moment),
    register.subject("site", prison, moment),
    register.subject("incident", code, moment),
  ]);
  const atLarge = balance.rows.filter((row) => row.site === prison && row.state === "at-large");
  const controlledBy = site && controllerAt(site, moment.asOf)?.authority;
  return {
    ...moment,
    controlledBy,
    onTheRoll: roll.length,
    toBeConfirmed: roll.filter(({ toBeConfirmed }) => toBeConfirmed).length,
    leftToTheFormerHolder: roll.filter(({ custodian }) => custodian !== controlledBy).length,
    atLarge: atLarge.reduce((sum, { people }) => sum + people, 0),
    escapedByName: incident?.escaped ?? 0,
    recapturedByName: incident?.recaptured ?? 0,
    accounts: await Promise.all((incident?.accounts ?? []).map((account) => told(register, account))),
  };
}

/** An account in the party's own words; where it gave a number, the number with its qualifier. */
async function told(register: Register, { entry, party, stance, of, figure }: Account): Promise<ToldAccount> {
  const recorded = (await register.ledger.entries([entry])).get(entry);
  const details = [...(recorded?.details.values() ?? [])] as { readonly account?: string }[];
  const words = details.find(({ account }) => account !== undefined)?.account;
  const number =
    figure && `${figure.qualifier === "exact" ? "" : `${figure.qualifier} `}${figure.value ?? ""} ${figure.of}`;
  return {
    party: "authority" in party ? party.authority : party.named,
    stance,
    ...(of === undefined ? {} : { of }),
    says: [words, number].filter((text) => text !== undefined).join(" "),
    entry,
  };
}
