/** Letting officers in from the command line, and putting them out. */
import { type Cluster, startCluster } from "@muster/ledger";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Muster, musterOpened } from "../test/muster.ts";

let muster: Muster;
let cluster: Cluster | undefined;

beforeAll(async () => {
  muster = await musterOpened("exercise");
  cluster = await startCluster({ directory: muster.directory });
});
afterAll(async () => {
  await cluster?.stop();
  await muster?.remove();
});

async function answer(...args: string[]): Promise<Record<string, unknown>> {
  const { code, stdout, stderr } = await muster(...args, "--json");
  return { code, ...(stdout === "" ? { stderr } : (JSON.parse(stdout) as object)) };
}

describe("the command line", () => {
  test("prints a link for an officer there is, and for nobody else", async () => {
    const invited = await answer("officer", "invite", "KEEPER-1", "--origin", "https://register.example/somewhere");
    expect(invited).toMatchObject({ code: 0, officer: "KEEPER-1" });
    expect(invited["link"]).toMatch(/^https:\/\/register\.example\/sign-in\/#invitation=[A-Za-z0-9_-]{43}$/);
    expect(await answer("officer", "invite", "NOBODY-1")).toMatchObject({ code: "officer-not-found" });
    const { code, stderr } = await muster("officer", "invite", "KEEPER-1", "--origin", "register.example");
    expect([code, stderr]).toEqual([2, expect.stringContaining("--origin")]);
  });

  test("makes a token that is shown once, lists it without its secret, and ends it", async () => {
    const made = await answer(
      "token",
      "new",
      "KEEPER-1",
      "--name",
      "daily roll",
      "--scopes",
      "see-roll,take-roll",
      "--days",
      "3",
    );
    expect(made["secret"]).toMatch(/^muster_[A-Za-z0-9_-]{43}$/);
    const listed = await muster("token", "list", "--json");
    expect(listed.stdout).toContain(String(made["id"]));
    expect(listed.stdout).not.toContain(String(made["secret"]));
    expect(await answer("token", "revoke", String(made["id"]))).toMatchObject({ code: 0, revoked: made["id"] });
    expect((await muster("token", "revoke", String(made["id"]))).code).toBe(1);
    expect(
      (await muster("token", "new", "KEEPER-1", "--name", "x", "--scopes", "see-roll", "--days", "400")).code,
    ).toBe(1);
  });

  test("ends sessions, and says how many there were", async () => {
    expect(await answer("session", "list", "KEEPER-1")).toEqual({ code: 0, sessions: [] });
    expect(await answer("session", "revoke", "KEEPER-1")).toEqual({ code: 0, officer: "KEEPER-1", ended: 0 });
    expect((await muster("session", "revoke", "KEEPER-1", "no-session")).code).toBe(1);
  });
});
