/** People in a real browser: found by a piece of a name, then beside now, registered by keyboard alone. */
import { expect, test } from "vitest";
import { comeTo, node, onStage, page } from "../../../test/on-stage.ts";
import { takenForAnother } from "../../../test/taken-for-another.ts";

/** A machine with other work answers late the first time; nothing here is about how fast. */
const PATIENCE_MS = 90_000;

onStage({ page: "of each test" });

async function find(text: string): Promise<void> {
  await page.getByRole("searchbox", { name: "Find somebody" }).fill(text);
  await page.keyboard.press("Enter");
}

test("somebody is found by a piece of a name in Latin letters, and in Arabic with a reading beside it", async () => {
  await comeTo("MONITOR-1", "/people");
  await find("Kobanî");
  await page.getByRole("status").filter({ hasText: "found" }).waitFor();
  expect(await page.getByRole("link", { name: /Kobanî/ }).count()).toBeGreaterThan(0);

  await find("الحمصي");
  await page
    .getByRole("link", { name: /الحمصي/ })
    .first()
    .waitFor();
  await page.getByText("al-Himsi").first().waitFor();
  const name = await page.locator("a bdi", { hasText: "الحمصي" }).first().textContent();
  await page
    .getByRole("link", { name: /الحمصي/ })
    .first()
    .click();
  await page.getByRole("heading", { level: 1, name: name ?? "" }).waitFor();
  await page.getByRole("heading", { name: "Where they are" }).waitFor();

  // Verifies: DP-1
  await page.getByRole("button", { name: "Show who has read it" }).click();
  await page.getByRole("cell", { name: "found in a search" }).first().waitFor();
});

// Verifies: rule-7
test("where somebody was on 20 January stands as it was known then beside what is known now", async () => {
  const person = await takenForAnother(node);
  await comeTo("MONITOR-1", `/people/${person}`);
  await page.getByLabel("Where were they on").fill(localText("2026-01-20T18:00:00.000Z"));
  await page.getByRole("button", { name: "Show as known then and now" }).click();
  const where = page.getByRole("row").filter({ has: page.getByRole("rowheader", { name: "Where they were" }) });
  const [then, now, verdict] = [0, 1, 2].map((at) => where.getByRole("cell").nth(at));
  // Sites and authorities stand there by their codes until their names have come.
  for (const name of ["al-Shaddadi prison", "Syrian army"]) await then?.filter({ hasText: name }).waitFor();
  expect(plain(await then?.textContent())).toBe("Held at al-Shaddadi prison, Block 1, by Syrian army");
  expect(plain(await now?.textContent())).toMatch(/^At large, from al-Shaddadi prison;/);
  expect(await verdict?.textContent()).toBe("known otherwise now");
  await page.getByText("You look at the past.").waitFor();
  // Nothing is recorded from the past.
  expect(await page.getByRole("button", { name: "Record the recapture" }).count()).toBe(0);
});

// Verifies: MR-7
test("somebody is registered and admitted by keyboard alone, in seconds, and then the next", async () => {
  await comeTo("ARMY-SHADDADI-1", "/people");
  await page.getByRole("button", { name: "Register a person" }).waitFor();
  const before = await node.next();
  const name = "سالم خالد";
  let keys = 0;
  const press = async (...pressed: readonly string[]): Promise<void> => {
    for (const key of pressed) await page.keyboard.press(key);
    keys += pressed.length;
  };
  const type = async (text: string): Promise<void> => {
    await page.keyboard.type(text);
    keys += text.length;
  };
  // The heading has the focus; the next thing is what the page is for.
  await press("Tab", "Enter");
  await focusIsOn("name");
  // The clerk has one site, and it is chosen already.
  await expect.poll(() => page.getByLabel("Admitted to").inputValue(), { timeout: PATIENCE_MS }).toBe("AL-SHADDADI");
  await type(name);
  await press("Tab", "Tab");
  await type("m");
  await press("Tab");
  await type("1999~");
  await press("Enter");
  await page.getByText("Recorded as entries").waitFor();
  expect(keys).toBeLessThan(25);
  expect(await node.recordedSince(before)).toEqual([
    { number: before, kind: "person.registered", officer: "ARMY-SHADDADI-1" },
    { number: before + 1, kind: "custody.admitted", officer: "ARMY-SHADDADI-1" },
  ]);

  // The next one begins with the same key, and may have no name at all.
  await page.keyboard.press("Enter");
  await focusIsOn("name");
  await page.keyboard.press("Enter");
  await page.getByText("Recorded as entries").waitFor();
  await page.getByRole("link", { name: "Open the file" }).click();
  await page.getByRole("heading", { level: 1, name: "A person" }).waitFor();
  await page.getByText("name not known").first().waitFor();
  expect(await node.next()).toBe(before + 4);
});

test("a name with a letter that only looks like its own, or with a date in it, is told beside the field and kept as written", async () => {
  await comeTo("ARMY-SHADDADI-1", "/people");
  await page.getByRole("button", { name: "Register a person" }).click();
  const name = page.getByLabel("Name", { exact: true });
  await name.fill("K\u0430rim Jasim 05/06/1990");
  await page.getByText("“K[\u0430]rim” has letters of another script").waitFor();
  await page.getByText("If it is “Karim”, type it anew.").waitFor();
  await page.getByText("“05/06/1990” is a date: put a birth into its own field.").waitFor();
  await name.fill("Karim \u202eJasim");
  await page.getByText("A character stands in it that turns the writing around").waitFor();
  expect(await page.getByText("U+202E").count()).toBe(1);
  await name.fill("Karim Jasim");
  await page.getByText("It can be recorded as it stands.").waitFor({ state: "detached" });
  await name.fill("K\u0430rim Jasim");
  await page.getByText("It can be recorded as it stands.").waitFor();
  await page.getByRole("button", { name: "Register", exact: true }).click();
  await page.getByText("Recorded as entries").waitFor();
  await page.getByRole("link", { name: "Open the file" }).click();
  await page.getByRole("heading", { level: 1, name: "K\u0430rim Jasim" }).waitFor();
});

// Verifies: rule-9
test("a claim is stated beside the other, and neither is the truth", async () => {
  const person = await takenForAnother(node);
  await comeTo("SDF-REGISTRAR-1", `/people/${person}`);
  const before = await node.next();
  await page.getByRole("button", { name: "State a claim" }).click();
  await page.getByRole("combobox", { name: "About" }).selectOption("birth");
  await page.getByLabel("Birth").fill("1989~");
  await page.getByLabel("Who or what says so").fill("his brother (invented)");
  await page.getByRole("button", { name: "Record", exact: true }).click();
  await page.getByText("2 different statements stand").waitFor();
  await page.getByRole("cell", { name: "1989~ (about then)" }).waitFor();
  expect(await node.recordedSince(before)).toEqual([
    { number: before, kind: "claim.stated", officer: "SDF-REGISTRAR-1" },
  ]);
});

// Verifies: MR-8-10
test("the person's own copy of the file is printed, in two languages", async () => {
  const person = await takenForAnother(node);
  await comeTo("SDF-REGISTRAR-1", `/people/${person}`);
  const downloaded = page.waitForEvent("download");
  await page.getByRole("button", { name: "The person’s own copy of the file" }).click();
  expect((await downloaded).suggestedFilename()).toMatch(/\.pdf$/);
  await page.getByText("Printed:").waitFor();
});

async function focusIsOn(field: string): Promise<void> {
  await page.locator(`[name=${field}]:focus`).waitFor();
}

/** As a field of a form takes it: in the zone of this machine, which is the browser's too. */
function localText(instant: string): string {
  const date = new Date(instant);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** Without the signs that keep given names apart. */
function plain(text: string | null | undefined): string {
  return (text ?? "").replaceAll(/[\u2068\u2069]/g, "");
}
