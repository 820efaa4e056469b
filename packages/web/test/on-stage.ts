/**
 * What the tests of a screen stand on: a real node with the reference case, a real browser, and in it a page for whoever is at
 * the screen. They are there from a file's first test to its last, and a page that throws fails the test it throws in.
 */
import { type RealNode, realNode } from "@muster/stage";
import { type ExampleBrowser, startBrowser } from "@muster/testkit";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";

/** A machine with other work answers late the first time; nothing is about how fast unless it says so. */
const PATIENCE_MS = 90_000;

// Bound anew for every file: who imports them sees what `onStage` has put there by the time a test runs.
export let node: RealNode;
export let browser: ExampleBrowser;
/** The page of the test, or of the file. */
export let page: Page;

/** `page`: a new one for each test, one for all the tests of a file, or none: then the tests open their own. */
export function onStage({ page: wanted }: { readonly page: "of each test" | "of the file" | "none" }): void {
  const thrown: string[] = [];
  const opened = async (): Promise<void> => {
    page = await newPage();
    page.on("pageerror", ({ message }) => thrown.push(message));
  };
  beforeAll(async () => {
    [node, browser] = await Promise.all([realNode(), startBrowser()]);
    if (wanted === "of the file") await opened();
  });
  afterAll(async () => {
    await browser?.close();
    await node?.close();
  });

  if (wanted === "of each test") {
    beforeEach(opened);
    afterEach(() => page.close());
  }
  afterEach(() => {
    const [first] = thrown.splice(0);
    if (first !== undefined) throw new Error(`the page threw: ${first}`);
  });
}

/** Another page of the same browser, as patient. */
export async function newPage(): Promise<Page> {
  const another = await browser.context.newPage();
  another.setDefaultTimeout(PATIENCE_MS);
  await another.setViewportSize({ width: 1280, height: 900 });
  return another;
}

/** This officer comes to the page, at this address. */
export async function comeTo(officer: string, address: string): Promise<void> {
  await browser.context.clearCookies();
  await node.signIn(browser.context, officer);
  await page.goto(`${node.origin}${address}`);
}
