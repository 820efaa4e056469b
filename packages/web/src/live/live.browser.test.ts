/** One officer with many pages open, in a real browser: a page that nobody sees holds no line, and hears later what it missed. */
import { type ExampleBrowser, startBrowser } from "@muster/testkit";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type RealNode, realNode } from "@muster/stage";

/** A browser's lines to a node. */
const LINES = 6;
const PATIENCE_MS = 45_000;

let node: RealNode;
let browser: ExampleBrowser;

beforeAll(async () => {
  [node, browser] = await Promise.all([realNode(), startBrowser()]);
  await node.signIn(browser.context, "MONITOR-1");
});
afterAll(async () => {
  await browser?.close();
  await node?.close();
});

async function live(): Promise<Page> {
  const page = await browser.context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  await page.goto(`${node.origin}/counts`);
  await page.getByText("live", { exact: true }).waitFor();
  return page;
}

/** As the browser does when another page is brought before it, or it is brought back. */
async function see(page: Page, isSeen: boolean): Promise<void> {
  await page.evaluate(
    (state) => {
      Object.defineProperty(document, "visibilityState", { configurable: true, value: state });
      document.dispatchEvent(new Event("visibilitychange"));
    },
    isSeen ? "visible" : "hidden",
  );
}

test("more pages than a browser has lines are answered; one that is seen again hears what was recorded meanwhile", async () => {
  const first = await live();
  await see(first, false);
  for (let pages = 1; pages <= LINES; pages += 1) await see(await live(), false);

  const opened = await node.node.register.submit({
    kind: "count.open",
    occurredAt: node.now(),
    by: { authority: "SYR-ARMY", officer: "ARMY-SHADDADI-COMMAND" },
    count: "WHILE-UNSEEN",
    site: "AL-SHADDADI",
    counting: "named",
  });
  expect(opened).toMatchObject({ accepted: true });
  const row = first.getByRole("row").filter({ hasText: "WHILE-UNSEEN" });
  expect(await row.count()).toBe(0);
  await see(first, true);
  await row.waitFor();
});
