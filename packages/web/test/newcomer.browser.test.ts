/**
 * Somebody new, with the exercise as `muster demo` serves it and nothing read before: in by the open door, in English and in
 * Arabic. Everything is found by its role and by the words of the language; hardly any time passes between one thing and the
 * next, as when one person tries it all.
 */
import { execFile } from "node:child_process";
import { copyFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import type { PersonShown } from "@muster/server/api";
import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isolated } from "../src/texts/isolated.ts";
import { browser, node, onStage } from "./on-stage.ts";
import { type Traveller, travellers } from "./convoy.ts";
import { takenForAnother } from "./taken-for-another.ts";
import { pageOfOwn, TransferStory } from "./transfer-story.ts";
import { inOrder, type Words, wordsOf } from "./words.ts";

const START_MS = 120_000;
/** From one step to the next. */
const PACE_MS = 5_000;
const MUSTER = path.resolve(import.meta.dirname, "../../cli/src/main.ts");
/** The evening of 20 January, as a field for times takes it. */
const THAT_EVENING = localText("2026-01-20T18:00:00.000Z");

let folder: string;
/** Each language's own, three at a time. */
let men: readonly Traveller[];

onStage({ page: "none" });
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "muster-newcomer-"));
  men = await travellers(node, 6);
}, START_MS);

afterAll(async () => {
  if (folder !== undefined) await rm(folder, { recursive: true, force: true });
}, START_MS);

describe.each([
  { language: "en", three: 0, code: "NEWCOMER-EN" },
  { language: "ar", three: 3, code: "NEWCOMER-AR" },
] as const)("in $language", ({ language, three, code }) => {
  let words: Words;
  let story: TransferStory;
  /** The number of the first entry not yet asked about. */
  let from: number;
  let receipt: string;

  beforeAll(async () => {
    words = await wordsOf(language);
    const [sender, escort, receiver, desk] = await Promise.all([1, 2, 3, 4].map(async () => atTheDoor(words)));
    if (sender === undefined || escort === undefined || receiver === undefined || desk === undefined)
      throw new Error("not everybody has come to the door");
    const people = men.slice(three, three + 3);
    const comeIn = async (page: Page, officer: string): Promise<void> => {
      await walkIn(page, officer, words);
      await screen(page, words("shell.transfers"));
      await page.getByRole("link", { name: code, exact: true }).click();
      await page.getByRole("heading", { level: 1, name: words("transfers.transferTitle", { code }) }).waitFor();
    };
    story = new TransferStory({ node, words, code, people, sender, escort, receiver, desk, comeIn, paceMs: PACE_MS });
  }, START_MS);
  afterAll(async () => {
    const { sender, escort, receiver, desk } = story.told;
    await Promise.all([sender, escort, receiver, desk].map(async (page) => page.context().close()));
  });

  /** What has been recorded since this was last asked: kinds, and who signed. */
  const recorded = async (): Promise<readonly (readonly string[])[]> => {
    const entries = await node.recordedSince(from);
    from = await node.next();
    return entries.map(({ kind, officer, second }) => [kind, officer, ...(second === undefined ? [] : [second])]);
  };

  // Verifies: rule-7
  test("a person is found by a piece of the name; where they were on 20 January, as known then and as known now", async () => {
    from = await node.next();
    const page = story.told.desk;
    await walkIn(page, "MONITOR-1", words);
    const person = await takenForAnother(node);
    const name = await nameOf(person, page);
    const piece = name.slice(name.indexOf(" ") + 1);
    await screen(page, words("shell.people"));
    await page.getByRole("searchbox", { name: words("people.find") }).fill(piece);
    await page.keyboard.press("Enter");
    const found = page.getByRole("grid", { name: words("people.foundLabel", { find: piece }) });
    await linkTo(found, name, person).click();
    await page.getByRole("heading", { level: 1, name }).waitFor();

    await page.getByLabel(words("person.compareAt"), { exact: true }).fill(THAT_EVENING);
    await page.getByRole("button", { name: words("person.compareSubmit") }).click();
    await page.getByText(words("shell.pastBanner")).waitFor();
    const where = page
      .getByRole("row")
      .filter({ has: page.getByRole("rowheader", { name: words("person.fact.position"), exact: true }) });
    // Sites and authorities stand there by their codes until their names have come.
    for (const name of ["al-Shaddadi prison", "Syrian army", "Syrian Democratic Forces"])
      await where.getByRole("cell").filter({ hasText: name }).first().waitFor();
    const at = isolated("al-Shaddadi prison");
    expect(await where.getByRole("cell").allTextContents()).toEqual([
      words("position.heldIn", { at, unit: isolated("Block 1"), by: isolated("Syrian army") }),
      words("position.at-largeFrom", { at, by: isolated("Syrian Democratic Forces (SDF)") }),
      words("person.verdict.changed"),
    ]);
    // Looking enters nothing in the books.
    expect(await recorded()).toEqual([]);
  });

  // Verifies: rule-4, rule-5
  test("three people are moved, from the proposal to the closed receipts", { timeout: 400_000 }, async () => {
    const { sender, escort, receiver } = story.told;
    from = await node.next();
    await walkIn(sender, "SDF-COMMAND", words);
    await screen(sender, words("shell.transfers"));
    await story.fillProposal(
      [0, 1, 2].map((index) => story.idOf(index)),
      3,
    );
    await story.propose();
    await story.authorise();
    expect(await recorded()).toEqual([
      ["transfer.proposed", "SDF-COMMAND"],
      ["transfer.authorised", "IRAQ-COMMAND"],
      ["transfer.authorised", "SDF-COMMAND"],
    ]);

    await story.settleBlockers();
    await story.seal();
    expect(await recorded()).toEqual([
      ...Array.from({ length: 3 }, () => ["basis.stated", "SDF-JUDICIAL-1"]),
      ...Array.from({ length: 3 }, () => ["assessment.recorded", "SDF-JUDICIAL-2"]),
      ...Array.from({ length: 3 }, () => ["fitness.certified", "SDF-MEDIC-1"]),
      ["transfer.settled", "SDF-COMMAND"],
      ["transfer.sealed", "SDF-COMMAND"],
    ]);

    await story.told.comeIn(escort, "CENTCOM-ESCORT-1");
    await story.pressLink(sender, words("transfers.countDeparture"));
    await markAll(sender, words("transfers.board"));
    await story.proposeDeparture();
    await story.confirmDeparture(3, 0);
    expect(await recorded()).toEqual([["transfer.departed", "SDF-COMMAND", "CENTCOM-ESCORT-1"]]);

    await story.told.comeIn(receiver, "IRAQ-RECEPTION-1");
    await story.pressLink(receiver, words("transfers.countArrival"));
    await markAll(receiver, words("transfers.arrive"));
    await story.recordArrival(receiver);
    await story.pressLink(receiver, words("transfers.toReceipts"));
    await story.chooseExerciseKey();
    await story.press(receiver, words("transfers.receiveN", { n: 3 }));
    await story.send(receiver, words("transfers.signAndRecord"));
    await receiver.getByText(words("transfers.receiptsCount", { done: 3, left: 0 })).waitFor();
    await story.close();
    expect(await recorded()).toEqual([
      ["transfer.arrived", "IRAQ-RECEPTION-1"],
      ...Array.from({ length: 3 }, () => ["transfer.received", "IRAQ-RECEPTION-1"]),
      ["transfer.closed", "SDF-COMMAND"],
    ]);
  });

  test("a receipt is printed, in this language and another", async () => {
    const { sender } = story.told;
    await story.pressLink(sender, words("transfers.receiptsTitle", { code }));
    const row = sender.getByRole("row", { name: inOrder(story.nameOf(0)) });
    const download = sender.waitForEvent("download");
    await row.getByRole("button", { name: words("transfers.printReceipt") }).click();
    receipt = path.join(folder, `${language}.pdf`);
    await (await download).saveAs(receipt);
    const name = (await download).suggestedFilename();
    expect(name).toMatch(/\.pdf$/);
    await sender.getByText(words("paper.printed", { name })).waitFor();
  });

  // Verifies: rule-10
  test("the receipt is checked, away from the register, with the log's key as a page shows it", async () => {
    const { sender } = story.told;
    const key = await keyOnPage(sender, words);
    const { code: verified, stdout } = await verify(receipt, key);
    expect([verified, stdout]).toEqual([0, expect.stringMatching(/\nverified\n$/)]);
    expect(stdout).toContain(`transfer.received, about ${story.idOf(0)}`);
    expect(stdout).toContain(`receipt in ${language} and ${language === "ar" ? "en" : "ar"}`);
    expect(stdout).not.toContain(story.idOf(1));

    const changed = path.join(folder, `${language}-changed.pdf`);
    await copyFile(receipt, changed);
    const bytes = await readFile(changed);
    const day = bytes.indexOf("/CreationDate (D:2026") + "/CreationDate (D:202".length;
    bytes[day] = (bytes[day] ?? 0) + 1;
    await writeFile(changed, bytes);
    const altered = await verify(changed, key);
    expect([altered.code, altered.stdout]).toEqual([1, expect.stringContaining("NOT VERIFIED")]);
  });

  /** Marks everybody on the list, one by one. */
  async function markAll(page: Page, mark: string): Promise<void> {
    for (const index of [0, 1, 2]) {
      await page.getByRole("button", { name: inOrder(mark, story.nameOf(index)) }).click();
    }
  }

  /** The entry of the closing, and the key its proof was checked with there. */
  async function keyOnPage(page: Page, words: Words): Promise<string> {
    await story.pressLink(page, words("transfers.backTo", { code }));
    const closed = page.getByRole("row").filter({ hasText: words("transfers.step.closed") });
    await closed.getByRole("link").click();
    await page
      .getByRole("status")
      .filter({ hasText: new RegExp(`^${words("entry.verified")}$`) })
      .waitFor();
    return (
      (await page
        .getByText(/\+[0-9a-f]{8}\+[A-Za-z0-9+/]{43,}=*$/)
        .first()
        .textContent()) ?? ""
    );
  }
});

/** Whoever comes to the door finds it in their language. */
async function atTheDoor(words: Words): Promise<Page> {
  const page = await pageOfOwn(browser);
  await page.goto(node.origin);
  await page.getByRole("button", { name: words.ownName, exact: true }).click();
  await page.getByRole("heading", { level: 1, name: words("sign-in.title") }).waitFor();
  return page;
}

/** In by the open door as this officer; whoever was here before signs out. */
async function walkIn(page: Page, officer: string, words: Words): Promise<void> {
  const out = page.getByRole("button", { name: words("shell.signOut"), exact: true });
  if (await out.isVisible()) await out.click();
  await page.getByRole("heading", { name: words("sign-in.exerciseTitle") }).waitFor();
  await page.getByRole("button", { name: officer, exact: true }).click();
  await page.getByRole("link", { name: officer, exact: true }).waitFor();
}

async function screen(page: Page, name: string): Promise<void> {
  await page.getByRole("navigation").getByRole("link", { name, exact: true }).click();
  await page.getByRole("heading", { level: 1, name, exact: true }).waitFor();
}

/** What somebody is called, as the page's officer may read it. */
async function nameOf(person: string, page: Page): Promise<string> {
  const answer = await page.request.get(`${node.origin}/api/v1/people/${person}`, {
    headers: { "muster-purpose": "monitoring-visit" },
  });
  return ((await answer.json()) as PersonShown).names[0]?.name ?? "";
}

/** Several may be called the same. */
function linkTo(found: Locator, name: string, person: string): Locator {
  return found.getByRole("link", { name: inOrder(name) }).and(found.locator(`[href*="${person}"]`));
}

/** `muster verify`, in a folder where there is nothing but the paper. */
async function verify(file: string, key: string): Promise<{ readonly code: number; readonly stdout: string }> {
  const asked = [MUSTER, "verify", file, "--key", key];
  return promisify(execFile)(process.execPath, asked).then(
    ({ stdout }) => ({ code: 0, stdout }),
    (fault: { readonly code: number; readonly stdout: string }) => ({ code: fault.code, stdout: fault.stdout }),
  );
}

/** In the zone of this machine, which is the browser's too. */
function localText(instant: string): string {
  const date = new Date(instant);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
