/**
 * Jobs of the mission's table that no screen has to itself, each in a real browser as the officer whose it is: what they do or
 * read, what the journal has of it, and what is not theirs to see. The others stand beside the screens that they are done on.
 */
import type { PersonShown } from "@muster/server/api";
import type { OfficerCode } from "@muster/record";
import { AccessQuestions } from "@muster/register";
import type { Locator } from "playwright-core";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { isolated } from "../src/texts/isolated.ts";
import { menToMove } from "./convoy.ts";
import { comeTo, node, onStage, page } from "./on-stage.ts";
import { settled } from "./settled.ts";

const WITHHELD = "Withheld from you.";
const AL_SINAA = isolated("al-Sina'a (Ghwayran) prison, Hasakah");

/** The number of the first entry that is the test's. */
let before: number;

onStage({ page: "of each test" });
beforeEach(async () => {
  before = await node.next();
});

/** What has been recorded since the test began: kinds and officers. */
async function recorded(): Promise<readonly (readonly string[])[]> {
  return (await node.recordedSince(before)).map(({ kind, officer }) => [kind, officer]);
}

/** What the page's officer is told of somebody. */
async function fileOf(person: string, purpose: string): Promise<PersonShown> {
  const answer = await page.request.get(`${node.origin}/api/v1/people/${person}`, {
    headers: { "muster-purpose": purpose },
  });
  expect([person, answer.status()]).toEqual([person, 200]);
  return (await answer.json()) as PersonShown;
}

function section(title: string): Locator {
  return page.locator("section").filter({ has: page.getByRole("heading", { level: 2, name: title, exact: true }) });
}

async function press(name: string): Promise<void> {
  await page.getByRole("button", { name, exact: true }).click();
}

/** Records what the open dialogue has. */
async function record(): Promise<void> {
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Record", exact: true }).click();
  await dialog.waitFor({ state: "detached" });
}

/** The names of the screens that are offered. */
async function offered(): Promise<readonly string[]> {
  const nav = page.getByRole("navigation", { name: "The register" });
  await nav.getByRole("link", { name: "Settings" }).waitFor();
  return nav.getByRole("link").allInnerTexts();
}

async function isRefused(address: string): Promise<void> {
  await page.goto(`${node.origin}${address}`);
  await refusal().waitFor();
}

/** That it is not for the role, or, to whom it is nothing, that there is no such thing. */
function refusal(): Locator {
  return page
    .getByRole("alert")
    .getByText(/^(?:Not for your role|Not on the register)$/)
    .first();
}

/** A time of this many days on, as a field takes it: in the zone of this machine, which is the browser's too. */
function inDays(days: number): string {
  const at = new Date(Date.parse(node.now()) + days * 86_400_000);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

describe("camp management", () => {
  const MANAGER = "ARMY-HOL-MANAGER";
  beforeAll(async () => {
    const appointed = await node.node.register.submit({
      kind: "officer.appoint",
      occurredAt: node.now(),
      by: { authority: "KEEPER", officer: "KEEPER-1" },
      officer: MANAGER,
      authority: "SYR-ARMY",
      title: "camp manager at al-Hol (invented)",
      roles: ["camp-manager"],
      sites: ["AL-HOL"],
    });
    if (!("accepted" in appointed)) throw new Error(appointed.code);
  });

  // Verifies: CRC-37
  test("knows who lives in which tent, and records a birth there: the child is where the mother is, and hers", async () => {
    await comeTo(MANAGER, "/sites/AL-HOL");
    const roll = page.getByRole("grid", { name: /al-Hol camp/ });
    await roll.getByRole("row").nth(1).waitFor();
    const answer = await page.request.get(`${node.origin}/api/v1/sites/AL-HOL/roll`, {
      headers: { "muster-purpose": "custody-care" },
    });
    const { people } = (await answer.json()) as {
      readonly people: readonly { person: string; sex?: string; birth?: string; unit?: string }[];
    };
    const woman = people.find(({ sex, birth = "" }) => sex === "female" && /^19[89]\d/.test(birth));
    if (woman?.unit === undefined) throw new Error("no grown woman lives at the camp");
    await page.goto(`${node.origin}/people/${woman.person}`);
    await section("Family and household").getByRole("row").filter({ hasText: "Household" }).waitFor();
    const mother = await page.getByRole("heading", { level: 1 }).innerText();

    await press("Record a birth");
    await page.getByRole("textbox", { name: "Name" }).fill("أمل");
    await page.getByRole("combobox", { name: "Sex" }).selectOption({ label: "female" });
    await record();
    await page.getByRole("heading", { level: 1, name: "أمل" }).waitFor();
    const [camp, unit, army] = ["al-Hol camp", woman.unit, "Syrian army"].map(isolated);
    await section("Where they are").getByText(`Held at ${camp}, ${unit}, by ${army}`).waitFor();
    await section("Family and household").getByRole("link").first().click();
    await page.getByRole("heading", { level: 1, name: mother }).waitFor();
    expect(await recorded()).toEqual([["birth.recorded", MANAGER]]);
  });

  test("is not told the ground on which anybody is held, what they fear or what ails them, nor who is elsewhere", async () => {
    await comeTo(MANAGER, "/sites/AL-HOL");
    const row = page
      .getByRole("grid", { name: /al-Hol camp/ })
      .getByRole("row")
      .nth(1);
    await row.getByRole("link").first().click();
    for (const title of ["Custody and its legal basis", "Fitness to travel", "Risk and objections"]) {
      await section(title).getByText(WITHHELD).waitFor();
    }
    await isRefused("/sites/AL-SHADDADI");
    expect(await recorded()).toEqual([]);
  });

  test("of the authority that had the camp is told nothing more of who lives there", async () => {
    await comeTo("SDF-HOL-MANAGER-1", "/sites/AL-HOL");
    await refusal().waitFor();
    expect(await page.getByRole("grid").count()).toBe(0);
  });
});

describe("the judicial registry", () => {
  test("states the basis with its court and the day of its review, and reviews it", async () => {
    const [man = ""] = await menToMove(node, 1);
    await comeTo("SDF-JUDICIAL-1", `/people/${man}`);
    const custody = section("Custody and its legal basis");
    await custody.getByText("No legal basis has been entered for this stay.").waitFor();
    await press("State a legal basis");
    await page.getByRole("combobox", { name: "On what basis" }).selectOption({ label: "court order" });
    await page.getByRole("combobox", { name: "Ordering authority" }).selectOption("SDF");
    await page.getByRole("textbox", { name: "Court or board" }).fill("The court of Hasakah (invented)");
    await page.getByLabel("To be reviewed by").fill(inDays(30));
    await record();
    await custody.getByText("court order").first().waitFor();
    await custody.getByText("The court of Hasakah (invented)").waitFor();
    await press("Record a review");
    await page.getByRole("combobox", { name: "Outcome" }).selectOption({ label: "detention goes on" });
    await page.getByLabel("Next review by").fill(inDays(90));
    await record();
    await custody.getByText("detention goes on").waitFor();
    expect(await recorded()).toEqual([
      ["basis.stated", "SDF-JUDICIAL-1"],
      ["custody.reviewed", "SDF-JUDICIAL-1"],
    ]);

    await comeTo("SDF-PRISONS-1", `/people/${man}`);
    await custody.getByText(WITHHELD).waitFor();
    expect(await page.getByText("The court of Hasakah").count()).toBe(0);
    expect(await page.getByRole("button", { name: "State a legal basis" }).count()).toBe(0);
  });
});

describe("the medical officer", () => {
  // Verifies: MR-26
  test("certifies with findings that the health service reads, and nobody else", async () => {
    const [man = ""] = await menToMove(node, 1);
    await comeTo("SDF-MEDIC-1", `/people/${man}`);
    await press("Certify fitness");
    await page.getByRole("combobox", { name: "Fitness" }).selectOption({ label: "not fit to travel" });
    await page.getByLabel("Valid until").fill(inDays(2));
    await page.getByRole("textbox", { name: "Findings and advice" }).fill("A fever since Tuesday (invented).");
    await record();
    await page.getByText("A fever since Tuesday (invented).").waitFor();
    expect(await recorded()).toEqual([["fitness.certified", "SDF-MEDIC-1"]]);
    await section("Risk and objections").getByText(WITHHELD).waitFor();

    await comeTo("SDF-REGISTRAR-1", `/people/${man}`);
    const health = section("Fitness to travel");
    await health.getByText("not fit to travel").waitFor();
    await health.getByText("What was found is for health officers alone.").waitFor();
    expect(await page.getByText("A fever since Tuesday").count()).toBe(0);
  });
});

describe("the consular desk of Tunisia", () => {
  const CONSUL = "TUN-CONSUL-1";

  test("finds a verified national who does not object: who and where, and nothing on what ground", async () => {
    const { told } = await tunisians();
    await comeTo("MONITOR-1", "/people");
    const name = (await fileOf(told, "monitoring-visit")).names[0]?.name ?? "";
    await comeTo(CONSUL, "/");
    expect(await offered()).not.toContain("Journal");
    await comeTo(CONSUL, "/people");
    await page.getByRole("combobox", { name: "Reading for" }).selectOption({ label: "consular help" });
    await page.getByRole("searchbox", { name: "Find somebody" }).fill(name);
    await page.keyboard.press("Enter");
    await page.getByText("One person found.").waitFor();
    await page.getByRole("grid").getByRole("link").first().click();
    await page.getByRole("heading", { level: 1, name }).waitFor();
    await page.getByText(`Held at ${AL_SINAA}`).first().waitFor();
    await section("Who they are: claims, side by side").getByText("TUN verified").waitFor();
    for (const title of ["Custody and its legal basis", "Family and household", "Risk and objections"]) {
      await section(title).getByText(WITHHELD).waitFor();
    }
    expect(await recorded()).toEqual([]);
  });

  // Verifies: ICPPED-20-22
  test("is told of a national who objects what it is told of nobody, and sees no roll and no transfer", async () => {
    const { objecting } = await tunisians();
    const said: string[] = [];
    for (const person of [objecting, "eeeeeeee-0000-4000-8000-00000000ffff"]) {
      await comeTo(CONSUL, `/people/${person}`);
      await page.getByRole("alert").getByText("Not on the register").waitFor();
      said.push((await page.getByRole("main").innerText()).replaceAll(person, ""));
    }
    expect(said[0]).toBe(said[1]);
    await comeTo(CONSUL, "/transfers");
    await page.getByText("There is no transfer that your authority is party to.").waitFor();
    await isRefused("/sites/AL-SINAA");
    expect(await page.getByRole("grid").count()).toBe(0);
  });

  /** One whom the consulate may know of, and one who does not want it told. */
  async function tunisians(): Promise<{ readonly told: string; readonly objecting: string }> {
    await comeTo("MONITOR-1", "/people");
    let told = "";
    let objecting = "";
    for await (const entries of node.node.ledger.journal(0, await node.next())) {
      for (const { kind, entry } of entries) {
        if (kind !== "claim.stated" || (told !== "" && objecting !== "")) continue;
        const { people } = JSON.parse(entry) as { readonly people: readonly { readonly person: string }[] };
        const person = people[0]?.person ?? "";
        const { file } = await fileOf(person, "monitoring-visit");
        const isVerified = file.claims.some(
          ({ detail }) => detail?.claim === "nationality" && detail.country === "TUN" && detail.evidence === "verified",
        );
        if (!isVerified) continue;
        if (file.consularObjections.length > 0) objecting = person;
        else told = person;
      }
    }
    return { told, objecting };
  }
});

describe("tracing for a family", () => {
  // Verifies: ICPPED-18, DP-1
  test("answers whether he is alive and where, for that purpose and no other; nothing else is told, and the reading is known", async () => {
    const [man = ""] = await menToMove(node, 1);
    await comeTo("MONITOR-1", "/people");
    const name = (await fileOf(man, "monitoring-visit")).names[0]?.name ?? "";
    await comeTo("TRACING-1", "/people");
    const find = async (): Promise<void> => {
      await page.getByRole("searchbox", { name: "Find somebody" }).fill(name);
      await page.keyboard.press("Enter");
    };
    await find();
    await page.getByRole("alert").getByText("Not for your role").waitFor();
    await page.getByRole("combobox", { name: "Reading for" }).selectOption({ label: "tracing" });
    await page
      .getByRole("grid")
      .getByRole("link", { name })
      .and(page.locator(`[href*="${man}"]`))
      .click();
    await page.getByRole("heading", { level: 1, name }).waitFor();
    await section("Where they are").getByText(`Held at ${AL_SINAA}`).waitFor();
    await section("Family and household").waitFor();
    for (const title of ["Custody and its legal basis", "Fitness to travel", "Risk and objections", "Property"]) {
      await section(title).getByText(WITHHELD).waitFor();
    }
    await section("Papers").waitFor();
    expect(await page.getByRole("button", { name: "The person’s own copy of the file" }).count()).toBe(0);
    expect(await page.getByRole("button", { name: "State a claim" }).count()).toBe(0);
    expect(await recorded()).toEqual([]);

    const { ledger } = node.node;
    const { events } = await new AccessQuestions(ledger).events(ledger, {
      officer: "TRACING-1" as OfficerCode,
      limit: 50,
    });
    expect(events.find(({ kind }) => kind === "file.read")).toMatchObject({ purpose: "tracing", people: [man] });
    await isRefused("/sites/AL-SINAA");
  });
});

describe("the analyst", () => {
  test("has numbers that are nobody, and no screen, balance or page about anybody", async () => {
    await comeTo("ANALYST-1", "/");
    await page.waitForURL(`${node.origin}/numbers`);
    await settled(page);
    expect(await offered()).toEqual(["Numbers", "Settings"]);
    for (const title of ["By state", "By site", "By nationality, as claimed"]) {
      const cells = await page.getByRole("table", { name: title }).getByRole("cell").allInnerTexts();
      expect(cells.length).toBeGreaterThan(2);
      expect(cells.filter((said) => !/^(?:about [\d,]+|fewer than 10)$/.test(said))).toEqual([]);
    }
    await page.getByRole("table", { name: "By nationality, as claimed" }).getByRole("row", { name: /^TUN/ }).waitFor();
    expect(await page.getByText("registered", { exact: true }).count()).toBe(0);
    for (const address of ["/people?find=al", "/sites/AL-HOL", "/transfers/SYRIA-IRAQ-0001", "/journal"]) {
      await isRefused(address);
    }
    expect(await recorded()).toEqual([]);
  });
});
