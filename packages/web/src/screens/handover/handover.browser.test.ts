import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { browser, node, onStage } from "../../../test/on-stage.ts";
import { pageOfOwn } from "../../../test/transfer-story.ts";

onStage({ page: "none" });

/** The page of the handover, before this officer. */
async function opened(officer: string): Promise<Page> {
  const page = await pageOfOwn(browser);
  await node.signIn(page.context(), officer);
  await page.goto(`${node.origin}/sites/AL-AQTAN/handover`);
  return page;
}

// Verifies: rule-4
// Verifies: rule-6
test("a site is handed over by its commander, and taken over by the other authority's", {
  timeout: 90_000,
}, async () => {
  const next = await node.next();
  const page = await opened("SDF-COMMAND");
  await page.getByRole("button", { name: "Begin a handover" }).click();
  await page.getByLabel("Incoming authority").selectOption("SYR-MOI");
  await page.getByLabel("Officer who is to confirm it").selectOption("MOI-1");

  // Everybody was seen by both; then one of them was not.
  const roll = page.getByRole("grid", { name: "Everybody the books hold at al-Aqtan prison" });
  const ours = page.getByRole("group", { name: "Syrian Democratic Forces" });
  const theirs = page.getByRole("group", { name: "Ministry of Interior" });
  await roll.getByRole("checkbox", { name: "Select everything that is shown" }).check();
  await ours.getByRole("button", { name: "Mark 200 selected as seen" }).click();
  await roll.getByRole("checkbox", { name: "Select everything that is shown" }).check();
  await theirs.getByRole("button", { name: "Mark 200 selected as seen" }).click();
  await page.getByText("Everybody in the books was seen by both.").waitFor();
  await roll.getByRole("row").nth(1).focus();
  await page.keyboard.press("Space");
  await theirs.getByRole("button", { name: "Mark 1 selected as not seen" }).click();

  // What was marked is still there when the page comes again.
  await page.reload();
  await page.getByRole("button", { name: "Go on with the handover begun in this tab" }).click();
  await page.getByLabel("Incoming authority").selectOption("SYR-MOI");
  const differences = page.getByRole("grid", { name: "Who is not on the joint roll" });
  await differences.getByRole("checkbox", { name: "Select everything that is shown" }).check();
  await page.getByRole("textbox", { name: "Reason" }).fill("taken to hospital at night; no paper for it");
  await page.getByRole("button", { name: "Give it to 1 selected" }).click();
  await differences.getByText("taken to hospital at night").waitFor();

  const keys = page.getByRole("group", { name: "keys" });
  await keys.getByLabel("How many").fill("31");
  await keys.getByLabel("Note").fill("the key of the east gate is missing");

  await page.getByRole("button", { name: "Propose the handover" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("199 people pass").waitFor();
  await dialog.getByRole("button", { name: "Propose the handover" }).click();
  await page.getByRole("button", { name: "Take back" }).waitFor();
  expect(await node.recordedSince(next)).toEqual([]);

  const other = await opened("MOI-1");
  await other.getByText("199 people pass").waitFor();
  await other.getByText("taken to hospital at night; no paper for it").waitFor();
  await other.getByText("the key of the east gate is missing").waitFor();
  await other.getByRole("button", { name: "Confirm and sign" }).click();
  await other.getByText("handed the site over to").waitFor();
  expect(await node.recordedSince(next)).toEqual([
    { number: next, kind: "control.handed-over", officer: "SDF-COMMAND", second: "MOI-1" },
  ]);

  // The new controller has the roll; the other side's page says what came of it, without a reload.
  await other.goto(`${node.origin}/sites/AL-AQTAN`);
  // The first hundred come first, the rest after them.
  await expect
    .poll(() => other.getByRole("grid", { name: "Roll of al-Aqtan prison" }).getAttribute("aria-rowcount"), {
      timeout: 60_000,
    })
    .toBe("200");
  await page.getByText("handed the site over to").waitFor();
});
