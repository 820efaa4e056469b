/**
 * `npm run shots`: a picture of every screen in English and Arabic, wide and at 360 px, for a careful eye; into `tmp/shots`,
 * which git ignores. `npm run shots -- people ckb` makes those whose name has the word, in the languages named; `dark` has them
 * by night, `print` as they come on paper.
 */
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { startBrowser } from "@muster/testkit";
import { LANGUAGES, type Language } from "../src/texts/languages.ts";
import { opened, SCREENS, type ScreenShown, shownIn, staged } from "./every-screen.ts";
import { realNode } from "@muster/stage";

const FOLDER = path.resolve(import.meta.dirname, "../../../tmp/shots");
const SIZES = { wide: { width: 1280, height: 900 }, narrow: { width: 360, height: 780 } } as const;
const QUIET_MS = 600;
/** How a page is looked at, where not by day on a screen. */
const LOOKS = { dark: { colorScheme: "dark" }, print: { media: "print" } } as const;
type Look = keyof typeof LOOKS;

const [words, languages, look] = asked(process.argv.slice(2));
await mkdir(FOLDER, { recursive: true });
const node = await realNode();
const browser = await startBrowser();
try {
  const addressOf = await staged(node);
  for (const screen of SCREENS) {
    if (words.every((word) => screen.name.includes(word))) await take(screen, addressOf(screen.address));
  }
} finally {
  await browser.close();
  await node.close();
}

async function take(screen: ScreenShown, address: string): Promise<void> {
  const { context } = browser;
  await context.clearCookies();
  if (screen.officer !== undefined) await node.signIn(context, screen.officer);
  for (const language of languages) {
    const page = await opened(context, `${node.origin}${address}`, screen);
    page.on("pageerror", (fault) => console.error(`${screen.name}: ${fault.message}`));
    await shownIn(page, screen, language);
    if (look !== undefined) await page.emulateMedia(LOOKS[look]);
    for (const [size, viewport] of Object.entries(SIZES)) {
      await page.setViewportSize(viewport);
      // Fonts and what is drawn when looked at.
      await page.waitForTimeout(QUIET_MS);
      await page.screenshot({
        path: path.join(
          FOLDER,
          `${[screen.name, language, size, ...(look === undefined ? [] : [look])].join("-")}.png`,
        ),
        fullPage: size === "narrow",
      });
    }
    await page.close();
  }
  console.log(screen.name);
}

/** Words to be in a screen's name; languages, English and Arabic where none is named; and how it is looked at. */
function asked(given: readonly string[]): readonly [readonly string[], readonly Language[], Look | undefined] {
  const isLanguage = (word: string): word is Language => LANGUAGES.some((language) => language === word);
  const isLook = (word: string): word is Look => word in LOOKS;
  const named = given.filter(isLanguage);
  return [
    given.filter((word) => !isLanguage(word) && !isLook(word)),
    named.length > 0 ? named : ["en", "ar"],
    given.find(isLook),
  ];
}
