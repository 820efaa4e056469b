/** The map in a real Chromium under the application's own content-security-policy: with WebGL, without, by keyboard, by ear. */
import type { Browser } from "playwright-core";
import { expect, test } from "vitest";
import { exhibit, onExhibit, openExhibit, page } from "../../test/exhibit/on-exhibit.ts";

onExhibit();

/** Gives what the page asks for. */
async function open(
  browser: Browser,
  language = "en",
  options: Parameters<Browser["newPage"]>[0] = {},
  show = "map",
): Promise<readonly string[]> {
  const asked: string[] = [];
  const before = (opened: typeof page): void => {
    opened.on("request", (request) => asked.push(request.url()));
  };
  await openExhibit(browser, { show, language }, { ...options, before });
  await page.getByRole("figure").first().waitFor();
  return asked;
}

const isMapLibre = (url: string): boolean => /maplibre|webgl/.test(url);

test("is drawn at once, and only who reaches for it fetches the part that moves, from this node alone", async () => {
  const asked = await open(exhibit.browser);
  await page.getByRole("link", { name: "al-Hol camp: 24,000 people, controlled by SYR-ARMY" }).waitFor();
  expect(asked.filter(isMapLibre)).toEqual([]);
  await page.mouse.move(400, 300);
  await page.locator("[data-state=moving]").waitFor();
  expect(asked.filter(isMapLibre).length).toBeGreaterThan(1);
  expect(asked.filter((url) => !url.startsWith(exhibit.origin))).toEqual([]);
});

test("is dragged, comes closer, and goes back to all sites", async () => {
  await open(exhibit.browser);
  await page.mouse.move(400, 300);
  await page.locator("[data-state=moving]").waitFor();
  const site = page.getByRole("link", { name: /^al-Hol camp/ });
  const whereItIs = async (): Promise<readonly number[]> => {
    const box = await site.boundingBox();
    return [Math.round(box?.x ?? 0), Math.round(box?.y ?? 0)];
  };
  const home = await whereItIs();
  await page.mouse.move(120, 120);
  await page.mouse.down();
  await page.mouse.move(60, 150, { steps: 4 });
  await page.mouse.up();
  await expect.poll(whereItIs).not.toEqual(home);
  await page.getByRole("button", { name: "All sites" }).click();
  await expect.poll(whereItIs).toEqual(home);
  await page.getByRole("button", { name: "Closer" }).click();
  await expect.poll(whereItIs).not.toEqual(home);
});

test("without WebGL it is drawn all the same, and zooms", async () => {
  await open(exhibit.plainBrowser);
  await page.mouse.move(400, 300);
  await page.getByText("This browser draws no map that can be dragged").waitFor();
  const site = page.getByRole("link", { name: /^al-Aqtan prison/ });
  const before = await site.boundingBox();
  await page.getByRole("button", { name: "Closer" }).click();
  await expect.poll(async () => (await site.boundingBox())?.x).not.toBe(before?.x);
});

test("the keyboard reaches every site with a place, and Enter opens it", async () => {
  await open(exhibit.browser);
  const places = ["#AL-HOL", "#AL-SINAA", "#AL-AQTAN", "#AL-SHADDADI", "#IRAQ-SECURE", "#ROJ"];
  for (const place of places) await page.locator(`a[href="${place}"]`).first().waitFor();
  const reached: string[] = [];
  for (let presses = 0; presses < 6; presses++) {
    await page.keyboard.press("Tab");
    reached.push((await page.locator(":focus").getAttribute("href")) ?? "");
  }
  expect(reached).toEqual(places);
  await page.keyboard.press("Enter");
  await expect.poll(() => page.title()).toBe("opened ROJ");
});

// Verifies: rule-6
test("says in words and in a table what it shows, and what it has no place for", async () => {
  await open(exhibit.browser);
  const figure = page.getByRole("figure", {
    name: /7 sites, 32,823 people held in 5 sites; 1 site has not reported; 40 people on the way/,
  });
  await figure
    .getByText("Not on the map, for no place is known of them: Field hospital (place withheld) (12)")
    .waitFor();
  const row = page.getByRole("row", { name: /Roj camp/ });
  expect(await row.textContent()).toContain("not reported");
  // Heard before it is shown; and what is only heard has nothing to be focused in.
  expect(await row.getByRole("link").count()).toBe(0);
  await page.getByRole("button", { name: "Show as a table" }).click();
  expect(await row.getByRole("link").getAttribute("href")).toBe("#ROJ");
  const move = page.getByRole("row", { name: /al-Aqtan prison, near Raqqa al-Sina'a/ });
  expect(await move.getByRole("cell").allTextContents()).toEqual([
    "al-Sina'a (Ghwayran) prison, Hasakah",
    "40",
    "on the way",
  ]);
});

test("names places in the page's language", async () => {
  await open(exhibit.browser, "ar");
  expect(await page.locator("svg text", { hasText: "الموصل" }).count()).toBe(1);
  await page.close();
  await open(exhibit.browser, "ckb");
  expect(await page.locator("svg text", { hasText: "مووسڵ" }).count()).toBe(1);
});

test("of the register: asked when looked at, with a link for every site and everybody on the way", async () => {
  await open(exhibit.browser, "en", { viewport: { width: 900, height: 500 } }, "register");
  await page.getByRole("figure", { name: /7 sites.*40 people on the way/ }).waitFor();
  expect(await page.getByRole("link", { name: /^al-Hol camp/ }).getAttribute("href")).toBe("/sites/AL-HOL");
  await page.getByRole("link", { name: /^Secure locations in Iraq \(not named\): books kept elsewhere/ }).waitFor();
  await page.getByRole("row", { name: /al-Sina'a.* Secure locations.* 150 arrived/ }).waitFor({ state: "attached" });
});

test("who asks for less motion gets none", async () => {
  await open(exhibit.browser, "en", { reducedMotion: "reduce" });
  await page.mouse.move(400, 300);
  await page.locator("[data-state=moving]").waitFor();
  const site = page.getByRole("link", { name: /^al-Hol camp/ });
  await page.getByRole("button", { name: "Closer" }).click();
  const places = new Set<number>();
  for (let looks = 0; looks < 6; looks++) places.add(Math.round((await site.boundingBox())?.x ?? 0));
  expect(places.size).toBeLessThanOrEqual(2);
});
