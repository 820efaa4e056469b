/**
 * A transfer of three people from the proposal to the closed receipts, by the officers concerned, each at a screen of their
 * own: the journal is asked after every step for what was recorded, and by whom.
 */
import { createHash } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { type ExampleBrowser, startBrowser } from "@muster/testkit";
import type { NamedRollAnswer } from "@muster/server/api";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type RealNode, realNode } from "../../../test/real-node.ts";

const START_MS = 120_000;
const CODE = "TEST-TRANSFER-1";
const SITE = "AL-SINAA";
const MINUTE_MS = 60_000;
/** A busy machine takes its time. */
const WAIT_MS = 45_000;

let node: RealNode;
let folder: string | undefined;
let browser: ExampleBrowser;
let sender: Page;
let escort: Page;
let receiver: Page;
/** Whoever settles blockers, one after the other at one desk. */
let desk: Page;
let people: readonly NamedRollAnswer["people"][number][];
/** The number of the first entry not yet asked about. */
let from: number;

beforeAll(async () => {
  node = await realNode();
  folder = await mkdtemp(path.join(tmpdir(), "muster-transfer-"));
  browser = await startBrowser();
  sender = await opened();
  escort = await opened();
  receiver = await opened();
  desk = await opened();
  await at(sender, "SDF-COMMAND", "/transfers");
  people = await threeMen();
  from = await node.next();
}, START_MS);

afterAll(async () => {
  await browser?.close();
  await node?.close();
  if (folder !== undefined) await rm(folder, { recursive: true, force: true });
}, START_MS);

/** A page with cookies of its own: nobody shares a session. */
async function opened(): Promise<Page> {
  const context = await browser.context.browser()?.newContext({ viewport: { width: 1280, height: 900 } });
  if (context === undefined) throw new Error("the browser has no room for another officer");
  const page = await context.newPage();
  page.setDefaultTimeout(WAIT_MS);
  return page;
}

/** This officer, at this address, in this browser. */
async function at(page: Page, officer: string, address: string): Promise<void> {
  await page.context().clearCookies();
  await node.signIn(page.context(), officer);
  await page.goto(`${node.origin}${address}`);
}

/** Grown men held at the site and on no other list, so that nobody has to ride apart. */
async function threeMen(): Promise<NamedRollAnswer["people"]> {
  const ask = async <Answer>(question: string): Promise<Answer> => {
    const answer = await sender.request.get(`${node.origin}/api/v1${question}`, {
      headers: { "muster-purpose": "transfer" },
    });
    return (await answer.json()) as Answer;
  };
  const { people: held } = await ask<NamedRollAnswer>(`/sites/${SITE}/roll`);
  const listed = new Set<string>();
  for (const other of ["SYRIA-IRAQ-0002", "SYRIA-IRAQ-0003"]) {
    const { manifest } = await ask<{ manifest: { person: string }[] }>(`/transfers/${other}/manifest`);
    for (const { person } of manifest) listed.add(person);
  }
  return held
    .filter(({ person, sex, birth = "" }) => sex === "male" && /^19[5-9]\d/.test(birth) && !listed.has(person))
    .slice(0, 3);
}

/** What has been recorded since this was last asked: kinds and officers. */
async function recorded(): Promise<readonly (readonly [kind: string, officer: string])[]> {
  const entries = await node.recordedSince(from);
  from = await node.next();
  return entries.map(({ kind, officer }) => [kind, officer] as const);
}

async function press(page: Page, name: string | RegExp): Promise<void> {
  await page
    .getByRole("button", { name, exact: typeof name === "string" })
    .first()
    .click();
}

/** Fills the open dialogue, sends it, and waits until it is gone. */
async function send(page: Page, name: string | RegExp): Promise<void> {
  node.pass(MINUTE_MS);
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name, exact: typeof name === "string" }).click();
  await dialog.waitFor({ state: "detached" });
}

function nameOf(index: number): string {
  return people[index]?.names?.[0]?.name ?? "";
}

function idOf(index: number): string {
  return people[index]?.person ?? "";
}

describe("a transfer of three people", () => {
  test("is proposed with a pasted list, every line of which is answered for", async () => {
    await sender.getByRole("link", { name: "Propose a transfer" }).click();
    await sender.getByRole("combobox", { name: "From the site" }).selectOption(SITE);
    await sender.getByRole("combobox", { name: "To the site" }).selectOption("IRAQ-SECURE");
    await sender.getByRole("combobox", { name: "Receiving authority" }).selectOption("IRAQ");
    await sender.getByRole("combobox", { name: "Escort" }).selectOption("CENTCOM");
    await sender.getByRole("textbox", { name: "Code" }).fill(CODE);
    await sender.getByText("Paste a list", { exact: true }).click();
    const lines = [idOf(0), `1\t${nameOf(1)}\t${idOf(1)}`, "NO-SUCH-NUMBER", "", idOf(0), idOf(2)];
    await sender.getByRole("textbox", { name: "One id or number on each line" }).fill(lines.join("\n"));
    await press(sender, "Read the list");
    await sender.getByText("5 lines: 3 people picked, 2 lines not").waitFor();
    const answers = sender.getByRole("table", { name: "Paste a list" });
    await answers.getByRole("row", { name: /^3 NO-SUCH-NUMBER nobody has this id or number/ }).waitFor();
    await answers.getByRole("row", { name: /^5 .* the same person as on line 1/ }).waitFor();

    node.pass(MINUTE_MS);
    await press(sender, "Propose a transfer of 3 people");
    await sender.getByRole("heading", { level: 1, name: `Transfer ${CODE}` }).waitFor();
    expect(await recorded()).toEqual([["transfer.proposed", "SDF-COMMAND"]]);
    await sender.getByText("has to authorise that they go").waitFor();
  });

  test("is authorised by both sides, and what the other did appears without a reload", async () => {
    await at(receiver, "IRAQ-COMMAND", `/transfers/${CODE}`);
    await press(receiver, "Authorise as the receiver");
    await receiver.getByRole("checkbox", { name: /We can and will apply the rules/ }).check();
    await send(receiver, "Authorise");
    await sender.getByRole("row", { name: /Authorised by the receiver.*3 places/ }).waitFor();
    await press(sender, "Authorise as the sender");
    await send(sender, "Authorise");
    expect(await recorded()).toEqual([
      ["transfer.authorised", "IRAQ-COMMAND"],
      ["transfer.authorised", "SDF-COMMAND"],
    ]);
    await receiver.getByText("Authorised", { exact: true }).waitFor();
  });

  test("cannot be sealed with blockers open; each is settled by whoever may, for all three at once", async () => {
    await sender.getByRole("row", { name: /^Legal basis 3/ }).waitFor();
    await press(sender, "Seal the manifest");
    node.pass(MINUTE_MS);
    await sender.getByRole("dialog").getByRole("button", { name: "Seal the manifest" }).click();
    await sender.getByRole("alert").getByText("blockers-open").waitFor();
    await press(sender, "Cancel");

    await at(desk, "SDF-JUDICIAL-1", `/transfers/${CODE}`);
    await press(desk, "State the basis");
    await desk.getByRole("combobox", { name: "Basis" }).selectOption("detention-order");
    await desk.getByRole("combobox", { name: "Ordered by" }).selectOption("SDF");
    await send(desk, "Record");
    await at(desk, "SDF-JUDICIAL-2", `/transfers/${CODE}`);
    await press(desk, "Record an assessment");
    await desk.getByRole("combobox", { name: "Outcome" }).selectOption("may-proceed");
    await desk.getByRole("checkbox", { name: /heard in private/ }).check();
    await send(desk, "Record");
    await certifyFitness();
    await press(sender, "Arrange it");
    await sender.getByRole("combobox", { name: "Arrangement" }).selectOption("no-property");
    await send(sender, "Record");
    expect(await recorded()).toEqual([
      ...Array.from({ length: 3 }, () => ["basis.stated", "SDF-JUDICIAL-1"]),
      ...Array.from({ length: 3 }, () => ["assessment.recorded", "SDF-JUDICIAL-2"]),
      ...Array.from({ length: 3 }, () => ["fitness.certified", "SDF-MEDIC-1"]),
      ["transfer.settled", "SDF-COMMAND"],
    ]);
    await sender.getByText("Nothing that you may know of stands in the way.").waitFor();
    await press(sender, "Seal the manifest");
    await send(sender, "Seal the manifest");
    expect(await recorded()).toEqual([["transfer.sealed", "SDF-COMMAND"]]);
  });

  test("is counted by scanner, survives a reload, and does not leave while a blocker is open", async () => {
    await at(escort, "CENTCOM-ESCORT-1", `/transfers/${CODE}`);
    await escort.getByRole("link", { name: "Count the departure" }).waitFor();
    // The certificates were for a quarter of an hour.
    node.pass(20 * MINUTE_MS);
    await sender.getByRole("link", { name: "Count the departure" }).click();
    await sender
      .getByText(/^May not leave/)
      .nth(2)
      .waitFor();
    await scan(sender, idOf(0));
    await sender.getByText(/: boarded\..*the certificate of fitness has expired/).waitFor();
    await scan(sender, idOf(0));
    await sender.getByText("is marked already").waitFor();
    await scan(sender, "X-404");
    await sender.getByText("X-404 is not on the manifest.").waitFor();
    await scan(sender, idOf(1).slice(0, 8));
    await sender.getByText("2 of 3 boarded").waitFor();
    await sender.reload();
    await sender.getByText("2 of 3 boarded").waitFor();
    await scan(sender, idOf(2));
    await sender.getByText("3 people marked as boarded may not leave").waitFor();
    await propose();
    await escort.getByRole("button", { name: "Confirm and sign" }).click();
    await escort.getByRole("alert").getByText("blockers-open").waitFor();
    expect(await recorded()).toEqual([]);
  });

  test("leaves once the escort has signed; whoever stays has a reason", async () => {
    await certifyFitness();
    await sender.reload();
    await sender.getByText("3 of 3 boarded").waitFor();
    await sender
      .getByText(/^May not leave/)
      .first()
      .waitFor({ state: "detached" });
    await press(sender, new RegExp(`^Undo the mark of ${nameOf(2)}`));
    await sender.getByText("Of 1 person it is not said whether they board, or why they stay.").waitFor();
    await sender.getByRole("combobox", { name: /^Why .* stays/ }).selectOption("court");
    await propose();
    await escort.getByText("2 people boarded, 1 person is left behind").waitFor();
    await escort.getByText("Who boarded (2)").click();
    await escort.getByText(nameOf(0)).first().waitFor();
    await at(receiver, "IRAQ-RECEPTION-1", `/transfers/${CODE}`);
    await receiver.getByText("Sealed", { exact: true }).waitFor();
    await escort.getByRole("button", { name: "Confirm and sign" }).click();
    await receiver.getByText("2 people are on the way").waitFor();
    await sender.getByText("The departure has been counted: 2 boarded, 1 left behind.").waitFor();
    expect(await recorded()).toEqual([
      ...Array.from({ length: 3 }, () => ["fitness.certified", "SDF-MEDIC-1"]),
      ["transfer.departed", "SDF-COMMAND"],
    ]);
  });

  test("arrives: who is there is counted, who is not there is missing until counted later", async () => {
    await receiver.getByRole("link", { name: "Count the arrival" }).click();
    await scan(receiver, idOf(0));
    await receiver.getByText("1 of 2 are there").waitFor();
    await press(receiver, "Record the arrival");
    await receiver.getByText("1 person is not marked, and will be recorded as not there").waitFor();
    await send(receiver, "Record the arrival");
    await receiver.getByRole("heading", { name: "Left and not arrived (1)" }).waitFor();
    await receiver.getByRole("link", { name: "Count the arrival" }).click();
    await receiver.getByRole("button", { name: new RegExp(`^Is there: ${nameOf(1)}`) }).press("Enter");
    await receiver.getByText("1 of 1 are there").waitFor();
    await press(receiver, "Record the arrival");
    await send(receiver, "Record the arrival");
    expect(await recorded()).toEqual([
      ["transfer.arrived", "IRAQ-RECEPTION-1"],
      ["transfer.arrived", "IRAQ-RECEPTION-1"],
    ]);
  });

  test("is received by name, signed with the receiver's key and no other, and closes when the middle is empty", async () => {
    await receiver.getByRole("link", { name: "Receive by name" }).click();
    await receiver.getByText("Choose the key first").waitFor();
    await receiver.getByLabel(/The receiving authority's key/).setInputFiles(await keyFile("another"));
    await receiver.getByText("The register does not know this key as your authority's").waitFor();
    await receiver
      .getByLabel(/The receiving authority's key/)
      .setInputFiles(await keyFile("north-east-syria-2026, receiving authority of Iraq"));
    await receiver.getByText("The key of your authority, as the register knows it.").waitFor();
    await press(receiver, "Receive 2 people");
    await receiver.getByRole("checkbox", { name: new RegExp(nameOf(1)) }).uncheck();
    await send(receiver, "Sign and record");
    await press(receiver, "Receive 1 person");
    await receiver.getByRole("combobox", { name: "Outcome" }).selectOption("accepted-with-reservations");
    await receiver.getByRole("checkbox", { name: "health" }).check();
    await send(receiver, "Sign and record");
    await receiver.getByText("2 people are received; nobody waits.").waitFor();
    expect(await recorded()).toEqual([
      ["transfer.received", "IRAQ-RECEPTION-1"],
      ["transfer.received", "IRAQ-RECEPTION-1"],
    ]);

    await sender.getByRole("link", { name: `Back to transfer ${CODE}` }).click();
    await sender.getByText("The middle is empty, or every line in it is explained.").waitFor();
    await press(sender, "Close the transfer");
    await send(sender, "Close the transfer");
    await receiver.getByRole("link", { name: `Back to transfer ${CODE}` }).click();
    await receiver.getByText("Closed", { exact: true }).first().waitFor();
    expect(await recorded()).toEqual([["transfer.closed", "SDF-COMMAND"]]);
  });

  test("is looked back at as it stood, in the past tense, with nothing to be done", async () => {
    const { moments } = (await (await sender.request.get(`${node.origin}/api/v1/transfers/${CODE}`)).json()) as {
      readonly moments: { readonly sealed: { readonly entry: number; readonly at: string } };
    };
    // As of then, too: as of now the certificates have run out.
    const { at: asOf, entry } = moments.sealed;
    await sender.goto(`${node.origin}/transfers/${CODE}?asOf=${asOf}&knownAt=${entry}`);
    await sender.getByText("Sealed", { exact: true }).waitFor();
    await sender.getByText("Nothing that you may know of stood in the way then.").waitFor();
    expect(await sender.getByRole("heading", { name: "What is to be done next" }).count()).toBe(0);
    expect(await sender.getByRole("button", { name: "Cancel the transfer" }).count()).toBe(0);
  });
});

/** Types as a hand scanner does: quickly, with Enter at the end, into whatever has the focus. */
async function scan(page: Page, text: string): Promise<void> {
  const field = page.getByRole("textbox", { name: "A number, typed or scanned" });
  await field.and(page.locator(":focus")).waitFor();
  await page.keyboard.type(text);
  await page.keyboard.press("Enter");
}

async function propose(): Promise<void> {
  await press(sender, "Propose the departure");
  await send(sender, "Propose the departure");
  await escort.getByRole("button", { name: "Confirm and sign" }).waitFor();
}

/** For a quarter of an hour: long enough to seal, and not to leave. */
async function certifyFitness(): Promise<void> {
  await at(desk, "SDF-MEDIC-1", `/transfers/${CODE}`);
  // Who is told nothing of the list is handed it on paper.
  await desk.getByText("Paste a list", { exact: true }).click();
  await desk
    .getByRole("textbox", { name: "One id or number on each line" })
    .fill(people.map(({ person }) => person).join("\n"));
  await press(desk, "Read the list");
  await press(desk, "Certify fitness");
  await desk.getByRole("combobox", { name: "Fit to travel" }).selectOption("yes");
  const until = new Date(Date.parse(node.now()) + 15 * MINUTE_MS);
  const local = new Date(until.getTime() - until.getTimezoneOffset() * MINUTE_MS);
  await desk.getByLabel("Valid until").fill(local.toISOString().slice(0, 16));
  await send(desk, "Record");
}

/** An exercise's key, as the receiving authority would have it in a file. */
async function keyFile(seed: string): Promise<string> {
  const prefix = Buffer.from("302e020100300506032b657004220420", "hex");
  const der = Buffer.concat([prefix, createHash("sha256").update(`muster exercise key: ${seed}`).digest()]);
  const file = path.join(folder ?? tmpdir(), `${seed.length}.pem`);
  await writeFile(file, `-----BEGIN PRIVATE KEY-----\n${der.toString("base64")}\n-----END PRIVATE KEY-----\n`);
  return file;
}
