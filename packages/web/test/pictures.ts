/** `npm run pictures`: the pictures of the README, of the whole reference case; made again where a screen they show has changed. */
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { startBrowser } from "@muster/testkit";
import type { Language } from "../src/texts/languages.ts";
import { type RealNode, realNode } from "@muster/stage";
import { settled } from "./settled.ts";

const FOLDER = path.resolve(import.meta.dirname, "../../../docs/pictures");
const OFFICER = "MONITOR-1";
const SIZE = { width: 1280, height: 860 };
/** Until what is drawn when looked at is drawn. */
const QUIET_MS = 1_000;

interface Picture {
  readonly file: string;
  readonly language: Language;
  readonly address: string;
  /** What it begins with, where that is not the page's head. */
  readonly from?: string;
}

const node = await realNode({ part: 1 });
const browser = await startBrowser();
try {
  await mkdir(FOLDER, { recursive: true });
  await node.signIn(browser.context, OFFICER);
  for (const picture of await pictures(node)) await take(picture);
} finally {
  await browser.close();
  await node.close();
}

async function pictures(real: RealNode): Promise<readonly Picture[]> {
  return [
    { file: "today.png", language: "en", address: "/" },
    {
      file: "map.png",
      language: "en",
      address: "/?asOf=2026-01-21T07:30:00.000Z",
      from: "main section:nth-of-type(2)",
    },
    {
      file: "known-then-and-now.png",
      language: "en",
      address: `/people/${await mistakenlyRecaptured(real)}?asOf=2026-01-20T18:00:00.000Z&compare=true`,
    },
    {
      file: "transfer.png",
      language: "ar",
      address: "/transfers/SYRIA-IRAQ-0001",
      from: "section:has(#manifest-column)",
    },
  ];
}

/** Who was recorded as recaptured on the 20th by mistake, as a correction said a day later. */
async function mistakenlyRecaptured(real: RealNode): Promise<string> {
  for await (const entries of real.node.ledger.journal(0, await real.next())) {
    for (const { kind, entry } of entries) {
      if (kind !== "custody.recaptured") continue;
      const { people } = JSON.parse(entry) as { readonly people: readonly { readonly person: string }[] };
      if (people[0] !== undefined) return people[0].person;
    }
  }
  throw new Error("The reference case recaptured nobody");
}

async function take({ file, language, address, from }: Picture): Promise<void> {
  const page = await browser.context.newPage();
  await page.addInitScript(
    (wanted) => localStorage.setItem("muster.preferences", JSON.stringify({ language: wanted })),
    language,
  );
  await page.setViewportSize(SIZE);
  await page.goto(`${node.origin}${address}`);
  await settled(page);
  if (from !== undefined) {
    // Twice: what is drawn when it is looked at takes room then.
    for (let times = 0; times < 2; times++) {
      await page.evaluate((wanted) => document.querySelector(wanted)?.scrollIntoView(), from);
      await page.waitForTimeout(QUIET_MS);
    }
  }
  await settled(page);
  await page.waitForTimeout(QUIET_MS);
  await page.screenshot({ path: path.join(FOLDER, file) });
  await page.close();
  console.log(file);
}
