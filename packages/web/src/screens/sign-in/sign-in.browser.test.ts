/** The door in a real Chromium, with a real authenticator's protocol, and a hostile page beside it. */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { isFailure } from "@muster/identity";
import type { OfficerCode } from "@muster/record";
import { AccessQuestions } from "@muster/register";
import { codeOf, withAuthenticator } from "@muster/testkit";
import { afterEach, beforeEach, expect, test } from "vitest";
import { browser, node, onStage, page } from "../../../test/on-stage.ts";

const PASSWORD = "ship ember quartz lantern";
const CLERK = "SDF-PRISONS-1" as OfficerCode;
const MEDIC = "SDF-MEDIC-1" as OfficerCode;

let complaints: string[];

onStage({ page: "of each test" });
beforeEach(async () => {
  complaints = [];
  await browser.context.clearCookies();
  page.on("console", (message) => {
    if (/Content.Security|TrustedHTML/i.test(message.text())) complaints.push(message.text());
  });
});
afterEach(() => {
  if (complaints.length > 0) throw new Error(`the page complained: ${complaints.join("; ")}`);
});

/** A link as `muster officer invite` prints it, and on to the settings: Today draws a map, which is slow without a graphics card. */
async function invite(officer: OfficerCode): Promise<string> {
  const invited = await node.identity.invite({ officer, replaces: true });
  if (isFailure(invited)) throw new Error(`not invited: ${invited.failed}`);
  expect(invited.link.startsWith(`${node.origin}/sign-in/#invitation=`)).toBe(true);
  return invited.link.replace("/#", "/?next=%2Fsettings#");
}

async function title(text: string): Promise<void> {
  await page.getByRole("heading", { name: text, level: 1 }).waitFor();
}

async function press(name: string): Promise<void> {
  await page.getByRole("button", { name, exact: true }).click();
}

/** Follows an invitation, sets up a passkey and goes on to the register. */
async function comeIn(officer: OfficerCode): Promise<void> {
  await page.goto(await invite(officer));
  await press("Set up a passkey");
  await title("You are signed in");
  await press("Go to the register");
  await title("Settings");
}

const alert = (): Promise<string> => page.getByRole("alert").innerText();

/** What the access journal says of the door, the oldest first. */
async function toldOf(officer: OfficerCode): Promise<readonly string[]> {
  const { ledger } = node.node;
  const { events } = await new AccessQuestions(ledger).events(ledger, { officer, limit: 200 });
  return events.map(({ kind }) => kind as string).reverse();
}

// Verifies: MR-6
test("an invited officer sets up a passkey, signs out, and signs in with it", async () => {
  const device = await withAuthenticator(page);
  await page.goto(await invite(CLERK));
  await title("You are invited");
  expect(await page.getByRole("main").innerText()).toContain("SDF-PRISONS-1");
  await press("Set up a passkey");
  await title("You are signed in");
  expect(await device.passkeys()).toBe(1);
  expect(new URL(page.url()).hash).toBe("");
  const cookies = await browser.context.cookies();
  expect(cookies.map(({ name, secure, httpOnly, sameSite }) => [name, secure, httpOnly, sameSite])).toEqual([
    ["__Host-muster-session", true, true, "Strict"],
    ["__Host-muster-device", true, true, "Strict"],
  ]);
  expect(await page.evaluate("document.cookie")).toBe("");
  await press("Go to the register");
  await title("Settings");
  await press("Sign out");
  await title("Sign in");
  await page.goto(`${node.origin}/sign-in/?next=%2Fsettings`);
  await press("Sign in with a passkey");
  await title("Settings");
  const door = (await toldOf(CLERK)).filter((kind) => /^(?:sign|credential)/.test(kind));
  expect(door).toEqual(["credential.added", "sign-in", "sign-out", "sign-in"]);
  await device.verify(false);
  await press("Sign out");
  await press("Sign in with a passkey");
  expect(await alert()).toContain("Your device did not confirm");
});

test("without a passkey: a password, and an authenticator app whose code fits", async () => {
  await page.goto(await invite(MEDIC));
  await page.getByText("No passkey on this device?").click();
  await page.getByRole("img", { name: "The key as a code to scan" }).waitFor();
  const key = await page.getByRole("status", { name: "Key for the authenticator app" }).innerText();
  const uri = (await page.getByRole("link", { name: "Open in an authenticator app" }).getAttribute("href")) ?? "";
  expect(uri).toContain("otpauth://totp/");
  expect(uri).toContain(key.replaceAll(" ", ""));
  await page.getByLabel("A new password").fill("password12345");
  await page.getByLabel("The code that the app shows now").fill(codeOf(key, node.now()));
  await press("Set up and sign in");
  expect(await alert()).toContain("Everybody tries this password first.");
  await page.getByLabel("A new password").fill(PASSWORD);
  await page.getByLabel("The code that the app shows now").fill(codeOf(key, node.now()));
  await press("Set up and sign in");
  await title("You are signed in");
  await press("Go to the register");
  await press("Sign out");
  await title("Sign in");
  await page.goto(`${node.origin}/sign-in/?next=%2Fsettings`);
  await page.getByText("Use a password and a code").click();
  const signIn = async (password: string) => {
    node.pass(30_000);
    await page.getByLabel("Your officer code").fill("sdf-medic-1");
    await page.getByLabel("Password", { exact: true }).fill(password);
    await page.getByLabel("Code from your authenticator app").fill(codeOf(key, node.now()));
    await press("Sign in");
  };
  await signIn("not the password");
  expect(await alert()).toContain("Signing in did not succeed.");
  await signIn(PASSWORD);
  await title("Settings");
});

test("a used invitation says so; a session ended elsewhere is out with the next question", async () => {
  await withAuthenticator(page);
  const link = await invite(CLERK);
  await page.goto(link);
  await press("Set up a passkey");
  await press("Go to the register");
  await title("Settings");
  await node.identity.revokeSessions(CLERK);
  await page.goto(`${node.origin}/sites`);
  await title("Sign in");
  expect(new URL(page.url()).searchParams.get("next")).toBe("/sites");
  await page.goto("about:blank");
  await page.goto(link);
  await title("Sign in");
  expect(await alert()).toContain("unknown, used, or more than a day old");
});

test("who comes from another page goes back to it, by an address of this application and no other", async () => {
  await withAuthenticator(page);
  await comeIn(CLERK);
  for (const [next, to] of [
    ["/sites", "/sites"],
    ["//example.invalid/", "/"],
    ["/\\example.invalid/", "/"],
    ["https://example.invalid/", "/"],
  ]) {
    await page.goto(`${node.origin}/sign-in/?next=${encodeURIComponent(next ?? "")}`);
    await page.waitForURL(`${node.origin}${to}`, { waitUntil: "commit" });
    await page.getByRole("button", { name: "Sign out" }).waitFor();
    expect(page.url()).toBe(`${node.origin}${to}`);
  }
});

test("the language is chosen at the door, by its own name, and kept", async () => {
  await page.goto(`${node.origin}/sign-in`);
  await title("Sign in");
  await press("العربية");
  await page.locator('html[lang="ar"][dir="rtl"]').waitFor();
  await page.reload();
  await page.locator('html[lang="ar"][dir="rtl"]').waitFor();
  await press("Kurdî (Kurmancî)");
  await page.locator('html[lang="ku"][dir="ltr"]').waitFor();
  await press("English");
  await title("Sign in");
  expect(await page.locator("html").getAttribute("lang")).toBe("en");
});

test("back from a ministry that said no, the page says so", async () => {
  await page.goto(`${node.origin}/sign-in/#failed`);
  await title("Sign in");
  expect(await alert()).toContain("with your ministry did not succeed");
});

test("the page runs nothing inline, loads nothing from elsewhere, and stands in no frame", async () => {
  const answer = await fetch(`${node.origin}/sign-in/`, { headers: { accept: "text/html" } });
  expect(await answer.text()).not.toMatch(/<script(?![^>]*\bsrc="\/assets\/)|<style|\bon\w+=|style=|https?:\/\//);
  const policy = answer.headers.get("content-security-policy") ?? "";
  expect(policy).toMatch(/script-src 'self'(?: 'wasm-unsafe-eval')?;/);
  expect(policy).toContain("frame-ancestors 'none'");
});

// On another site no cookie goes along; on another port of this host it does, and the origin is what is refused.
test.each(["127.0.0.1", "localhost"])("a hostile page on %s signs nobody out, by script or by form", async (host) => {
  await withAuthenticator(page);
  await comeIn(CLERK);
  const hostile = await hostilePage(node.origin);
  try {
    const before = (await node.identity.listSessions(CLERK)).length;
    const other = await browser.context.newPage();
    await other.goto(`http://${host}:${(hostile.address() as AddressInfo).port}/`);
    await other.locator("#done").waitFor();
    expect(await other.locator("#done").textContent()).toBe("fetch failed, blind fetch blocked, form sent");
    await other.close();
    expect((await node.identity.listSessions(CLERK)).length).toBe(before);
  } finally {
    hostile.closeAllConnections();
    hostile.close();
  }
});

/** Another site that tries to sign the officer out: by script, by script without CORS, and by a form. */
async function hostilePage(target: string): Promise<Server> {
  const url = `${target}/api/v1/sign-in/sign-out`;
  const script = `
    const options = { method: "POST", credentials: "include", body: "{}" };
    const readable = await fetch("${url}", { ...options, headers: { "content-type": "application/json" } })
      .then(() => "fetch went out", () => "fetch failed");
    const blind = await fetch("${url}", { ...options, mode: "no-cors" }).then(
      () => "blind fetch went out", () => "blind fetch blocked");
    document.forms[0].submit();
    await new Promise((resolve) => document.querySelector("iframe").addEventListener("load", resolve, { once: true }));
    const done = document.createElement("p");
    done.id = "done";
    done.textContent = readable + ", " + blind + ", form sent";
    document.body.append(done);`;
  const html = `<!doctype html><iframe name="inside"></iframe>
    <form method="post" enctype="text/plain" target="inside" action="${url}"><input name='{"a":"' value='"}'></form>
    <script type="module">${script}</script>`;
  const server = createServer((_, response) => response.setHeader("content-type", "text/html").end(html));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}
