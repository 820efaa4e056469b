import { compileMessageOrThrow } from "@lingui/message-utils/compileMessage";
import { expect, test } from "vitest";
import { type Messages, sayIn } from "./say.ts";

const messages = Object.fromEntries(
  Object.entries({
    entry: "entry {number}",
    people: "{n, plural, =0 {nobody} one {# person} other {# people}} of {n}",
    site: "at {site}",
  }).map(([id, text]) => [id, compileMessageOrThrow(text)]),
) as unknown as Messages;

test("numbers are written in the numerals chosen, wherever they stand, and counted with", () => {
  const latin = sayIn({ language: "en", numerals: "latn" }, messages);
  expect(latin("entry", { number: 32_811 })).toBe("entry 32,811");
  expect([0, 1, 2_000].map((n) => latin("people", { n }))).toEqual([
    "nobody of 0",
    "1 person of 1",
    "2,000 people of 2,000",
  ]);
  const arabic = sayIn({ language: "ckb", numerals: "arab" }, messages);
  expect(arabic("entry", { number: 32_811 })).toBe("entry ٣٢٬٨١١");
  expect([0, 1, 2_000].map((n) => arabic("people", { n }))).toEqual([
    "nobody of ٠",
    "١ person of ١",
    "٢٬٠٠٠ people of ٢٬٠٠٠",
  ]);
});

test("text is said as it was given, and a message without values as it stands", () => {
  const say = sayIn({ language: "ar", numerals: "arab" }, messages);
  expect(say("site", { site: "Block 12" })).toBe("at Block 12");
  expect(say("no.such.message")).toBe("no.such.message");
});
