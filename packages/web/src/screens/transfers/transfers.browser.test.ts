/**
 * A transfer of three people from the proposal to the closed receipts, by the officers concerned, each at a screen of their
 * own: the journal is asked after every step for what was recorded, and by whom.
 */
import { createHash } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { travellers } from "../../../test/convoy.ts";
import { browser, node, onStage } from "../../../test/on-stage.ts";
import { MINUTE_MS, pageOfOwn, TransferStory } from "../../../test/transfer-story.ts";
import { given } from "../../../test/two-files.ts";
import { wordsOf } from "../../../test/words.ts";

const START_MS = 120_000;
const CODE = "TEST-TRANSFER-1";
const NAMESAKE = "5a4d0c1e-7b7e-4a53-9f0a-3f2d1c9b8a77";
/** Long enough to seal, and not to leave. */
const CERTIFIED_MS = 15 * MINUTE_MS;

let folder: string | undefined;
let sender: Page;
let escort: Page;
let receiver: Page;
let story: TransferStory;
/** The number of the first entry not yet asked about. */
let from: number;

onStage({ page: "none" });
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "muster-transfer-"));
  sender = await pageOfOwn(browser);
  escort = await pageOfOwn(browser);
  receiver = await pageOfOwn(browser);
  await at(sender, "SDF-COMMAND", "/transfers");
  story = new TransferStory({
    node,
    words: await wordsOf("en"),
    code: CODE,
    people: await travellers(node, 3),
    sender,
    escort,
    receiver,
    desk: await pageOfOwn(browser),
    comeIn: (page, officer) => at(page, officer, `/transfers/${CODE}`),
    paceMs: MINUTE_MS,
  });
  await knownByTheName(story.nameOf(0));
  from = await node.next();
}, START_MS);

afterAll(async () => {
  if (folder !== undefined) await rm(folder, { recursive: true, force: true });
}, START_MS);

/** Somebody of the same name stays where they come from. */
async function knownByTheName(text: string): Promise<void> {
  const said = { by: { authority: "SDF", officer: "SDF-COMMAND" }, occurredAt: node.now(), person: NAMESAKE };
  const script = /\p{Script=Arabic}/u.test(text) ? "Arab" : "Latn";
  await given(node, { kind: "person.register", ...said, claims: [{ claim: "name", text, script }] });
  await given(node, { kind: "custody.admit", ...said, site: "AL-SINAA" });
}

/** This officer, at this address, in this browser. */
async function at(page: Page, officer: string, address: string): Promise<void> {
  await page.context().clearCookies();
  await node.signIn(page.context(), officer);
  await page.goto(`${node.origin}${address}`);
}

/** What has been recorded since this was last asked: kinds and officers. */
async function recorded(): Promise<readonly (readonly string[])[]> {
  const entries = await node.recordedSince(from);
  from = await node.next();
  return entries.map(({ kind, officer, second }) => [kind, officer, ...(second === undefined ? [] : [second])]);
}

describe("a transfer of three people", () => {
  test("is proposed with a pasted list, every line of which is answered for", async () => {
    const [one, two, three] = [0, 1, 2].map((index) => story.idOf(index)) as [string, string, string];
    await story.fillProposal([one, `1\t${story.nameOf(1)}\t${two}`, "NO-SUCH-NUMBER", "", one, three], 3);
    const answers = sender.getByRole("table", { name: "Paste a list" });
    await answers.getByRole("row", { name: /^3 NO-SUCH-NUMBER nobody has this id or number/ }).waitFor();
    await answers.getByRole("row", { name: /^5 .* the same person as on line 1/ }).waitFor();
    await story.propose();
    expect(await recorded()).toEqual([["transfer.proposed", "SDF-COMMAND"]]);
  });

  test("is authorised by both sides, and what the other did appears without a reload", async () => {
    await story.authorise();
    expect(await recorded()).toEqual([
      ["transfer.authorised", "IRAQ-COMMAND"],
      ["transfer.authorised", "SDF-COMMAND"],
    ]);
  });

  test("cannot be sealed with blockers open; each is settled by whoever may, for all three at once", async () => {
    await sender.getByRole("row", { name: /^Legal basis 3/ }).waitFor();
    await story.press(sender, "Seal the manifest");
    node.pass(MINUTE_MS);
    await sender.getByRole("dialog").getByRole("button", { name: "Seal the manifest" }).click();
    await sender.getByRole("alert").getByText("blockers-open").waitFor();
    await story.press(sender, "Cancel");

    await story.settleBlockers(CERTIFIED_MS);
    expect(await recorded()).toEqual([
      ...Array.from({ length: 3 }, () => ["basis.stated", "SDF-JUDICIAL-1"]),
      ...Array.from({ length: 3 }, () => ["assessment.recorded", "SDF-JUDICIAL-2"]),
      ...Array.from({ length: 3 }, () => ["fitness.certified", "SDF-MEDIC-1"]),
      ["transfer.settled", "SDF-COMMAND"],
    ]);
    await story.seal();
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
    await story.scan(sender, story.idOf(0));
    await sender.getByText(/: boarded\..*the certificate of fitness has expired/).waitFor();
    await story.scan(sender, story.idOf(0));
    await sender.getByText("is marked already").waitFor();
    await story.scan(sender, "X-404");
    await sender.getByText("X-404 is not on the manifest.").waitFor();
    await story.scan(sender, story.idOf(1).slice(0, 8));
    await sender.getByText("2 of 3 boarded").waitFor();
    await sender.reload();
    await sender.getByText("2 of 3 boarded").waitFor();
    await story.scan(sender, story.idOf(2));
    await sender.getByText("3 people marked as boarded may not leave").waitFor();
    await story.proposeDeparture();
    await escort.getByRole("button", { name: "Confirm and sign" }).click();
    await escort.getByRole("alert").getByText("blockers-open").waitFor();
    expect(await recorded()).toEqual([]);
  });

  test("leaves once the escort has signed; whoever stays has a reason", async () => {
    await story.certifyFitness(CERTIFIED_MS);
    await sender.reload();
    await sender.getByText("3 of 3 boarded").waitFor();
    await sender
      .getByText(/^May not leave/)
      .first()
      .waitFor({ state: "detached" });
    await story.press(sender, new RegExp(`^Undo the mark of ${story.nameOf(2)}`));
    await sender.getByText("Of 1 person it is not said whether they board, or why they stay.").waitFor();
    await sender.getByRole("combobox", { name: /^Why .* stays/ }).selectOption("court");
    await story.proposeDeparture();
    await escort.getByText("Who boarded (2)").click();
    await escort.getByText(story.nameOf(0)).first().waitFor();
    await at(receiver, "IRAQ-RECEPTION-1", `/transfers/${CODE}`);
    await receiver.getByText("Sealed", { exact: true }).waitFor();
    await story.confirmDeparture(2, 1);
    await receiver.getByText("2 people are on the way").waitFor();
    expect(await recorded()).toEqual([
      ...Array.from({ length: 3 }, () => ["fitness.certified", "SDF-MEDIC-1"]),
      ["transfer.departed", "SDF-COMMAND", "CENTCOM-ESCORT-1"],
    ]);
  });

  test("arrives: who is there is counted, who is not there is missing until counted later", async () => {
    await receiver.getByRole("link", { name: "Count the arrival" }).click();
    await story.scan(receiver, story.idOf(0));
    await receiver.getByText("1 of 2 are there").waitFor();
    await story.press(receiver, "Record the arrival");
    await receiver.getByText("1 person is not marked, and will be recorded as not there").waitFor();
    await story.send(receiver, "Record the arrival");
    await receiver.getByRole("heading", { name: "Left and not arrived (1)" }).waitFor();
    await receiver.getByRole("link", { name: "Count the arrival" }).click();
    await receiver.getByRole("button", { name: new RegExp(`^Is there: ${story.nameOf(1)}`) }).press("Enter");
    await receiver.getByText("1 of 1 are there").waitFor();
    await story.recordArrival(receiver);
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
    await story.press(receiver, "Receive 2 people");
    await receiver.getByRole("checkbox", { name: new RegExp(story.nameOf(1)) }).uncheck();
    await story.send(receiver, "Sign and record");
    await story.press(receiver, "Receive 1 person");
    await receiver.getByRole("combobox", { name: "Outcome" }).selectOption("accepted-with-reservations");
    await receiver.getByRole("checkbox", { name: "health" }).check();
    await story.send(receiver, "Sign and record");
    await receiver.getByText("2 people are received; nobody waits.").waitFor();
    expect(await recorded()).toEqual([
      ["transfer.received", "IRAQ-RECEPTION-1"],
      ["transfer.received", "IRAQ-RECEPTION-1"],
    ]);

    // A namesake of one of them stays: whoever may know of both is told, and shown who. Nobody is merged.
    const monitor = await pageOfOwn(browser);
    await at(monitor, "MONITOR-1", `/transfers/${CODE}/receipts`);
    await monitor.getByRole("link", { name: /possible duplicates? among those received: see who/ }).click();
    await monitor.getByRole("heading", { level: 1, name: "Possible duplicates" }).waitFor();
    const pair = monitor.getByRole("listitem").filter({ hasText: "Received by" });
    await pair.filter({ has: monitor.locator(`a[href*="${NAMESAKE}"]`) }).waitFor();
    await monitor.getByRole("link", { name: CODE }).waitFor();
    await monitor.close();
    expect(await recorded()).toEqual([]);

    await story.close();
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

/** An exercise's key, as the receiving authority would have it in a file. */
async function keyFile(seed: string): Promise<string> {
  const prefix = Buffer.from("302e020100300506032b657004220420", "hex");
  const der = Buffer.concat([prefix, createHash("sha256").update(`muster exercise key: ${seed}`).digest()]);
  const file = path.join(folder ?? tmpdir(), `${seed.length}.pem`);
  await writeFile(file, `-----BEGIN PRIVATE KEY-----\n${der.toString("base64")}\n-----END PRIVATE KEY-----\n`);
  return file;
}
