/** What row security shows to whom, on a register where two authorities hold people and a third holds none. */
import type { AuthorityCode, OfficerCode, PersonId, SiteCode } from "@muster/record";
import {
  admitted,
  at,
  type ExampleRegister,
  exampleRegister,
  NORTH,
  NORTH_SECOND,
  person,
  SOUTH,
  type TestCluster,
  testCluster,
} from "@muster/testkit";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Ledger } from "../ledger.ts";
import { scopedDatabase } from "./scoped-database.ts";
import { type Viewer, ViewerInvalid } from "./viewer.ts";

const TABLES = ["position", "line", "said", "sighting", "detail", "withdrawn", "about", "viewer.journal"] as const;
const NOW = { asOf: at(25), knownAt: 1_000_000 };
const SITES = ["N-PRISON", "N-CAMP", "S-PRISON"] as SiteCode[];

/** 1 and 2 are listed on a transfer to SOUTH, 3 stays; 4 was handed over with its camp and moved since; 5 is SOUTH's own. */
const [ONE, TWO, THREE, FOUR, FIVE] = [1, 2, 3, 4, 5].map(person) as [PersonId, PersonId, PersonId, PersonId, PersonId];

let server: TestCluster;
let example: ExampleRegister;
let entries: Map<string, number>;

function viewer(authority: string, over: Partial<Viewer> = {}): Viewer {
  return {
    reach: "authority",
    authority: authority as AuthorityCode,
    officer: `${authority}-1` as OfficerCode,
    sites: [],
    people: [],
    clinical: true,
    oversight: false,
    ...over,
  };
}

beforeAll(async () => {
  server = await testCluster();
  example = await exampleRegister(server);
  const register = example.open();
  const told: readonly (readonly [string, object])[] = [
    ...admitted([ONE, TWO, THREE]).map((command, index) => [`north ${index}`, command] as const),
    ...admitted([FOUR], "N-CAMP").map((command, index) => [`camp ${index}`, command] as const),
    ["registered by south", { kind: "person.register", occurredAt: at(2), by: SOUTH, person: FIVE }],
    ["south", { kind: "custody.admit", occurredAt: at(2), by: SOUTH, person: FIVE, site: "S-PRISON" }],
    ["name of three", named(THREE, NORTH, 3, "Three of the north")],
    ["name of four", named(FOUR, NORTH, 3, "Four of the camp")],
    ["name of five", named(FIVE, SOUTH, 3, "Five of the south")],
    [
      "handed over",
      {
        kind: "control.hand-over",
        occurredAt: at(4),
        by: NORTH,
        second: SOUTH,
        site: "N-CAMP",
        to: "SOUTH",
        jointRoll: [FOUR],
      },
    ],
    ["known later", named(FOUR, SOUTH, 5, "Four as the south knows him")],
    ["moved later", { kind: "custody.move", occurredAt: at(6), by: SOUTH, person: FOUR, site: "N-CAMP", unit: "2" }],
    [
      "proposed",
      {
        kind: "transfer.propose",
        occurredAt: at(7),
        by: NORTH,
        transfer: "T-1",
        from: { authority: "NORTH", site: "N-PRISON" },
        to: { authority: "SOUTH", site: "S-PRISON" },
        escort: "ESCORT",
        people: [ONE, TWO],
      },
    ],
    ["after the proposal", named(ONE, NORTH_SECOND, 8, "One of the list")],
  ];
  entries = new Map();
  for (const [name, command] of told) {
    const answer = await register.submit(command);
    if (!("accepted" in answer)) throw new Error(`${name}: ${JSON.stringify(answer)}`);
    entries.set(name, answer.number);
  }
  await register.close();
});

afterAll(async () => {
  await example.close();
  await server.stop();
});

function named(who: PersonId, by: object, day: number, text: string) {
  return {
    kind: "claim.state",
    occurredAt: at(day),
    by,
    person: who,
    claims: [{ claim: "name", text, script: "Latn" }],
  };
}

function entry(name: string): number {
  return entries.get(name) ?? Number.NaN;
}

function asked(who: Viewer) {
  return scopedDatabase(example.reader, who);
}

async function rows<Row>(who: Viewer | undefined, text: string): Promise<Row[]> {
  return who === undefined ? example.reader.query<Row>(text) : asked(who).query<Row>(text);
}

async function people(who: Viewer | undefined, table: string): Promise<PersonId[]> {
  const found = await rows<{ person: PersonId }>(who, `select distinct person from ${table} order by person`);
  return found.map((row) => row.person);
}

describe("what each authority sees", () => {
  // Verifies: MR-6
  test("its own people, and of the others nothing", async () => {
    expect(await people(viewer("NORTH"), "position")).toEqual([ONE, TWO, THREE]);
    expect(await people(viewer("SOUTH"), "position")).toEqual([ONE, TWO, FOUR, FIVE]);
    expect(await people(viewer("ESCORT"), "position")).toEqual([ONE, TWO]);
    expect(await people(viewer("MONITOR"), "position")).toEqual([]);
    for (const table of ["line", "said", "detail"]) {
      expect(await people(viewer("NORTH"), table)).not.toContain(FIVE);
      expect(await people(viewer("SOUTH"), table)).not.toContain(THREE);
      expect(await people(viewer("ESCORT"), table)).not.toContain(THREE);
      expect(await people(viewer("ESCORT"), table)).not.toContain(FOUR);
      expect(await people(viewer("MONITOR"), table)).toEqual([]);
    }
  });

  test("the receiving side and the escort see the listed people, with what was recorded since the list", async () => {
    for (const authority of ["SOUTH", "ESCORT"]) {
      const found = await rows<{ entry: number }>(
        viewer(authority),
        `select entry from detail where person = '${ONE}'`,
      );
      expect(found.map((row) => row.entry)).toContain(entry("after the proposal"));
      const ledger = example.ledger.as(viewer(authority));
      expect((await ledger.history(ONE, NOW.knownAt)).map(({ step }) => step)).toEqual(["registered", "admitted"]);
      const [transfer] = (await ledger.entriesAbout([{ kind: "transfer", id: "T-1" }])).values();
      expect(transfer?.[0]?.items.map((item) => item.person)).toEqual([ONE, TWO]);
    }
  });

  test("a former custodian sees what was recorded up to the end of its custody, and nothing later", async () => {
    const ledger = example.ledger.as(viewer("NORTH"));
    const history = await ledger.history(FOUR, NOW.knownAt);
    expect(history.map(({ step }) => step)).toEqual(["registered", "admitted"]);
    expect(history.at(-1)?.until).toBe(at(4));
    const said = (await ledger.saidOf([FOUR])).get(FOUR)?.map(({ recorded }) => recorded.entry.number);
    expect(said).toContain(entry("name of four"));
    expect(said).not.toContain(entry("known later"));
    expect(await people(viewer("NORTH"), "position")).not.toContain(FOUR);
    expect((await ledger.findPeople("Four", NOW)).map(({ text }) => text)).toEqual(["Four of the camp"]);
    const journal = await rows<{ number: number }>(viewer("NORTH"), "select number from journal");
    expect(journal.map(({ number }) => number)).not.toContain(entry("known later"));
    expect(journal.map(({ number }) => number)).not.toContain(entry("moved later"));
    // The custodian who came after knows what came before.
    const after = await example.ledger.as(viewer("SOUTH")).history(FOUR, NOW.knownAt);
    expect(after.map(({ step }) => step)).toEqual(["registered", "admitted", "control-changed", "moved"]);
  });

  test("an officer of some sites sees those held there by the own authority, and no others", async () => {
    const atPrison = viewer("NORTH", { reach: "sites", sites: ["N-PRISON" as SiteCode] });
    expect(await people(atPrison, "position")).toEqual([ONE, TWO, THREE]);
    const atCamp = viewer("NORTH", {
      reach: "sites",
      sites: ["N-CAMP" as SiteCode],
      officer: "NORTH-2" as OfficerCode,
    });
    expect(await people(atCamp, "position")).toEqual([]);
    expect(await people(atCamp, "line")).toEqual([FOUR]);
    // A site of another authority's opens nothing.
    const elsewhere = viewer("NORTH", {
      reach: "sites",
      sites: ["S-PRISON" as SiteCode],
      officer: "NORTH-2" as OfficerCode,
    });
    expect(await people(elsewhere, "position")).toEqual([ONE, TWO]);
    expect(await people(elsewhere, "detail")).not.toContain(FIVE);
  });

  test("one who is named people sees exactly them; one who is named none sees nobody", async () => {
    const consular = viewer("MONITOR", { reach: "people", people: [FIVE] });
    for (const table of ["position", "line", "detail", "said"]) expect(await people(consular, table)).toEqual([FIVE]);
    expect((await example.ledger.as(consular).findPeople("Five", NOW)).length).toBe(1);
    for (const table of ["position", "line", "said", "sighting", "detail", "withdrawn"]) {
      expect(await people(viewer("NORTH", { reach: "none" }), table)).toEqual([]);
    }
    // What is about no person is there for both: whoever reads must know which sites there are.
    for (const who of [consular, viewer("NORTH", { reach: "none" })]) {
      expect(await example.ledger.as(who).subjectsOfKind("site")).toEqual(["ABROAD", "N-CAMP", "N-PRISON", "S-PRISON"]);
      expect(await example.ledger.as(who).subjectsOfKind("transfer")).toEqual([]);
    }
  });

  // Verifies: MR-6
  test("nobody can hide a person from who sees the register, whoever holds them", async () => {
    const monitor = viewer("MONITOR", { reach: "register" });
    for (const table of TABLES) {
      const plain = table.replace("viewer.", "");
      const [seen] = await rows<{ count: number }>(monitor, `select count(*) from ${table}`);
      const [there] = await example.owner.query<{ count: number }>(`select count(*) from ${plain}`);
      expect([table, seen?.count]).toEqual([table, there?.count]);
    }
    const ledger = example.ledger.as(monitor);
    expect(await ledger.balance(NOW)).toEqual(await example.ledger.balance(NOW));
    expect(await ledger.history(FOUR, NOW.knownAt)).toEqual(await example.ledger.history(FOUR, NOW.knownAt));
  });

  test("every question of a ledger answers a viewer with what the books have of its own people", async () => {
    const whole = example.ledger;
    const [north, south] = [whole.as(viewer("NORTH")), whole.as(viewer("SOUTH"))];
    const counted = async (ledger: Ledger) =>
      (await ledger.balance(NOW)).reduce((sum, { people: counted }) => sum + counted, 0);
    expect([await counted(whole), await counted(north), await counted(south)]).toEqual([5, 3, 4]);
    expect(await north.roll("N-PRISON" as SiteCode, NOW)).toEqual(await whole.roll("N-PRISON" as SiteCode, NOW));
    expect(await north.roll("S-PRISON" as SiteCode, NOW)).toEqual([]);
    expect(await south.roll("S-PRISON" as SiteCode, NOW)).toEqual(await whole.roll("S-PRISON" as SiteCode, NOW));
    expect(await north.history(FIVE, NOW.knownAt)).toEqual([]);
    expect(await north.saidOf([FIVE])).toEqual(new Map());
    expect(await north.versions(FIVE)).toEqual([]);
    expect(await north.chains([FIVE])).toEqual(new Map());
    expect(await north.lastLines([FIVE])).toEqual([]);
    expect(await north.findPeople("of", NOW)).not.toContainEqual(expect.objectContaining({ person: FIVE }));
    expect(await north.entries([entry("name of five"), entry("south")])).toEqual(new Map());
    expect(await north.provable(entry("name of five"))).toBeUndefined();
    expect(await north.provable(entry("name of five"), FIVE)).toBeUndefined();
    expect((await south.provable(entry("name of five"), FIVE))?.entry.number).toBe(entry("name of five"));
    expect((await south.saidOf([FIVE])).get(FIVE)?.length).toBe((await whole.saidOf([FIVE])).get(FIVE)?.length);
    for (const site of SITES) {
      const seen = await north.heldAt(site, at(25));
      expect(seen).toEqual(site === "N-PRISON" ? await whole.heldAt(site, at(25)) : []);
    }
    expect((await north.last())?.number).toBe((await whole.last())?.number);
    expect(await north.checkpoint()).toEqual(await whole.checkpoint());
  });

  test("an entry of somebody else's comes without the people in it", async () => {
    const monitor = example.ledger.as(viewer("MONITOR"));
    const [site] = (await monitor.entriesAbout([{ kind: "site", id: "N-CAMP" }])).values();
    const handedOver = site?.find(({ entry: one }) => one.kind === "control.handed-over")?.entry;
    const number = handedOver?.number ?? -1;
    expect((await monitor.entries([number])).get(number)?.items).toEqual([]);
    expect(JSON.stringify(handedOver)).not.toContain(FOUR);
    // Who said it has all of it.
    const own = (await example.ledger.as(viewer("NORTH")).entries([number])).get(number);
    expect(JSON.stringify(own?.items)).toContain(FOUR);
  });
});

describe("without a viewer, or with one that is none", () => {
  test("the reader sees nothing at all", async () => {
    for (const table of [...TABLES, "corrected", "viewer.statement", "viewer.known", "viewer.told"]) {
      expect([table, await rows(undefined, `select 1 from ${table}`)]).toEqual([table, []]);
    }
  });

  test("a viewer does not outlive its question", async () => {
    await asked(viewer("SOUTH")).query("select 1");
    const settings = await example.reader.query("select current_setting('muster.reach', true) as reach");
    expect(settings).not.toContainEqual({ reach: "authority" });
    await expect(asked(viewer("SOUTH")).query("select 1 / 0")).rejects.toThrow("division by zero");
    expect(await rows(undefined, "select person from position")).toEqual([]);
  });

  test("viewers asking at the same time do not see through one another's eyes", async () => {
    const both = await Promise.all(
      Array.from({ length: 40 }, (_, turn) => people(viewer(turn % 2 === 0 ? "NORTH" : "SOUTH"), "position")),
    );
    for (const [turn, found] of both.entries())
      expect(found).toEqual(turn % 2 === 0 ? [ONE, TWO, THREE] : [ONE, TWO, FOUR, FIVE]);
  });

  test.each<[string, Partial<Record<keyof Viewer, unknown>>]>([
    ["an authority that ends its literal", { authority: "NORTH'; set muster.reach = 'register" }],
    ["an officer with a line feed", { officer: "NORTH-1\n" }],
    ["a site with a comma", { sites: ["N-PRISON,S-PRISON"] }],
    ["a person who is none", { people: ["' or true"] }],
    ["a reach there is not", { reach: "everything" }],
    ["no text at all", { authority: undefined }],
    ["more people than a setting holds", { people: Array.from({ length: 50_001 }, () => ONE) }],
  ])("%s is refused before anything is sent", (_, over) => {
    expect(() => asked({ ...viewer("NORTH"), ...over } as Viewer)).toThrow(ViewerInvalid);
  });
});

describe("row security cannot be got round", () => {
  const ATTEMPTS = [
    "alter table position disable row level security",
    "alter table position no force row level security",
    "drop policy reader on position",
    "create policy mine on position to public using (true)",
    "alter policy reader on position using (true)",
    "alter role muster_reader bypassrls",
    "set session authorization muster_owner",
    "set role muster_owner",
    "set role muster_superuser",
    "grant muster_owner to muster_reader",
    "create function public.mine() returns setof public.position language sql security definer as 'select * from position'",
    "create table public.mine as select * from position",
    "create schema mine",
    "create or replace view viewer.named as select person from position",
    "create view viewer.mine as select * from position",
  ];

  // Verifies: rule-3
  test.each(ATTEMPTS)("%s: refused to the reader and to the writer", async (attempt) => {
    for (const database of [example.reader, example.application]) {
      await expect(database.script(attempt)).rejects.toThrow(
        /permission denied|must be owner|must have admin option|must be able to|only roles with/i,
      );
    }
  });

  test("switching it off makes a question fail, and shows nothing", async () => {
    await expect(
      example.reader.script("begin; set local row_security = off; select * from position; commit"),
    ).rejects.toThrow(/row-level security/);
    await example.reader.script("rollback");
    await example.reader.script("reset role");
    expect(await rows(undefined, "select person from position")).toEqual([]);
  });

  test("nobody can give on what they were given", async () => {
    // PostgreSQL says no more than that nothing was granted.
    for (const database of [example.reader, example.application])
      await database.script("grant select on public.journal to muster_reader").catch(() => undefined);
    await expect(rows(viewer("NORTH"), "select 1 from public.journal")).rejects.toThrow(/permission denied/);
  });

  test("the journal itself, what was answered and who is party the reader cannot read", async () => {
    for (const table of ["public.journal", "answered", "party", "migration"]) {
      await expect(rows(viewer("MONITOR", { reach: "register" }), `select 1 from ${table}`)).rejects.toThrow(
        /permission denied/,
      );
    }
  });

  test("the reader changes nothing", async () => {
    for (const statement of [
      "insert into said values (gen_random_uuid(), 1, 1)",
      "update position set state = 'released'",
      "delete from detail",
      "truncate line",
    ]) {
      await expect(example.reader.script(statement)).rejects.toThrow(/permission denied|read-only/);
    }
    await expect(example.ledger.as(viewer("NORTH")).writer()).rejects.toThrow("for reading only");
    await expect(example.ledger.as(viewer("NORTH")).database.script("select 1")).rejects.toThrow("for reading only");
  });

  test("every table about people or the journal is under row security", async () => {
    const open = await example.owner.query<{ relname: string }>(
      `select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and not relrowsecurity
         and has_table_privilege('muster_reader', oid, 'select') order by relname`,
    );
    expect(open.map(({ relname }) => relname)).toEqual(["access_checkpoint", "access_node", "checkpoint", "log_node"]);
  });
});
