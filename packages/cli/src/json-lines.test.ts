import { expect, test } from "vitest";
import { jsonLines } from "./json-lines.ts";

async function read(...chunks: (string | Uint8Array)[]): Promise<unknown[]> {
  const values: unknown[] = [];
  async function* stream(): AsyncGenerator<string | Uint8Array> {
    for (const chunk of chunks) yield chunk;
  }
  for await (const value of jsonLines(stream())) values.push(value);
  return values;
}

test("a line is a value, wherever the chunks are cut and however it ends", async () => {
  expect(await read('{"a":', "1}\r\n[2", "]\n\n", '"three"')).toEqual([{ a: 1 }, [2], "three"]);
  const arabic = Buffer.from('"محمد"\n');
  expect(await read(arabic.subarray(0, 4), arabic.subarray(4))).toEqual(["محمد"]);
});

test("a line that is no JSON, no UTF-8 or too long is undefined, and the next is read", async () => {
  expect(await read("{\n1\n")).toEqual([undefined, 1]);
  expect(await read(Uint8Array.of(0x22, 0xff, 0x22, 0x0a), "1\n")).toEqual([undefined, 1]);
  const long = "x".repeat(1024 * 1024);
  expect(await read('"', ...Array.from({ length: 17 }, () => long), '"\n1\n')).toEqual([undefined, 1]);
});
