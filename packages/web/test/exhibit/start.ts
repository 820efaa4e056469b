/** Builds the exhibit, serves it under the very content-security-policy of the application, and opens it in a real Chromium. */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { chromiumPath } from "@muster/testkit";
import react from "@vitejs/plugin-react";
import { type Browser, chromium } from "playwright-core";
import { build } from "vite";
import { ANSWERS } from "./example.ts";
import { catalogues } from "../../build/catalogues.ts";

/** As in packages/server/src/hardening/hardening.ts. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "font-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join("; ");

const API = "/api/v1";
const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".css": "text/css",
  ".woff2": "font/woff2",
};
/** Without a graphics card the map is drawn by the processor; it is drawn all the same. */
const WITH_WEBGL = ["--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"];
const WITHOUT_WEBGL = ["--disable-gpu", "--disable-3d-apis"];

export interface Exhibit {
  readonly origin: string;
  readonly browser: Browser;
  /** The same page where the browser has no WebGL. */
  readonly plainBrowser: Browser;
  close(): Promise<void>;
}

export async function startExhibit(): Promise<Exhibit> {
  const folder = await mkdtemp(join(tmpdir(), "muster-exhibit-"));
  await build({
    configFile: false,
    root: import.meta.dirname,
    logLevel: "error",
    plugins: [react(), catalogues()],
    build: { outDir: folder, emptyOutDir: true, assetsInlineLimit: 0, chunkSizeWarningLimit: 1_200 },
  });
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://exhibit");
    response.setHeader("content-security-policy", POLICY);
    const answer = pathname.startsWith(API) ? ANSWERS[pathname.slice(API.length)] : undefined;
    if (answer !== undefined) {
      response.setHeader("content-type", "application/json").end(JSON.stringify(answer));
      return;
    }
    readFile(join(folder, pathname === "/" ? "index.html" : pathname)).then(
      (file) => response.setHeader("content-type", TYPES[extname(pathname)] ?? "text/html").end(file),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const executablePath = await chromiumPath();
  const launch = (args: readonly string[]): Promise<Browser> =>
    chromium.launch({ executablePath, args: ["--headless", "--no-sandbox", ...args] });
  const [browser, plainBrowser] = await Promise.all([launch(WITH_WEBGL), launch(WITHOUT_WEBGL)]);
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    browser,
    plainBrowser,
    async close() {
      await Promise.all([browser.close(), plainBrowser.close()]);
      server.closeAllConnections();
      server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
