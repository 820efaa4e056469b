import type { ListedPerson } from "@muster/lists";
import type { AuthorityCode } from "@muster/record";
import { expect, test } from "vitest";
import { claimsOfRow, unkeepable } from "./row-claims.ts";

const NORTH = "NORTH" as AuthorityCode;
const DIGEST = "ab".repeat(32);
const ORIGIN = { list: 12, place: { file: "list.xlsx", sheet: "People", row: 7 }, digest: DIGEST };
const NOBODY: ListedPerson = { ordinal: 1, names: [], numbers: [], documents: [], births: [], notes: [] };
const source = (cell: string) => `list 12, list.xlsx, People!${cell}, sha256 ${DIGEST}`;
const at = <Value>(cell: string, value: Value, text = String(value)) => ({ cell, value, text });
const claimsOf = (person: Partial<ListedPerson>) => claimsOfRow({ ...NOBODY, ...person }, NORTH, ORIGIN);

// Verifies: rule-9
test("what a country or a word cannot be told from is kept as it is written", () => {
  const known = claimsOf({ nationality: at("D7", { country: "TUN", score: 1 }, "Tunisian") });
  expect(known.claims).toEqual([{ claim: "nationality", country: "TUN", evidence: "claimed", source: source("D7") }]);
  const unsure = claimsOf({ nationality: at("D7", { country: "TUN", score: 0.5 }, "Tunsan") });
  expect(unsure.claims).toEqual([{ claim: "listed", field: "nationality", text: "Tunsan", source: source("D7") }]);
});

test("a place goes with its birth; without one, nothing is claimed of when", () => {
  const birthPlace = at("F7", "Invented village");
  expect(claimsOf({ births: [at("E7", "1990")], birthPlace }).claims).toMatchObject([
    { claim: "birth", edtf: "1990", place: "Invented village" },
  ]);
  expect(claimsOf({ birthPlace }).claims).toMatchObject([{ claim: "listed", field: "birth-place" }]);
});

test("numbers are the sender's where the list names no other; alone, they bring their cell", () => {
  const { numbers, claims } = claimsOf({
    numbers: [at("A7", { number: "17" }), at("B7", { number: "18", issuer: "SOUTH" })],
  });
  expect(numbers).toEqual([
    { number: "17", issuer: "NORTH" },
    { number: "18", issuer: "SOUTH" },
  ]);
  expect(claims).toMatchObject([{ claim: "listed", field: "number", source: source("A7") }]);
});

test("a long remark is kept whole, in pieces", () => {
  const remark = "\u{1F600}a".repeat(700);
  const texts = claimsOf({ notes: [at("G7", remark)] }).claims.map((claim) => ("text" in claim ? claim.text : ""));
  expect(texts.length).toBeGreaterThan(1);
  expect(texts.join("")).toBe(remark);
  expect(texts.every((text) => text.length <= 500 && text.isWellFormed())).toBe(true);
});

test("a source fits a claim, however long the names of file and sheet are", () => {
  const place = { file: "f".repeat(300), sheet: "s".repeat(200), row: 7 };
  const { claims } = claimsOfRow({ ...NOBODY, births: [at("XFD1048576", "1990")] }, NORTH, {
    ...ORIGIN,
    list: 1e9,
    place,
  });
  expect(claims[0]?.source?.length).toBeLessThanOrEqual(300);
});

test("more than the register can keep of one person is refused, and nothing is left out instead", () => {
  const notes = Array.from({ length: 33 }, (_, index) => at(`N${index}`, "a remark"));
  expect(unkeepable(claimsOf({ notes }))).toMatchObject({ code: "too-much-in-a-row" });
  expect(unkeepable(claimsOf({ notes: notes.slice(1) }))).toBeUndefined();
});
