/**
 * Every screen in every language, to the letter of WCAG 2.2 AA as far as a machine can tell (axe-core), with nothing that
 * scrolls sideways at 360 px, nothing on the console and nothing that the content-security policy had to stop.
 */
import axe from "axe-core";
import { type ExampleBrowser, startBrowser } from "@muster/testkit";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { LANGUAGE_FACTS, LANGUAGES, type Language } from "../src/texts/languages.ts";
import { everyScreen, type ScreenShown } from "./every-screen.ts";
import { type RealNode, realNode } from "./real-node.ts";
import { settled } from "./settled.ts";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

let node: RealNode;
let browser: ExampleBrowser;
let screens: readonly ScreenShown[];

beforeAll(async () => {
  node = await realNode();
  browser = await startBrowser();
  screens = await everyScreen(node);
});
afterAll(async () => {
  await browser?.close();
  await node?.close();
});

describe.each(LANGUAGES)("in %s", (language) => {
  test("every screen keeps to WCAG 2.2 AA", async () => {
    const faults: string[] = [];
    for (const screen of screens) faults.push(...(await faultsOf(screen, language)));
    expect(screens.length).toBeGreaterThan(20);
    expect(faults).toEqual([]);
  });
});

test("a picture without a name, and a text of too little contrast, are found", async () => {
  const page = await browser.context.newPage();
  await page.goto(`${node.origin}/sign-in`);
  await settled(page);
  await page.evaluate(() => {
    const picture = document.createElement("img");
    const faint = document.createElement("p");
    faint.textContent = "faint";
    faint.style.color = "#ddd";
    document.querySelector("main")?.append(picture, faint);
  });
  expect(await violations(page)).toEqual(
    expect.arrayContaining([expect.stringContaining("image-alt"), expect.stringContaining("color-contrast")]),
  );
  await page.close();
});

/** What is wrong with a screen, each with its name. */
async function faultsOf({ name, officer, address }: ScreenShown, language: Language): Promise<readonly string[]> {
  const { context } = browser;
  await context.clearCookies();
  if (officer !== undefined) await node.signIn(context, officer);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on("pageerror", (fault) => faults.push(`threw ${fault.message}`));
  page.on("console", (message) => {
    // A question that is refused or of which there is none is part of a screen; the browser notes it.
    if (message.type() === "error" && !/status of 40[1-4]/.test(message.text()))
      faults.push(`console: ${message.text()}`);
  });
  await page.addInitScript(
    (wanted) => localStorage.setItem("muster.preferences", JSON.stringify({ language: wanted })),
    language,
  );
  await page.setViewportSize({ width: 360, height: 780 });
  await page.goto(`${node.origin}${address}`);
  await settled(page);
  const { lang, dir, wide } = await page.evaluate(() => {
    const { lang, dir, scrollWidth, clientWidth } = document.documentElement;
    return { lang, dir, wide: scrollWidth > clientWidth };
  });
  if (lang !== language || dir !== LANGUAGE_FACTS[language].direction) faults.push(`stands in ${lang}, ${dir}`);
  if (wide) faults.push("scrolls sideways at 360 px");
  await page.setViewportSize({ width: 1280, height: 900 });
  faults.push(...(await violations(page)));
  await page.close();
  return faults.map((fault) => `${name}: ${fault}`);
}

/** What axe finds, each with the first element it is about. */
async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const found = await page.evaluate(
    async (rules) =>
      (await (window as unknown as { axe: typeof axe }).axe.run(document, { runOnly: rules })).violations,
    RULES,
  );
  return found.map(({ id, nodes }) => `${id} ×${nodes.length} ${nodes[0]?.target.join(" ")}`);
}
