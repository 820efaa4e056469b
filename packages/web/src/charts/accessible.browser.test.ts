/** The map and every chart as axe-core reads them: in every language, light and dark, with the table shown and not. */
import axe from "axe-core";
import { expect, test } from "vitest";
import { exhibit, onExhibit } from "../../test/exhibit/on-exhibit.ts";

onExhibit();

const RULES = { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] };

/** What is wrong, one line each. */
async function faults(address: string): Promise<readonly string[]> {
  // axe itself comes in by what the policy forbids.
  const page = await exhibit.plainBrowser.newPage({ viewport: { width: 900, height: 900 }, bypassCSP: true });
  await page.goto(`${exhibit.origin}/?${address}`);
  await page.locator("figure svg").first().waitFor();
  await page.addScriptTag({ content: axe.source });
  const found: string[] = [];
  for (const isTableShown of [false, true]) {
    if (isTableShown) await page.getByRole("figure").locator("button[aria-expanded=false]").click();
    const { violations } = await page.evaluate(
      (rules) => (globalThis as unknown as { axe: typeof axe }).axe.run(rules),
      RULES,
    );
    found.push(...violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`)));
  }
  await page.close();
  return found;
}

const SHOWN = ["map", "population", "positions", "flows", "control"].flatMap((show) => [
  `show=${show}&language=en&appearance=dark`,
  `show=${show}&language=ar&appearance=light`,
]);

test.each([...SHOWN, "show=map&language=ckb", "show=map&language=ku"])("%s", async (address) => {
  expect(await faults(address)).toEqual([]);
});
