import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { heldSource, type ListMapping, type ListTable, openList } from "@muster/lists";
import type { AuthorityCode } from "@muster/record";
import { afterAll, beforeAll, expect, test } from "vitest";
import { keepMapping, keptMapping, readListMapping } from "./kept-mappings.ts";

const SENDER = "NORTH" as AuthorityCode;
const OTHER = "SOUTH" as AuthorityCode;
const BY_NAME: ListMapping = { format: 1, columns: [{ header: "Name", field: "name" }] };
const BY_BOTH: ListMapping = {
  format: 1,
  columns: [
    { header: "Name", field: "name" },
    { header: "Age", field: "age" },
  ],
  listDate: "2026-01-05",
};

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "muster-mappings-"));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function tableOf(header: string): Promise<ListTable> {
  const [table] = await openList(heldSource("list.csv", `${header}\nKarim,30\nNadia,31\n`));
  return table;
}

test("a mapping is kept for lists with its headers, in any order; of several kinds of lists each has its own", async () => {
  expect(await keptMapping(folder, SENDER, await tableOf("Name,Age"))).toBeUndefined();
  await keepMapping(folder, SENDER, BY_NAME);
  await keepMapping(folder, SENDER, BY_BOTH);
  expect(await keptMapping(folder, SENDER, await tableOf("Age,Name"))).toMatchObject({
    fits: true,
    mapping: { columns: BY_BOTH.columns },
  });
});

test("of which day a list was is known of that list alone", async () => {
  await keepMapping(folder, SENDER, BY_BOTH);
  const kept = await keptMapping(folder, SENDER, await tableOf("Name,Age"));
  expect(kept?.mapping).not.toHaveProperty("listDate");
});

test("a header that changed fits none, and what differs from the nearest is said", async () => {
  await keepMapping(folder, OTHER, BY_BOTH);
  expect(await keptMapping(folder, OTHER, await tableOf("Name,Age in years"))).toMatchObject({
    fits: false,
    missing: ["Age"],
    unknown: ["Age in years"],
  });
});

test("a sender's code names no file outside the folder of mappings", async () => {
  const odd = "A/../../B" as AuthorityCode;
  await keepMapping(folder, odd, BY_NAME);
  expect(await readdir(path.join(folder, "lists"))).toContain("A%2F..%2F..%2FB.json");
  expect((await keptMapping(folder, odd, await tableOf("Name,Age")))?.fits).toBe(false);
});

test.each([
  ["mapping-not-json", "{"],
  ["mapping-invalid", '{"format":2,"columns":[]}'],
  ["mapping-invalid", '{"format":1,"columns":[{"header":"Name","field":"shoe-size"}]}'],
])("a file that is none is refused: %s, %s", async (code, content) => {
  const file = path.join(folder, "mapping.json");
  await writeFile(file, content);
  await expect(readListMapping(file)).rejects.toMatchObject({ refusal: { code } });
});

test("a mapping that is not there is refused", async () => {
  await expect(readListMapping(path.join(folder, "nowhere.json"))).rejects.toMatchObject({
    refusal: { code: "mapping-not-readable" },
  });
});
