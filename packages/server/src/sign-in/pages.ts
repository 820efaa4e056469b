/** The page of the door, from files: nothing inline, nothing from elsewhere, in no frame. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { FastifyInstance } from "fastify";

const PAGES = new URL("../../pages/", import.meta.url);
/** The package gives its modules to importers; the bundle for browsers lies beside them. */
const WEBAUTHN = new URL("../dist/bundle/index.umd.min.js", import.meta.resolve("@simplewebauthn/browser"));

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join("; ");

interface Page {
  readonly path: string;
  readonly file: URL;
  readonly type: string;
}

const FILES: readonly Page[] = [
  { path: "/sign-in/", file: new URL("sign-in.html", PAGES), type: "text/html; charset=utf-8" },
  { path: "/sign-in/sign-in.css", file: new URL("sign-in.css", PAGES), type: "text/css; charset=utf-8" },
  { path: "/sign-in/sign-in.js", file: new URL("sign-in.js", PAGES), type: "text/javascript; charset=utf-8" },
  { path: "/sign-in/webauthn.js", file: WEBAUTHN, type: "text/javascript; charset=utf-8" },
];

export function pageRoutes(server: FastifyInstance): void {
  for (const { path, file, type } of FILES) {
    const bytes = readFileSync(fileURLToPath(file));
    server.get(path, { schema: { hide: true }, config: { access: "open" } }, (_, reply) =>
      reply
        .type(type)
        .header("content-security-policy", POLICY)
        .header("x-content-type-options", "nosniff")
        .header("referrer-policy", "no-referrer")
        .header("cross-origin-opener-policy", "same-origin")
        .header("cache-control", "no-cache")
        .send(bytes),
    );
  }
  server.get("/sign-in", { schema: { hide: true }, config: { access: "open" } }, (_, reply) =>
    reply.redirect("/sign-in/", 308),
  );
}
