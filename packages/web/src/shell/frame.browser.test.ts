/** The frame in a real browser: it asks for nothing that is not for one's role, says what is missing, and is fresh all the same. */
import type { Page, Request } from "playwright-core";
import { expect, test } from "vitest";
import { comeTo, onStage, page } from "../../test/on-stage.ts";
import { settled } from "../../test/settled.ts";

onStage({ page: "of each test" });

/** The questions that a page asks from now on, without what follows a `?`. */
function asked(of: Page): readonly string[] {
  const paths: string[] = [];
  of.on("request", (request) => {
    const path = pathOf(request);
    if (path !== undefined) paths.push(path);
  });
  return paths;
}

function pathOf(request: Request): string | undefined {
  return /\/api\/v1(\/[^?]*)/.exec(request.url())?.[1];
}

test.each([
  ["KEEPER-1", "/feed", "not live: your role is not told of every entry"],
  ["SDF-PRISONS-1", "/balance", "The balance of the register is not shown: it is not for your role."],
  ["ANALYST-1", "/span", "How far the register reaches is not for your role: there are no sliders of time."],
])("%s is not asked about %s, and is told so", async (officer, never, says) => {
  const paths = asked(page);
  await comeTo(officer, "/settings");
  await page.getByText(says).waitFor();
  await settled(page);
  expect(paths).toContain("/me");
  expect(paths).not.toContain(never);
});

test("whoever may follow the feed does, and has the balance and the sliders", async () => {
  const paths = asked(page);
  await comeTo("MONITOR-1", "/settings");
  await page.getByText("live", { exact: true }).waitFor();
  await page.getByRole("slider", { name: "as known at" }).waitFor();
  expect(paths).toEqual(expect.arrayContaining(["/feed", "/balance", "/span"]));
});

// Verifies: DP-1
test("an escort, who is not told of entries, is asked how the transfer stands; its people are not read again for that", async () => {
  const transfer = "/transfers/SYRIA-IRAQ-0001";
  const paths = asked(page);
  await comeTo("CENTCOM-ESCORT-1", transfer);
  await settled(page);
  const readings = paths.filter((path) => path === `${transfer}/manifest`).length;
  expect(readings).toBeGreaterThan(0);
  for (const _ of [1, 2]) await page.waitForRequest((request) => pathOf(request) === transfer);
  expect(paths.filter((path) => path === `${transfer}/manifest`)).toHaveLength(readings);
});

test.each(["en", "ar"])(
  "a name in Cyrillic letters is written in the page's own face, fetched when there is one, in %s",
  async (language) => {
    await page.addInitScript((wanted) => {
      localStorage.setItem("muster.preferences", JSON.stringify({ language: wanted }));
    }, language);
    await comeTo("MONITOR-1", "/settings");
    await settled(page);
    expect(await facesOfCyrillic()).toEqual([]);
    await page.evaluate(() => {
      const name = document.createElement("p");
      name.textContent = "Ахмед Исмаилов";
      document.querySelector("main")?.append(name);
    });
    await expect.poll(facesOfCyrillic).toEqual(["Source Sans 3 Variable"]);
  },
);

/** The families whose Cyrillic letters this page has fetched. */
function facesOfCyrillic(): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.fonts]
      .filter(({ status, unicodeRange }) => status === "loaded" && /U\+0?400\b/i.test(unicodeRange))
      .map(({ family }) => family.replaceAll('"', "")),
  );
}
