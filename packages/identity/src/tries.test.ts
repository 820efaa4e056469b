/** Who hammers waits, and nobody else does. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { cookiesOf, ELSEWHERE, ExampleIdentity, HOME, NORTH_1 } from "../test/example-identity.ts";
import { isFailure } from "./failure.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

let example: ExampleIdentity;

beforeAll(async () => {
  example = await ExampleIdentity.open();
});
beforeEach(async () => {
  example = await ExampleIdentity.open(example);
});
afterAll(() => example?.close());

const FAILED = { failed: "sign-in-failed" };

describe("tries", () => {
  const wrong = { officer: NORTH_1, password: "a guess, and another", code: "123456" };

  async function hammer(times: number, visit = ELSEWHERE): Promise<readonly unknown[]> {
    const outcomes: unknown[] = [];
    for (let index = 0; index < times; index += 1) {
      outcomes.push(await example.identity.signInByPassword(wrong, visit));
    }
    return outcomes;
  }

  test("after five each waits twice as long as the last, up to a quarter of an hour", async () => {
    expect((await hammer(5)).every((outcome) => (outcome as { failed: string }).failed === "sign-in-failed")).toBe(
      true,
    );
    for (const seconds of [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900]) {
      expect(await hammer(1)).toEqual([{ failed: "too-many-tries", retryAfterSeconds: seconds, officer: NORTH_1 }]);
      example.pass(seconds * 1_000);
      expect(await hammer(1)).toMatchObject([FAILED]);
    }
  });

  test("a hundred at once are no way round", async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 100 }, () => example.identity.signInByPassword(wrong, ELSEWHERE)),
    );
    expect(outcomes.filter((outcome) => isFailure(outcome) && outcome.failed === "sign-in-failed")).toHaveLength(5);
  });

  // Verifies: MR-6
  test("of an attacker elsewhere lock nobody out: by password from home, by passkey from anywhere", async () => {
    const { code } = await example.withPassword();
    const { device } = await example.withPasskey();
    await hammer(50);
    expect(await example.byPassword(code, { ...HOME, address: "192.0.2.77" })).toHaveProperty("session");
    const response = device.answer(await example.identity.askPasskey());
    expect(await example.identity.signInByPasskey(response, ELSEWHERE)).toHaveProperty("session");
  });

  test("of a colleague behind the same address do not reach a device the officer is known on", async () => {
    const { code, signedIn } = await example.withPassword();
    const known = { ...ELSEWHERE, cookie: cookiesOf(signedIn) };
    for (let index = 0; index < 16; index += 1) {
      await hammer(1);
      example.pass(15 * MINUTE_MS);
    }
    await hammer(1);
    expect(await example.byPassword(code, ELSEWHERE)).toMatchObject({ failed: "too-many-tries" });
    expect(await example.byPassword(code, known)).toHaveProperty("session");
  });

  test("with a stolen device's cookie wait as well", async () => {
    const { signedIn } = await example.withPassword();
    const stolen = { ...ELSEWHERE, cookie: cookiesOf(signedIn) };
    await hammer(5, stolen);
    expect(await hammer(1, stolen)).toMatchObject([{ failed: "too-many-tries" }]);
  });

  test("for many officers from one network wait, and from one household of IPv6", async () => {
    const at = (index: number) => ({ ...ELSEWHERE, address: `2001:db8:1:2::${(index + 1).toString(16)}` });
    for (let index = 0; index < 50; index += 1) {
      const outcome = await example.identity.signInByPassword({ ...wrong, officer: `GUESS-${index}` }, at(index));
      expect(outcome).toEqual(FAILED);
    }
    const next = { ...wrong, officer: "GUESS-51" };
    expect(await example.identity.signInByPassword(next, at(51))).toMatchObject({ failed: "too-many-tries" });
    const neighbour = { ...ELSEWHERE, address: "2001:db8:1:3::1" };
    expect(await example.identity.signInByPassword(next, neighbour)).toEqual(FAILED);
  });

  test("are forgiven when one succeeds, and forgotten after a day", async () => {
    const { code } = await example.withPassword();
    await hammer(4);
    expect(await example.byPassword(code, ELSEWHERE)).toHaveProperty("session");
    await hammer(5);
    expect(await hammer(1)).toMatchObject([{ failed: "too-many-tries" }]);
    example.pass(24 * HOUR_MS);
    expect(await hammer(5)).toMatchObject([FAILED, FAILED, FAILED, FAILED, FAILED]);
  });
});
