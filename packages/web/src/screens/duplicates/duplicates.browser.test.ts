/**
 * One man, two files: registered again in another script, proposed by a comparison, asserted by two officers, shown in both
 * files, and withdrawn. Everybody here is invented.
 */
import { beforeAll, expect, test } from "vitest";
import { comeTo, node, onStage, page } from "../../../test/on-stage.ts";
import { ARABIC, given, inOneFile, LATIN } from "../../../test/two-files.ts";

const FIRST = "ARMY-REGISTRAR-1";
const SECOND = "ARMY-REGISTRAR-2";
const SCAR = "the same scar over the left eye (invented)";
/** The file that is on the register already. */
let marwan: string;

onStage({ page: "of the file" });
beforeAll(async () => {
  const occurredAt = node.now();
  const appointed = { authority: "SYR-ARMY", officer: SECOND, title: "registrar (invented)", roles: ["registrar"] };
  await given(node, {
    kind: "officer.appoint",
    by: { authority: "KEEPER", officer: "KEEPER-1" },
    occurredAt,
    ...appointed,
  });
  marwan = await inOneFile(node);
});

test("whoever registers him again in Latin letters is told, and not held up; the new file says who it may be", async () => {
  await comeTo(FIRST, "/people");
  const before = await node.next();
  await page.getByRole("button", { name: "Register a person" }).click();
  await page.locator("[name=name]").fill(LATIN);
  await page.getByLabel("Born").fill("1987~");
  const alike = page.getByRole("region", { name: "Possible duplicates" });
  await alike.getByRole("link", { name: ARABIC }).waitFor();
  expect(await alike.getByRole("row", { name: /^Name/ }).textContent()).toMatch(/agree\+\d+\.\d$/);
  await page.getByLabel("Admitted to").selectOption("AL-SHADDADI");
  await page.getByRole("button", { name: "Register", exact: true }).click();
  await page.getByText("Recorded as entries").waitFor();
  expect((await node.recordedSince(before)).map(({ kind }) => kind)).toEqual(["person.registered", "custody.admitted"]);

  await page.getByRole("link", { name: "There is one possible duplicate: see who." }).click();
  await page.getByRole("heading", { level: 1, name: "Possible duplicates" }).waitFor();
  await page.getByText("One pair here.").waitFor();
});

// Verifies: rule-9, ORD-1
test("one officer proposes that he is one man, another confirms it, and both files say so and stay as they are", async () => {
  const before = await node.next();
  await page.getByRole("button", { name: "Assert that they are one person" }).click();
  await page.getByLabel("On what evidence").fill(SCAR);
  await page.getByRole("button", { name: "Propose to a second officer" }).click();
  await page.getByRole("button", { name: "Take back" }).waitFor();
  expect(await node.next()).toBe(before);

  await confirmed(SECOND, "/duplicates");
  expect(await node.recordedSince(before)).toEqual([
    { number: before, kind: "identity.same-asserted", officer: FIRST, second: SECOND },
  ]);

  await comeTo(SECOND, `/people/${marwan}`);
  const inFile = page.getByRole("row").filter({ hasText: SCAR });
  await inFile.getByRole("rowheader", { name: LATIN }).waitFor();
  await page.getByText("At one place they are counted more than once.").waitFor();
  await inFile.getByRole("link", { name: LATIN }).click();
  await page.getByRole("heading", { level: 1, name: LATIN }).waitFor();
  await inFile.getByRole("rowheader", { name: ARABIC }).waitFor();
});

// Verifies: rule-3
test("two officers withdraw it, and the files say that it was said", async () => {
  const before = await node.next();
  await page.getByRole("button", { name: "Withdraw the assertion" }).click();
  await page.getByLabel("Why it no longer stands").fill("the scar is over the right eye");
  await page.getByRole("button", { name: "Propose to a second officer" }).click();
  await page.getByRole("button", { name: "Take back" }).waitFor();
  await confirmed(FIRST, `/people/${marwan}`);
  expect((await node.recordedSince(before)).map(({ kind }) => kind)).toEqual(["identity.same-withdrawn"]);
  const inFile = page.getByRole("row").filter({ hasText: SCAR });
  await inFile.getByText("withdrawn").waitFor();
  expect(await page.getByText("counted more than once").count()).toBe(0);
});

test("side by side, word by word, the two are judged to be two men, and are not proposed again", async () => {
  await page.getByRole("button", { name: "Look for possible duplicates" }).click();
  await page.getByRole("status").filter({ hasText: "may be of the same person" }).waitFor();
  const found = page.getByRole("listitem").filter({ has: page.getByRole("link", { name: LATIN }) });
  await found.getByRole("link", { name: "Compare the two files" }).click();
  await page.getByRole("heading", { level: 1, name: "Two files side by side" }).waitFor();
  await page.getByRole("row", { name: /^given name مروان \/ Marwan/ }).waitFor();
  await page
    .getByRole("row", { name: /^Names/ })
    .getByRole("cell", { name: "otherwise" })
    .waitFor();
  const before = await node.next();
  await page.getByRole("button", { name: "Judge that they are two people" }).click();
  await page.getByLabel("What tells them apart").fill("the one has a scar, the other none (invented)");
  await page.getByRole("button", { name: "Record", exact: true }).click();
  await page.getByText("The two are judged to be two people.").waitFor();
  expect((await node.recordedSince(before)).map(({ kind }) => kind)).toEqual(["identity.different-judged"]);
  await comeTo(FIRST, `/duplicates?entry=${before - 4}`);
  await page.getByText("No possible duplicate here.").waitFor();
});

test("he is found by his name as somebody heard it, and the page says why", async () => {
  await page.goto(`${node.origin}/people`);
  // Enter is not pressed: it answers as he is typed.
  await page.getByRole("searchbox", { name: "Find somebody" }).fill("Marwan Ziad Fawaz Rifaii");
  const row = page.getByRole("row").filter({ hasText: ARABIC });
  await row.waitFor();
  expect(await row.getByRole("gridcell").nth(0).textContent()).toContain("in another script");
});

/** The other officer comes to this page and confirms what is proposed there. */
async function confirmed(officer: string, address: string): Promise<void> {
  await comeTo(officer, address);
  await page.getByRole("button", { name: "Confirm and sign" }).click();
  await page.getByText("Confirmed, and recorded as entry").waitFor();
}
