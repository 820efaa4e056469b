/** The journal in a real browser: a proof checked there, a changed one refused, a correction recorded. */
import { expect, test } from "vitest";
import { comeTo, node, onStage, page } from "../../../test/on-stage.ts";

/** A machine with other work answers late the first time; nothing here is about how fast. */
const PATIENCE_MS = 90_000;

onStage({ page: "of each test" });

test("the journal is narrowed to a kind, and an entry opened from it", async () => {
  await comeTo("MONITOR-1", "/journal");
  await page.getByRole("link", { name: "Older" }).waitFor();
  await page.getByRole("combobox", { name: "What happened" }).selectOption("entry.corrected");
  await page.getByRole("button", { name: "Narrow" }).click();
  await page.waitForURL(/kind=entry\.corrected/);
  // The story corrects one entry, and one alone.
  await expect.poll(() => page.getByRole("rowheader").count(), { timeout: PATIENCE_MS }).toBe(1);
  await page.getByRole("rowheader").getByRole("link").click();
  await page.getByText("This is a correction of").waitFor();
});

// Verifies: rule-10
test("an entry's proof is checked by the browser itself; with one character changed on the way it is not verified", async () => {
  const number = await lastRecapture();
  await comeTo("MONITOR-1", `/journal/${number}`);
  await page
    .getByRole("status")
    .filter({ hasText: /^verified$/ })
    .waitFor();
  await page.getByText("checkpoint-signed").waitFor();

  await page.route(`**/api/v1/journal/${number}`, async (route) => {
    const response = await route.fetch();
    const answer = (await response.json()) as { entry: { occurredAt: string } };
    answer.entry.occurredAt = "2026-01-20T11:00:01.000Z";
    await route.fulfill({ response, json: answer });
  });
  await page.reload();
  await page.getByRole("status").filter({ hasText: "NOT VERIFIED: entry-not-in-log" }).waitFor();
  expect(await page.getByText("verified", { exact: true }).count()).toBe(0);
});

// Verifies: rule-3
test("an entry is corrected with why and what instead; it stays, and says by what", async () => {
  const number = await lastRecapture();
  await comeTo("ARMY-REGISTRAR-1", `/journal/${number}`);
  const before = await node.next();
  await page.getByRole("button", { name: "Correct this entry" }).click();
  await page.getByRole("combobox", { name: "What was wrong" }).selectOption("wrong-place");
  await page.getByLabel("Why", { exact: true }).fill("They were put in another block (invented).");
  await page.getByLabel("Something else should have been entered").check();
  await page.getByLabel("Unit").fill("Block 2");
  await page.getByRole("button", { name: "Record the correction" }).click();
  await page.getByText("This is a correction of").waitFor();
  expect(await node.recordedSince(before)).toEqual([
    { number: before, kind: "entry.corrected", officer: "ARMY-REGISTRAR-1" },
  ]);
  await page.getByText("They were put in another block (invented).").waitFor();

  await page.goto(`${node.origin}/journal/${number}`);
  await page.getByText("This entry was wrong.").waitFor();
  expect(await page.getByRole("button", { name: "Correct this entry" }).count()).toBe(0);
});

/** The number of the last entry of the story by which people were recaptured. */
async function lastRecapture(): Promise<number> {
  const kinds = await node.recordedSince(0);
  return kinds.findLast(({ kind }) => kind === "custody.recaptured")?.number ?? -1;
}
