/** `npm run pictures`: the pictures of the README, into `docs/pictures`; made again where a screen they show has changed. */
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { realNode } from "@muster/stage";
import { startBrowser } from "@muster/testkit";
import type { Language } from "../src/texts/languages.ts";
import { opened, SCREENS, shownIn, staged } from "./every-screen.ts";
import { settled } from "./settled.ts";

const FOLDER = path.resolve(import.meta.dirname, "../../../docs/pictures");
const SIZE = { width: 1280, height: 860 };
/** Until what is drawn when looked at is drawn. */
const QUIET_MS = 1_000;

interface Picture {
  readonly file: string;
  /** A name of `SCREENS`. */
  readonly screen: string;
  readonly language: Language;
  /** What it begins with, where that is not the page's head. */
  readonly from?: string;
  readonly isByNight?: boolean;
}

const PICTURES: readonly Picture[] = [
  { file: "today.png", screen: "today-monitor", language: "en" },
  { file: "map.png", screen: "today-monitor", language: "en", from: "main section:nth-of-type(3)", isByNight: true },
  { file: "person.png", screen: "person", language: "en" },
  { file: "transfer.png", screen: "transfer", language: "ar", from: "section:has(#manifest-column)" },
];

const node = await realNode();
const browser = await startBrowser();
try {
  await mkdir(FOLDER, { recursive: true });
  const addressOf = await staged(node);
  for (const picture of PICTURES) await take(picture, addressOf);
} finally {
  await browser.close();
  await node.close();
}

async function take(
  { file, screen: name, language, from, isByNight = false }: Picture,
  addressOf: (address: string) => string,
): Promise<void> {
  const screen = SCREENS.find((one) => one.name === name);
  if (screen?.officer === undefined) throw new Error(`No officer looks at ${name}`);
  const { context } = browser;
  await context.clearCookies();
  await node.signIn(context, screen.officer);
  const page = await opened(context, `${node.origin}${addressOf(screen.address)}`, screen);
  await shownIn(page, screen, language);
  await page.setViewportSize(SIZE);
  if (isByNight) await page.emulateMedia({ colorScheme: "dark" });
  // Twice: what is drawn when it is looked at takes room only then.
  for (let times = 0; times < 2; times++) {
    if (from !== undefined) {
      await page.evaluate((wanted) => document.querySelector(wanted)?.scrollIntoView(), from);
    }
    await settled(page);
    await page.waitForTimeout(QUIET_MS);
  }
  await page.screenshot({ path: path.join(FOLDER, file) });
  await page.close();
  console.log(file);
}
