/**
 * The books as whoever asks sees them, whatever keeps them: the oracle in memory, or a register over a database. The oracle
 * answers naively: *as known at* a number is a world that was told only the entries up to it.
 */
import { isRefusal } from "@muster/custody";
import { type Database, Ledger, migrate } from "@muster/ledger";
import { newSeed, Register, signerFromSeed } from "@muster/register";
import type { EntryNumber, Instant, PersonId, SiteCode, Subject } from "@muster/record";
import { subjectKey } from "@muster/record";
import { exampleKeyring } from "../example-register.ts";
import { World } from "../world.ts";

export interface Moment {
  readonly asOf: Instant;
  readonly knownAt: EntryNumber;
}

/** The answers are plain values in an order of their own: compared with `toEqual`, whoever gave them. */
export interface Books {
  /** Submits at a time of the register's clock: the entry's number, or the code of the refusal. */
  submit(command: object, now: Instant): Promise<EntryNumber | string>;
  last(): Promise<EntryNumber | undefined>;
  knownBy(time: Instant): Promise<EntryNumber>;
  registered(moment: Moment): Promise<number>;
  balance(moment: Moment): Promise<readonly string[]>;
  balanceByNationality(moment: Moment): Promise<readonly string[]>;
  roll(site: SiteCode, moment: Moment): Promise<readonly unknown[]>;
  history(person: PersonId, knownAt: EntryNumber): Promise<readonly unknown[]>;
  lastSeen(person: PersonId, moment: Moment): Promise<unknown>;
  heldAt(site: SiteCode, at: Instant): Promise<readonly PersonId[]>;
  entriesAbout(subject: Subject): Promise<readonly EntryNumber[]>;
  corrections(numbers: readonly EntryNumber[]): Promise<readonly (readonly EntryNumber[])[]>;
  close(): Promise<void>;
}

/** Books kept by a register over a database, which is migrated as its owner and used as the application. */
export async function registerBooks(
  owner: Database,
  application: Database,
): Promise<Books & { readonly ledger: Ledger }> {
  await migrate(owner);
  const ledger = new Ledger(application, exampleKeyring());
  let clock = "" as Instant;
  const register = new Register({
    ledger,
    signer: signerFromSeed("contract.invalid/log", newSeed()),
    clock: () => clock,
  });
  return {
    ledger,
    async submit(command, now) {
      clock = now;
      const answer = await register.submit(command);
      return "accepted" in answer ? answer.number : answer.code;
    },
    last: async () => (await ledger.last())?.number,
    knownBy: (time) => ledger.knownBy(time),
    registered: (moment) => ledger.registered(moment),
    balance: async (moment) =>
      (await ledger.balance(moment))
        .map(({ site, custodian, state, people }) => total([site, custodian, state], people))
        .sort(),
    balanceByNationality: async (moment) =>
      (await ledger.balanceByNationality(moment))
        .map(({ nationality, state, people }) => total([nationality, state], people))
        .sort(),
    roll: async (site, moment) =>
      (await ledger.roll(site, moment))
        .map(({ person, unit, custodian, since, lastSeenAt }) => ({ person, unit, custodian, since, lastSeenAt }))
        .sort(byPerson),
    history: (person, knownAt) => ledger.history(person, knownAt),
    lastSeen: (person, { asOf, knownAt }) => ledger.lastSeen(person, asOf, knownAt),
    heldAt: async (site, at) => (await ledger.heldAt(site, at)).sort(),
    entriesAbout: async (subject) =>
      ((await ledger.entriesAbout([subject])).get(subjectKey(subject)) ?? [])
        .map(({ entry }) => entry.number)
        .sort((one, other) => one - other),
    corrections: async (numbers) => [...(await ledger.corrections(numbers))].sort(([one], [other]) => one - other),
    close: async () => {
      await register.close();
      await application.close();
      if (owner !== application) await owner.close();
    },
  };
}

/** The oracle. */
export function oracleBooks(): Books {
  const accepted: { readonly command: object; readonly now: Instant }[] = [];
  const world = new World();
  const worlds = new Map<EntryNumber, World>();
  const knownAt = (number: EntryNumber): World => {
    const known = worlds.get(number) ?? new World();
    if (!worlds.has(number)) for (const told of accepted.slice(0, number + 1)) tell(known, told);
    worlds.set(number, known);
    return known;
  };
  return {
    async submit(command, now) {
      const answer = tell(world, { command, now });
      if (isRefusal(answer)) return answer.code;
      accepted.push({ command, now });
      return answer.entry.number;
    },
    last: async () => world.entries.at(-1)?.entry.number,
    knownBy: async (time) => world.entries.findLast(({ entry }) => entry.recordedAt <= time)?.entry.number ?? -1,
    registered: async ({ asOf, knownAt: number }) => standing(knownAt(number), asOf).length,
    balance: async ({ asOf, knownAt: number }) =>
      totals(
        standing(knownAt(number), asOf).map(({ makes }) => [makes.site ?? null, makes.custodian ?? null, makes.state]),
      ),
    balanceByNationality: async ({ asOf, knownAt: number }) => {
      const known = knownAt(number);
      return totals(standing(known, asOf).map(({ person, makes }) => [nationalities(known, person), makes.state]));
    },
    roll: async (site, { asOf, knownAt: number }) => {
      const known = knownAt(number);
      return standing(known, asOf)
        .filter(({ makes }) => makes.state === "held" && makes.site === site)
        .map(({ person, makes, at: since }) => {
          const lastSeenAt = seen(known, person, asOf)?.at ?? null;
          return { person, unit: makes.unit ?? null, custodian: makes.custodian, since, lastSeenAt };
        })
        .sort(byPerson);
    },
    history: async (person, number) =>
      chainOf(knownAt(number), person).map(({ entry, step, at: from, spentAt: until, makes: position }) => ({
        entry,
        step,
        from,
        until,
        position,
      })),
    lastSeen: async (person, { asOf, knownAt: number }) => seen(knownAt(number), person, asOf),
    heldAt: async (site, at) => world.heldAt(site, at).sort(),
    entriesAbout: async (subject) =>
      world.entries.filter(({ entry }) => entry.about.includes(subjectKey(subject))).map(({ entry }) => entry.number),
    corrections: async (numbers) =>
      numbers.flatMap((number) => {
        const by = world.correctedBy(number);
        return by === undefined ? [] : [[number, by]];
      }),
    close: async () => {},
  };
}

function tell(world: World, { command, now }: { readonly command: object; readonly now: Instant }) {
  world.now = now;
  return world.submit(command);
}

/** The person's lines as the world knows them, oldest first. */
function chainOf(world: World, person: PersonId) {
  const rows = world.rows.filter((row) => row.person === person && row.knownUntil === null);
  return rows.sort((one, other) => (one.at === other.at ? one.entry - other.entry : one.at < other.at ? -1 : 1));
}

/** The line of everyone on the register at an instant that was in force then. */
function standing(world: World, asOf: Instant) {
  const people = new Set(world.rows.map(({ person }) => person));
  return [...people].flatMap((person) => chainOf(world, person).findLast(({ at }) => at <= asOf) ?? []);
}

function seen(world: World, person: PersonId, asOf: Instant): { at: Instant; entry: EntryNumber } | undefined {
  const sightings = world.entries.flatMap(({ entry, items }) => {
    const isSeen =
      world.correctedBy(entry.number) === undefined &&
      items.some((item) => item.person === person && item.seen !== undefined);
    const at = (entry.body["instead"] as { occurredAt: Instant } | undefined)?.occurredAt ?? entry.occurredAt;
    return isSeen && at <= asOf ? [{ at, entry: entry.number }] : [];
  });
  return sightings
    .sort((one, other) => (one.at === other.at ? one.entry - other.entry : one.at < other.at ? -1 : 1))
    .at(-1);
}

function nationalities(world: World, person: PersonId): string {
  const claimed = world
    .file(person)
    .claims.flatMap(({ detail, withdrawn }) =>
      withdrawn === undefined && detail?.claim === "nationality" ? [detail.country] : [],
    );
  return claimed.length === 0 ? "not stated" : [...new Set(claimed)].sort().join("+");
}

function totals(keys: readonly (readonly (string | null)[])[]): string[] {
  const people = new Map<string, number>();
  for (const key of keys) people.set(total(key, 0), (people.get(total(key, 0)) ?? 0) + 1);
  return keys
    .map((key) => total(key, people.get(total(key, 0)) ?? 0))
    .filter((text, index, all) => all.indexOf(text) === index)
    .sort();
}

function total(key: readonly (string | null)[], people: number): string {
  return `${key.join(" ")}: ${people}`;
}

function byPerson(one: { readonly person: PersonId }, other: { readonly person: PersonId }): number {
  return one.person < other.person ? -1 : 1;
}
