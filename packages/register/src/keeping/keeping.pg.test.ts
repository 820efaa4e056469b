/** The keeper's work on a real node: audit, rebuild, backup, restore; and everything that must make each of them fail. */
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { createHash } from "node:crypto";
import { type Database, Ledger, postgresDatabase, rebuild, startCluster } from "@muster/ledger";
import { at, NORTH, person, story, type ToldEntry } from "@muster/testkit";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Node, openNode } from "../node/node.ts";
import { audit } from "./audit.ts";
import { backup } from "./backup.ts";
import { restore } from "./restore.ts";

const NOW = at(25);
let folder: string;
let node: Node;
let owner: Database;
let file: string;
let detailKey: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "muster-keeping-"));
  node = await openNode({ directory: path.join(folder, "node"), clock: () => NOW });
  const cluster = await startCluster({ directory: node.directory });
  owner = postgresDatabase({ url: cluster.owner().url });
  await cluster.stop();
  const entries: ToldEntry[] = [];
  for (const [turn, say] of story(7, 250).entries()) {
    const command = say(entries);
    const answer = await node.register.submit(command, `turn-${turn}`);
    if ("accepted" in answer) entries.push({ number: answer.number, command });
  }
  file = path.join(folder, "register.backup");
  detailKey = path.join(node.directory, "detail-key");
  await backup(node, file);
});

afterAll(async () => {
  await owner.close();
  await node.close();
  await rm(folder, { recursive: true, force: true });
});

/** Changes the register as no application can, looks, and puts it back. */
async function tampered<Seen>(change: string, undo: string, look: () => Promise<Seen>): Promise<Seen> {
  await owner.script(change);
  try {
    return await look();
  } finally {
    await owner.script(undo);
  }
}

describe("the audit", () => {
  const look = (full = false) => audit(node.ledger, { verifierKey: node.verifierKey, full });

  // Verifies: rule-10
  test("holds for a register as it was written, in full too", async () => {
    const size = ((await node.ledger.last())?.number ?? -1) + 1;
    expect(await look()).toMatchObject({ holds: true, found: 0, size });
    expect(await look(true)).toMatchObject({ holds: true, found: 0, size, full: true });
  });

  // Verifies: rule-3, rule-10
  test("finds an entry rewritten, whether or not its leaf was made anew", async () => {
    const rewrite = `create table kept as select * from journal where number = 20;
      update journal set entry = replace(entry, 'NORTH', 'SOUTH') where number = 20;`;
    const undo =
      "update journal set entry = kept.entry, leaf = kept.leaf from kept where journal.number = kept.number; drop table kept;";
    const codes = async () => (await look()).findings.map(({ code }) => code);
    expect(await tampered(rewrite, undo, codes)).toEqual(["leaf-differs", "root-differs"]);
    const withLeaf = `${rewrite} update journal set leaf = sha256('\\x00'::bytea || convert_to(entry, 'UTF8')) where number = 20;`;
    expect(await tampered(withLeaf, undo, codes)).toEqual(["root-differs"]);
  });

  // Verifies: rule-3, rule-10
  test("finds an entry removed, the last ones cut off, and a node that is not the leaves'", async () => {
    const codes = async () => (await look()).findings.map(({ code }) => code);
    const away = "create table kept as select * from journal where number = 12; delete from journal where number = 12;";
    const back = "insert into journal select * from kept; drop table kept;";
    expect(await tampered(away, back, codes)).toEqual(["journal-gap", "root-differs"]);
    const cut = "create table kept as select * from journal where number > 60; delete from journal where number > 60;";
    expect(await tampered(cut, back, codes)).toEqual(["checkpoint-behind", "journal-gap", "root-differs"]);
    const planted = `insert into log_node values (8, 77, decode(repeat('ab', 32), 'hex'))`;
    expect(await tampered(planted, "delete from log_node where index = 77", codes)).toEqual(["node-differs"]);
  });

  // Verifies: rule-10
  test("finds a checkpoint that another key signed, or none", async () => {
    const other = "muster.invalid/other+4bd6b8ac+ASlVzkbe0qFxnlqvZS0bTBTVxXbF4i7J1yYkPL6lhDBk";
    await expect(audit(node.ledger, { verifierKey: other })).rejects.toMatchObject({ code: "key-malformed" });
    const change =
      "create table kept as select * from checkpoint; update checkpoint set note = replace(note, E'\\n\\n', E'0\\n\\n');";
    const undo = "update checkpoint set note = kept.note from kept where kept.size = checkpoint.size; drop table kept;";
    expect((await tampered(change, undo, look)).findings.map(({ code }) => code)).toEqual(["checkpoint-not-signed"]);
  });

  // Verifies: rule-11
  test("finds items and details that are not what was committed to, detail without its key, and detail that nobody erased", async () => {
    const codes = async () => (await look(true)).findings.map(({ code }) => code);
    const [several] = await owner.query<{ number: number }>(
      "select min(number) as number from journal where items is not null",
    );
    const items = `create table kept as select * from journal where number = ${several?.number};
      update journal set items = replace(items, 'NORTH', 'SOUTH') || ' ' where number = ${several?.number};`;
    const undo = "update journal set items = kept.items from kept where journal.number = kept.number; drop table kept;";
    expect(await tampered(items, undo, codes)).toEqual(["items-differ"]);
    const first = "ctid = (select min(ctid) from detail)";
    const changed = (change: string) => `create table kept as select * from detail; ${change};`;
    const back = "delete from detail; insert into detail select * from kept; drop table kept;";
    const flipped = `update detail set sealed = set_byte(sealed, 20, get_byte(sealed, 20) # 1) where ${first}`;
    expect(await tampered(changed(flipped), back, codes)).toEqual(["detail-differs"]);
    const swapped = `update detail set sealed = (select max(sealed) from detail) where ${first}`;
    expect(await tampered(changed(swapped), back, codes)).toEqual(["detail-differs"]);
    const removed = await tampered(changed(`delete from detail where ${first}`), back, codes);
    expect(removed).toEqual(["detail-missing"]);
    const keyless = "create table kept as select * from person_key; delete from person_key;";
    const keyed = "insert into person_key select * from kept; drop table kept;";
    expect(new Set(await tampered(keyless, keyed, codes))).toEqual(new Set(["detail-differs"]));
  });
});

describe("the rebuild", () => {
  // Verifies: rule-3
  test("comes to the projections in use, over and over, and leaves nothing behind", async () => {
    for (const _ of [1, 2]) {
      const { identical, projections } = await rebuild(node.ledger.database);
      expect(projections.flatMap(({ surplusRows, missingRows }) => [...surplusRows, ...missingRows])).toEqual([]);
      expect(identical).toBe(true);
      expect(projections.every(({ kept, derived }) => kept === derived && kept > 0)).toBe(true);
    }
    expect(await owner.query("select relname from pg_class where relname like 'rebuilt%' and relkind = 'r'")).toEqual(
      [],
    );
  });

  // Verifies: rule-1, rule-3
  test.each([
    ["line", "update line set unit = 'Z' where ctid = (select min(ctid) from line where unit is not null)", 1, 1],
    [
      "position",
      "update position set unit = 'Z' where ctid = (select min(ctid) from position where unit is not null)",
      1,
      1,
    ],
    ["sighting", "delete from sighting where ctid = (select min(ctid) from sighting)", 0, 1],
    ["about", "insert into about values ('site', 'NOWHERE', 1)", 1, 0],
    ["said", "update said set ordinal = ordinal + 1 where ctid = (select min(ctid) from said)", 1, 1],
    ["corrected", "delete from corrected where ctid = (select min(ctid) from corrected)", 0, 1],
    ["withdrawn", "update withdrawn set ordinal = ordinal + 9", 0, 0],
  ])("finds what does not follow from the journal in %s", async (projection, change, surplus, missing) => {
    const set = `create table kept as select * from ${projection}; ${change};`;
    const undo = `delete from ${projection}; insert into ${projection} select * from kept; drop table kept;`;
    const { identical, projections } = await tampered(set, undo, () => rebuild(node.ledger.database));
    const found = projections.filter((one) => one.surplus + one.missing > 0);
    expect(identical).toBe(false);
    expect(found.map((one) => one.projection)).toEqual([projection]);
    if (surplus + missing > 0) expect(found[0]).toMatchObject({ surplus, missing });
    expect([...(found[0]?.surplusRows ?? []), ...(found[0]?.missingRows ?? [])].length).toBeGreaterThan(0);
    expect((await rebuild(node.ledger.database)).identical).toBe(true);
  });

  test("says so where the journal itself has a gap", async () => {
    const away = "create table kept as select * from journal where number = 12; delete from journal where number = 12;";
    const back = "insert into journal select * from kept; drop table kept;";
    await expect(tampered(away, back, () => rebuild(node.ledger.database))).rejects.toThrow(
      "the journal lacks entry 12",
    );
  });
});

/** The backup's lines, rewritten by somebody who can also reckon its digest, and packed again. */
async function forged(name: string, change: (lines: string[]) => string[]): Promise<string> {
  const lines = change(
    gunzipSync(await readFile(file))
      .toString()
      .trimEnd()
      .split("\n")
      .slice(0, -1),
  );
  const body = lines.map((line) => `${line}\n`).join("");
  const sha256 = createHash("sha256").update(body).digest("base64");
  return written(name, gzipSync(`${body}end ${JSON.stringify({ sha256 })}\n`));
}

async function written(name: string, bytes: Uint8Array): Promise<string> {
  const to = path.join(folder, name);
  await writeFile(to, bytes);
  return to;
}

describe("a backup", () => {
  // Verifies: rule-10
  test("with the key becomes the same node again, which goes on where the other was", async () => {
    const directory = path.join(folder, "restored");
    const key = path.join(node.directory, "node-key.seed");
    const restored = await restore(file, { directory, key, detailKey, verifierKey: node.verifierKey });
    expect(restored.verifierKey).toBe(node.verifierKey);
    const again = await openNode({ directory, clock: () => NOW });
    try {
      const moment = { asOf: NOW, knownAt: restored.header.size - 1 };
      expect(await again.register.balance(moment)).toEqual(await node.register.balance(moment));
      expect(await again.register.balanceByNationality(moment)).toEqual(
        await node.register.balanceByNationality(moment),
      );
      expect((await again.ledger.checkpoint())?.note).toBe((await node.ledger.checkpoint())?.note);
      expect(await audit(again.ledger, { verifierKey: node.verifierKey, full: true })).toMatchObject({ holds: true });
      expect((await rebuild(again.ledger.database)).identical).toBe(true);
      const repeated = story(7, 250)[0]?.([]);
      expect(await again.register.submit(repeated, "turn-0")).toMatchObject({ accepted: true, number: 0 });
      const command = { kind: "person.register", occurredAt: NOW, by: NORTH, person: person(99) };
      expect(await again.register.submit(command)).toMatchObject({ accepted: true, number: restored.header.size });
      expect(await audit(again.ledger, { verifierKey: node.verifierKey })).toMatchObject({ holds: true });
    } finally {
      await again.close();
    }
  });

  // Verifies: rule-10
  test("without the key goes on under a new name, which says whom it succeeds", async () => {
    const directory = path.join(folder, "succeeding");
    const restored = await restore(file, { directory, detailKey });
    expect(restored.verifierKey).not.toBe(node.verifierKey);
    const note = JSON.parse(await readFile(path.join(directory, "node.json"), "utf8")) as { succeeds: object };
    expect(note.succeeds).toEqual({ verifierKey: node.verifierKey, checkpoint: restored.header.checkpoint });
    const again = await openNode({ directory });
    try {
      expect(again.verifierKey).toBe(restored.verifierKey);
      expect(await audit(again.ledger, { verifierKey: again.verifierKey, full: true })).toMatchObject({
        holds: true,
        size: restored.header.size,
      });
    } finally {
      await again.close();
    }
  });

  test("holds no key, is not for others to read, and is never written over", async () => {
    const text = gunzipSync(await readFile(file)).toString();
    expect(text).toContain("turn-0");
    expect(text).not.toContain((await readFile(path.join(node.directory, "node-key.seed"), "utf8")).trim());
    expect((await stat(file)).mode & 0o077).toBe(0);
    await expect(backup(node, file)).rejects.toMatchObject({ code: "file-exists" });
    expect((await readdir(folder)).filter((name) => name.endsWith(".part"))).toEqual([]);
  });

  test("that cannot be written leaves nothing", async () => {
    await expect(backup(node, path.join(folder, "nowhere", "b"))).rejects.toMatchObject({ code: "ENOENT" });
    const { database } = node.ledger;
    const failing = {
      query: (text: string, parameters: readonly []) => database.query(text, parameters),
      stream: () => {
        throw new Error("gone in the middle");
      },
    } as unknown as Database;
    const broken = { ...node, ledger: new Ledger(failing, node.keyring) };
    await expect(backup(broken, path.join(folder, "half"))).rejects.toThrow("gone in the middle");
    expect((await readdir(folder)).filter((name) => name.startsWith("half"))).toEqual([]);
  });

  const header = (change: (header: Record<string, unknown>) => object) => (lines: string[]) => {
    const [first = "", ...rest] = lines;
    return [`backup ${JSON.stringify(change(JSON.parse(first.slice(7)) as Record<string, unknown>))}`, ...rest];
  };
  const entryLine = (lines: readonly string[], number: number) =>
    lines.findIndex((line) => line.startsWith("entry ") && line.includes(`"number":${number},`));

  // Verifies: rule-10
  test.each<[string, string, () => Promise<string>]>([
    ["cut off", "truncated", async () => written("cut", (await readFile(file)).subarray(0, -100))],
    ["cut off at the start", "not-a-backup", async () => written("none", gzipSync("hello\n"))],
    ["not packed at all", "damaged", async () => written("plain", Buffer.from("hello"))],
    ["empty", "truncated", async () => written("empty", Buffer.alloc(0))],
    [
      "without its last line",
      "truncated",
      async () =>
        written(
          "endless",
          gzipSync(
            gunzipSync(await readFile(file))
              .toString()
              .replace(/end .*\n$/, ""),
          ),
        ),
    ],
    [
      "longer than its end",
      "damaged",
      async () => written("longer", gzipSync(`${gunzipSync(await readFile(file)).toString()}item {}\n`)),
    ],
    [
      "with one character changed",
      "damaged",
      async () =>
        written(
          "flip",
          gzipSync(
            gunzipSync(await readFile(file))
              .toString()
              .replace('"turn-17"', '"turn-71"'),
          ),
        ),
    ],
    ...[
      ["of a newer format", "newer-format", 3],
      ["of the format that held detail in the clear", "older-format", 1],
    ].map(([what, code, format]): [string, string, () => Promise<string>] => [
      String(what),
      String(code),
      () =>
        forged(
          String(code),
          header((fields) => ({ ...fields, format })),
        ),
    ]),
    [
      "of another program",
      "not-a-backup",
      () =>
        forged(
          "other",
          header((fields) => ({ ...fields, muster: "other" })),
        ),
    ],
    [
      "with an entry rewritten",
      "not-the-log",
      () =>
        forged("rewritten", (lines) =>
          lines.map((line, index) => (index === entryLine(lines, 20) ? line.replace("NORTH", "SOUTH") : line)),
        ),
    ],
    [
      "with an entry left out",
      "not-the-log",
      () => forged("gap", (lines) => lines.filter((_, index) => index !== entryLine(lines, 20))),
    ],
    [
      "with a detail changed",
      "not-the-log",
      () =>
        forged("detail", (lines) =>
          lines.map((line) =>
            line.startsWith("detail ")
              ? line.replace(/(?<="sealed":".{24})./, (one) => (one === "A" ? "B" : "A"))
              : line,
          ),
        ),
    ],
    [
      "with an item changed",
      "not-the-log",
      () =>
        forged("item", (lines) =>
          lines.map((line) => (line.startsWith("item ") ? line.replace("NORTH", "SOUTH").replace("N-", "S-") : line)),
        ),
    ],
    ...[
      ["backup", "size"],
      ["entry", "kind"],
      ["key", "wrapped"],
      ["detail", "sealed"],
      ["checkpoint", "note"],
      ["answered", "request"],
    ].map(([kind = "", field = ""]): [string, string, () => Promise<string>] => [
      `with a line of ${kind} that lacks its ${field}`,
      "damaged",
      () =>
        forged(`no-${field}`, (lines) =>
          lines.map((line) => (line.startsWith(`${kind} `) ? line.replace(`"${field}":`, `"not ${field}":`) : line)),
        ),
    ]),
    [
      "with its last entries left out",
      "not-the-log",
      () => forged("short", (lines) => lines.slice(0, entryLine(lines, 100))),
    ],
    [
      "with another balance",
      "balance-differs",
      () =>
        forged(
          "balance",
          header((fields) => ({ ...fields, balance: { ...(fields["balance"] as object), registered: 4_000 } })),
        ),
    ],
  ])("%s is refused, and nothing is left", async (_, code, make) => {
    const directory = path.join(folder, "refused");
    const bad = await make();
    await expect(restore(bad, { directory, detailKey })).rejects.toMatchObject({ name: "BackupFault", code });
    await expect(stat(directory)).rejects.toMatchObject({ code: "ENOENT" });
  });

  test("with any bit of it changed is refused, or says what it said", async () => {
    const bytes = await readFile(file);
    for (let at = 0; at < bytes.length; at += Math.ceil(bytes.length / 40)) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] as number) ^ 0x10;
      const bad = await written("bit", changed);
      // The first bytes of gzip hold a time and a system, which mean nothing here.
      if (at >= 4 && at < 10) continue;
      await expect(
        restore(bad, { directory: path.join(folder, "refused"), detailKey }),
        `byte ${at}`,
      ).rejects.toMatchObject({
        name: "BackupFault",
      });
    }
  });

  test("goes nowhere but into an empty folder, and only under the log's own key", async () => {
    const full = path.join(folder, "full");
    await writeFile(path.join(await mkdtemp(full), "note"), "mine");
    const [name = ""] = (await readdir(folder)).filter((one) => one.startsWith("full"));
    await expect(restore(file, { directory: path.join(folder, name), detailKey })).rejects.toMatchObject({
      code: "folder-not-empty",
    });
    expect(await readdir(path.join(folder, name))).toEqual(["note"]);
    await expect(restore(file, { directory: node.directory, detailKey })).rejects.toMatchObject({
      code: "folder-not-empty",
    });
    const directory = path.join(folder, "refused");
    const key = await written("key", Buffer.from(`${Buffer.alloc(32, 7).toString("base64")}\n`));
    await expect(restore(file, { directory, key, detailKey })).rejects.toMatchObject({ code: "wrong-key" });
    await expect(restore(file, { directory, detailKey, verifierKey: "somebody+else" })).rejects.toMatchObject({
      code: "wrong-key",
    });
    await expect(stat(directory)).rejects.toMatchObject({ code: "ENOENT" });
  });

  test("is taken of a register that goes on meanwhile, and holds what was signed when it began", async () => {
    const before = await node.ledger.checkpoint();
    const commands = Array.from({ length: 20 }, (_, index) => ({
      kind: "person.register",
      occurredAt: at(2),
      by: NORTH,
      person: person(500 + index),
    }));
    const [{ header: taken }] = await Promise.all([
      backup(node, path.join(folder, "meanwhile")),
      ...commands.map((command) => node.register.submit(command)),
    ]);
    expect(taken.size).toBeGreaterThanOrEqual(before?.size ?? 0);
    await restore(path.join(folder, "meanwhile"), { directory: path.join(folder, "restored-meanwhile"), detailKey });
  });
});
