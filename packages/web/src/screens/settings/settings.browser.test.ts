/** Settings in a real Chromium: a keeper lets an officer in, sessions are ended, and how one likes to read is kept. */
import { withAuthenticator } from "@muster/testkit";
import type { Page } from "playwright-core";
import { afterEach, expect, test } from "vitest";
import { browser, newPage, node, onStage } from "../../../test/on-stage.ts";

onStage({ page: "none" });

const pages: Page[] = [];
afterEach(async () => {
  await Promise.all(pages.splice(0).map((page) => page.close()));
  await browser.context.clearCookies();
});

async function at(path: string): Promise<Page> {
  const page = await newPage();
  pages.push(page);
  await page.goto(`${node.origin}${path}`);
  return page;
}

async function title(page: Page, text: string): Promise<void> {
  await page.getByRole("heading", { name: text, level: 1 }).waitFor();
}

// Verifies: MR-6
test("a keeper appoints an officer and invites them; the officer comes in by the link, in Arabic", async () => {
  await node.signIn(browser.context, "KEEPER-1");
  const keeper = await at("/settings/authorities");
  const before = await node.next();
  const authority = keeper.getByRole("region", { name: "Syrian Democratic Forces" });
  await authority.getByRole("button", { name: "Appoint an officer" }).click();
  const dialog = keeper.getByRole("dialog", { name: "Appoint an officer" });
  await dialog.getByLabel("The officer’s code").fill("sdf-registrar-7");
  await dialog.getByLabel("What the officer is").fill("registrar, night shift (invented)");
  await dialog.getByRole("checkbox", { name: "registrar", exact: true }).check();
  await dialog.getByRole("button", { name: "Record the appointment" }).click();
  await keeper.getByText(/Recorded as entry/).waitFor();
  expect(await node.recordedSince(before)).toEqual([
    { number: before, kind: "officer.appointed", officer: "KEEPER-1" },
  ]);

  await keeper.getByRole("link", { name: "SDF-REGISTRAR-7" }).click();
  await title(keeper, "SDF-REGISTRAR-7");
  await keeper.getByRole("button", { name: "Make the link" }).click();
  const link = await keeper.getByRole("status", { name: "Invitation for SDF-REGISTRAR-7" }).innerText();
  expect(link.startsWith(`${node.origin}/sign-in/#invitation=`)).toBe(true);
  await keeper.getByRole("button", { name: "Done" }).click();
  expect(await keeper.getByText(link).count()).toBe(0);
  await keeper.close();
  await browser.context.clearCookies();

  const officer = await at("/sign-in");
  const device = await withAuthenticator(officer);
  await officer.getByRole("button", { name: "العربية" }).click();
  await officer.locator('html[lang="ar"][dir="rtl"]').waitFor();
  await officer.goto("about:blank");
  await officer.goto(link.replace("/#", "/?next=%2Fsettings#"));
  await officer.getByText("SDF-REGISTRAR-7").waitFor();
  // The main button of each of the two pages, whatever it says.
  await officer.locator("main button").first().click();
  await officer.locator("main h1:focus").waitFor();
  await expect.poll(() => device.passkeys()).toBe(1);
  await officer.locator("main button").last().click();
  await officer.locator("#page dd").getByText("SDF-REGISTRAR-7").waitFor();
  expect(await officer.locator("html").getAttribute("dir")).toBe("rtl");
  await officer.evaluate("localStorage.clear()");
});

test("a keeper is made by two officers: proposed by one, confirmed by another", async () => {
  await node.signIn(browser.context, "KEEPER-1");
  const keeper = await at("/settings/authorities");
  const before = await node.next();
  const own = keeper.getByRole("region", { name: "Keeper of the exercise (invented)" });
  const appoint = async (code: string, role: string, submit: string) => {
    await own.getByRole("button", { name: "Appoint an officer" }).click();
    const dialog = keeper.getByRole("dialog", { name: "Appoint an officer" });
    await dialog.getByLabel("The officer’s code").fill(code);
    await dialog.getByLabel("What the officer is").fill("invented");
    for (const box of await dialog.getByRole("checkbox", { checked: true }).all()) await box.uncheck();
    await dialog.getByRole("checkbox", { name: role, exact: true }).check();
    await dialog.getByRole("button", { name: submit }).click();
    await dialog.waitFor({ state: "detached" });
  };
  await appoint("KEEPER-CLERK", "registrar", "Record the appointment");
  await keeper.getByText(/Recorded as entry/).waitFor();
  await appoint("KEEPER-2", "keeper", "Propose to a second officer");
  await keeper.getByText(/once a second officer has confirmed it/).waitFor();
  expect((await node.recordedSince(before)).map(({ kind }) => kind)).toEqual(["officer.appointed"]);
  await keeper.goto(`${node.origin}/settings`);
  await keeper.getByText("Appoint an officer").click();
  await keeper.getByRole("button", { name: "Take back" }).waitFor();
  expect(await keeper.getByRole("button", { name: "Confirm" }).count()).toBe(0);
  await keeper.close();

  await browser.context.clearCookies();
  await node.signIn(browser.context, "KEEPER-CLERK");
  const second = await at("/settings");
  await second.getByText("Appoint an officer").click();
  await second.getByText("KEEPER-2").waitFor();
  await second.getByRole("button", { name: "Confirm" }).click();
  await second.getByText(/Confirmed, and recorded as entry/).waitFor();
  expect((await node.recordedSince(before)).map(({ kind, officer }) => [kind, officer])).toEqual([
    ["officer.appointed", "KEEPER-1"],
    ["officer.appointed", "KEEPER-1"],
  ]);
});

test("ending another session signs it out with its next question", async () => {
  await node.signIn(browser.context, "SDF-PRISONS-1");
  const lost = await browser.context.cookies();
  await browser.context.clearCookies();
  await node.signIn(browser.context, "SDF-PRISONS-1");
  const here = await at("/settings");
  const sessions = here.getByRole("table", { name: "Where you are signed in" });
  await sessions.getByText("this one").waitFor();
  expect(await sessions.getByRole("row").count()).toBe(3);
  await sessions.getByRole("button", { name: "End the session from" }).click();
  await here.getByText("That session has ended.").waitFor();
  await expect.poll(() => sessions.getByRole("row").count()).toBe(2);
  await here.reload();
  await title(here, "Settings");

  await browser.context.clearCookies();
  await browser.context.addCookies(lost);
  const elsewhere = await at("/sites");
  await title(elsewhere, "Sign in");
});

test("language, numerals, calendar and appearance are kept in this browser", async () => {
  await node.signIn(browser.context, "SDF-REGISTRAR-1");
  const page = await at("/settings");
  const browserPart = page.getByRole("heading", { name: "This browser" }).locator("xpath=ancestor::section");
  await browserPart.getByLabel("Numerals").selectOption("arab");
  await page.getByText("٣٢٬٨١١").waitFor();
  await browserPart.getByLabel("Calendar").selectOption("hijri-beside");
  await page.getByText(/AH/).first().waitFor();
  await browserPart.getByLabel("Appearance").selectOption("dark");
  await page.locator('html[data-appearance="dark"]').waitFor();
  await page.reload();
  await page.locator('html[data-appearance="dark"]').waitFor();
  await page.getByText("٣٢٬٨١١").waitFor();
  await page.getByText(/AH/).first().waitFor();
  await browserPart.getByLabel("Language").selectOption("ckb");
  await page.locator('html[lang="ckb"][dir="rtl"]').waitFor();
  await page.reload();
  await page.locator('html[lang="ckb"][dir="rtl"]').waitFor();
  expect(await page.evaluate("localStorage.getItem('muster.preferences')")).toContain('"calendar":"hijri-beside"');
  await page.evaluate("localStorage.clear()");
});
