/** What the database itself refuses, whatever a program above it believes: by raw SQL, as the application's role. */
import type { LineRow } from "@muster/custody";
import type { Entry, Instant, PersonId, Position } from "@muster/record";
import { memoryDatabase, type TestCluster, testCluster } from "@muster/testkit";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../database/database.ts";
import { postgresDatabase } from "../database/postgres-database.ts";
import { migrate } from "../migrations/migrate.ts";
import { keep } from "./append.ts";
import type { Kept } from "./batch.ts";
import { BooksMoved, writeLines } from "./lines.ts";

const UNIQUE = "23505";
const CHECK = "23514";
const DENIED = "42501";
const ONE = "11111111-1111-4111-8111-000000000001";
const TWO = "11111111-1111-4111-8111-000000000002";
/**
 * All but `position`, which says where people are now and is nobody's past, and but `detail` and `person_key`, of which an
 * erasure takes rows away.
 */
const TABLES = [
  "journal",
  "log_node",
  "checkpoint",
  "answered",
  "line",
  "about",
  "said",
  "sighting",
  "corrected",
  "withdrawn",
];
const HASH = "decode(repeat('ab', 32), 'hex')";
const ENTRY =
  "insert into journal (number, kind, occurred_at, recorded_at, leaf, entry, by_authority, by_officer) values";
const JANUARY = (day: number) => `'2026-01-0${day} 12:00:00+00'`;

let server: TestCluster;

beforeAll(async () => {
  server = await testCluster();
});

afterAll(() => server.stop());

const OPEN: Record<string, () => Promise<{ owner: Database; application: Database }>> = {
  async PGlite() {
    const owner = await memoryDatabase();
    return { owner, application: owner };
  },
  async PostgreSQL() {
    const { owner, application } = await server.createDatabase("guards");
    return { owner: postgresDatabase({ url: owner.url }), application: postgresDatabase({ url: application.url }) };
  },
};

/** A row of person one, in `line` or in `position`; what a guard is about, changed. */
function row(table: "line" | "position", changes: Record<string, string | number> = {}): string {
  const columns = {
    person: `'${ONE}'`,
    entry: 1,
    known_from: 1,
    at: JANUARY(1),
    step: "'admitted'",
    spends: -1,
    state: "'held'",
    site: "'P'",
    custodian: "'KEEPER'",
    ...(table === "line" ? { spent_at: JANUARY(2), spent_by: 5 } : {}),
    ...changes,
  };
  return `insert into ${table} (${Object.keys(columns).join(", ")}) values (${Object.values(columns).join(", ")})`;
}

/** A row as a writer believes it: of person one, made at noon of the first, spent at noon of the second if at all. */
function lineRow({ entry = 1, spends = 1, spentBy = null, knownUntil = null }: Partial<LineRow>): LineRow {
  const spentAt = spentBy === null ? null : ("2026-01-02T12:00:00.000Z" as Instant);
  const at = "2026-01-01T12:00:00.000Z" as Instant;
  const makes = { state: "held", site: "P", custodian: "KEEPER" } as Position;
  return {
    person: ONE as PersonId,
    entry,
    knownFrom: entry,
    at,
    step: "moved",
    spends,
    makes,
    spentAt,
    spentBy,
    knownUntil,
  };
}

const AFTER = lineRow({ entry: 6, spends: 4 });

describe.each(Object.keys(OPEN))("the guards of %s", (name) => {
  let owner: Database;
  let application: Database;

  beforeAll(async () => {
    ({ owner, application } = await (OPEN[name] as (typeof OPEN)[string])());
    await migrate(owner);
    if (application === owner) await owner.script("set role muster_app");
    await application.script(`
      ${ENTRY} (0, 'register.opened', ${JANUARY(1)}, ${JANUARY(1)}, ${HASH}, '{}', 'KEEPER', 'KEEPER-1'),
        (1, 'a.b', ${JANUARY(1)}, ${JANUARY(1)}, ${HASH}, '{}', 'KEEPER', 'KEEPER-1');
      insert into detail (person, entry, ordinal, digest, kind, sealed) values ('${ONE}', 1, 0, 'digest', 'claim:name', 'sealed');
      insert into log_node values (8, 0, ${HASH});
      insert into checkpoint values (1, ${HASH}, 'note');
      insert into answered values ('key', ${HASH}, 1);
      insert into about values ('site', 'P', 1);
      insert into said values ('${ONE}', 1, 0);
      insert into sighting values ('${ONE}', ${JANUARY(1)}, 1);
      insert into corrected values (0, 1);
      insert into withdrawn values ('${ONE}', 0, 0, 1);
      ${row("line")};
      ${row("position", { entry: 5, known_from: 5, at: JANUARY(2), step: "'moved'", spends: 1 })};`);
  });

  afterAll(async () => {
    await application.close();
    if (owner !== application) await owner.close();
  });

  /** Tries a statement and takes it back: each test finds the books as they were. */
  const attempt = (statement: string) =>
    application.transaction(async (transaction) => {
      await transaction.script(statement);
      throw new Error("the database took it");
    });

  // Verifies: rule-1
  test("refuse a second root, a position spent twice and a second open position", async () => {
    const later = { entry: 6, known_from: 6, at: JANUARY(3) };
    const spent = { ...later, spent_at: JANUARY(4), spent_by: 7 };
    const refused = (constraint: string) => ({ sqlState: UNIQUE, constraint });
    await expect(attempt(row("line", spent))).rejects.toMatchObject(refused("line_pkey"));
    await expect(attempt(row("position", later))).rejects.toMatchObject(refused("position_pkey"));
    await expect(attempt(row("position", { ...later, spends: 5 }))).rejects.toMatchObject(refused("position_pkey"));
    const spendsFour = row("line", { ...spent, spends: 4 });
    await expect(attempt(`${spendsFour}; ${spendsFour}`)).rejects.toMatchObject(refused("line_pkey"));
    await expect(attempt(spendsFour)).rejects.toThrow("the database took it");
  });

  // Verifies: rule-1, rule-8
  test.each([
    ["line_spent_after_made", { spent_at: JANUARY(1), at: JANUARY(3) }],
    ["line_spent_at_and_by", { spent_at: "null" }],
    ["line_ended", { spent_at: "null", spent_by: "null" }],
    ["line_replaced_later", { known_until: 6 }],
    ["line_known_from_its_entry", { known_from: 5 }],
    ["line_spends_another", { spends: 6 }],
    ["line_held_somewhere", { site: "null" }],
    ["line_in_transit_on_something", { state: "'in-transit'" }],
    ["line_state", { state: "'lost'" }],
    ["position_known_from_its_entry", { known_from: 5 }],
    ["position_spends_another", { spends: 6 }],
    ["position_held_somewhere", { site: "null" }],
    ["position_in_transit_on_something", { state: "'in-transit'" }],
    ["position_state", { state: "'lost'" }],
  ])("refuse what %s forbids", async (constraint, changes) => {
    const table = constraint.startsWith("line") ? "line" : "position";
    const other = { entry: 6, known_from: 6, spends: 4, person: `'${TWO}'`, ...changes };
    await expect(attempt(row(table, other))).rejects.toMatchObject({ sqlState: CHECK, constraint });
  });

  // Verifies: rule-3
  test.each(TABLES)("let nobody rewrite or remove anything in %s", async (table) => {
    const [first] = await application.query<{ name: string }>(
      "select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 order by attnum limit 1",
      [table],
    );
    const column = first?.name ?? "";
    for (const statement of [
      `update ${table} set "${column}" = "${column}"`,
      `delete from ${table}`,
      `truncate ${table}`,
      `drop table ${table}`,
      `alter table ${table} add column more text`,
      `create trigger t before insert on ${table} execute function suppress_redundant_updates_trigger()`,
      `create rule r as on insert to ${table} do instead nothing`,
    ]) {
      await expect(attempt(statement), statement).rejects.toMatchObject({ sqlState: DENIED });
    }
  });

  // Verifies: rule-3, rule-11
  test.each([
    ["detail", []],
    ["person_key", ["wrapped", "register_key"]],
  ])(
    "let rows of %s be taken away, as an erasure does, and of what they say nothing be changed but %j",
    async (table, may) => {
      await expect(attempt(`delete from ${table}`)).rejects.toThrow("the database took it");
      await expect(attempt(`truncate ${table}`)).rejects.toMatchObject({ sqlState: DENIED });
      const columns = await application.query<{ name: string }>(
        "select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped",
        [table],
      );
      const allowed: string[] = [];
      for (const { name: column } of columns) {
        const fault = await attempt(`update ${table} set ${column} = ${column}`).catch((error: unknown) => error);
        if (fault instanceof Error && "sqlState" in fault) expect(fault).toMatchObject({ sqlState: DENIED });
        else allowed.push(column);
      }
      expect(allowed).toEqual(may);
    },
  );

  // Verifies: rule-1, rule-2
  test.each([
    [
      "a position spent that is not the person's",
      { changedRows: [lineRow({ entry: 4, spentBy: 6 })], newRows: [AFTER] },
      /1 of 1/,
    ],
    [
      "a position taken away that is not the person's",
      { changedRows: [lineRow({ entry: 4, knownUntil: 6 })] },
      /1 of 1/,
    ],
    ["a line replaced that was spent by another", { changedRows: [lineRow({ spentBy: 4, knownUntil: 6 })] }, /1 of 1/],
    [
      "an ended line that spends what the open one spends",
      {
        changedRows: [lineRow({ spends: null, spentBy: 5, knownUntil: 6 })],
        newRows: [lineRow({ entry: 6, spends: 1, spentBy: 7 })],
      },
      /spent twice/,
    ],
  ])("refuse %s", async (_, changes, why) => {
    const writing = application.transaction((transaction) =>
      writeLines(transaction, { newRows: [], first: 6, ...changes }),
    );
    await expect(writing).rejects.toThrow(BooksMoved);
    await expect(writing).rejects.toThrow(why);
  });

  // Verifies: rule-3, MR-6
  test("let only that field of an ended line be filled in that says until when it was known", async () => {
    const columns = await application.query<{ name: string }>(
      "select attname as name from pg_attribute where attrelid = 'line'::regclass and attnum > 0",
    );
    const allowed: string[] = [];
    for (const { name: column } of columns) {
      const fault = await attempt(`update line set ${column} = ${column}`).catch((error: unknown) => error);
      if (fault instanceof Error && "sqlState" in fault) expect(fault).toMatchObject({ sqlState: DENIED });
      else allowed.push(column);
    }
    expect(allowed).toEqual(["known_until"]);
  });

  // Verifies: rule-3
  test("let the application neither grant itself more, nor make tables in the schema, nor touch what was migrated", async () => {
    for (const statement of [
      "create table more (a int)",
      // A grant by one who may not grant is a warning: it is what follows that is refused.
      "grant update on journal to muster_app; update journal set kind = kind",
      "alter role muster_app superuser",
      "update migration set digest = ''",
    ]) {
      await expect(attempt(statement), statement).rejects.toMatchObject({ sqlState: DENIED });
    }
  });

  // Verifies: rule-3
  test("refuse an entry's number a second time, and one that is none", async () => {
    const entry = (number: number) =>
      `${ENTRY} (${number}, 'a.b', ${JANUARY(1)}, ${JANUARY(1)}, ${HASH}, '{}', 'KEEPER', 'KEEPER-1')`;
    await expect(attempt(entry(1))).rejects.toMatchObject({ sqlState: UNIQUE, constraint: "journal_pkey" });
    await expect(attempt(entry(-1))).rejects.toMatchObject({ sqlState: CHECK });
    await expect(attempt(entry(2))).rejects.toThrow("the database took it");
  });

  // Verifies: rule-3
  test("take an entry only where it follows the last, so that the journal has no gap", async () => {
    const kept = (number: number): Kept => {
      const at = "2026-01-01T12:00:00.000Z" as Instant;
      const by = { authority: "KEEPER", officer: "KEEPER-1" };
      const entry = { number, kind: "a.b", occurredAt: at, recordedAt: at, by } as Entry;
      const sealed = { entry, text: "{}", itemTexts: [] };
      return {
        entries: [{ sealed, leaf: new Uint8Array(32) }],
        keys: [],
        details: [],
        nodes: [],
        checkpoints: [],
        answered: [],
      };
    };
    const keeping = (number: number) =>
      application.transaction(async (transaction) => {
        await keep(transaction, kept(number));
        throw new Error("the database took it");
      });
    await expect(keeping(3)).rejects.toThrow(BooksMoved);
    await expect(keeping(1)).rejects.toThrow(BooksMoved);
    await expect(keeping(2)).rejects.toThrow("the database took it");
  });

  // Verifies: rule-3, rule-10
  test.each([
    ["a leaf of another length", `${ENTRY} (2, 'a.b', now(), now(), 'short', '{}', 'KEEPER', 'KEEPER-1')`],
    [
      "an entry longer than a leaf may be",
      `${ENTRY} (2, 'a.b', now(), now(), ${HASH}, repeat('x', 65536), 'KEEPER', 'KEEPER-1')`,
    ],
    ["a node that is no tile's root", `insert into log_node values (7, 0, ${HASH})`],
    ["a correction of a later entry", "insert into corrected values (9, 8)"],
    ["an answer that is both", `insert into answered values ('other', ${HASH}, 1, '{}')`],
    ["an answer that is neither", `insert into answered values ('other', ${HASH})`],
  ])("refuse %s", async (_, statement) => {
    await expect(attempt(statement)).rejects.toMatchObject({ sqlState: CHECK });
  });
});
