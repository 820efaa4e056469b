import { expect, test } from "vitest";
import { isCode, isPersonId } from "./ids.ts";

const ALI = "aaaaaaaa-0000-4000-8000-000000000001";

test("a person's id is a UUID in lower case and nothing beside it", () => {
  expect(isPersonId(ALI)).toBe(true);
  for (const text of ["", ALI.toUpperCase(), ALI.slice(1), `${ALI}0`, ` ${ALI}`, `${ALI}\n`, `${ALI}'`]) {
    expect(isPersonId(text), JSON.stringify(text)).toBe(false);
  }
});

test("a code begins and ends with a letter or a digit, and has at most 64 characters", () => {
  for (const text of ["A", "7", "N-PRISON", "TR/2026.1_A", "A".repeat(64)]) {
    expect(isCode(text), text).toBe(true);
  }
  for (const text of ["", "-", "A-", "-A", "a", "A B", "A'", "A,B", "A\n", "É", "A".repeat(65)]) {
    expect(isCode(text), JSON.stringify(text)).toBe(false);
  }
});
