/** Sealed detail on a real node: what the database shows, keys that are wrong, lost or rotated, erasure, and what it leaves. */
import { copyFile, mkdir, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { type Database, keep, KEYED_DETAIL, PersonKeys, postgresDatabase, startCluster } from "@muster/ledger";
import { parseVerifierKey, verifyBundle } from "@muster/proof";
import { canonicalBytes, type Officer, type PersonId } from "@muster/record";
import { at, KEEPER, NORTH, NORTH_SECOND, opening, person } from "@muster/testkit";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { nodeCrypto } from "../cryptography.ts";
import { audit } from "../keeping/audit.ts";
import { backup } from "../keeping/backup.ts";
import { restore } from "../keeping/restore.ts";
import { type Node, openNode } from "../node/node.ts";
import { FileKeyring } from "./file-keyring.ts";
import { runRetention } from "./retention.ts";
import { retentionJob } from "./retention-job.ts";
import { rotateKey } from "./rotate.ts";

const NOW = at(25);
const NAME = "Zelmira Quondam";
const NUMBER = "N-70707";
let folder: string;
let node: Node;
let owner: Database;

const open = (directory: string, passphrase?: string) =>
  openNode({ directory, clock: () => NOW, ...(passphrase === undefined ? {} : { passphrase }) });

async function submit(command: object): Promise<number> {
  const answer = await node.register.submit(command);
  if (!("accepted" in answer)) throw new Error(`refused: ${answer.code} ${answer.says}`);
  return answer.number;
}

/** A person with a name, a nationality, a number and what was taken down on arrival. */
async function registered(index: number, name = NAME): Promise<PersonId> {
  const id = person(index);
  const claims = [
    { claim: "name", text: name, script: "Latn" },
    { claim: "nationality", country: "SYR", evidence: "claimed" },
  ];
  const numbers = [{ number: `${NUMBER}-${index}`, issuer: "NORTH" }];
  await submit({ kind: "person.register", occurredAt: at(2), by: NORTH, person: id, claims, numbers });
  const complaints = "an invented complaint";
  await submit({ kind: "custody.admit", occurredAt: at(3), by: NORTH, person: id, site: "N-PRISON", complaints });
  return id;
}

const moment = () => node.register.moment(NOW);
const found = async (text: string) => (await node.register.find(text, await moment())).map((one) => one.person);
const findings = async () =>
  (await audit(node.ledger, { verifierKey: node.verifierKey, full: true })).findings.map(({ code }) => code);

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "muster-sealing-"));
  node = await open(path.join(folder, "node"));
  const cluster = await startCluster({ directory: node.directory });
  owner = postgresDatabase({ url: cluster.owner().url });
  await cluster.stop();
  for (const command of opening()) await submit(command);
  for (const index of [1, 2, 3]) await registered(index);
});

afterAll(async () => {
  await owner.close();
  await node.close();
  await rm(folder, { recursive: true, force: true });
});

/** Every row of a table as text. */
async function dumped(table: string): Promise<string> {
  const columns = await owner.query<{ name: string }>(
    "select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped",
    [table],
  );
  const all = columns
    .map(({ name }) => `coalesce(encode(convert_to(${name}::text, 'UTF8'), 'escape'), '')`)
    .join(" || ' ' || ");
  const rows = await owner.query<{ text: string }>(`select ${all} as text from ${table}`);
  return rows.map(({ text }) => text).join("\n");
}

/** Every sealed detail, as the characters its bytes would be. */
async function sealedDetails(): Promise<string> {
  const details = await owner.query<{ sealed: Uint8Array }>("select sealed from detail");
  return details.map(({ sealed }) => Buffer.from(sealed).toString("latin1")).join("\n");
}

describe("what is in the database", () => {
  // Verifies: rule-11, DP-1
  test("is ciphertext: no name, no number, no salt, in any table; and the folder's key is its owner's alone", async () => {
    const tables = await owner.query<{ name: string }>(
      "select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'",
    );
    expect(tables.length).toBeGreaterThan(10);
    const unheard = [NAME, "Zelmira", NUMBER, "invented complaint"];
    for (const { name } of tables) {
      const text = await dumped(name);
      for (const clear of unheard) expect(text, name).not.toContain(clear);
      // Three letters may stand within a digest by chance: a country is a word by itself.
      expect(text, name).not.toMatch(/(?<![\w+/-])SYR(?![\w+/-])/);
    }
    const sealed = await sealedDetails();
    for (const clear of [...unheard, '"SYR"']) expect(sealed).not.toContain(clear);
    const [clear] = await owner.query<{ rows: number }>(
      "select count(*) as rows from detail where salt is not null or content is not null or sealed is null or kind is null",
    );
    expect(clear?.rows).toBe(0);
    expect((await stat(node.keyring.file)).mode & 0o777).toBe(0o600);
  });

  // Verifies: rule-11
  test("confirms no guess of a command that came with a key; the same one is answered as before, also one kept by an earlier version", async () => {
    // Whoever has the database knows everything of the command but the seal, and guesses that.
    const command = { kind: "property.seal", occurredAt: at(4), by: NORTH, person: person(1), seal: "guessed" };
    const first = await node.register.submit(command, "guessed");
    const plain = await nodeCrypto.sha256(canonicalBytes(command));
    const kept = () => owner.query("select from answered where key = 'guessed' and request = $1", [plain]);
    expect(await kept()).toHaveLength(0);
    expect(await node.register.submit(command, "guessed")).toEqual(first);
    await owner.execute("update answered set request = $1 where key = 'guessed'", [plain]);
    expect(await node.register.submit(command, "guessed")).toEqual(first);
  });

  // Verifies: rule-11
  test("says of which kinds a person's detail is, and cannot be made to hold clear detail again", async () => {
    const rows = await owner.query<{ kind: string }>("select kind from detail where person = $1 order by kind", [
      person(1),
    ]);
    expect(rows.map(({ kind }) => kind)).toEqual([
      "claim:name",
      "claim:nationality",
      "custody.admitted:clinical",
      "numbers",
    ]);
    const clear = `insert into detail (person, entry, ordinal, digest, salt, content) values ('${person(1)}', 0, 9, 'd', 's', 'c')`;
    await expect(node.ledger.database.script(clear)).rejects.toMatchObject({ sqlState: "42501" });
    const both = `insert into detail (person, entry, ordinal, digest, kind, sealed, salt, content) values ('${person(1)}', 0, 9, 'd', 'k', 's', 's', 'c')`;
    await expect(owner.script(both)).rejects.toMatchObject({ constraint: "detail_sealed_or_clear" });
  });

  test("is searched all the same: names whatever their case, numbers as far as they are typed, nationalities counted", async () => {
    expect(await found("zelmira q")).toEqual([person(1), person(2), person(3)]);
    expect(await found(`${NUMBER}-2`)).toEqual([person(2)]);
    expect(await found(NUMBER)).toEqual([person(1), person(2), person(3)]);
    expect(await found("70708")).toEqual([]);
    const later = await registered(4, "Another Invented");
    expect(await found("another INV")).toEqual([later]);
    expect(await node.register.find("zelmira", { asOf: at(1), knownAt: 10_000 })).toEqual([]);
    expect(await node.register.balanceByNationality(await moment())).toEqual([
      { nationality: "SYR", state: "held", people: 4 },
    ]);
    const numbers = await node.register.numbersOf([person(1), later], await moment());
    expect([...numbers.values()].flat().map(({ number }) => number)).toEqual([`${NUMBER}-1`, `${NUMBER}-4`]);
  });

  // Verifies: rule-11, rule-3
  test("is refused where it was tampered with: that person's file is not shown, everybody else is found, the audit says where", async () => {
    const where = `person = '${person(3)}' and kind = 'claim:name'`;
    const flip = `update detail set sealed = set_byte(sealed, 20, get_byte(sealed, 20) # 1) where ${where}`;
    await owner.script(flip);
    const other = await open(node.directory);
    try {
      const everybody = await other.register.find("zelmira", await other.register.moment(NOW));
      expect(everybody.map((one) => one.person)).toEqual([person(1), person(2)]);
      const file = other.register.person(person(3), await other.register.moment(NOW));
      await expect(file).rejects.toMatchObject({ name: "DetailFault", code: "detail-differs" });
      expect(await findings()).toEqual(["detail-differs"]);
    } finally {
      await owner.script(flip);
      await other.close();
    }
    expect(await findings()).toEqual([]);
  });
});

describe("erasure", () => {
  const erase = (of: PersonId, more: object = {}) =>
    submit({
      kind: "detail.erase",
      occurredAt: at(20),
      by: NORTH,
      second: NORTH_SECOND,
      person: of,
      why: "asked-for",
      ...more,
    });
  const rowsOf = async (table: "detail" | "person_key", of: PersonId) =>
    (await owner.query(`select from ${table} where person = $1`, [of])).length;

  // Verifies: rule-11, DP-1, MR-6, ICPPED-17.3
  test("destroys the key and the detail in the entry's own transaction; proofs and books stay, and the file shows it", async () => {
    const id = await registered(10, "Erasmina Vanished");
    const stated = (await node.ledger.saidOf([id])).get(id)?.[0]?.recorded.entry.number as number;
    const before = await node.register.prove(stated, id);
    expect(await found("erasmina")).toEqual([id]);
    const number = await erase(id);
    expect([await rowsOf("detail", id), await rowsOf("person_key", id)]).toEqual([0, 0]);
    expect(await found("erasmina")).toEqual([]);
    const after = await node.register.prove(stated, id);
    const logKeys = [await parseVerifierKey(node.verifierKey, nodeCrypto)];
    for (const bundle of [before, after])
      expect(await verifyBundle(bundle as Uint8Array, { logKeys }, nodeCrypto)).toMatchObject({
        number: stated,
        person: id,
      });
    const answer = await node.register.person(id, await moment());
    expect(answer?.file.claims.map(({ claim, detail }) => [claim, detail])).toEqual([
      ["name", undefined],
      ["nationality", undefined],
    ]);
    expect(answer?.file.erasures).toMatchObject([{ entry: number, why: "asked-for", by: NORTH }]);
    expect(answer?.history.at(-1)?.position).toMatchObject({ state: "held", site: "N-PRISON" });
    expect(await findings()).toEqual([]);
  });

  // Verifies: rule-11
  test("of some kinds leaves the others, and what is said afterwards is under a new key", async () => {
    const id = await registered(11, "Partia Kept");
    await erase(id, { kinds: ["numbers", "custody.admitted:clinical"] });
    expect([await rowsOf("detail", id), await rowsOf("person_key", id)]).toEqual([2, 1]);
    expect(await found(`${NUMBER}-11`)).toEqual([]);
    expect(await found("partia")).toEqual([id]);
    // Sent together, so that erasure and what follows stand in one batch.
    const name = (text: string) => ({ claim: "name", text, script: "Latn" });
    const state = (text: string) =>
      submit({ kind: "claim.state", occurredAt: at(21), by: NORTH, person: id, claims: [name(text)] });
    await Promise.all([state("Partia Before"), erase(id), state("Partia Again"), erase(id), state("Partia Last")]);
    expect([await rowsOf("detail", id), await rowsOf("person_key", id)]).toEqual([1, 1]);
    expect((await node.register.find("partia", await moment())).map(({ text }) => text)).toEqual(["Partia Last"]);
    expect(await findings()).toEqual([]);
  });

  // Verifies: DP-1
  test("by a retention rule takes what is due, says so in an entry, and takes nobody's who is in custody", async () => {
    const id = await registered(12, "Released Long Ago");
    const release = { kind: "custody.release", occurredAt: at(5), by: NORTH, second: NORTH_SECOND, person: id };
    await submit({ ...release, site: "N-PRISON", grounds: "review", to: "home" });
    const run = (days: number) =>
      runRetention({
        database: node.ledger.database,
        rules: [{ kind: "claim:name", days }],
        by: KEEPER as Officer,
        now: NOW,
        submit: async (command) => ({ number: await submit(command) }),
      });
    expect(await run(30)).toMatchObject([{ details: 0, people: 0, entries: [expect.any(Number)] }]);
    const [applied] = await run(10);
    expect(applied).toMatchObject({ kind: "claim:name", details: 1, people: 1, cutOff: at(15) });
    expect(await found("released long")).toEqual([]);
    expect([await rowsOf("detail", id), await rowsOf("person_key", id)]).toEqual([3, 1]);
    expect(await found("zelmira")).toContain(person(1));
    expect(await findings()).toEqual([]);
  });
});

describe("the daily run", () => {
  // Verifies: DP-1
  test("is of the rules in the node's folder, in the name of the officer they give; there is none without such a file", async () => {
    const id = await registered(13, "Daily Released");
    const release = { kind: "custody.release", occurredAt: at(5), by: NORTH, second: NORTH_SECOND, person: id };
    await submit({ ...release, site: "N-PRISON", grounds: "review", to: "home" });
    (await retentionJob(node, () => undefined))();
    expect(await found("daily")).toEqual([id]);
    const file = path.join(node.directory, "retention.json");
    const rules = (more: object) =>
      writeFile(file, JSON.stringify({ rules: [{ kind: "claim:name", days: 10 }], ...more }));
    await rules({});
    await expect(retentionJob(node, () => undefined)).rejects.toThrow("names no officer");
    await rules({ officer: KEEPER, rules: [{ kind: "names", days: 10 }] });
    await expect(retentionJob(node, () => undefined)).rejects.toMatchObject({ name: "RetentionRulesInvalid" });
    await rules({ officer: KEEPER });
    const told = Promise.withResolvers<string>();
    const end = await retentionJob(node, told.resolve, () => NOW);
    expect(await told.promise).toBe("Retention: 1 details of kind claim:name of 1 people were erased");
    end();
    expect(await found("daily")).toEqual([]);
    await rm(file);
  });
});

describe("the register's key", () => {
  // Verifies: rule-11
  test("is rotated while commands are recorded; the old one opens nothing, and a writer that still has it learns of the new", async () => {
    const before = node.keyring.keys.current.id;
    const busy = Array.from({ length: 40 }, (_, index) => registered(100 + index, `Rotated ${index}`));
    const other = await open(node.directory);
    try {
      const [rotated] = await Promise.all([rotateKey(other.ledger.database, other.keyring), ...busy]);
      expect(rotated).toMatchObject({ destroyed: [before] });
      expect(rotated.rewrapped).toBeGreaterThan(0);
    } finally {
      await other.close();
    }
    expect(await readFile(node.keyring.file, "utf8")).toContain('"former":[]');
    await registered(150, "Rotated after");
    expect((await found("rotated")).length).toBe(41);
    const used = await owner.query<{ id: string }>("select distinct register_key as id from person_key");
    expect(used).toEqual([{ id: node.keyring.keys.current.id }]);
    expect(node.keyring.keys.current.id).not.toBe(before);
    expect(await findings()).toEqual([]);
  });

  // Verifies: rule-11
  test("that was destroyed is taken for nothing new: the database refuses what is wrapped under it", async () => {
    const [retired] = await owner.query<{ id: string }>("select id from retired_key");
    const { database } = node.ledger;
    const key = { person: person(999), wrapped: new Uint8Array(60), registerKey: retired?.id ?? "", createdEntry: 0 };
    const kept = { entries: [], keys: [key], details: [], nodes: [], checkpoints: [], answered: [] };
    const keeping = database.transaction((transaction) => keep(transaction, kept));
    await expect(keeping).rejects.toMatchObject({ name: "DetailFault", code: "register-key-retired" });
  });

  // Verifies: rule-11
  test("is asked for where it is missing or another's, and is never made anew over sealed detail", async () => {
    const directory = path.join(folder, "other");
    const backedUp = path.join(folder, "for-other");
    await backup(node, backedUp);
    const detailKey = node.keyring.file;
    await restore(backedUp, { directory, detailKey });
    await rm(path.join(directory, "detail-key"));
    await expect(open(directory)).rejects.toMatchObject({ name: "KeyFault", code: "detail-key-missing" });
    FileKeyring.create(directory);
    await expect(open(directory)).rejects.toMatchObject({ code: "detail-key-wrong" });
    await writeFile(path.join(directory, "detail-key"), "no key");
    await expect(open(directory)).rejects.toMatchObject({ code: "detail-key-damaged" });
    await copyFile(detailKey, path.join(directory, "detail-key"));
    const again = await open(directory);
    expect((await again.register.find("zelmira", await again.register.moment(NOW))).length).toBe(3);
    const sealed = again.keyring.protect("a long enough passphrase");
    await again.close();
    expect(path.basename(sealed.file)).toBe("detail-key.sealed");
    await expect(stat(path.join(directory, "detail-key"))).rejects.toMatchObject({ code: "ENOENT" });
    await expect(open(directory)).rejects.toMatchObject({ code: "passphrase-missing" });
    await expect(open(directory, "another passphrase")).rejects.toMatchObject({ code: "passphrase-wrong" });
    const unlocked = await open(directory, "a long enough passphrase");
    expect((await unlocked.register.find("zelmira", await unlocked.register.moment(NOW))).length).toBe(3);
    await unlocked.close();
  });

  // Verifies: rule-11
  test("is in no backup, which is restored with the right one only", async () => {
    const file = path.join(folder, "without-key");
    await backup(node, file);
    const text = gunzipSync(await readFile(file)).toString("latin1");
    const { secret } = node.keyring.keys.current;
    for (const clear of [NAME, NUMBER, Buffer.from(secret).toString("base64"), Buffer.from(secret).toString("latin1")])
      expect(text).not.toContain(clear);
    const directory = path.join(folder, "refused");
    await expect(restore(file, { directory })).rejects.toMatchObject({ code: "detail-key-missing" });
    const elsewhere = path.join(folder, "elsewhere");
    await mkdir(elsewhere);
    const wrong = FileKeyring.create(elsewhere).file;
    await expect(restore(file, { directory, detailKey: wrong })).rejects.toMatchObject({ code: "detail-key-wrong" });
    await expect(stat(directory)).rejects.toMatchObject({ code: "ENOENT" });
  });
});

describe("a register from before detail was sealed", () => {
  // Verifies: rule-11, rule-10
  test("is sealed when it is opened, page by page, with nothing clear left, and says what it said", async () => {
    const [, second] = [person(1), person(2)];
    const rows = await owner.query<{ entry: number; ordinal: number }>(
      "select entry, ordinal from detail where person = $1",
      [second],
    );
    expect(rows.length).toBe(4);
    const { details } = [...(await node.ledger.entries(rows.map(({ entry }) => entry))).values()][0] ?? {};
    expect(details?.size).toBe(3);
    // As an earlier version kept them: the salt is the one thing a reader is never shown, so it is opened here.
    const keys = new PersonKeys(node.keyring);
    const kept = await owner.query<Parameters<(typeof keys)["open"]>[0]>(
      `select ${KEYED_DETAIL} from detail left join person_key using (person) where person = $1`,
      [second],
    );
    for (const row of kept) {
      const { salt, content } = keys.open(row);
      await owner.execute(
        "update detail set sealed = null, kind = null, salt = $3, content = $4 where person = $1 and entry = $2 and ordinal = $5",
        [second, row.entry, salt, content, row.ordinal],
      );
    }
    await owner.execute("delete from person_key where person = $1", [second]);
    const again = await open(node.directory);
    try {
      const [clear] = await owner.query<{ rows: number }>(
        "select count(*) as rows from detail where salt is not null or content is not null or sealed is null or kind is null",
      );
      expect(clear?.rows).toBe(0);
      const moment = await again.register.moment(NOW);
      expect((await again.register.find(`${NUMBER}-2`, moment)).map((one) => one.person)).toEqual([second]);
      expect(await audit(again.ledger, { verifierKey: again.verifierKey, full: true })).toMatchObject({ holds: true });
    } finally {
      await again.close();
    }
  });
});
