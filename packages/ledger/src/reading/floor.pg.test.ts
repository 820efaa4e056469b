/**
 * The floor against an oracle. A long random story is told to a register; then, for every authority and every table, the rows
 * that row security shows are held against those that a naive reading of the rules picks out of all rows.
 */
import { partiesOf } from "@muster/custody";
import type { AuthorityCode, Entry, Item, OfficerCode, SiteCode } from "@muster/record";
import { at, type ExampleRegister, exampleRegister, type TestCluster, testCluster, writeScript } from "@muster/testkit";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { itemsOf } from "../journal/load.ts";
import { entryOf } from "../journal/read.ts";
import { rebuild } from "../rebuild/rebuild.ts";
import { NOBODY } from "../sealing/placed-details.ts";
import { scopedDatabase } from "./scoped-database.ts";
import type { Viewer } from "./viewer.ts";

const SEED = 8;
const COMMANDS = 600;
const AUTHORITIES = ["KEEPER", "NORTH", "SOUTH", "ESCORT", "MONITOR"] as const;
const ALL = Number.MAX_SAFE_INTEGER;

interface Row {
  readonly person: string;
  readonly entry: number;
  readonly by: number;
  readonly known_from: number;
  readonly known_until: number;
  readonly spent_by: number | null;
  readonly custodian: string | null;
  readonly site: string | null;
  readonly transfer: string | null;
  readonly kind: string;
  readonly id: string;
  readonly number: number;
}

interface Whole {
  readonly entry: Entry;
  readonly items: readonly Item[];
}

let server: TestCluster;
let example: ExampleRegister;
let journal: readonly Whole[];
let tables: ReadonlyMap<string, readonly Row[]>;

const KEYS: Readonly<Record<string, string>> = {
  position: "person, entry, known_from, custodian, site, transfer",
  line: "person, entry, known_from, known_until, spent_by, custodian, site, transfer",
  said: "person, entry, ordinal",
  sighting: "person, entry, at",
  detail: "person, entry, ordinal",
  withdrawn: "person, entry, ordinal, by",
  about: "kind, id, entry",
};

beforeAll(async () => {
  server = await testCluster();
  const told = new Map<string, object>();
  // Some are sent again under their key, and some under another's: here only the first of each is.
  for (const step of writeScript(SEED, COMMANDS).steps) {
    if ("send" in step && !told.has(step.send.key)) told.set(step.send.key, step.send.command);
  }
  example = await exampleRegister(server, () => at(25), [...told.values()]);
  const entries = await example.owner.query<{ entry: string; items: string | null }>(
    "select entry, items from journal order by number",
  );
  journal = entries.map((row) => {
    const entry = entryOf(row.entry);
    return { entry, items: itemsOf(entry, row.items) };
  });
  tables = new Map(
    await Promise.all(
      Object.entries(KEYS).map(
        async ([table, columns]) => [table, await example.owner.query<Row>(`select ${columns} from ${table}`)] as const,
      ),
    ),
  );
});

afterAll(async () => {
  await example.close();
  await server.stop();
});

function all(table: string): readonly Row[] {
  return tables.get(table) ?? [];
}

/** What one viewer may know, worked out of the whole register one rule after another. */
class Oracle {
  readonly #viewer: Viewer;
  readonly #corrected: ReadonlySet<number>;

  constructor(viewer: Viewer) {
    this.#viewer = viewer;
    this.#corrected = new Set(
      journal.flatMap(({ entry }) => (entry.kind === "entry.corrected" ? [entry.body["corrects"] as number] : [])),
    );
  }

  sees(table: string, row: Row): boolean {
    if (this.#viewer.reach === "register") return true;
    if (table === "position") return this.#position(row);
    if (table === "line") return this.#line(row);
    if (table === "about") return this.#about(row);
    const entry = table === "withdrawn" ? row.by : row.entry;
    if (row.person === NOBODY) return this.#entered(entry) || this.told(entry);
    return this.#named(row) || this.#until(row.person) >= entry || this.#entered(entry);
  }

  #position(row: Row): boolean {
    if (this.#named(row) || this.#holds(row)) return true;
    if (row.transfer !== null && this.#transfers().has(row.transfer)) return true;
    if (row.custodian === null) return this.#heldUntil(row.person) >= row.known_from || this.#entered(row.entry);
    return this.#counterparts().has(row.custodian) && this.#listedUntil(row.person) === ALL;
  }

  #line(row: Row): boolean {
    const until = this.#until(row.person);
    return (
      this.#named(row) || this.#holds(row) || (row.known_from <= until && (row.spent_by ?? row.known_until) <= until)
    );
  }

  #about({ kind, id, entry }: Row): boolean {
    if (this.#thingUntil(kind, id) >= entry) return true;
    const isReference = ["register", "authority", "officer", "site"].includes(kind);
    return (isReference && this.told(entry)) || this.#entered(entry);
  }

  /** Whether the viewer is told of an entry, whoever is in it. */
  told(number: number): boolean {
    const { kind, about } = this.#entry(number);
    if (this.#entered(number)) return true;
    if (/^(register|authority|officer|site|unit)\.|^control\.(handed-over|seized)$/.test(kind)) return true;
    return about.some((subject) => {
      const [what = "", ...id] = subject.split(":");
      return this.#thingUntil(what, id.join(":")) >= number;
    });
  }

  seesEntry(number: number): boolean {
    if (this.#viewer.reach === "register" || this.told(number) || this.#wholeByTransfer(number)) return true;
    const { entry, items } = journal[number] as Whole;
    const people = Array.isArray(entry.people)
      ? items.map(({ person }) => person)
      : all("detail").flatMap((row) => (row.entry === number ? [row.person] : []));
    return people.some((person) => this.#named({ person }) || this.#until(person) >= number);
  }

  #wholeByTransfer(number: number): boolean {
    return this.#entry(number).about.some(
      (subject) => this.#transfers().has(subject.replace(/^transfer:/, "")) && subject.startsWith("transfer:"),
    );
  }

  #thingUntil(kind: string, id: string): number {
    const { reach } = this.#viewer;
    if (reach !== "authority" && reach !== "sites") return -1;
    if (kind === "transfer") return this.#transfers().has(id) ? ALL : -1;
    if (kind === "site") return this.#siteUntil(id);
    if (kind === "programme" || kind === "agreement") return this.#parties(kind, id).length > 0 ? ALL : -1;
    if (kind !== "count" && kind !== "incident") return -1;
    return Math.max(
      -1,
      ...all("about").flatMap((row) => {
        if (row.kind !== kind || row.id !== id) return [];
        return all("about").flatMap((place) => {
          if (place.entry !== row.entry || (place.kind !== "site" && place.kind !== "transfer")) return [];
          const until = this.#thingUntil(place.kind, place.id);
          return until >= row.entry ? [until] : [];
        });
      }),
    );
  }

  #siteUntil(id: string): number {
    if (this.#viewer.reach === "sites" && !this.#viewer.sites.includes(id as SiteCode)) return -1;
    const own = this.#parties("site", id);
    if (own.length === 0) return -1;
    const controls = journal
      .filter(
        ({ entry }) =>
          !this.#corrected.has(entry.number) &&
          partiesOf(entry).some(({ subject }) => subject.id === id && subject.kind === "site"),
      )
      .map(({ entry }) => entry)
      .sort((one, other) =>
        one.occurredAt === other.occurredAt ? one.number - other.number : one.occurredAt < other.occurredAt ? -1 : 1,
      );
    const last = controls.at(-1);
    const body = last?.kind === "entry.corrected" ? (last.body["instead"] as { body: Entry["body"] }).body : last?.body;
    return (body?.["to"] ?? body?.["controlledBy"]) === this.#viewer.authority ? ALL : Math.max(...own);
  }

  /** The entries that made the viewer's authority party to a thing. */
  #parties(kind: string, id: string): number[] {
    return journal.flatMap(({ entry }) =>
      partiesOf(entry).some(
        ({ subject, authority }) => subject.kind === kind && subject.id === id && authority === this.#viewer.authority,
      )
        ? [entry.number]
        : [],
    );
  }

  #transfersKnown: Map<string, number> | undefined;

  /** Transfers the viewer is party to, and up to which entry what is recorded of their people is known. */
  #transfers(): ReadonlyMap<string, number> {
    this.#transfersKnown ??= this.#findTransfers();
    return this.#transfersKnown;
  }

  #findTransfers(): Map<string, number> {
    const { reach, sites, authority } = this.#viewer;
    const found = new Map<string, number>();
    if (reach !== "authority" && reach !== "sites") return found;
    for (const { entry } of journal) {
      const { from, to } = entry.body as { from?: { site: SiteCode }; to?: { site: SiteCode } };
      if (reach === "sites" && !sites.some((site) => site === from?.site || site === to?.site)) continue;
      for (const { subject, authority: party } of partiesOf(entry)) {
        if (subject.kind === "transfer" && party === authority) found.set(subject.id, this.#endOf(subject.id));
      }
    }
    return found;
  }

  #endOf(transfer: string): number {
    const end = journal.find(
      ({ entry }) =>
        entry.about.includes(`transfer:${transfer}`) &&
        /^transfer\.(closed|cancelled)$/.test(entry.kind) &&
        !this.#corrected.has(entry.number),
    );
    return end?.entry.number ?? ALL;
  }

  #counterparts(): Set<string> {
    return new Set(
      journal.flatMap(({ entry }) =>
        partiesOf(entry).flatMap(({ subject, authority }) =>
          subject.kind === "transfer" && this.#transfers().get(subject.id) === ALL ? [authority] : [],
        ),
      ),
    );
  }

  #named({ person }: Pick<Row, "person">): boolean {
    return this.#viewer.reach === "people" && this.#viewer.people.some((one) => one === person);
  }

  #holds({ custodian, site }: Row): boolean {
    if (custodian !== this.#viewer.authority) return false;
    if (this.#viewer.reach === "sites") return this.#viewer.sites.some((one) => one === site);
    return this.#viewer.reach === "authority";
  }

  #until(person: string): number {
    return Math.max(this.#heldUntil(person), this.#listedUntil(person));
  }

  #heldUntil(person: string): number {
    const mine = (table: string) => all(table).filter((row) => row.person === person && this.#holds(row));
    if (mine("position").length > 0) return ALL;
    return Math.max(-1, ...mine("line").map((row) => row.spent_by ?? row.known_until));
  }

  #listedUntil(person: string): number {
    const listed = all("said").flatMap((row) => {
      if (row.person !== person) return [];
      return this.#entry(row.entry).about.flatMap((subject) => {
        const [kind, id = ""] = subject.split(":");
        return kind === "transfer" ? (this.#transfers().get(id) ?? []) : [];
      });
    });
    return Math.max(-1, ...listed);
  }

  #entered(number: number): boolean {
    const { by, second } = this.#entry(number);
    const { reach, authority, officer } = this.#viewer;
    if (reach === "sites") return by.authority === authority && by.officer === officer;
    return reach === "authority" && (by.authority === authority || second?.authority === authority);
  }

  #entry(number: number): Entry {
    return (journal[number] as Whole).entry;
  }
}

const viewers: readonly (readonly [string, Viewer])[] = [
  ...AUTHORITIES.map((authority) => [`${authority}, all of it`, viewer(authority, "authority")] as const),
  ["NORTH at its prison", { ...viewer("NORTH", "sites"), sites: ["N-PRISON" as SiteCode] }],
  ["SOUTH at its prison", { ...viewer("SOUTH", "sites"), sites: ["S-PRISON" as SiteCode] }],
  ["MONITOR, everybody", viewer("MONITOR", "register")],
  ["MONITOR, nobody", viewer("MONITOR", "none")],
];

function viewer(authority: string, reach: Viewer["reach"]): Viewer {
  return {
    reach,
    authority: authority as AuthorityCode,
    officer: `${authority}-1` as OfficerCode,
    sites: [],
    people: [],
    clinical: true,
    oversight: false,
  };
}

describe.each(viewers)("%s", (_, who) => {
  // Verifies: MR-6
  test.each(Object.entries(KEYS))("of %s sees the rows that the rules say, and no others", async (table, columns) => {
    const oracle = new Oracle(who);
    const expected = all(table).filter((row) => oracle.sees(table, row));
    const seen = await scopedDatabase(example.reader, who).query<Row>(`select ${columns} from ${table}`);
    expect(sorted(seen)).toEqual(sorted(expected));
  });

  test("of the journal sees the entries that the rules say, and in them nobody it may not know", async () => {
    const oracle = new Oracle(who);
    const seen = await scopedDatabase(example.reader, who).query<{ number: number; entry: string }>(
      "select number, entry from journal order by number",
    );
    const expected = journal.flatMap(({ entry }) => (oracle.seesEntry(entry.number) ? [entry.number] : []));
    expect(seen.map(({ number }) => number)).toEqual(expected);
  });
});

test("the story has what makes the difference: transfers, people who passed from hand to hand, and corrections", () => {
  const kinds = new Set(journal.map(({ entry }) => entry.kind));
  expect([...kinds]).toEqual(
    expect.arrayContaining([
      "transfer.proposed",
      "transfer.received",
      "transfer.closed",
      "control.handed-over",
      "entry.corrected",
    ]),
  );
  const south = new Oracle(viewer("SOUTH", "authority"));
  const hidden = all("said").filter((row) => !south.sees("said", row));
  expect(hidden.length).toBeGreaterThan(10);
  expect(hidden.length).toBeLessThan(all("said").length);
});

test("who is party to what is derived again from the journal, and is the same", async () => {
  const { projections } = await rebuild(example.application);
  const party = projections.find(({ projection }) => projection === "party");
  expect(party).toMatchObject({ surplus: 0, missing: 0 });
  expect(party?.kept).toBeGreaterThan(4);
});

function sorted(rows: readonly Row[]): string[] {
  return rows.map((row) => JSON.stringify(row)).sort();
}
