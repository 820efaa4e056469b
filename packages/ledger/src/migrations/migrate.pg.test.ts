/** Migrations: each on the one before it with data in place, once and never again; and what must be refused. */
import { memoryDatabase, type TestCluster, testCluster } from "@muster/testkit";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Database } from "../database/database.ts";
import { postgresDatabase } from "../database/postgres-database.ts";
import { type Migration, MigrationFault, migrate, migrations } from "./migrate.ts";

const all = await migrations();
const HASH = "decode(repeat('ab', 32), 'hex')";
const ONE = "11111111-1111-4111-8111-000000000001";
const AT = "'2026-01-01 12:00:00+00'";

/** Rows as the version of each migration kept them: what a later migration finds when it comes. */
const KEPT: Readonly<Record<string, string>> = {
  "0001-journal.sql": `insert into journal values (0, 'register.opened', ${AT}, ${AT}, ${HASH},
      '{"by":{"authority":"KEEPER","officer":"KEEPER-1"}}');
    insert into detail values ('${ONE}', 0, 0, 'digest', 'salt', '{}', 'name');
    insert into log_node values (8, 0, ${HASH});
    insert into checkpoint values (1, ${HASH}, 'note');
    insert into answered values ('key', ${HASH}, 0);`,
  // One line that was replaced while it was open, one that was spent, and the open one.
  "0002-books.sql": `insert into line (person, entry, known_from, at, step, state, spends, spent_at, spent_by, known_until) values
      ('${ONE}', 0, 0, ${AT}, 'registered', 'outside', null, null, null, 1),
      ('${ONE}', 0, 1, ${AT}, 'registered', 'outside', null, ${AT}, 1, null),
      ('${ONE}', 1, 1, ${AT}, 'released', 'released', 0, null, null, null);`,
  "0004-about-and-seen.sql": `insert into about values ('site', 'P', 0);
    insert into said values ('${ONE}', 0, 0);
    insert into sighting values ('${ONE}', ${AT}, 0);
    insert into corrected values (0, 1);
    insert into withdrawn values ('${ONE}', 0, 0, 1);`,
};

/** Columns that follow from others: a later migration may bring them, or take them away. */
const DERIVED: Readonly<Record<string, string>> = {
  // Which claim a clear detail was is told anew when it is sealed (0012).
  detail: "{claim,kind,sealed}",
  // Who says an entry, the entry says (0011).
  journal: "{by_authority,by_officer,second_authority}",
};

let server: TestCluster;

beforeAll(async () => {
  server = await testCluster();
});

afterAll(() => server.stop());

interface Opened {
  readonly owner: Database;
  readonly application: Database;
}

const OPEN: Record<string, () => Promise<Opened>> = {
  async PGlite() {
    const owner = await memoryDatabase();
    return { owner, application: owner };
  },
  async PostgreSQL() {
    const { owner, application } = await server.createDatabase("migrate");
    return { owner: postgresDatabase({ url: owner.url }), application: postgresDatabase({ url: application.url }) };
  },
};

async function close({ owner, application }: Opened): Promise<void> {
  await owner.close();
  if (owner !== application) await application.close();
}

describe.each(Object.keys(OPEN))("migrations on %s", (name) => {
  const open = OPEN[name] as () => Promise<Opened>;
  let opened: Opened;
  let owner: Database;

  beforeEach(async () => {
    opened = await open();
    owner = opened.owner;
  });

  afterEach(() => close(opened));

  // Verifies: rule-3
  test("apply each on the one before it with rows in place, keep every row, and run once", async () => {
    let rows: readonly unknown[] = [];
    for (const [index, migration] of all.entries()) {
      expect(await migrate(owner, all.slice(0, index + 1))).toEqual([migration.name]);
      expect(await migrate(owner, all.slice(0, index + 1))).toEqual([]);
      expect((await kept(owner)).slice(0, rows.length)).toEqual(rows);
      await owner.script(KEPT[migration.name] ?? "select 1");
      rows = await kept(owner);
    }
    expect(rows.length).toBe(13);
    expect(
      (await owner.query<{ name: string }>("select name from migration order by name")).map((row) => row.name),
    ).toEqual(all.map((migration) => migration.name));
  });

  test("come to the same schema one by one as all at once", async () => {
    for (const [index] of all.entries()) await migrate(owner, all.slice(0, index + 1));
    const stepwise = await schema(owner);
    const other = await open();
    try {
      expect(await migrate(other.owner)).toEqual(all.map((migration) => migration.name));
      expect(await schema(other.owner)).toEqual(stepwise);
      expect(stepwise.length).toBeGreaterThan(60);
    } finally {
      await close(other);
    }
  });

  // Verifies: rule-7
  test("let a claim be withdrawn again once its withdrawal was corrected (0007)", async () => {
    await migrate(owner);
    const insert = (by: number) => owner.execute("insert into withdrawn values ($1, 0, 0, $2)", [ONE, by]);
    expect([await insert(1), await insert(3)]).toEqual([1, 1]);
    await expect(insert(3)).rejects.toMatchObject({ constraint: "withdrawn_pkey" });
  });

  test("let the application make temporary tables, and no others (0006)", async () => {
    await migrate(owner);
    const { application } = opened;
    const make = (what: string) =>
      application.transaction((transaction) => transaction.script(`set local role muster_app; create ${what} (a int)`));
    await make("temporary table mine");
    await expect(make("table mine")).rejects.toMatchObject({ sqlState: "42501" });
  });

  // Verifies: rule-3
  test("refuse a database that ran another text of a migration, or one this version does not know", async () => {
    await migrate(owner);
    const before = await schema(owner);
    const [first, ...rest] = all as [Migration, ...Migration[]];
    const changed = [{ ...first, sql: `${first.sql}\n`, digest: "another" }, ...rest];
    await expect(migrate(owner, changed)).rejects.toThrow(MigrationFault);
    await expect(migrate(owner, all.slice(0, -1))).rejects.toThrow(/does not know/);
    expect(await schema(owner)).toEqual(before);
  });

  test("leave nothing of one that fails, and run it when it is mended", async () => {
    const broken = {
      name: "9999-broken.sql",
      sql: "create table half (a int); select * from nothing;",
      digest: "broken",
    };
    await expect(migrate(owner, [...all, broken])).rejects.toMatchObject({ sqlState: "42P01" });
    expect(await owner.query("select relname from pg_class where relname = 'half'")).toEqual([]);
    const mended = { ...broken, sql: "create table half (a int);", digest: "mended" };
    expect(await migrate(owner, [...all, mended])).toEqual([mended.name]);
  });
});

/** Every row of the tables there are, in the order in which they were made. */
async function kept(owner: Database): Promise<readonly unknown[]> {
  const tables = [
    "journal",
    "detail",
    "log_node",
    "checkpoint",
    "answered",
    "about",
    "said",
    "sighting",
    "corrected",
    "withdrawn",
  ];
  const rows: unknown[] = [...(await books(owner))];
  for (const table of tables) {
    const [found] = await owner.query<{ is: boolean }>("select to_regclass($1) is not null as is", [table]);
    if (found?.is !== true) continue;
    const derived = DERIVED[table] ?? "{}";
    rows.push(
      ...(await owner.query(
        `select '${table}' as table, to_jsonb(${table}) - '${derived}'::text[] as row from ${table}`,
      )),
    );
  }
  return rows;
}

/** Every line, wherever it is kept and however what is not there is written. */
async function books(owner: Database): Promise<readonly Record<string, unknown>[]> {
  const rows: Record<string, unknown>[] = [];
  for (const table of ["line", "position"]) {
    const [found] = await owner.query<{ is: boolean }>("select to_regclass($1) is not null as is", [table]);
    if (found?.is === true) rows.push(...(await owner.query<Record<string, unknown>>(`select * from ${table}`)));
  }
  const nothing = { spent_at: null, spent_by: null, known_until: null, span_fork: null, open_fork: null };
  return rows
    .map(
      (row): Record<string, unknown> => ({
        ...nothing,
        ...row,
        spends: row["spends"] === -1 ? null : row["spends"],
        known_until: row["known_until"] === Number.MAX_SAFE_INTEGER ? null : (row["known_until"] ?? null),
      }),
    )
    .sort(
      (one, other) =>
        Number(one["known_from"]) - Number(other["known_from"]) || Number(one["entry"]) - Number(other["entry"]),
    );
}

/** Columns, constraints and indexes, as the database describes them. */
async function schema(owner: Database): Promise<readonly unknown[]> {
  return owner.query(
    `select 'column' as what, table_name::text as table, column_name::text || ' ' || data_type || ' ' || is_nullable as is
     from information_schema.columns where table_schema = 'public'
     union all select 'constraint', conrelid::regclass::text, conname || ' ' || pg_get_constraintdef(oid) from pg_constraint where connamespace = 'public'::regnamespace
     union all select 'index', tablename::text, indexdef from pg_indexes where schemaname = 'public'
     union all select 'right', table_name::text, grantee || ' ' || privilege_type from information_schema.role_table_grants where table_schema = 'public' and grantee = 'muster_app'
     order by 1, 2, 3`,
  );
}
