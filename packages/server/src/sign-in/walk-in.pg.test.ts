/** The open door of an exercise, and that no other register has one. */
import type { OfficerCode } from "@muster/record";
import { afterAll, beforeAll, expect, test } from "vitest";
import { EXAMPLE, type ExampleNode, exampleNode, NOW } from "../../test/example-node.ts";
import { openServer } from "../index.ts";

const EXERCISE = EXAMPLE.map((command) =>
  Reflect.get(command, "kind") === "register.open" ? { ...command, exercise: true } : command,
);

const NO_KEYS = { keys: new Map<string, string>() };

let example: ExampleNode;

beforeAll(async () => {
  example = await exampleNode();
});
afterAll(() => example?.close());

const json = { "content-type": "application/json", origin: "http://localhost" };

test("a register of real people has no open door, whoever starts its node", async () => {
  await example.given(EXAMPLE.slice(0, 1));
  await expect(openServer({ node: example.node, origin: "http://localhost", walkIn: NO_KEYS })).rejects.toThrow(
    "no open door",
  );
  const knocked = await example.server.inject({
    method: "POST",
    url: "/api/v1/sign-in/exercise",
    headers: json,
    payload: JSON.stringify({ officer: "KEEPER-1" }),
  });
  expect(knocked.statusCode).toBe(404);
  expect(
    await example.identity.walkIn("KEEPER-1" as OfficerCode, { address: "127.0.0.1", agent: "test" }),
  ).toMatchObject({ failed: "sign-in-failed" });
});

test("in an exercise whoever comes may come in as any officer in office, and the session says so", async () => {
  const other = await exampleNode();
  await other.given(EXERCISE);
  const opened = await openServer({ node: other.node, origin: "http://localhost", clock: () => NOW, walkIn: NO_KEYS });
  const listed = (await opened.server.inject({ url: "/api/v1/sign-in/exercise" })).json<{
    officers: readonly { officer: string; title: string; authority: { name: string } }[];
  }>();
  expect(listed.officers.map(({ officer }) => officer)).toContain("KEEPER-1");
  const come = async (officer: string) =>
    opened.server.inject({
      method: "POST",
      url: "/api/v1/sign-in/exercise",
      headers: json,
      payload: JSON.stringify({ officer }),
    });
  const came = await come("KEEPER-1");
  expect(came.json()).toMatchObject({ officer: "KEEPER-1", how: "exercise" });
  expect(String(came.headers["set-cookie"])).toContain("__Host-muster-session=");
  expect((await come("NOBODY-1")).statusCode).toBe(401);
  await opened.close();
  await other.close();
});
