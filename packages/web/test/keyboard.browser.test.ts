/**
 * Every job done with the keyboard alone, against a real node, as the officers concerned: what is recorded is asked of the
 * journal, and the focus is where whoever works by ear would look for it (WCAG 2.1.1, 2.4.3).
 */
import type { PersonId } from "@muster/record";
import { type ExampleBrowser, startBrowser } from "@muster/testkit";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { convoy, menToMove } from "./convoy.ts";
import { Keys } from "./keys.ts";
import { type RealNode, realNode } from "@muster/stage";

const MINUTE_MS = 60_000;
const WIDE = { width: 1280, height: 900 };

let node: RealNode;
let browser: ExampleBrowser;
let men: readonly PersonId[];
/** The number of the first entry not yet asked about. */
let from: number;
let open: Keys[];

beforeAll(async () => {
  [node, browser] = await Promise.all([realNode(), startBrowser()]);
  men = await menToMove(node, 6);
  await convoy(node, "BY-KEYBOARD", men.slice(3), { to: "sealed" });
});
afterAll(async () => {
  await browser?.close();
  await node?.close();
});
beforeEach(async () => {
  open = [];
  from = await node.next();
});
afterEach(async () => {
  await Promise.all(open.map(({ page }) => page.context().close()));
});

/** This officer, at this address, at a keyboard of their own. The heading of the page has the focus. */
async function at(officer: string, address: string): Promise<Keys> {
  const context = await browser.context.browser()?.newContext({ viewport: WIDE });
  if (context === undefined) throw new Error("the browser has no room for another officer");
  node.pass(MINUTE_MS);
  await node.signIn(context, officer);
  const keys = new Keys(await context.newPage());
  open.push(keys);
  await keys.page.goto(`${node.origin}${address}`);
  await keys.isOn(keys.page.getByRole("heading", { level: 1 }));
  return keys;
}

/** What has been recorded since this was last asked: kinds and officers. */
async function recorded(): Promise<readonly (readonly [kind: string, officer: string])[]> {
  const entries = await node.recordedSince(from);
  from = await node.next();
  return entries.map(({ kind, officer }) => [kind, officer] as const);
}

describe("by keyboard alone", () => {
  test("the page is come to past everything that stands around it", async () => {
    const keys = await at("MONITOR-1", "/people");
    await keys.to(keys.page.getByRole("link", { name: "To the page" }), { back: true });
    await keys.press("Enter", "Tab");
    await keys.isOn(keys.page.locator("main").getByRole("link", { name: "Possible duplicates" }));
    expect(keys.page.url()).toMatch(/#page$/);
  });

  test("somebody is found, their file opened, and looked at from then, on either slider of time", async () => {
    const keys = await at("MONITOR-1", "/people");
    const { page } = keys;
    await keys.to(page.getByRole("searchbox", { name: "Find somebody" }));
    await keys.type("Kobanî");
    await keys.press("Enter");
    await page.getByRole("status").filter({ hasText: "found" }).waitFor();
    await keys.to(
      page
        .getByRole("grid")
        .getByRole("row")
        .filter({ hasText: /Kobanî/ }),
    );
    await keys.press("Enter");
    await page.getByRole("heading", { name: "Where they are" }).waitFor();
    await keys.isOn(page.getByRole("heading", { level: 1 }));

    const asOf = page.getByRole("slider", { name: "as of" });
    await keys.to(asOf, { back: true });
    await keys.press("ArrowLeft", "ArrowLeft");
    await page.getByText("You look at the past.").waitFor();
    await keys.isOn(asOf);
    // Said by its time, not by the number of a step.
    expect(await asOf.getAttribute("aria-valuetext")).toMatch(/Jan/);
    const knownAt = page.getByRole("slider", { name: "as known at" });
    await keys.to(knownAt);
    await keys.press("ArrowLeft");
    await page.waitForURL(/asOf=.*knownAt=\d+/);
    await keys.isOn(knownAt);
    await keys.button("Back to now");
    await page.getByText("You look at the past.").waitFor({ state: "detached" });
    await keys.isOn(page.getByRole("heading", { level: 1 }));
    expect(await recorded()).toEqual([]);
  });

  test("a transfer of pasted numbers is proposed and authorised; a dialogue gives the focus back", async () => {
    const keys = await at("SDF-COMMAND", "/transfers");
    const { page } = keys;
    await keys.link("Propose a transfer");
    await keys.isOn(page.getByRole("heading", { level: 1, name: "Propose a transfer" }));
    await keys.choose("From the site", "AL-SINAA");
    await keys.choose("To the site", "IRAQ-SECURE");
    await keys.choose("Receiving authority", "IRAQ");
    await keys.choose("Escort", "CENTCOM");
    await keys.fill("Code", "PASTED");
    await keys.use(page.locator("summary", { hasText: "Paste a list" }));
    await keys.to(page.getByLabel("One id or number on each line"));
    await keys.paste(men.slice(0, 3).join("\n"));
    await keys.button("Read the list");
    await page.getByText("3 lines: 3 people picked").waitFor();
    await keys.isOn(page.getByRole("button", { name: "Read the list" }));
    await keys.button("Propose a transfer of 3 people");
    await keys.isOn(page.getByRole("heading", { level: 1, name: "Transfer PASTED" }));
    expect(await recorded()).toEqual([["transfer.proposed", "SDF-COMMAND"]]);

    node.pass(MINUTE_MS);
    const authorise = page.getByRole("button", { name: "Authorise as the sender" });
    await keys.use(authorise);
    await keys.to(page.getByRole("dialog").getByRole("button", { name: "Cancel" }));
    await keys.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await keys.isOn(authorise);
    await keys.press("Enter");
    await keys.send("Authorise");
    await page
      .getByRole("status")
      .filter({ hasText: /^Recorded as entry/ })
      .waitFor();
    await authorise.waitFor({ state: "detached" });
    // The button went with what it was for.
    await keys.isOn(page.getByRole("heading", { name: "What is to be done next" }));
    expect(await recorded()).toEqual([["transfer.authorised", "SDF-COMMAND"]]);
  });

  test("a convoy is counted out, confirmed by a second officer, counted in and received; a receipt is printed", async () => {
    const people = men.slice(3);
    const sender = await at("SDF-COMMAND", "/transfers/BY-KEYBOARD");
    await sender.link("Count the departure");
    await scan(sender, people);
    await sender.page.getByText("3 of 3 boarded").waitFor();
    await sender.button("Propose the departure");
    await sender.send("Propose the departure");

    const escort = await at("CENTCOM-ESCORT-1", "/transfers/BY-KEYBOARD");
    await escort.button("Confirm and sign");
    await escort.page.getByText("3 people are on the way").waitFor();
    await escort.isOn(escort.page.getByRole("heading"));
    expect(await recorded()).toEqual([["transfer.departed", "SDF-COMMAND"]]);

    const receiver = await at("IRAQ-RECEPTION-1", "/transfers/BY-KEYBOARD");
    const { page } = receiver;
    await receiver.link("Count the arrival");
    await scan(receiver, people.slice(0, 2));
    await page.getByText("2 of 3 are there").waitFor();
    // Whoever has no number to type is marked in the list.
    await receiver.button(/^Is there:/);
    await page.getByText("3 of 3 are there").waitFor();
    await receiver.button("Record the arrival");
    await receiver.send("Record the arrival");
    expect(await recorded()).toEqual([["transfer.arrived", "IRAQ-RECEPTION-1"]]);

    node.pass(MINUTE_MS);
    await receiver.link("Receive by name");
    await receiver.button("Sign with the exercise’s key");
    await page.getByText("The key of your authority, as the register knows it.").waitFor();
    await receiver.button("Receive 3 people");
    await receiver.send("Sign and record");
    await page.getByText("3 people are received; nobody waits.").waitFor();
    expect(await recorded()).toEqual(people.map(() => ["transfer.received", "IRAQ-RECEPTION-1"]));

    const paper = page.waitForEvent("download");
    const print = page.getByRole("button", { name: "Print the receipt" });
    await receiver.use(print);
    expect((await paper).suggestedFilename()).toMatch(/\.pdf$/);
    await page.getByText("Printed:").waitFor();
    await receiver.isOn(print);
  });

  test("an incident is opened, and an account stated of it", async () => {
    const keys = await at("ARMY-SHADDADI-COMMAND", "/incidents");
    const { page } = keys;
    await keys.button("Record an incident");
    await keys.fill("Code", "KITCHEN-FIRE");
    await keys.choose("What", "fire");
    await keys.choose("Where", "AL-SHADDADI");
    await keys.fill("What happened", "A fire in the kitchen (invented).");
    await keys.send("Record the incident");
    await page.getByRole("heading", { level: 1 }).filter({ hasText: "KITCHEN-FIRE" }).waitFor();
    await keys.isOn(page.getByRole("heading", { level: 1 }));

    node.pass(MINUTE_MS);
    const state = page.getByRole("button", { name: "State an account" });
    await keys.use(state);
    await keys.fill("What the party says", "Nobody was hurt (invented).");
    await keys.send("Record the account");
    await page
      .getByRole("status")
      .filter({ hasText: /^Recorded as entry/ })
      .waitFor();
    await page.getByRole("row").filter({ hasText: "Nobody was hurt (invented)." }).waitFor();
    await keys.isOn(state);
    expect(await recorded()).toEqual([
      ["incident.recorded", "ARMY-SHADDADI-COMMAND"],
      ["account.stated", "ARMY-SHADDADI-COMMAND"],
    ]);
  });

  test("a count of a block is opened, and entered by who counts", async () => {
    const commander = await at("ARMY-SHADDADI-COMMAND", "/counts");
    await commander.button("Open a count");
    await commander.to(commander.page.getByLabel("Covers"));
    // The first of the site's blocks.
    await commander.press("Home");
    await commander.fill("Code", "BLOCK-BY-KEYBOARD");
    await commander.send("Open the count");
    await commander.page.getByText("Open, round 1: nobody has counted yet.").waitFor();
    expect(await recorded()).toEqual([["count.opened", "ARMY-SHADDADI-COMMAND"]]);

    const clerk = await at("ARMY-SHADDADI-1", "/counts/BLOCK-BY-KEYBOARD");
    const { page } = clerk;
    await clerk.link("Count in round 1");
    await clerk.isOn(page.getByLabel("A number, typed or scanned"));
    await clerk.to(page.getByRole("checkbox", { name: "Select everything that is shown" }));
    await clerk.press("Space");
    // Everybody but the first, who is not there.
    const first = page.getByRole("grid").getByRole("row").nth(1);
    await clerk.to(first);
    await clerk.press("Space");
    await page.getByText(/^(\d+) of (?!\1 )\d+ seen/).waitFor();
    await clerk.button("Record what I counted");
    await clerk.send("Record what I counted");
    await page.getByText("another has still to count without the first").waitFor();
    await clerk.isOn(page.getByRole("heading", { level: 1 }));
    expect(await recorded()).toEqual([["count.recorded", "ARMY-SHADDADI-1"]]);
  });

  test("an entry is opened from the journal, its proof checked, and a wrong one corrected", async () => {
    const monitor = await at("MONITOR-1", "/journal");
    const row = monitor.page.getByRole("grid").getByRole("row").nth(1);
    await monitor.use(row);
    await monitor.page
      .getByRole("status")
      .filter({ hasText: /^verified$/ })
      .waitFor();
    await monitor.isOn(monitor.page.getByRole("heading", { level: 1 }));

    const recapture = (await node.recordedSince(0)).findLast(({ kind }) => kind === "custody.recaptured")?.number;
    const keys = await at("ARMY-REGISTRAR-1", `/journal/${recapture}`);
    await keys.button("Correct this entry");
    await keys.choose("What was wrong", "wrong-place");
    await keys.fill("Why", "They were put in another block (invented).");
    await keys.send("Record the correction");
    await keys.page.getByText("This is a correction of").waitFor();
    await keys.isOn(keys.page.getByRole("heading", { level: 1 }));
    expect(await recorded()).toEqual([["entry.corrected", "ARMY-REGISTRAR-1"]]);
  });

  test("a site is handed over with its joint roll, one line of it explained, and taken over", async () => {
    const keys = await at("SDF-COMMAND", "/sites/AL-AQTAN/handover");
    const { page } = keys;
    await keys.button("Begin a handover");
    await keys.choose("Incoming authority", "SYR-MOI");
    await keys.choose("Officer who is to confirm it", "MOI-1");
    const roll = page.getByRole("grid", { name: "Everybody the books hold at al-Aqtan prison" });
    for (const side of ["Syrian Democratic Forces", "Ministry of Interior"]) {
      await keys.to(roll.getByRole("checkbox", { name: "Select everything that is shown" }));
      await keys.press("Space");
      const marks = page.getByRole("group", { name: side });
      await keys.use(marks.getByRole("button", { name: /^Mark \d+ selected as seen$/ }), { back: true });
      // Nothing is selected any more, and the button with nothing to mark is no place for the focus.
      await keys.isOn(marks.locator("legend"));
    }
    await page.getByText("Everybody in the books was seen by both.").waitFor();
    await keys.to(roll.getByRole("row").nth(1));
    await keys.press("Space");
    const theirs = page.getByRole("group", { name: "Ministry of Interior" });
    await keys.use(theirs.getByRole("button", { name: "Mark 1 selected as not seen" }), { back: true });
    const differences = page.getByRole("grid", { name: "Who is not on the joint roll" });
    await keys.to(page.getByRole("textbox", { name: "Reason" }));
    await keys.type("taken to hospital (invented)");
    await keys.to(differences.getByRole("row").nth(1));
    await keys.press("Space");
    await keys.button("Give it to 1 selected", { back: true });
    await differences.getByText("taken to hospital (invented)").waitFor();
    await keys.button("Propose the handover");
    await keys.send("Propose the handover");
    expect(await recorded()).toEqual([]);

    const other = await at("MOI-1", "/sites/AL-AQTAN/handover");
    await other.page.getByText("taken to hospital (invented)").waitFor();
    await other.button("Confirm and sign");
    await other.page.getByText("handed the site over to").waitFor();
    await other.isOn(other.page.getByRole("heading"));
    expect(await recorded()).toEqual([["control.handed-over", "SDF-COMMAND"]]);
  });
});

/** Types as a hand scanner does, into the field that has the focus when the page comes. */
async function scan(keys: Keys, people: readonly PersonId[]): Promise<void> {
  await keys.isOn(keys.page.getByRole("textbox", { name: "A number, typed or scanned" }));
  for (const person of people) {
    await keys.type(person);
    await keys.press("Enter");
  }
}
