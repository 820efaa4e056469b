import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import fastify, { type FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { appFiles } from "./app-files.ts";

let folder: string;
let server: FastifyInstance;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "muster-app-"));
  await mkdir(path.join(folder, "assets"));
  await writeFile(path.join(folder, "index.html"), "<title>Invented application</title>");
  await writeFile(path.join(folder, "assets", "main-1a2b.js"), "export {};");
  server = fastify();
  await appFiles(server, folder);
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

const IN_A_BROWSER = "text/html,application/xhtml+xml,*/*;q=0.8";
const asked = (url: string, accept?: string) => server.inject({ url, headers: accept === undefined ? {} : { accept } });

describe("the application", () => {
  test.each([
    ["/", IN_A_BROWSER],
    ["/", "*/*"],
    ["/", undefined],
    ["/people/nobody", IN_A_BROWSER],
    ["/no/such/page", IN_A_BROWSER],
  ])("stands at %s for who accepts %s, and is asked for each time", async (url, accept) => {
    const answer = await asked(url, accept);
    expect([answer.statusCode, answer.headers["content-type"]]).toEqual([200, "text/html; charset=utf-8"]);
    expect(answer.headers["cache-control"]).toBe("no-cache");
    expect(answer.body).toContain("Invented application");
  });

  test.each([
    ["/api/v1/nowhere", IN_A_BROWSER],
    ["/log/nowhere", IN_A_BROWSER],
    ["/people/nobody", "application/json"],
    ["/people/nobody", "*/*"],
    ["/", "application/json"],
  ])("does not stand at %s for who accepts %s: a wrong address of the API is told as one", async (url, accept) => {
    const answer = await asked(url, accept);
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([404, "route-not-found"]);
  });

  test("has its parts kept by a browser for good", async () => {
    const answer = await asked("/assets/main-1a2b.js");
    expect(answer.statusCode).toBe(200);
    expect(answer.headers["cache-control"]).toBe("public, max-age=31536000, immutable");
  });
});
