/** What the tests of the map and the charts stand on: the exhibit, from a file's first test to its last, and a page that never complains. */
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll } from "vitest";
import { type Exhibit, startExhibit } from "./start.ts";

// Bound anew for every file, as in `../on-stage.ts`.
export let exhibit: Exhibit;
/** The page opened last. */
export let page: Page;

export function onExhibit(): void {
  beforeAll(async () => {
    exhibit = await startExhibit();
  });
  afterAll(async () => {
    await exhibit?.close();
  });
  afterEach(async () => {
    await page?.close();
    const complaints = said.splice(0);
    if (complaints.length > 0) throw new Error(`the page complained: ${complaints.join("; ")}`);
  });
}

/** What pages threw, and wrote to their consoles as an error or a warning. */
const said: string[] = [];

/** A new page, which goes to an address of the exhibit; `before` it does. */
export async function openExhibit(
  browser: Browser,
  query: Readonly<Record<string, string>>,
  { before, ...options }: Parameters<Browser["newPage"]>[0] & { readonly before?: (page: Page) => void } = {},
): Promise<void> {
  page = await browser.newPage({ viewport: { width: 900, height: 900 }, ...options });
  page.on("pageerror", ({ message }) => said.push(message));
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") said.push(message.text());
  });
  before?.(page);
  await page.goto(`${exhibit.origin}/?${new URLSearchParams(query)}`);
}
