/**
 * What an officer's device asks of every page: less motion, more contrast, colours of its own. Each is shown to be kept, and
 * that the look would find it were it not.
 */
import axe from "axe-core";
import { type ExampleBrowser, startBrowser } from "@muster/testkit";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type RealNode, realNode } from "@muster/stage";
import { settled } from "./settled.ts";

const ADDRESSES = ["/", "/sites/AL-HOL", "/people?state=at-large", "/transfers/SYRIA-IRAQ-0001", "/settings/design"];
/** As long as a picture stands on a screen: nobody sees a movement in it. */
const INSTANT_S = 0.017;

let node: RealNode;
let browser: ExampleBrowser;
let page: Page;

beforeAll(async () => {
  [node, browser] = await Promise.all([realNode(), startBrowser()]);
  await node.signIn(browser.context, "MONITOR-1");
  page = await browser.context.newPage();
  await page.setViewportSize({ width: 1280, height: 900 });
});
afterAll(async () => {
  await browser?.close();
  await node?.close();
});

async function look(address: string): Promise<void> {
  await page.goto(`${node.origin}${address}`);
  await settled(page);
}

describe("with less motion", () => {
  test.each(ADDRESSES)("nothing on %s moves for longer than an instant", async (address) => {
    await page.emulateMedia({ reducedMotion: "reduce" });
    await look(address);
    expect(await page.evaluate(longestMotion)).toBeLessThan(INSTANT_S);
  });

  test("what would move is found, and stands still", async () => {
    await page.emulateMedia({ reducedMotion: "no-preference" });
    await look("/");
    await page.evaluate(() => {
      const moving = document.createElement("p");
      moving.style.transition = "color 2s 1s";
      document.body.append(moving);
    });
    expect(await page.evaluate(longestMotion)).toBe(3);
    await page.emulateMedia({ reducedMotion: "reduce" });
    expect(await page.evaluate(longestMotion)).toBeLessThan(INSTANT_S);
  });
});

describe("with more contrast", () => {
  test.each(ADDRESSES)("no text on %s is soft, and the rules between lines are strong", async (address) => {
    await page.emulateMedia({ reducedMotion: null, contrast: "more" });
    await look(address);
    const { soft, ink, rule, strong } = await page.evaluate(() => {
      const drawn = (name: string): string => {
        const probe = document.createElement("i");
        probe.style.color = `var(${name})`;
        document.body.append(probe);
        const { color } = getComputedStyle(probe);
        probe.remove();
        return color;
      };
      return { soft: drawn("--ink-soft"), ink: drawn("--ink"), rule: drawn("--rule"), strong: drawn("--rule-strong") };
    });
    expect([soft, rule]).toEqual([ink, strong]);
    await page.evaluate(axe.source);
    const { violations } = await page.evaluate(() =>
      (window as unknown as { axe: typeof axe }).axe.run(document, { runOnly: ["color-contrast"] }),
    );
    expect(violations).toEqual([]);
  });
});

describe.each([
  ["colours of the device's own", { forcedColors: "active", contrast: null }],
  ["more contrast", { forcedColors: "none", contrast: "more" }],
] as const)("with %s", (_, media) => {
  test("the focus is seen on a link, a button, a field, a slider and a row", async () => {
    await page.emulateMedia(media);
    await look("/people?state=at-large");
    const places = [
      page.getByRole("link", { name: "Sites", exact: true }),
      page.getByRole("button", { name: "Sign out" }),
      page.getByRole("searchbox", { name: "Find somebody" }),
      page.getByRole("slider", { name: "as of" }),
      page.getByRole("grid").getByRole("row").nth(1),
    ];
    // A ring is for who works with the keyboard, and this says that somebody does.
    await page.keyboard.press("Tab");
    for (const place of places) {
      await place.focus();
      const ring = await place.evaluate((element) => {
        const { outlineStyle, outlineWidth, outlineColor, backgroundColor } = getComputedStyle(element);
        return { outlineStyle, wide: Number.parseFloat(outlineWidth), isApart: outlineColor !== backgroundColor };
      });
      expect(ring).toEqual({ outlineStyle: "solid", wide: expect.any(Number) as number, isApart: true });
      expect(ring.wide).toBeGreaterThanOrEqual(2);
    }
  });

  test("the screen one is on, and the mark of a state, are told from their ground", async () => {
    await page.emulateMedia(media);
    await look("/people?state=at-large");
    const line = (name: string): Promise<string> =>
      page
        .getByRole("navigation", { name: "The register" })
        .getByRole("link", { name, exact: true })
        .evaluate((link) => getComputedStyle(link).borderBlockEndColor);
    expect(await line("People")).not.toBe(await line("Sites"));
    const [fill, ground] = await page
      .locator("[data-state] svg")
      .first()
      .evaluate((mark) => [getComputedStyle(mark).fill, getComputedStyle(document.body).backgroundColor]);
    expect(fill).not.toBe(ground);
  });
});

/** Runs in the page: the longest that anything in it takes to move, its wait included, in seconds. */
function longestMotion(): number {
  const seconds = (list: string): number => Math.max(0, ...list.split(",").map((one) => Number.parseFloat(one) || 0));
  let longest = 0;
  for (const element of document.querySelectorAll("*")) {
    for (const part of [undefined, "::before", "::after"]) {
      const style = getComputedStyle(element, part);
      const transition = seconds(style.transitionDuration) + seconds(style.transitionDelay);
      const animation =
        style.animationName === "none" ? 0 : seconds(style.animationDuration) + seconds(style.animationDelay);
      longest = Math.max(longest, transition, animation);
    }
  }
  return longest;
}
