/**
 * Every screen in every language, to the letter of WCAG 2.2 AA as far as a machine can tell (axe-core), light and dark; with
 * nothing that scrolls sideways or is cut off at 360 px and at 200 % zoom, nothing on the console and nothing that the
 * content-security policy had to stop.
 */
import axe from "axe-core";
import { type ExampleBrowser, startBrowser } from "@muster/testkit";
import type { BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { LANGUAGE_FACTS, LANGUAGES, type Language } from "../src/texts/languages.ts";
import { opened, SCREENS, type ScreenShown, shownIn, staged } from "./every-screen.ts";
import { type RealNode, realNode } from "@muster/stage";
import { settled } from "./settled.ts";
import { unseen } from "./unseen.ts";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const WIDE = { width: 1280, height: 900 };
/** A window of 1280 by 900 pixels is as many as this of CSS when it is zoomed to twice the size. */
const ZOOMED = { width: 640, height: 450 };
const NARROW = { width: 360, height: 780 };
/** From one to the other and back: every change of size draws the page anew. */
const SIZES = [NARROW, ZOOMED, WIDE] as const;

let node: RealNode;
let browser: ExampleBrowser;
let addressOf: (address: string) => string;
/** Each officer's own cookies, signed in once. */
const signedIn = new Map<string | undefined, Promise<BrowserContext>>();

beforeAll(async () => {
  [node, browser] = await Promise.all([realNode(), startBrowser()]);
  addressOf = await staged(node);
});
afterAll(async () => {
  await browser?.close();
  await node?.close();
});

describe.concurrent("WCAG 2.2 AA is kept, in every language, by", () => {
  test.each(SCREENS)("$name", async (screen) => {
    const faults: string[] = [];
    const page = await opened(await contextOf(screen.officer), `${node.origin}${addressOf(screen.address)}`, screen);
    listen(page, screen, faults);
    await page.evaluate(axe.source);
    for (const [at, language] of LANGUAGES.entries()) {
      const sizes = at % 2 === 0 ? SIZES : SIZES.toReversed();
      const found = await faultsIn(page, screen, language, sizes);
      faults.push(...found.map((fault) => `${language}: ${fault}`));
    }
    await page.close();
    expect(faults).toEqual([]);
  });
});

test("a picture without a name, a text of too little contrast, and one that is cut off are found", async () => {
  const page = await (await contextOf(undefined)).newPage();
  await page.goto(`${node.origin}/sign-in`);
  await settled(page);
  expect(await page.evaluate(unseen)).toEqual([]);
  await page.evaluate(() => {
    const picture = document.createElement("img");
    const faint = document.createElement("p");
    faint.textContent = "faint";
    faint.style.color = "#ddd";
    const beyond = document.createElement("p");
    beyond.textContent = "beyond";
    beyond.style.inlineSize = "200vw";
    const cut = document.createElement("p");
    cut.textContent = "A sentence that has no room";
    Object.assign(cut.style, { overflow: "hidden", whiteSpace: "nowrap", inlineSize: "3rem" });
    document.querySelector("main")?.append(picture, faint, beyond, cut);
  });
  await page.evaluate(axe.source);
  expect(await violations(page, RULES)).toEqual(
    expect.arrayContaining([expect.stringContaining("image-alt"), expect.stringContaining("color-contrast")]),
  );
  expect(await page.evaluate(unseen)).toEqual([
    "the page scrolls sideways",
    expect.stringContaining("beyond the edge: p"),
    expect.stringContaining("cut off: p"),
  ]);
  await page.close();
});

async function contextOf(officer: string | undefined): Promise<BrowserContext> {
  const context =
    signedIn.get(officer) ??
    (async () => {
      const own = await browser.context.browser()?.newContext({ viewport: WIDE });
      if (own === undefined) throw new Error("the browser has no room for another officer");
      if (officer !== undefined) await node.signIn(own, officer);
      return own;
    })();
  signedIn.set(officer, context);
  return context;
}

/** Whatever goes wrong in the page from now on is a fault of the screen. */
function listen(page: Page, { fails, dialog = [] }: ScreenShown, faults: string[]): void {
  const answers = [401, 403, 404, ...(fails === undefined ? [] : [500]), ...(dialog.length > 1 ? [409] : [])];
  page.on("pageerror", (fault) => faults.push(`threw ${fault.message}`));
  page.on("console", (message) => {
    // A question that is refused, or of which there is none, is part of a screen; the browser notes it.
    const isAnswer = answers.some((status) => message.text().includes(`a status of ${status}`));
    if (message.type() === "error" && !isAnswer) faults.push(`console: ${message.text()}`);
  });
}

/** What is wrong with a screen in a language, at each of these sizes. */
async function faultsIn(
  page: Page,
  screen: ScreenShown,
  language: Language,
  sizes: readonly { readonly width: number; readonly height: number }[],
): Promise<readonly string[]> {
  const faults: string[] = [];
  await shownIn(page, screen, language);
  const { lang, dir } = await page.evaluate(() => {
    const { lang, dir } = document.documentElement;
    return { lang, dir };
  });
  if (lang !== language || dir !== LANGUAGE_FACTS[language].direction) faults.push(`stands in ${lang}, ${dir}`);
  for (const size of sizes) {
    await page.setViewportSize(size);
    faults.push(...(await page.evaluate(unseen)).map((fault) => `${size.width} px wide, ${fault}`));
    if (size !== WIDE) continue;
    faults.push(...(await violations(page, RULES)));
    // Colours are the same in every language: in the dark they are looked at in one.
    if (language === LANGUAGES[0]) faults.push(...(await faultsInTheDark(page)));
  }
  if (screen.dialog !== undefined) await closed(page);
  return faults;
}

async function faultsInTheDark(page: Page): Promise<readonly string[]> {
  await page.emulateMedia({ colorScheme: "dark" });
  const faults = await violations(page, ["color-contrast"]);
  await page.emulateMedia({ colorScheme: "light" });
  return faults.map((fault) => `in the dark, ${fault}`);
}

async function closed(page: Page): Promise<void> {
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
}

/** Rules of the page behind, which an open dialogue hides as it must; axe itself sees that only of some dialogues. */
const OF_THE_PAGE = ["landmark-one-main", "page-has-heading-one"];

/** What axe finds, each with the first element it is about. */
async function violations(page: Page, rules: readonly string[]): Promise<readonly string[]> {
  const hidden = (await page.getByRole("dialog").count()) > 0 ? OF_THE_PAGE : [];
  const found = await page.evaluate(
    async ([runOnly, off]) =>
      (
        await (window as unknown as { axe: typeof axe }).axe.run(document, {
          runOnly: [...runOnly],
          rules: Object.fromEntries(off.map((id) => [id, { enabled: false }])),
          resultTypes: ["violations"],
        })
      ).violations,
    [rules, hidden] as const,
  );
  return found.map(({ id, nodes }) => `${id} ×${nodes.length} ${nodes[0]?.target.join(" ")}`);
}
