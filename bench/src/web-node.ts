/**
 * The node of the bench `web`, in a process of its own: what drives the browser works hard too, and no user's node does that
 * beside. Says where it is and an officer's cookies once it stands; ends when told anything.
 */
import { once } from "node:events";
import { realNode } from "@muster/stage";
import type { BrowserContext } from "playwright-core";

type Cookies = Parameters<BrowserContext["addCookies"]>[0];

/** What it says. */
export interface Standing {
  readonly origin: string;
  readonly cookies: Cookies;
}

if (process.send !== undefined) {
  const [officer = ""] = process.argv.slice(2);
  const node = await realNode({ part: 1 });
  // As `muster start` does, once it listens.
  await node.node.register.prepare();
  const cookies: Cookies[number][] = [];
  await node.signIn({ addCookies: async (given) => void cookies.push(...given) }, officer);
  process.send({ origin: node.origin, cookies } satisfies Standing);
  await once(process, "message");
  await node.close();
  process.disconnect();
}
