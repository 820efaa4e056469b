import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { vaultOf } from "./vault.ts";

test("what is sealed opens for what it is about, unchanged, under its key, and for nothing else", async () => {
  const vault = vaultOf(randomBytes(32));
  const plain = new Uint8Array([1, 2, 3]);
  const sealed = await vault.seal(plain, "code-key:NORTH-1");
  expect(new Uint8Array(await vault.open(sealed, "code-key:NORTH-1"))).toEqual(plain);
  await expect(vault.open(sealed, "code-key:SOUTH-1")).rejects.toThrow(/sealed under another key/);
  await expect(vaultOf(randomBytes(32)).open(sealed, "code-key:NORTH-1")).rejects.toThrow(/sealed under another key/);
  const changed = Uint8Array.from(sealed);
  changed[14] = (changed[14] ?? 0) ^ 1;
  await expect(vault.open(changed, "code-key:NORTH-1")).rejects.toThrow(/sealed under another key/);
  await expect(vault.open(sealed.subarray(0, 20), "code-key:NORTH-1")).rejects.toThrow(/sealed under another key/);
  expect(() => vaultOf(randomBytes(16))).toThrow("256 bits");
});
