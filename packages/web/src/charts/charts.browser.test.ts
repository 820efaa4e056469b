/** Every chart in a real Chromium under the application's own content-security-policy, and the table beside it. */
import { readPo, translations } from "../../build/texts.ts";
import { expect, test } from "vitest";
import { exhibit, onExhibit, openExhibit, page } from "../../test/exhibit/on-exhibit.ts";

onExhibit();

async function open(show: string, language = "en"): Promise<void> {
  await openExhibit(exhibit.plainBrowser, { show, language });
  await page.locator("figure svg.muster-plot").first().waitFor();
}

const cells = (name: RegExp): Promise<string[]> => page.getByRole("row", { name }).getByRole("cell").allTextContents();

test("population: the books, and beside them what rolls, counts and others said", async () => {
  await open("population");
  await page.getByText("5 rolls and counts were taken; 2 differ from the books.").waitFor();
  expect(await page.locator("svg.muster-plot style").count()).toBe(0);
  expect(
    await page.locator('svg.muster-plot [aria-label="dot"] path, svg.muster-plot [aria-label="dot"] circle').count(),
  ).toBe(5);
  await page.getByRole("button", { name: "Show as a table" }).click();
  expect(await cells(/23 Jan 2026.* roll/)).toEqual(["roll", "1,402", "1,441", "-39", ""]);
  expect(await cells(/count of Block 1 and Block 2/)).toEqual(["count of Block 1 and Block 2", "420", "1,461", "", ""]);
  expect(await cells(/Interior ministry/)).toEqual([
    "published figure",
    "1,300 to 1,600",
    "",
    "",
    "Interior ministry (invented)",
  ]);
});

test("positions: each state on a scale of its own, and those with nobody by name", async () => {
  await open("positions");
  await page
    .getByText("At the end: held 32,811 · in transit 0 · at large 39 · transferred out 150. 33,000 registered.")
    .waitFor();
  await page.getByText("Nobody in this time: unaccounted · released · deceased.").waitFor();
  await expect.poll(() => page.locator("svg.muster-plot").count()).toBe(4);
  expect(await page.getByRole("columnheader").allTextContents()).toEqual([
    "When",
    "held",
    "in transit",
    "at large",
    "transferred out",
  ]);
});

test("flows: from one side to the other, the most first", async () => {
  await open("flows");
  await page.getByText("211 people went on 5 ways; most, 150").waitFor();
  expect(await page.locator('svg.muster-plot [aria-label="link"] path').count()).toBe(5);
  expect((await cells(/Secure locations in Iraq/)).slice(0, 2)).toEqual([
    "Secure locations in Iraq (not named)",
    "150",
  ]);
});

test("control: who from when, and how it passed", async () => {
  await open("control");
  await page.getByText("7 sites; 1 handover, 1 seizure.").waitFor();
  expect((await cells(/al-Shaddadi prison SYR-GOV/)).at(-1)).toBe("seizure");
});

test("of the register: each is asked about when it is looked at, and drawn", async () => {
  await open("register");
  const titles = [
    "Where people were, through time",
    "From where to where",
    "Who was in control, through time",
    "People held at",
  ];
  for (const title of titles) {
    const figure = page.getByRole("figure", { name: title });
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    await figure.locator("svg.muster-plot").first().waitFor();
  }
  expect(await page.getByRole("alert").count()).toBe(0);
});

// The side where reading begins has what is left; time runs from left to right all the same.
test("in Arabic the sides change, and time does not", async () => {
  await open("flows", "ar");
  const outside = translations(readPo("ar")).get("charts.flowsOutside") ?? "not translated";
  const [from, to] = await Promise.all(
    ["al-Aqtan prison, near", outside].map((name) => page.locator("svg text", { hasText: name }).boundingBox()),
  );
  expect(from?.x).toBeGreaterThan(to?.x ?? Infinity);
  await page.close();
  await open("control", "ar");
  const ticks = await page
    .locator('svg [aria-label="x-axis tick label"] text')
    .evaluateAll((all) => all.map((tick) => tick.getBoundingClientRect().x));
  const labels = await page.locator('svg [aria-label="x-axis tick label"] text').allTextContents();
  expect(labels.length).toBeGreaterThan(2);
  expect(ticks).toEqual(ticks.toSorted((one, other) => one - other));
  expect(labels.every((label) => label.includes("كانون الثاني"))).toBe(true);
});
