/**
 * `npm run shots`: a picture of every screen in English and Arabic, wide and at 360 px, for a careful eye; into `tmp/shots`,
 * which git ignores. `npm run shots -- people ckb` makes those whose name has the word, in the languages named.
 */
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { type ExampleBrowser, startBrowser } from "@muster/testkit";
import type { Page } from "playwright-core";
import { LANGUAGES, type Language } from "../src/texts/languages.ts";
import { everyScreen, type ScreenShown } from "./every-screen.ts";
import { type RealNode, realNode } from "./real-node.ts";

const FOLDER = path.resolve(import.meta.dirname, "../../../tmp/shots");
const SIZES = { wide: { width: 1280, height: 900 }, narrow: { width: 360, height: 780 } } as const;
/** A page that asks nothing for so long has said what it has to say. */
const QUIET_MS = 400;

const [words, languages] = asked(process.argv.slice(2));
await mkdir(FOLDER, { recursive: true });
const node = await realNode();
const browser = await startBrowser();
try {
  for (const screen of await everyScreen(node)) {
    if (words.every((word) => screen.name.includes(word))) await take(node, browser, screen);
  }
} finally {
  await browser.close();
  await node.close();
}

async function take({ origin, signIn }: RealNode, { context }: ExampleBrowser, screen: ScreenShown): Promise<void> {
  await context.clearCookies();
  if (screen.officer !== undefined) await signIn(context, screen.officer);
  for (const language of languages) {
    for (const [size, viewport] of Object.entries(SIZES)) {
      const page = await context.newPage();
      page.on("pageerror", (fault) => console.error(`${screen.name}: ${fault.message}`));
      await page.addInitScript(
        (wanted) => localStorage.setItem("muster.preferences", JSON.stringify({ language: wanted })),
        language,
      );
      await page.setViewportSize(viewport);
      await page.goto(`${origin}${screen.address}`);
      await quiet(page);
      await page.screenshot({
        path: path.join(FOLDER, `${screen.name}-${language}-${size}.png`),
        fullPage: size === "narrow",
      });
      await page.close();
    }
  }
  console.log(screen.name);
}

/** Waits until the page has been quiet for a while; the live feed stays open and does not count. */
async function quiet(page: Page): Promise<void> {
  await page.locator("h1").first().waitFor();
  await page.waitForFunction(
    () => document.querySelector('[aria-busy="true"], [role="status"]:not(:empty) > [data-loading]') === null,
  );
  await page.waitForTimeout(QUIET_MS);
}

/** Words to be in a screen's name, and languages; English and Arabic where none is named. */
function asked(given: readonly string[]): readonly [readonly string[], readonly Language[]] {
  const isLanguage = (word: string): word is Language => LANGUAGES.some((language) => language === word);
  const named = given.filter(isLanguage);
  return [given.filter((word) => !isLanguage(word)), named.length > 0 ? named : ["en", "ar"]];
}
