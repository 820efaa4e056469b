import { readFile } from "node:fs/promises";
import { measureScroll, prepareMeasure } from "@muster/stage";
import axe from "axe-core";
import type { Locator } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { browser, comeTo, node, onStage, page } from "../../../test/on-stage.ts";

const ROLL = "table[role=grid]";

onStage({ page: "of the file" });

beforeAll(async () => {
  await browser.context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: node.origin });
  await prepareMeasure(page);
});

async function roll(): Promise<Locator> {
  await page.getByRole("grid", { name: "Roll of al-Hol camp" }).getByRole("rowheader").first().waitFor();
  // By what it is in the markup: finding roles among 24,000 cells takes longer than what is tested.
  const list = page.locator(ROLL);
  // The first rows come first: the rest is awaited.
  await list.and(page.locator("[aria-busy=false]")).waitFor();
  return list;
}

/** The text of every row on the page, in the order of the list. */
async function rowsOf(list: Locator): Promise<readonly string[]> {
  return list.evaluate((table) =>
    Array.from(table.querySelectorAll<HTMLElement>("tbody [data-index]"))
      .sort((one, other) => Number(one.dataset["index"]) - Number(other.dataset["index"]))
      .map((row) => row.innerText.replaceAll(/\s+/g, " ").trim()),
  );
}

describe("sites", () => {
  test("are listed with whom they hold, and their sum is the balance's", async () => {
    await comeTo("MONITOR-1", "/sites");
    await page.getByText("As the balance has it.").waitFor();
    const total = page.getByRole("row", { name: "All sites" });
    expect(await total.innerText()).toContain("3,282");
    // Silence is silence: al-Hol never sent a roll, and that is said of it.
    // Verifies: rule-6
    await page.getByRole("row", { name: /al-Hol camp.*No roll and no count has come from here/ }).waitFor();
  });

  test("of others are not said to be empty", async () => {
    await comeTo("ARMY-HOL-COMMAND", "/sites");
    const aqtan = page.getByRole("row", { name: /al-Aqtan prison/ });
    await aqtan.getByText("not yours to see").waitFor();
    expect(await aqtan.innerText()).not.toMatch(/\d/);
  });
});

describe("the roll of a site", () => {
  test("is filtered, sorted, grouped, walked, chosen from, copied and exported", { timeout: 180_000 }, async () => {
    await comeTo("ARMY-HOL-COMMAND", "/sites/AL-HOL");
    const list = await roll();
    const filter = page.getByRole("searchbox", { name: "Filter" });

    await filter.fill('"phase 2 / sector 3" female');
    await page
      .getByRole("figure", { name: "Roll of al-Hol camp" })
      .getByRole("status")
      .getByText(/of 2,400/)
      .waitFor();
    const women = await rowsOf(list);
    expect(women.length).toBeGreaterThan(0);
    for (const row of women) expect(row).toMatch(/Phase 2 \/ Sector 3 female/);

    await page.getByRole("button", { name: "Born" }).click();
    expect(await page.getByRole("columnheader", { name: "Born" }).getAttribute("aria-sort")).toBe("ascending");
    const births = (await rowsOf(list)).map((row) => Number(/female (\d{4})/.exec(row)?.[1]));
    expect(births).toEqual(births.toSorted((one, other) => one - other));

    // By keyboard alone: to the third row, choose it and the next, copy both.
    await list.getByRole("row").nth(1).focus();
    for (const key of ["ArrowDown", "ArrowDown", "Space", "ArrowDown", "Space", "Control+c"]) {
      await page.keyboard.press(key);
    }
    await page.getByText("2 rows copied.").waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied.split("\n").map((line) => line.split("\t")[2])).toEqual(["female", "female"]);

    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "CSV" }).click(),
    ]);
    expect(download.suggestedFilename()).toBe("roll-AL-HOL.csv");
    const csv = await readFile(await download.path(), "utf8");
    expect(csv.startsWith("\ufeffName,Unit,Sex,Born,")).toBe(true);
    expect(csv.trimEnd().split("\r\n")).toHaveLength(women.length + 1);

    await filter.fill("");
    await page.getByLabel("Group by").selectOption("unit");
    const grouped = page.getByRole("treegrid", { name: "Roll of al-Hol camp" });
    const group = grouped.getByRole("row", { name: /^Annex \/ Sector 1 \d+$/ });
    expect(await group.getAttribute("aria-expanded")).toBe("true");
    await group.focus();
    await page.keyboard.press("ArrowLeft");
    expect(await group.getAttribute("aria-expanded")).toBe("false");
    await page.keyboard.press("End");
    await page.waitForFunction(
      () =>
        document.activeElement?.getAttribute("aria-rowindex") ===
        document.activeElement?.closest("table")?.ariaRowCount,
    );
  });

  test("shows every row that a scroll passes, and has names for who reads by ear", { timeout: 180_000 }, async () => {
    await comeTo("ARMY-HOL-COMMAND", "/sites/AL-HOL");
    await roll();
    const { rows, missed, neverSeen } = await measureScroll(page, ROLL, { step_px: 600 });
    expect({ rows, missed, neverSeen }).toEqual({ rows: 2_400, missed: [], neverSeen: [] });
    // By the debugger: the application itself lets no script in but its own.
    await page.evaluate(axe.source);
    const violations = await page.evaluate(async () => {
      const tool = (window as unknown as { readonly axe: typeof axe }).axe;
      const found = await tool.run("main", { runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"] });
      return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
    });
    expect(violations).toEqual([]);
  });

  test("is whole on paper, with its heads", async () => {
    await comeTo("ARMY-HOL-COMMAND", "/sites/AL-HOL");
    const list = await roll();
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    expect(await list.evaluate((table) => table.querySelectorAll("tbody tr").length)).toBe(2_400);
    await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  });

  test("gains whoever is moved to another unit, an entry each", { timeout: 180_000 }, async () => {
    await comeTo("ARMY-HOL-COMMAND", "/sites/AL-HOL");
    const list = await roll();
    const next = await node.next();
    for (const row of [1, 2]) await list.getByRole("row").nth(row).getByRole("checkbox").check();
    await page.getByRole("button", { name: "Move to a unit" }).click();
    const dialog = page.getByRole("dialog", { name: "Move 2 people to another unit" });
    await dialog.getByLabel("Unit").selectOption("Phase 1 / Sector 1");
    await dialog.getByRole("button", { name: "Move them" }).click();
    await page.getByText("2 entries recorded.").waitFor();
    expect((await node.recordedSince(next)).map(({ kind, officer }) => `${kind} ${officer}`)).toEqual([
      "custody.moved ARMY-HOL-COMMAND",
      "custody.moved ARMY-HOL-COMMAND",
    ]);
  });

  test("was what it was: looked at in the past it says so, and nothing is offered", async () => {
    await comeTo("MONITOR-1", "/sites/AL-SHADDADI?asOf=2026-01-18T06:00:00.000Z");
    await page.getByText("No roll and no count had come from here.").waitFor();
    expect(await page.getByRole("button", { name: "Record a seizure" }).count()).toBe(0);
    const control = page.getByRole("table", { name: "Control" });
    await control.getByRole("row", { name: /Syrian Democratic Forces/ }).waitFor();
    expect(await control.getByText("Syrian army").count()).toBe(0);
  });
});
