/** One contract over both databases: PGlite, and the bundled PostgreSQL 18. */
import { once } from "node:events";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { PGlite } from "@electric-sql/pglite";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Cluster, startCluster } from "../cluster/cluster.ts";
import { arrays } from "./arrays.ts";
import { type CopyValue, copyLine } from "./copy-line.ts";
import type { Database } from "./database.ts";
import { DatabaseGone, DatabaseRefused } from "./database-error.ts";
import { pgliteDatabase } from "./pglite-database.ts";
import { postgresDatabase } from "./postgres-database.ts";

let folder: string;
let cluster: Cluster;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "muster-database-test-"));
  await chmod(folder, 0o755);
  cluster = await startCluster({ directory: path.join(folder, "data") });
});

afterAll(async () => {
  await cluster.stop();
  await rm(folder, { recursive: true, force: true });
});

const someId = "0190a6c0-7f3e-7000-8000-00000000abcd";

describe.each([
  ["PGlite", async (): Promise<Database> => pgliteDatabase(await PGlite.create())],
  ["PostgreSQL", async (): Promise<Database> => postgresDatabase({ url: cluster.owner().url })],
])("%s", (name, open) => {
  let database: Database;

  beforeAll(async () => {
    database = await open();
    await database.script(`
      CREATE TABLE thing (number bigint PRIMARY KEY, note text CONSTRAINT note_is_short CHECK (length(note) < 100));
      CREATE TABLE wide (number bigint, id uuid, note text, bytes bytea, at timestamptz(3), detail jsonb);`);
  });

  beforeEach(async () => {
    await database.script("TRUNCATE thing, wide");
  });

  afterAll(async () => {
    await database.script("DROP TABLE thing, wide");
    await database.close();
  });

  test("gives plain values", async () => {
    const [row] = await database.query(
      `SELECT 9007199254740991::bigint AS integer, true AS boolean, '\\x00ff'::bytea AS bytes,
        '2026-01-20 13:00:00.5+03'::timestamptz AS instant, '2026-01-20'::date AS day, 0.10::numeric AS numeric,
        '{"a":[1,null]}'::jsonb AS detail, NULL::text AS nothing, '${someId}'::uuid AS id,
        'infinity'::timestamptz AS forever, 1.5::float8 AS float`,
    );
    expect({ ...(row as object), bytes: undefined }).toEqual({
      integer: 9007199254740991,
      boolean: true,
      bytes: undefined,
      instant: "2026-01-20T10:00:00.500Z",
      day: "2026-01-20",
      numeric: "0.10",
      detail: { a: [1, null] },
      nothing: null,
      id: someId,
      forever: "infinity",
      float: 1.5,
    });
    expect([...(row as { bytes: Uint8Array }).bytes]).toEqual([0, 255]);
  });

  test("gives arrays of plain values", async () => {
    const [row] = await database.query(
      `SELECT ARRAY[1, 2]::bigint[] AS integers, ARRAY['a', NULL, 'NULL', 'b "c" \\ , {}'] AS texts,
        ARRAY['${someId}']::uuid[] AS ids, ARRAY[]::text[] AS none,
        ARRAY['2026-01-20T10:00:00Z']::timestamptz[] AS instants`,
    );
    expect(row).toEqual({
      integers: [1, 2],
      texts: ["a", null, "NULL", 'b "c" \\ , {}'],
      ids: [someId],
      none: [],
      instants: ["2026-01-20T10:00:00.000Z"],
    });
  });

  test("refuses to lose part of a number or of an instant", async () => {
    await expect(database.query("SELECT 9007199254740992::bigint AS n")).rejects.toThrow(/beyond 2\^53/);
    await expect(database.query("SELECT '2026-01-20T10:00:00.000001Z'::timestamptz AS t")).rejects.toThrow(
      /whole milliseconds/,
    );
    await expect(database.query("SELECT '0044-03-15 BC'::timestamptz AS t")).rejects.toThrow(/1 to 9999/);
  });

  test("takes parameters of every kind", async () => {
    const bytes = new Uint8Array([0, 1, 254, 255]);
    const [row] = await database.query<{ bytes: Uint8Array }>(
      `SELECT $1::bigint AS integer, $2::bigint AS big, $3::text AS text, $4::boolean AS boolean, $5::bytea AS bytes,
        $6::timestamptz AS instant, $7::jsonb AS detail, $8::uuid AS id`,
      [1, -2n, 'it\'s "so"\n', false, bytes, "2026-01-20T10:00:00.123Z", '{"a":"{\\"b\\"}"}', null],
    );
    expect([...(row?.bytes ?? [])]).toEqual([...bytes]);
    expect({ ...row, bytes: undefined }).toEqual({
      integer: 1,
      big: -2,
      text: 'it\'s "so"\n',
      boolean: false,
      bytes: undefined,
      instant: "2026-01-20T10:00:00.123Z",
      detail: { a: '{"b"}' },
      id: null,
    });
  });

  const insert = `INSERT INTO wide SELECT * FROM
    unnest($1::bigint[], $2::uuid[], $3::text[], $4::bytea[], $5::timestamptz[], $6::jsonb[])`;

  const safeText = fc
    .oneof(fc.string({ unit: "binary", maxLength: 20 }), fc.constantFrom("NULL", '"', "\\", "{}", ",", "\\.", "\t\r\n"))
    .map((text) => text.replaceAll("\u0000", ""));
  const instant = fc
    .date({ min: new Date("0001-01-01T00:00:00Z"), max: new Date("9999-12-31T23:59:59.999Z"), noInvalidDate: true })
    .map((date) => date.toISOString());
  const hostileRow = fc.record({
    number: fc.option(fc.maxSafeInteger()),
    id: fc.option(fc.uuid()),
    note: fc.option(safeText),
    bytes: fc.option(fc.uint8Array({ maxLength: 40 })),
    at: fc.option(instant),
    detail: fc.option(safeText.map((text) => ({ text }))),
  });

  test("gives back what arrays carried in, whatever it was", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(hostileRow, { maxLength: 30 }), async (rows) => {
        await database.execute("DELETE FROM wide");
        const inserted = await database.execute(insert, [
          arrays.bigint(rows.map((row) => row.number)),
          arrays.uuid(rows.map((row) => row.id)),
          arrays.text(rows.map((row) => row.note)),
          arrays.bytea(rows.map((row) => row.bytes)),
          arrays.timestamptz(rows.map((row) => row.at)),
          arrays.jsonb(rows.map((row) => (row.detail === null ? null : JSON.stringify(row.detail)))),
        ]);
        expect(inserted).toBe(rows.length);
        expect(await readWide(database)).toEqual(rows);
      }),
      { numRuns: 60, seed: 20_260_120 },
    );
  });

  test("gives back what COPY carried in, whatever it was", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(hostileRow, { maxLength: 30 }), async (rows) => {
        await database.execute("DELETE FROM wide");
        const lines = rows.map(({ detail, ...row }) => {
          const text = detail === null ? null : JSON.stringify(detail);
          return copyLine([row.number, row.id, row.note, row.bytes, row.at, text] satisfies CopyValue[]);
        });
        const columns = ["number", "id", "note", "bytes", "at", "detail"];
        expect(await database.copyIn("public.wide", columns, lines)).toBe(rows.length);
        expect(await readWide(database)).toEqual(rows);
      }),
      { numRuns: 60, seed: 20_260_120 },
    );
  });

  test("says how many rows a statement touched", async () => {
    expect(await database.execute("INSERT INTO thing VALUES (1, 'a'), (2, 'b')")).toBe(2);
    expect(await database.execute("UPDATE thing SET note = 'c' WHERE number = $1", [1])).toBe(1);
    expect(await database.execute("DELETE FROM thing WHERE number = $1", [3])).toBe(0);
  });

  test("names the constraint that refused, and no value", async () => {
    await database.execute("INSERT INTO thing VALUES (1, 'a')");
    const twice = database.execute("INSERT INTO thing VALUES ($1, $2)", [1, "Zeynab"]);
    await expect(twice).rejects.toMatchObject({ sqlState: "23505", constraint: "thing_pkey", table: "thing" });
    const long = database.execute("INSERT INTO thing VALUES ($1, $2)", [2, "Zeynab".repeat(20)]);
    await expect(long).rejects.toBeInstanceOf(DatabaseRefused);
    const error: unknown = await long.catch((caught: unknown) => caught);
    expect(error).toMatchObject({ sqlState: "23514", constraint: "note_is_short" });
    expect(JSON.stringify(error) + String(error)).not.toContain("Zeynab");
  });

  test("runs the same statement again after it failed", async () => {
    const text = "INSERT INTO thing VALUES ($1, $2)";
    await expect(database.execute(text, [1, "x".repeat(100)])).rejects.toBeInstanceOf(DatabaseRefused);
    expect(await database.execute(text, [1, "x"])).toBe(1);
    expect(await database.execute(text, [2, "y"])).toBe(1);
  });

  test("commits all of a transaction or nothing", async () => {
    const answer = await database.transaction(async (transaction) => {
      await transaction.execute("INSERT INTO thing VALUES (1, 'a')");
      return "done";
    });
    expect(answer).toBe("done");
    const failing = database.transaction(async (transaction) => {
      await transaction.execute("INSERT INTO thing VALUES (2, 'b')");
      throw new Error("enough");
    });
    await expect(failing).rejects.toThrow("enough");
    expect(await database.query("SELECT number FROM thing")).toEqual([{ number: 1 }]);
  });

  test("does not call a transaction committed whose failure was swallowed", async () => {
    const swallowing = database.transaction(async (transaction) => {
      await transaction.execute("INSERT INTO thing VALUES (1, 'a')");
      await transaction.execute("INSERT INTO thing VALUES (1, 'a')").catch(() => {});
    });
    await expect(swallowing).rejects.toMatchObject({ name: "DatabaseRefused", sqlState: "25P02" });
    expect(await database.query("SELECT number FROM thing")).toEqual([]);
  });

  test("keeps a read-only transaction from writing", async () => {
    const writing = database.transaction((transaction) => transaction.execute("INSERT INTO thing VALUES (1, 'a')"), {
      isolation: "repeatable read",
      readOnly: true,
    });
    await expect(writing).rejects.toMatchObject({ sqlState: "25006" });
  });

  test("gives a lock to one, and to the next when it is released", async () => {
    const key = -7_000_000_000_000n;
    const lock = await database.tryLock(key);
    expect(lock?.lost.aborted).toBe(false);
    expect(await database.tryLock(key)).toBeUndefined();
    const other = await database.tryLock(key + 1n);
    expect(other).toBeDefined();
    await other?.release();
    await lock?.transaction((transaction) => transaction.execute("INSERT INTO thing VALUES (1, 'a')"));
    expect(await database.query("SELECT number FROM thing")).toEqual([{ number: 1 }]);
    // Statements sent together: what is told is what the first one failed of, however deep it was waited for.
    const together = lock?.transaction(async (transaction) => {
      const deep = async (depth: number): Promise<void> => {
        if (depth > 0) await deep(depth - 1);
        else await transaction.execute("INSERT INTO thing VALUES (1, 'again')");
      };
      await Promise.all([deep(5), transaction.execute("INSERT INTO thing VALUES (2, 'b')")]);
    });
    await expect(together).rejects.toMatchObject({ name: "DatabaseRefused", sqlState: "23505" });
    await lock?.release();
    const next = await database.tryLock(key);
    expect(next).toBeDefined();
    await next?.release();
  });

  test("commits a lock's transaction only if the one it was queued behind is committed", async () => {
    const lock = await database.tryLock(-7_000_000_000_002n);
    if (lock === undefined) throw new Error("The lock is free");
    const insert = (number: number) =>
      lock.transaction((transaction) => transaction.execute("INSERT INTO thing VALUES ($1, 'a')", [number]));
    await Promise.all([insert(1), insert(2)]);
    // The second of these fails in its COMMIT; the third was on its way by then and stands on it.
    const [before, failed, behind, further] = await Promise.allSettled([
      insert(3),
      lock.transaction(async (transaction) => {
        await transaction.execute("INSERT INTO thing VALUES (3, 'again')").catch(() => {});
      }),
      insert(4),
      insert(5),
    ]);
    expect([before.status, failed.status, behind.status, further.status]).toEqual([
      "fulfilled",
      "rejected",
      "rejected",
      "rejected",
    ]);
    await insert(6);
    expect(await database.query("SELECT number FROM thing ORDER BY number")).toEqual(
      [1, 2, 3, 6].map((number) => ({ number })),
    );
    await lock.release();
  });

  test.each([
    [0, 3, []],
    [5, 3, [3, 2]],
    [6, 3, [3, 3]],
  ])("streams %i rows in batches of %i", async (count, size, expected) => {
    const sizes: number[] = [];
    const seen: number[] = [];
    const text = "SELECT n FROM generate_series(1, $1::bigint) AS n";
    for await (const batch of database.stream<{ n: number }>(text, [count], size)) {
      sizes.push(batch.length);
      seen.push(...batch.map((row) => row.n));
    }
    expect(sizes).toEqual(expected);
    expect(seen).toEqual(Array.from({ length: count }, (_, index) => index + 1));
  });

  test("streams to a reader who stops early, or whose statement is wrong", async () => {
    for await (const batch of database.stream("SELECT n FROM generate_series(1, $1::int) AS n", [100], 10)) {
      expect(batch).toHaveLength(10);
      break;
    }
    const readAll = async (): Promise<void> => {
      const batches = database.stream("SELECT 1 / (n - 15) AS q FROM generate_series(1, 20) n", [], 10);
      for await (const batch of batches) expect(batch).toHaveLength(10);
    };
    await expect(readAll()).rejects.toMatchObject({ name: "DatabaseRefused", sqlState: "22012" });
    expect(await database.query("SELECT 1 AS one")).toEqual([{ one: 1 }]);
  });

  test.runIf(name === "PostgreSQL")("a COPY whose lines fail leaves nothing, and the connection usable", async () => {
    function* lines(): Generator<string> {
      yield copyLine([1, "a"]);
      throw new Error("no more");
    }
    await expect(database.copyIn("thing", ["number", "note"], lines())).rejects.toThrow("no more");
    const refused = database.copyIn("thing", ["number", "note"], [copyLine([1, "a"]), copyLine([1, "b"])]);
    await expect(refused).rejects.toMatchObject({ constraint: "thing_pkey" });
    await expect(database.copyIn("nothing", ["a"], ["1\n"])).rejects.toMatchObject({ sqlState: "42P01" });
    expect(await database.query("SELECT * FROM thing")).toEqual([]);
  });
});

async function readWide(database: Database): Promise<unknown[]> {
  const rows = await database.query<{ bytes: Uint8Array | null }>(
    "SELECT number, id, note, bytes, at, detail FROM wide ORDER BY ctid",
  );
  return rows.map((row) => ({ ...row, bytes: row.bytes === null ? null : Uint8Array.from(row.bytes) }));
}

describe("a PostgreSQL that goes away", () => {
  let database: Database;
  let killer: Database;

  beforeAll(async () => {
    database = postgresDatabase({ url: cluster.owner().url, applicationName: "victim" });
    killer = postgresDatabase({ url: cluster.owner().url, maximumConnections: 1 });
    await killer.script("CREATE TABLE batch (number int)");
  });

  afterAll(async () => {
    await killer.script("DROP TABLE batch");
    await Promise.all([database.close(), killer.close()]);
  });

  const killAll = async (): Promise<void> => {
    await killer.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'victim'");
  };

  test("in the middle of a batch is told as such; nothing is half done, and the next one goes through", async () => {
    const batch = database.transaction(async (transaction) => {
      await transaction.execute("INSERT INTO batch VALUES (1)");
      await killAll();
      await transaction.execute("INSERT INTO batch VALUES (2)");
    });
    await expect(batch).rejects.toBeInstanceOf(DatabaseGone);
    await expect(batch).rejects.toMatchObject({ outcome: "not-committed" });
    expect(await database.query("SELECT * FROM batch")).toEqual([]);
  });

  test("in its commit leaves the outcome unknown, and says so", async () => {
    const batch = database.transaction(async (transaction) => {
      await transaction.execute("INSERT INTO batch VALUES (1)");
      await killAll();
    });
    await expect(batch).rejects.toMatchObject({ name: "DatabaseGone", outcome: "unknown" });
  });

  test("in the middle of a COPY is told as such", async () => {
    async function* lines(): AsyncGenerator<string> {
      yield "1\n".repeat(100_000);
      await killAll();
      yield "2\n".repeat(100_000);
    }
    await expect(database.copyIn("batch", ["number"], lines())).rejects.toBeInstanceOf(DatabaseGone);
    expect(await database.query("SELECT * FROM batch")).toEqual([]);
  });

  test("while a stream is read is told as such", async () => {
    const reading = async (): Promise<void> => {
      for await (const rows of database.stream("SELECT generate_series(1, 100000)", [], 10)) {
        expect(rows).toHaveLength(10);
        await killAll();
      }
    };
    await expect(reading()).rejects.toBeInstanceOf(DatabaseGone);
  });

  test("while nobody uses its connections disturbs nobody", async () => {
    const url = cluster.owner().url;
    const idle = postgresDatabase({ url, applicationName: "victim", maximumConnections: 1 });
    await idle.query("SELECT 1");
    await killAll();
    // The pool hears of it by itself; a query that comes before it does is told, the one after is served.
    await idle.query("SELECT 1").catch((error: unknown) => expect(error).toBeInstanceOf(DatabaseGone));
    expect(await idle.query("SELECT 1 AS one")).toEqual([{ one: 1 }]);
    await idle.close();
  });

  test("takes the lock along: its holder hears of it and can write nothing more under it", async () => {
    const lock = await database.tryLock(1n);
    if (lock === undefined) throw new Error("The lock is free");
    const lost = once(lock.lost, "abort");
    await killAll();
    await lost;
    const late = lock.transaction((transaction) => transaction.execute("INSERT INTO batch VALUES (1)"));
    await expect(late).rejects.toBeInstanceOf(DatabaseGone);
    await lock.release();
    const next = await killer.tryLock(1n);
    expect(next).toBeDefined();
    await next?.release();
  });

  test("and was never there is told as such", async () => {
    const nowhere = postgresDatabase({ url: "postgresql://nobody:x@%2Ftmp%2Fno-such-folder/muster" });
    await expect(nowhere.query("SELECT 1")).rejects.toBeInstanceOf(DatabaseGone);
    await expect(nowhere.tryLock(1n)).rejects.toBeInstanceOf(DatabaseGone);
    await nowhere.close();
  });
});

describe("what PostgreSQL cannot hold", () => {
  test("is refused before it is sent", () => {
    expect(() => arrays.text(["a\u0000b"])).toThrow(/U\+0000/);
    expect(() => arrays.text(["\ud800"])).toThrow(/surrogate/);
    expect(() => copyLine(["\u0000"])).toThrow(/U\+0000/);
    expect(() => arrays.bigint([1.5])).toThrow(/not an integer/);
    expect(() => arrays.bigint([2 ** 53])).toThrow(/not an integer/);
    for (const id of ["", "x", `${someId}0`, someId.replaceAll("-", "_"), someId.replace("a", "g")]) {
      expect(() => arrays.uuid([id])).toThrow("Not a UUID");
    }
    for (const instant of ["2026-01-20", "2026-01-20T10:00:00Z", "2026-13-20T10:00:00.000Z", "infinity"]) {
      expect(() => arrays.timestamptz([instant])).toThrow(/Not a canonical instant/);
    }
  });
});
