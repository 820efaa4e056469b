/** An invented ministry's own sign-in: a real OpenID Connect provider on loopback, and a clerk who fills in its forms. */
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import Provider from "oidc-provider";

export interface Ministry {
  readonly issuer: string;
  /** Follows the provider's pages from this address, signs in there, and returns where it sends the browser. */
  signIn(url: string, login: string): Promise<URL>;
  close(): Promise<void>;
}

const MOST_STEPS = 20;

/** `redirect` is where the register is called back. Each starts with a browser that is signed in nowhere. */
export async function startMinistry(redirect: string): Promise<Ministry> {
  let answer: RequestListener = () => {};
  const server = createServer((request, response) => answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: "muster",
        client_secret: "an invented secret of the ministry",
        token_endpoint_auth_method: "client_secret_post",
        redirect_uris: [redirect],
        grant_types: ["authorization_code"],
        response_types: ["code"],
      },
    ],
    findAccount: (_context: unknown, id: string) => ({ accountId: id, claims: () => ({ sub: id }) }),
    pkce: { required: () => true },
    cookies: { keys: ["invented"] },
    features: { devInteractions: { enabled: true } },
  });
  answer = provider.callback();
  return {
    issuer,
    signIn: (url, login) => followPages(url, login, new URL(redirect).origin),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function followPages(url: string, login: string, until: string): Promise<URL> {
  const cookies = new Map<string, string>();
  let next = new URL(url);
  let form: URLSearchParams | undefined;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    if (next.origin === until) return next;
    const answer: Response = await fetch(next, {
      redirect: "manual",
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; ") },
      ...(form === undefined ? {} : { method: "POST", body: form }),
    });
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      cookies.set(name, value);
    }
    const location = answer.headers.get("location");
    const page = await answer.text();
    const action = location ?? /action="([^"]+)"/.exec(page)?.[1];
    if (action === undefined) throw new Error(`the ministry's page has no form: ${page.slice(0, 500)}`);
    form = location === null ? new URLSearchParams({ prompt: promptOf(page), login, password: "any" }) : undefined;
    next = new URL(action, next);
  }
  throw new Error("the ministry's pages do not end");
}

function promptOf(page: string): string {
  return /name="prompt" value="(\w+)"/.exec(page)?.[1] ?? "";
}
