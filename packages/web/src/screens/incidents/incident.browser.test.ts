/** What two authorities say of one incident, in a real browser: side by side, and as it was known before the second spoke. */
import { expect, test } from "vitest";
import { comeTo, node, onStage, page } from "../../../test/on-stage.ts";

const INCIDENT = "SHADDADI-2026-01-19";
const STATED = "Forty were let out by those who attacked.";
const DENIED = "Nobody was let out by anybody.";
const MINUTE_MS = 60_000;

onStage({ page: "of the file" });

async function as(officer: string, address: string): Promise<void> {
  node.pass(5 * MINUTE_MS);
  await comeTo(officer, address);
}

/** The row of the accounts in which this was said. */
const rowOf = (text: string) =>
  page.getByRole("region", { name: "What each party says" }).getByRole("row").filter({ hasText: text });

// Verifies: rule-9, rule-7
test("a statement and its denial stand side by side, and neither was known before it was entered", async () => {
  const first = await node.next();
  await as("SDF-COMMAND", `/incidents/${INCIDENT}`);
  await page.getByRole("button", { name: "State an account" }).click();
  await page.getByLabel("What the party says").fill(STATED);
  await page.getByLabel("Value").fill("40");
  await page.getByLabel("What it counts").fill("people let out");
  await page.getByLabel("Source").fill("statement of the day");
  await page.getByRole("button", { name: "Record the account" }).click();
  await rowOf(STATED).waitFor();

  await as("ARMY-SHADDADI-COMMAND", `/incidents/${INCIDENT}`);
  await page.getByRole("button", { name: "State an account" }).click();
  await page.getByLabel("The party", { exact: true }).selectOption("denies");
  await page.getByLabel("What it answers").selectOption(String(first));
  await page.getByLabel("What the party says").fill(DENIED);
  await page.getByRole("button", { name: "Record the account" }).click();
  await rowOf(DENIED).waitFor();

  await as("MONITOR-1", `/incidents/${INCIDENT}`);
  const row = rowOf(STATED);
  await row.getByText(DENIED).waitFor();
  const heads = page.getByRole("region", { name: "What each party says" }).getByRole("columnheader");
  // Authorities stand there by their codes until their names have come.
  await heads.getByText("Syrian army", { exact: true }).waitFor();
  const headings = await heads.allInnerTexts();
  const cells = await row.getByRole("cell").allInnerTexts();
  expect(cells[headings.findIndex((name) => name.includes("SDF"))]).toContain(STATED);
  expect(cells[headings.indexOf("Syrian army")]).toContain(DENIED);

  await page.getByRole("button", { name: `as known then, at entry ${first.toLocaleString("en-GB")}` }).click();
  await page.getByText("you are looking from here").waitFor();
  await page.getByText(DENIED).waitFor({ state: "detached" });
  await rowOf(STATED).waitFor();
  expect(new URL(page.url()).searchParams.get("knownAt")).toBe(String(first));

  expect((await node.recordedSince(first)).map(({ kind, officer }) => [kind, officer])).toEqual([
    ["account.stated", "SDF-COMMAND"],
    ["account.stated", "ARMY-SHADDADI-COMMAND"],
  ]);
});

test("an incident is recorded by a number, who escaped in it by name, and it is reported outside", async () => {
  const first = await node.next();
  await as("ARMY-SHADDADI-COMMAND", "/incidents");
  await page.getByRole("button", { name: "Record an incident" }).click();
  await page.getByLabel("Code").fill("SHADDADI-FIRE");
  await page.getByLabel("What", { exact: true }).selectOption("injury");
  await page.getByLabel("Where").selectOption("AL-SHADDADI");
  await page.getByLabel("What happened").fill("A fire in Block 2; several were hurt.");
  await page.getByLabel("At least").fill("3");
  await page.getByLabel("What it counts").fill("people hurt");
  await page.getByRole("button", { name: "Record the incident" }).click();
  await page.getByText("It has still to be reported to a body outside the site.").waitFor();
  await page.getByText("at least 3").waitFor();

  node.pass(5 * MINUTE_MS);
  await page.getByRole("button", { name: "Record an escape" }).click();
  await page.getByText(/^From the roll of/).click();
  const box = page
    .getByRole("dialog")
    .getByRole("row")
    .getByRole("checkbox", { name: /^Select [0-9a-f]/ })
    .first();
  await box.check();
  await page.getByRole("button", { name: "Record it of them" }).click();
  await page.getByText(/^Recorded as entry/).waitFor();

  await page.getByRole("button", { name: "Reported outside" }).click();
  await page.getByLabel("Reported to").selectOption("MONITOR");
  await page.getByRole("button", { name: "Record the report" }).click();
  await page.getByText("It has still to be reported to a body outside the site.").waitFor({ state: "detached" });

  expect((await node.recordedSince(first)).map(({ kind }) => kind)).toEqual([
    "incident.recorded",
    "escape.recorded",
    "incident.reported",
  ]);
});
