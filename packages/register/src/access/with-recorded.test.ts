/** Nobody reads what could not be recorded. */
import { describe, expect, test } from "vitest";
import { RegisterUnavailable } from "../answer.ts";
import { AccessReceipt } from "./journal.ts";
import { OTHER, PERSON, reading } from "../../test/access-readings.ts";
import { withFoundRecorded, withRecorded } from "./with-recorded.ts";

describe("a reading", () => {
  // Verifies: MR-6
  test("does not happen where it cannot be recorded", async () => {
    let isRead = false;
    const journal = { record: () => Promise.reject(new RegisterUnavailable("gone")) };
    const read = async () => {
      isRead = true;
      return "the file";
    };
    await expect(withRecorded(journal, reading(), read)).rejects.toThrow(RegisterUnavailable);
    expect(isRead).toBe(false);
  });

  test("is not given what only looks like a receipt", async () => {
    const forged = { number: 1, at: "2026-02-01T10:00:00.000Z" } as unknown as AccessReceipt;
    const journal = { record: () => Promise.resolve(forged) };
    await expect(withRecorded(journal, reading(), async () => "the file")).rejects.toThrow(TypeError);
    expect(() => new AccessReceipt(Symbol("mine"), forged)).toThrow(TypeError);
    expect(AccessReceipt.is(forged)).toBe(false);
  });

  test("of a search is answered only when whom it found is recorded too", async () => {
    let searches = 0;
    const journal = { record: () => Promise.reject(new RegisterUnavailable("gone")) };
    const search = async () => {
      searches += 1;
      return [PERSON, OTHER];
    };
    const found = (people: (typeof PERSON)[]) => people.map((person) => ({ person }));
    await expect(withFoundRecorded(journal, reading(), search, found)).rejects.toThrow(RegisterUnavailable);
    expect(searches).toBe(0);
  });
});
