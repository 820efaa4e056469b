/**
 * Transfers that do not go as planned: a blocker overridden, a convoy redirected, somebody there who had not left, somebody whom
 * the receiver disputes. Each needs a second officer, or both sides, and the page says so to both.
 */
import type { PersonId } from "@muster/record";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { convoy, menToMove } from "../../../test/convoy.ts";
import { browser, node, onStage } from "../../../test/on-stage.ts";
import { MINUTE_MS, pageOfOwn } from "../../../test/transfer-story.ts";

const START_MS = 120_000;
const OTHER_SITE = "IRAQ-OTHER";

let sender: Page;
let escort: Page;
let receiver: Page;
/** Each transfer's own. */
let men: readonly PersonId[];
/** The number of the first entry not yet asked about. */
let from: number;

onStage({ page: "none" });
beforeAll(async () => {
  [sender, escort, receiver] = [await pageOfOwn(browser), await pageOfOwn(browser), await pageOfOwn(browser)];
  men = await menToMove(node, 7);
}, START_MS);

/** This officer, at this transfer's page. */
async function at(page: Page, officer: string, transfer: string): Promise<void> {
  await page.context().clearCookies();
  await node.signIn(page.context(), officer);
  await page.goto(`${node.origin}/transfers/${transfer}`);
  await page.getByRole("heading", { level: 1, name: `Transfer ${transfer}` }).waitFor();
}

/** What has been recorded since this was last asked: kinds, and who signed. */
async function recorded(): Promise<readonly (readonly string[])[]> {
  const entries = await node.recordedSince(from);
  from = await node.next();
  return entries.map(({ kind, officer, second }) => [kind, officer, ...(second === undefined ? [] : [second])]);
}

/** Sends the open dialogue, and waits until it is gone. */
async function send(page: Page, name: string): Promise<void> {
  node.pass(MINUTE_MS);
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name, exact: true }).click();
  await dialog.waitFor({ state: "detached" });
}

async function press(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name, exact: true }).click();
}

/** Types as a hand scanner does. */
async function scan(page: Page, text: string): Promise<void> {
  await page.getByRole("textbox", { name: "A number, typed or scanned" }).and(page.locator(":focus")).waitFor();
  await page.keyboard.type(text);
  await page.keyboard.press("Enter");
}

// Verifies: NR-1
test("a blocker is overridden by two officers of the sender, and stands on the list for the other side too", async () => {
  await convoy(node, "OVERRIDDEN", men.slice(0, 1), { to: "authorised" });
  from = await node.next();
  await at(sender, "SDF-COMMAND", "OVERRIDDEN");
  const property = sender.getByRole("row", { name: /^Property 1/ });
  await property.getByRole("button", { name: "Override" }).click();
  await sender.getByRole("combobox", { name: "Ground" }).selectOption({ label: "evacuation" });
  await sender.getByRole("textbox", { name: "Reason" }).fill("The store burned (invented).");
  await send(sender, "Propose to override");
  await sender.getByRole("button", { name: "Take back" }).waitFor();
  expect(await sender.getByRole("button", { name: "Confirm and sign" }).count()).toBe(0);
  expect(await recorded()).toEqual([]);

  await at(receiver, "IRAQ-COMMAND", "OVERRIDDEN");
  await at(escort, "SDF-JUDICIAL-1", "OVERRIDDEN");
  await escort.getByText("The store burned (invented).").waitFor();
  await press(escort, "Confirm and sign");
  for (const page of [sender, receiver]) {
    await page.getByText(/^Property: of 1 person, entry/).waitFor();
  }
  await property.waitFor({ state: "detached" });
  expect(await recorded()).toEqual([["transfer.overridden", "SDF-COMMAND", "SDF-JUDICIAL-1"]]);
  // The reason is the sender's to know.
  expect(await receiver.getByText("The store burned").count()).toBe(0);
});

test("places that are too few are more, or overridden, by the receiver and nobody else", async () => {
  await convoy(node, "TOO-FEW", men.slice(1, 2), { to: "proposed" });
  await at(receiver, "IRAQ-COMMAND", "TOO-FEW");
  await press(receiver, "Authorise as the receiver");
  await receiver.getByRole("spinbutton", { name: "Places there are for them" }).fill("0");
  await receiver.getByRole("checkbox", { name: /We can and will apply the rules/ }).check();
  await send(receiver, "Authorise");
  const blocked = (page: Page) => page.getByText("the receiver has 0 places for 1 person");
  await blocked(receiver).waitFor();
  await at(sender, "SDF-COMMAND", "TOO-FEW");
  await blocked(sender).waitFor();
  const places = (page: Page) =>
    page
      .locator("div")
      .filter({ has: page.getByText("The receiver's places:") })
      .last();
  expect(await places(sender).getByRole("button", { name: "Override" }).count()).toBe(0);
  await places(receiver).getByRole("button", { name: "Override" }).waitFor();

  from = await node.next();
  await press(receiver, "Authorise as the receiver");
  await receiver.getByRole("spinbutton", { name: "Places there are for them" }).fill("1");
  await receiver.getByRole("checkbox", { name: /We can and will apply the rules/ }).check();
  await send(receiver, "Authorise");
  await blocked(sender).waitFor({ state: "detached" });
  expect(await recorded()).toEqual([["transfer.authorised", "IRAQ-COMMAND"]]);
});

// Verifies: LOS-1
test("a convoy is redirected by the escort with the receiver's word, and awaited at the new place", async () => {
  const opened = await node.node.register.submit({
    kind: "site.open",
    occurredAt: node.now(),
    by: { authority: "KEEPER", officer: "KEEPER-1" },
    site: OTHER_SITE,
    name: "Another secure location in Iraq (invented)",
    type: "prison",
    controlledBy: "IRAQ",
    books: "elsewhere",
  });
  expect(opened).toHaveProperty("accepted");
  await convoy(node, "REDIRECTED", men.slice(2, 4), { to: "departed" });
  from = await node.next();
  await at(escort, "CENTCOM-ESCORT-1", "REDIRECTED");
  await press(escort, "Redirect");
  await escort.getByRole("combobox", { name: "New destination" }).selectOption(OTHER_SITE);
  await escort.getByRole("textbox", { name: "Note" }).fill("The road is closed (invented).");
  await send(escort, "Propose to redirect");
  await escort.getByRole("button", { name: "Take back" }).waitFor();
  expect(await recorded()).toEqual([]);

  await at(receiver, "IRAQ-COMMAND", "REDIRECTED");
  const proposed = receiver
    .getByRole("article")
    .filter({ has: receiver.getByRole("button", { name: "Confirm and sign" }) });
  await proposed.last().getByText("Another secure location in Iraq (invented)").waitFor();
  await press(receiver, "Confirm and sign");
  await escort.getByRole("row", { name: /^Reported: redirected · Another secure location/ }).waitFor();
  expect(await recorded()).toEqual([["transfer.reported", "CENTCOM-ESCORT-1", "IRAQ-COMMAND"]]);

  await escort.getByRole("link", { name: "Count the arrival" }).click();
  for (const person of men.slice(2, 4)) await scan(escort, person);
  await press(escort, "Record the arrival");
  await send(escort, "Record the arrival");
  await escort.getByRole("row", { name: /^Arrived: 2 there/ }).waitFor();
  expect(await recorded()).toEqual([["transfer.arrived", "CENTCOM-ESCORT-1"]]);
  const { to } = (await (await escort.request.get(`${node.origin}/api/v1/transfers/REDIRECTED`)).json()) as {
    readonly to: { readonly site: string };
  };
  expect(to.site).toBe(OTHER_SITE);
});

describe("with one who had not left, and one who is disputed", () => {
  const CODE = "DISPUTED";

  // Verifies: rule-5
  test("who is there and had not left stands in the middle until both sides have said why", async () => {
    const [one, two, stranger] = men.slice(4) as [PersonId, PersonId, PersonId];
    await convoy(node, CODE, [one, two], { to: "departed" });
    from = await node.next();
    await at(receiver, "IRAQ-RECEPTION-1", CODE);
    await receiver.getByRole("link", { name: "Count the arrival" }).click();
    await scan(receiver, one);
    await scan(receiver, two);
    await receiver.getByText("2 of 2 are there").waitFor();
    await scan(receiver, stranger);
    await receiver.getByText("was not awaited: noted as unexpected").waitFor();
    await receiver.getByRole("heading", { name: "There, and not awaited (1)" }).waitFor();
    await press(receiver, "Record the arrival");
    await receiver.getByText("2 people arrived, nobody is missing, 1 unexpected.").waitFor();
    await send(receiver, "Record the arrival");
    expect(await recorded()).toEqual([["transfer.arrived", "IRAQ-RECEPTION-1"]]);

    await at(sender, "SDF-COMMAND", CODE);
    await sender.getByRole("heading", { name: "Arrived and had not left (1)" }).waitFor();
    await press(sender, "Explain");
    await sender
      .getByRole("combobox", { name: "Explanation" })
      .selectOption({ label: "boarded without being counted" });
    await sender.getByRole("textbox", { name: "How it came about" }).fill("He came with his brother (invented).");
    await send(sender, "Propose");
    await sender.getByRole("button", { name: "Take back" }).waitFor();
    await at(receiver, "IRAQ-COMMAND", CODE);
    await receiver.getByText("He came with his brother (invented).").waitFor();
    await press(receiver, "Confirm and sign");
    await sender.getByText(/^explained by both sides/).waitFor();
    expect(await recorded()).toEqual([["transfer.explained", "SDF-COMMAND", "IRAQ-COMMAND"]]);
  });

  // Verifies: rule-4
  test("who is disputed stays with the sender, is brought back, and only then it closes", async () => {
    await at(receiver, "IRAQ-RECEPTION-1", CODE);
    await receiver.getByRole("link", { name: "Receive by name" }).click();
    await press(receiver, "Sign with the exercise’s key");
    const dialog = receiver.getByRole("dialog");
    // In the order of the list.
    await press(receiver, "Receive 2 people");
    await dialog.getByRole("checkbox").nth(1).uncheck();
    await dialog.getByRole("combobox", { name: "Outcome" }).selectOption({ label: "disputed" });
    await dialog.getByRole("checkbox", { name: "who the person is" }).check();
    await dialog.getByRole("textbox", { name: "What was found" }).fill("The photograph is another's (invented).");
    await send(receiver, "Sign and record");
    await receiver.getByRole("row", { name: /disputed/ }).waitFor();
    await receiver.getByText("Nobody is received yet; 2 people wait.").waitFor();
    await press(receiver, "Receive 2 people");
    await dialog.getByRole("checkbox").nth(0).uncheck();
    // What was said of the other is not said of this one.
    expect(await dialog.getByRole("combobox", { name: "Outcome" }).inputValue()).toBe("accepted");
    await send(receiver, "Sign and record");
    await receiver.getByText("1 person is received; 1 person waits.").waitFor();
    expect(await recorded()).toEqual([
      ["transfer.received", "IRAQ-RECEPTION-1"],
      ["transfer.received", "IRAQ-RECEPTION-1"],
    ]);
    const positionOf = async (person: string | undefined): Promise<unknown> => {
      const answer = await sender.request.get(`${node.origin}/api/v1/people/${person}`, {
        headers: { "muster-purpose": "transfer" },
      });
      return ((await answer.json()) as { readonly position: unknown }).position;
    };
    expect(await positionOf(men[4])).toMatchObject({ state: "in-transit", custodian: "SDF" });

    await sender
      .getByText("It closes when nothing stands in the middle: 1 person is still to be answered for.")
      .waitFor();
    expect(await sender.getByRole("button", { name: "Close the transfer" }).count()).toBe(0);
    await sender.getByRole("heading", { name: "Arrived and not received (1)" }).waitFor();
    await press(sender, "Bring back");
    await sender.getByRole("combobox", { name: "Reason" }).selectOption({ label: "disputed by the receiver" });
    await send(sender, "Record");
    await press(sender, "Close the transfer");
    await sender.getByText("2 left; 1 were received, 1 brought back, 0 explained by what became of them.").waitFor();
    await send(sender, "Close the transfer");
    await sender.getByText("Closed", { exact: true }).first().waitFor();
    expect(await recorded()).toEqual([
      ["transfer.returned", "SDF-COMMAND"],
      ["transfer.closed", "SDF-COMMAND"],
    ]);
    expect(await positionOf(men[4])).toMatchObject({ state: "held", site: "AL-SINAA", custodian: "SDF" });
  });
});
