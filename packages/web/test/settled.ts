/** When a page has said what it has to say. */
import type { Page } from "playwright-core";

/** Waits for the heading, and until no part of the page waits for an answer. */
export async function settled(page: Page): Promise<void> {
  await page.locator("h1").first().waitFor();
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"], [data-loading]') === null);
}
