/** The page at the door in a real Chromium, with a real authenticator's protocol, and a hostile page beside it. */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { codeOf, type ExampleBrowser, startBrowser, withAuthenticator } from "@muster/testkit";
import { type ExampleDoor, exampleDoor, NORTH_1, SOUTH_1 } from "../../test/example-door.ts";

const START_MS = 120_000;
const PASSWORD = "ship ember quartz lantern";

let door: ExampleDoor;
let browser: ExampleBrowser;
let page: Page;
let complaints: string[];

beforeAll(async () => {
  door = await exampleDoor();
  await door.server.listen({ port: Number(new URL(door.origin).port), host: "127.0.0.1" });
  browser = await startBrowser();
}, START_MS);
afterAll(async () => {
  await browser?.close();
  await door?.close();
}, START_MS);

beforeEach(async () => {
  complaints = [];
  await browser.context.clearCookies();
  page = await browser.context.newPage();
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (/Content.Security|TrustedHTML/i.test(message.text())) complaints.push(message.text());
  });
});
afterEach(async () => {
  await page.close();
  if (complaints.length > 0) throw new Error(`the page complained: ${complaints.join("; ")}`);
});

async function title(text: string): Promise<void> {
  await page.getByRole("heading", { name: text, level: 1 }).waitFor();
}

async function message(): Promise<string> {
  await page.locator("#message:not([hidden])").waitFor();
  return (await page.locator("#message").textContent()) ?? "";
}

// Verifies: MR-6
test("an invited officer sets up a passkey, signs out, and signs in with it", async () => {
  const device = await withAuthenticator(page);
  await page.goto(await door.invite(NORTH_1));
  await title("You are invited");
  expect(await page.locator("#invited").textContent()).toBe("NORTH-1");
  await page.getByRole("button", { name: "Set up a passkey" }).click();
  await title("You are signed in");
  expect(await device.passkeys()).toBe(1);
  expect(new URL(page.url()).hash).toBe("");
  const cookies = await browser.context.cookies();
  expect(cookies.map(({ name, secure, httpOnly, sameSite }) => [name, secure, httpOnly, sameSite])).toEqual([
    ["__Host-muster-session", true, true, "Strict"],
    ["__Host-muster-device", true, true, "Strict"],
  ]);
  expect(await page.evaluate("document.cookie")).toBe("");
  await page.getByRole("button", { name: "Sign out" }).click();
  await title("Sign in");
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await title("You are signed in");
  expect(door.events.map(({ kind, how, officer }) => [kind, how, officer])).toEqual([
    ["invitation-used", undefined, "NORTH-1"],
    ["sign-in", "passkey", "NORTH-1"],
    ["sign-out", undefined, "NORTH-1"],
    ["sign-in", "passkey", "NORTH-1"],
  ]);
  await device.verify(false);
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  expect(await message()).toContain("Your device did not confirm");
});

test("without a passkey: a password, and an authenticator app whose code fits", async () => {
  await page.goto(await door.invite(SOUTH_1));
  await page.getByText("No passkey on this device?").click();
  const key = (await page.locator("#code-key:not(:empty)").textContent()) ?? "";
  const uri = (await page.locator("#code-link").getAttribute("href")) ?? "";
  expect(uri).toContain("otpauth://totp/");
  expect(uri).toContain(key.replaceAll(" ", ""));
  await page.getByLabel("A new password").fill("password12345");
  await page.getByLabel("The code that the app shows now").fill(codeOf(key, door.now()));
  await page.getByRole("button", { name: "Set up and sign in" }).click();
  expect(await message()).toContain("Everybody tries this password first.");
  await page.getByLabel("A new password").fill(PASSWORD);
  await page.getByLabel("The code that the app shows now").fill(codeOf(key, door.now()));
  await page.getByRole("button", { name: "Set up and sign in" }).click();
  await title("You are signed in");
  await page.getByRole("button", { name: "Sign out" }).click();
  await title("Sign in");
  await page.getByText("Use a password and a code").click();
  const signIn = async (password: string) => {
    door.pass(30_000);
    await page.getByLabel("Your officer code").fill("south-1");
    await page.getByLabel("Password", { exact: true }).fill(password);
    await page.getByLabel("Code from your authenticator app").fill(codeOf(key, door.now()));
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
  };
  await signIn("not the password");
  expect(await message()).toContain("Signing in did not succeed.");
  await signIn(PASSWORD);
  await title("You are signed in");
});

test("a used invitation says so; a session ended elsewhere is out with the next click", async () => {
  const link = await door.invite(NORTH_1);
  await withAuthenticator(page);
  await page.goto(link);
  await page.getByRole("button", { name: "Set up a passkey" }).click();
  await title("You are signed in");
  await door.identity.revokeSessions(NORTH_1);
  await page.getByRole("button", { name: "Add a passkey on this device" }).click();
  expect(await message()).toContain("Nobody is signed in");
  await page.goto("about:blank");
  await page.goto(link);
  await title("Sign in");
  expect(await message()).toContain("unknown, used, or more than a day old");
});

// On another site no cookie goes along; on another port of this host it does, and the origin is what is refused.
test.each(["127.0.0.1", "localhost"])("a hostile page on %s signs nobody out, by script or by form", async (host) => {
  await withAuthenticator(page);
  await page.goto(await door.invite(NORTH_1));
  await page.getByRole("button", { name: "Set up a passkey" }).click();
  await title("You are signed in");
  const hostile = await hostilePage(door.origin);
  try {
    const before = (await door.identity.listSessions(NORTH_1)).length;
    const other = await browser.context.newPage();
    await other.goto(`http://${host}:${(hostile.address() as AddressInfo).port}/`);
    await other.locator("#done").waitFor();
    expect(await other.locator("#done").textContent()).toBe("fetch failed, blind fetch went out, form sent");
    await other.close();
    expect((await door.identity.listSessions(NORTH_1)).length).toBe(before);
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
    const blind = await fetch("${url}", { ...options, mode: "no-cors" }).then(() => "blind fetch went out");
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
