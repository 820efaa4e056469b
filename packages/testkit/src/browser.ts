/** A real Chromium with an authenticator of its own, in an empty profile: the system's, or the one from npm. */
import { access, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import bundled from "@sparticuz/chromium";
import { type BrowserContext, chromium, type Page } from "playwright-core";

const OF_THE_SYSTEM = "/usr/bin/chromium";
const FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export interface ExampleBrowser {
  readonly context: BrowserContext;
  close(): Promise<void>;
}

export async function startBrowser(): Promise<ExampleBrowser> {
  const folder = await mkdtemp(path.join(tmpdir(), "muster-browser-"));
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: await chromiumPath(),
    args: FLAGS,
    viewport: { width: 800, height: 900 },
  });
  return {
    context,
    async close() {
      await context.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Where Chromium is: for who starts it otherwise than `startBrowser` does. */
export async function chromiumPath(): Promise<string> {
  return access(OF_THE_SYSTEM).then(
    () => OF_THE_SYSTEM,
    () => bundled.executablePath(),
  );
}

/** A device that holds passkeys and knows its holder; `verify(false)`: somebody else holds it. */
export interface Authenticator {
  verify(isHolder: boolean): Promise<void>;
  passkeys(): Promise<number>;
}

/** Gives a page an authenticator (Chrome DevTools Protocol, domain WebAuthn). */
export async function withAuthenticator(page: Page): Promise<Authenticator> {
  const session = await page.context().newCDPSession(page);
  await session.send("WebAuthn.enable");
  const { authenticatorId } = await session.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return {
    async verify(isHolder) {
      await session.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: isHolder });
    },
    async passkeys() {
      return (await session.send("WebAuthn.getCredentials", { authenticatorId })).credentials.length;
    },
  };
}
