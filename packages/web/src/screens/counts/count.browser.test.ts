/** A count of a block of al-Shaddadi, from its opening to its end, by the officers of the site, in a real browser. */
import type { PersonId, SiteCode } from "@muster/record";
import { expect, test } from "vitest";
import { comeTo, node, onStage, page } from "../../../test/on-stage.ts";

const MINUTE_MS = 60_000;

onStage({ page: "of the file" });

async function as(officer: string, address: string): Promise<void> {
  node.pass(5 * MINUTE_MS);
  await comeTo(officer, address);
}

/** Who the books have in a unit of al-Shaddadi. */
async function inUnit(wanted: string): Promise<readonly PersonId[]> {
  const { questions } = node.node.register;
  const roll = await questions.roll("AL-SHADDADI" as SiteCode, await questions.moment());
  return roll.filter(({ unit }) => unit === wanted).map(({ person }) => person);
}

async function scan(text: string): Promise<void> {
  const field = page.getByLabel("A number, typed or scanned");
  await field.fill(text);
  await field.press("Enter");
}

// Verifies: CNT-1
test("one missing and one not expected: counted alike by two, explained, and cleared", async () => {
  const first = await node.next();
  const [missing = "", ...others] = await inUnit("Block 1");
  const [stray = ""] = await inUnit("Block 2");

  await as("ARMY-SHADDADI-COMMAND", "/counts");
  await page.getByRole("button", { name: "Open a count" }).click();
  await page.getByLabel("Covers").selectOption("Block 1");
  await page.getByLabel("Code").fill("BLOCK-1");
  await page.getByRole("button", { name: "Open the count" }).click();
  await page.getByText("Open, round 1: nobody has counted yet.").waitFor();

  await as("ARMY-SHADDADI-1", "/counts/BLOCK-1/take");
  await page.getByText(`0 of ${others.length + 1} seen`).waitFor();
  for (const person of others.slice(0, 2)) await scan(person);
  await page.getByText(`2 of ${others.length + 1} seen`).waitFor();
  await scan(others[0] ?? "");
  await page.getByText(/^Already marked/).waitFor();
  await scan(stray);
  await page.getByText(/^Not expected here: .* is in the register in .*Block 2/).waitFor();
  await scan("NOBODY-77");
  await page.getByText(/^Unknown: nobody you may know of has the number .*NOBODY-77/).waitFor();

  // What is marked and not sent survives a reload.
  await page.reload();
  await page.getByText(`2 of ${others.length + 1} seen`).waitFor();
  await page.getByText("unknown to the register: cannot be recorded by name").waitFor();
  await tickAllBut(missing);
  await page.getByText(`${others.length} of ${others.length + 1} seen`).waitFor();
  await record();
  await page.getByText("another has still to count without the first").waitFor();

  // The second is not shown what the first counted.
  await as("ARMY-SHADDADI-2", "/counts/BLOCK-1");
  await page.getByText("not shown to who may count next").waitFor();
  await page.getByRole("link", { name: "Count in round 1" }).click();
  await scan(stray);
  await page.getByText(/^Not expected here/).waitFor();
  await tickAllBut(missing);
  await record();
  await page.getByText(`Open: two officers counted ${others.length + 1} alike in round 1.`).waitFor();
  await page
    .getByText("1 person in the register was not counted; 1 was counted whom it does not have there.")
    .waitFor();

  const why = page.getByLabel("Why", { exact: true });
  await why.first().fill("at the clinic with an escort");
  await page.getByText("1 person is still to be explained.").waitFor();
  await why.last().fill("slept in Block 1 for the night");
  await page.getByRole("button", { name: "Clear the count, explained" }).click();
  await page.getByText(`Cleared: two officers counted ${others.length + 1} alike in round 1.`).waitFor();
  // Why, of each by name, is for who reads why people are held.
  await page.getByText("Who was missing or not expected is not for your role.").waitFor();
  await as("ARMY-REGISTRAR-1", "/counts/BLOCK-1");
  const explained = page.getByRole("region", { name: "Person by person" }).getByRole("row");
  await explained.filter({ hasText: "at the clinic with an escort" }).getByText("not counted").waitFor();
  await explained.filter({ hasText: "slept in Block 1 for the night" }).getByText("Block 2").waitFor();

  expect((await node.recordedSince(first)).map(({ kind, officer }) => [kind, officer])).toEqual([
    ["count.opened", "ARMY-SHADDADI-COMMAND"],
    ["count.recorded", "ARMY-SHADDADI-1"],
    ["count.recorded", "ARMY-SHADDADI-2"],
    ["count.cleared", "ARMY-SHADDADI-2"],
  ]);
  // Nobody was moved by it: the books have both where they had them.
  expect(await inUnit("Block 1")).toContain(missing);
  expect(await inUnit("Block 2")).toContain(stray);
});

test("two who differ count again, and what cannot be finished is given up by two", async () => {
  const first = await node.next();
  await as("ARMY-SHADDADI-COMMAND", "/counts");
  await page.getByRole("button", { name: "Open a count" }).click();
  await page.getByLabel("Covers").selectOption("Block 3");
  await page.getByLabel("Counted", { exact: true }).selectOption("bare");
  await page.getByLabel("Code").fill("BLOCK-3");
  await page.getByRole("button", { name: "Open the count" }).click();
  for (const [officer, number] of [
    ["ARMY-SHADDADI-1", "25"],
    ["ARMY-SHADDADI-2", "24"],
  ] as const) {
    await as(officer, "/counts/BLOCK-3/take");
    await page.getByLabel("Block 3").fill(number);
    await record();
    await page.getByRole("heading", { name: "Who counted" }).waitFor();
  }
  await page.getByText("They differed, and both counted again.").waitFor();
  await page.getByText("Open, round 2: nobody has counted yet.").waitFor();

  await page.getByRole("button", { name: "Abandon" }).click();
  await page.getByLabel("Why it cannot be finished").fill("The block was emptied for a search.");
  await page.getByRole("button", { name: "Propose to abandon it" }).click();
  await as("ARMY-SHADDADI-COMMAND", "/counts/BLOCK-3");
  await page.getByText("Give up a count").click();
  await page.getByRole("button", { name: "Confirm" }).click();
  await page.getByText("Abandoned in round 2").waitFor();

  expect((await node.recordedSince(first)).map(({ kind }) => kind)).toEqual([
    "count.opened",
    "count.recorded",
    "count.recorded",
    "count.abandoned",
  ]);
});

/** In the list, with the keyboard: everybody, and then not this one. */
async function tickAllBut(person: string): Promise<void> {
  await page.getByRole("checkbox", { name: "Select everything that is shown" }).check();
  await page.getByRole("checkbox", { name: `Select ${person.slice(0, 8)}` }).uncheck();
}

async function record(): Promise<void> {
  await page.getByRole("button", { name: "Record what I counted" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Record what I counted" }).click();
}
