import { argon2Sync, randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { hashPassword, isPassword, isWeaker, nobodysHash } from "./argon2.ts";
import { DEFAULT_LIMITS } from "./options.ts";

const COST = { memoryKiB: 64, passes: 2, lanes: 1 };
const bytes = (text: string) => Buffer.from(text, "utf8");

test("a hash of the default cost is Argon2id of 64 MiB in three passes, and opens to its password alone", async () => {
  const hash = await hashPassword(bytes("ship ember quartz"), DEFAULT_LIMITS.password, randomBytes);
  const [, kind, version, cost, salt = "", tag = ""] = hash.split("$");
  expect([kind, version, cost]).toEqual(["argon2id", "v=19", "m=65536,t=3,p=1"]);
  const again = argon2Sync("argon2id", {
    message: "ship ember quartz",
    nonce: Buffer.from(salt, "base64"),
    memory: 65_536,
    passes: 3,
    parallelism: 1,
    tagLength: 32,
  });
  expect(Buffer.from(tag, "base64").equals(again)).toBe(true);
  expect(await isPassword(bytes("ship ember quartz"), hash)).toBe(true);
  expect(await isPassword(bytes("ship ember quarts"), hash)).toBe(false);
});

test("nobody's hash has the form and the cost of somebody's, and no password", async () => {
  const hash = nobodysHash(COST, randomBytes);
  const somebodys = await hashPassword(bytes("x"), COST, randomBytes);
  expect(hash.length).toBe(somebodys.length);
  expect(hash.split("$").slice(0, 4)).toEqual(somebodys.split("$").slice(0, 4));
  expect(await isPassword(bytes(""), hash)).toBe(false);
});

test("a hash made with less is weaker; one made with as much or more is not", async () => {
  const hash = await hashPassword(bytes("x"), COST, randomBytes);
  expect(isWeaker(hash, COST)).toBe(false);
  expect(isWeaker(hash, { ...COST, passes: 1 })).toBe(false);
  for (const more of [{ memoryKiB: 65 }, { passes: 3 }, { lanes: 2 }]) {
    expect(isWeaker(hash, { ...COST, ...more })).toBe(true);
  }
});

test.each(["", "$argon2i$v=19$m=64,t=2,p=1$c2FsdHNhbHRzYWx0$aGFzaGhhc2hoYXNoaGFzaGhhc2g", "plain"])(
  "%j is a fault, not a wrong password",
  async (text) => {
    await expect(isPassword(bytes("x"), text)).rejects.toThrow(TypeError);
  },
);
