/** A machine that officers share, one after the other in one tab: nobody reads or counts on from where another one stopped. */
import { expect, test } from "vitest";
import { browser, node, onStage, page } from "../../../test/on-stage.ts";

const CLERK = "SDF-PRISONS-1";
const MEDIC = "SDF-MEDIC-1";
/** As a count half taken lies there (`useKept`). */
const BEGUN = "muster.count.departure.SYRIA-IRAQ-0002";

onStage({ page: "of each test" });

async function comeIn(officer: string): Promise<void> {
  await browser.context.clearCookies();
  await node.signIn(browser.context, officer);
  await page.goto(`${node.origin}/sign-in/?next=%2Fsettings`);
  await page.getByRole("heading", { name: "Settings", level: 1 }).waitFor();
  await page.getByText(officer, { exact: true }).first().waitFor();
}

const purpose = (): Promise<string> => page.getByLabel("Reading for").inputValue();
/** Besides where the router's pages were scrolled to. */
const kept = (): Promise<readonly string[]> =>
  page.evaluate(() =>
    Object.keys(sessionStorage)
      .filter((key) => key.startsWith("muster."))
      .sort(),
  );

async function begin(): Promise<void> {
  await page.getByLabel("Reading for").selectOption("complaint");
  await page.evaluate((key) => sessionStorage.setItem(key, "{}"), BEGUN);
}

// Verifies: CNT-1
test("an officer whose session ended finds what they had begun; another one finds nothing of it", async () => {
  await comeIn(CLERK);
  await begin();
  await comeIn(CLERK);
  expect(await purpose()).toBe("complaint");
  expect(await kept()).toContain(BEGUN);
  await comeIn(MEDIC);
  expect(await purpose()).toBe("custody-care");
  expect(await kept()).toEqual(["muster.officer"]);
});

test("who signs out leaves nothing in the tab", async () => {
  await comeIn(CLERK);
  await begin();
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await page.getByRole("heading", { name: "Sign in", level: 1 }).waitFor();
  await expect.poll(kept).toEqual([]);
});
