/** The catalogues in a real Vite: what a browser is given, and that a changed word comes through to an open page. */
import { join } from "node:path";
import { createServer, type ViteDevServer } from "vite";
import { afterAll, beforeAll, expect, test } from "vitest";
import { catalogues } from "./catalogues.ts";
import { PACKAGE, poPath } from "./texts.ts";

let server: ViteDevServer;

beforeAll(async () => {
  server = await createServer({
    root: PACKAGE,
    configFile: false,
    logLevel: "silent",
    appType: "custom",
    server: { middlewareMode: true, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true },
    plugins: [catalogues()],
  });
});
afterAll(() => server?.close());

async function sent(address: string): Promise<string> {
  const answer = await server.transformRequest(address);
  if (answer === null) throw new Error(`${address} is not served`);
  return answer.code;
}

test("a catalogue has every message compiled, by its id", async () => {
  expect(await sent("virtual:catalogue/en/core")).toContain('\\"shell.today\\":[\\"Today\\"]');
  expect(await sent("virtual:catalogue/ar/core")).toContain('\\"shell.today\\":[');
  await expect(sent("virtual:catalogue/tlh/core")).rejects.toThrow("There are no texts in");
});

test("a screen's texts carry no words along", async () => {
  const code = await sent("/src/shell/texts.ts");
  expect(code).toContain('shellTexts = { namespace: "shell", messages: {} }');
  expect(code).not.toContain("Today");
});

test("a screen's texts bring its words along, and are not there before them", async () => {
  const code = await sent("/src/screens/today/texts.ts");
  expect(code).toMatch(/await \w*join\w*\("today"/);
  expect(await sent("virtual:catalogue/en/today")).toContain("today.title");
  expect(await sent("virtual:catalogue/en/core")).not.toContain("today.title");
});

test.each([join(PACKAGE, "src/shell/texts.ts"), poPath("ku")])(
  "a change of %s is on the page at once",
  async (file) => {
    await sent("virtual:catalogue/ku/core");
    const { moduleGraph, hot } = server.environments.client;
    const catalogue = moduleGraph.getModuleById("\0virtual:catalogue/ku/core");
    expect(catalogue?.transformResult).not.toBeNull();
    const told: unknown[] = [];
    hot.send = (payload: unknown) => told.push(payload);
    server.watcher.emit("change", file);
    await expect.poll(() => told).toEqual([{ type: "full-reload" }]);
    expect(catalogue?.transformResult).toBeNull();
  },
);
