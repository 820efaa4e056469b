/**
 * The application in a real browser, over the whole reference case: when Today, the roll of al-Hol and the transfer of 150 are
 * first of use, when they answer a key, what they fetch; and how even the frames are while all of al-Hol's 24,000 rows go by.
 * Each also with a processor four times slower. The bars are those of the issue: the limit stands beside the figure.
 */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { startBrowser } from "@muster/testkit";
import { type FirstUse, measureFirstUse, measureScroll, prepareMeasure } from "@muster/stage";
import type { BrowserContext, CDPSession, Page } from "playwright-core";
import { type Bench, type BenchOptions, bar, median } from "./bench.ts";
import type { Standing } from "./web-node.ts";

const OFFICER = "MONITOR-1";
const SLOWER = 4;

/** The list of which only the rows in its window are on the page. */
const LONG_LIST = "main table[role=grid]";

/** What must be on a screen before it is of any use: the content, not the frame. */
const SCREENS = {
  today: { address: "/", of: "main table tbody tr" },
  "al-hol roll": { address: "/sites/AL-HOL", of: `${LONG_LIST} tbody [data-index] td` },
  "transfer of 150": { address: "/transfers/SYRIA-IRAQ-0001", of: "main table tbody td, main [role=row]" },
} as const;
type Screen = keyof typeof SCREENS;

const ROLL_PAINT_LIMIT_MS = 1_000;
const SCRIPT_LIMIT_BYTES = 200_000;
/** Two frames of a screen of 60: what a hand that scrolls does not feel. */
const FRAME_LIMIT_MS = 1_000 / 30;

interface Load extends FirstUse {
  /** Of what had come by the first use: the scripts without their headers, and everything with. */
  readonly scripts_bytes: number;
  readonly all_bytes: number;
}

interface Scroll {
  readonly frames: number;
  readonly median_ms: number;
  readonly p95_ms: number;
  readonly worst_ms: number;
  /** Rows that were within the list's window at the end of a frame, and not on the page. */
  readonly missed: number;
}

export const web: Bench = async (options) => {
  const node = fork(path.join(import.meta.dirname, "web-node.ts"), [OFFICER]);
  try {
    const [standing] = (await Promise.race([once(node, "message"), failed(node)])) as [Standing];
    return await measured(standing, options);
  } finally {
    if (node.connected) node.send("enough");
    if (node.exitCode === null) await once(node, "exit");
  }
};

async function failed(node: ChildProcess): Promise<never> {
  const [code] = (await once(node, "exit")) as [number | null];
  throw new Error(`The node ended with ${code} before it stood`);
}

async function measured({ origin, cookies }: Standing, options: BenchOptions) {
  const browser = await startBrowser();
  try {
    await browser.context.addCookies(cookies);
    const figures: Record<string, number[]> = {};
    for (let round = 0; round < options.rounds; round += 1) {
      for (const slower of [1, SLOWER]) await measureAll(browser.context, origin, slower, round, options, figures);
    }
    return resultOf(figures);
  } finally {
    await browser.close();
  }
}

/** One round at one speed: each screen from an empty cache, and a full scroll of the longest list. */
async function measureAll(
  context: BrowserContext,
  origin: string,
  slower: number,
  round: number,
  { log }: BenchOptions,
  figures: Record<string, number[]>,
): Promise<void> {
  const note = (name: string, figure: number): void => {
    const key = slower === 1 ? name : `${name}, ${slower} times slower`;
    (figures[key] ??= []).push(figure);
    log(`round ${round + 1}  ${key}  ${figure.toFixed(figure < 100 ? 1 : 0)}`);
  };
  for (const screen of Object.keys(SCREENS) as Screen[]) {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    const load = await loadOf(page, session, `${origin}${SCREENS[screen].address}`, SCREENS[screen].of, slower);
    note(`${screen}: paint ms`, load.paint_ms);
    note(`${screen}: interaction ms`, load.interactive_ms);
    if (slower === 1) {
      note(`${screen}: scripts bytes`, load.scripts_bytes);
      note(`${screen}: all bytes`, load.all_bytes);
    }
    // Two thousand frames, each measured: one scroll is a sample of its own.
    if (screen === "al-hol roll" && round === 0) {
      const scroll = await scrollOf(page);
      note("al-hol scroll: frames", scroll.frames);
      note("al-hol scroll: median frame ms", scroll.median_ms);
      note("al-hol scroll: 95th frame ms", scroll.p95_ms);
      note("al-hol scroll: worst frame ms", scroll.worst_ms);
      note("al-hol scroll: rows missed", scroll.missed);
    }
    await page.close();
  }
}

async function loadOf(page: Page, session: CDPSession, url: string, of: string, slower: number): Promise<Load> {
  let scripts = 0;
  let all = 0;
  const kinds = new Map<string, string>();
  await session.send("Network.enable");
  await session.send("Network.setCacheDisabled", { cacheDisabled: true });
  await session.send("Emulation.setCPUThrottlingRate", { rate: slower });
  session.on("Network.responseReceived", ({ requestId, type, response }) => {
    kinds.set(requestId, type);
    if (type === "Script") scripts -= response.encodedDataLength;
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    all += encodedDataLength;
    if (kinds.get(requestId) === "Script") scripts += encodedDataLength;
  });
  await prepareMeasure(page);
  await page.goto(url, { waitUntil: "commit" });
  const used = await measureFirstUse(page, of);
  return { ...used, scripts_bytes: scripts, all_bytes: all };
}

async function scrollOf(page: Page): Promise<Scroll> {
  const { missed, frames_ms } = await measureScroll(page, LONG_LIST);
  const sorted = frames_ms.toSorted((one, other) => one - other);
  const at = (part: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
  return { frames: frames_ms.length, median_ms: at(0.5), p95_ms: at(0.95), worst_ms: at(1), missed: missed.length };
}

function resultOf(figures: Readonly<Record<string, readonly number[]>>) {
  const medians = Object.fromEntries(Object.entries(figures).map(([name, all]) => [name, median(all)]));
  const of = (name: string): number => medians[name] ?? Number.POSITIVE_INFINITY;
  const ratios = {
    "al-hol paint/a second": of("al-hol roll: paint ms") / ROLL_PAINT_LIMIT_MS,
    "today scripts/200 kB": of("today: scripts bytes") / SCRIPT_LIMIT_BYTES,
    "al-hol 95th frame/two frames": of("al-hol scroll: 95th frame ms") / FRAME_LIMIT_MS,
    "al-hol rows missed": of("al-hol scroll: rows missed"),
  };
  const bars = [
    bar("al-hol paint/a second", ratios["al-hol paint/a second"], "<= 1"),
    bar("today scripts/200 kB", ratios["today scripts/200 kB"], "<= 1"),
    bar("al-hol rows missed", ratios["al-hol rows missed"], "<= 0"),
  ];
  return { unit: "milliseconds and bytes", medians, ratios, bars, notes: { officer: OFFICER, rounds: figures } };
}
