/** Wall-clock times of a roll's sender: whole days are reckoned by addition, and must come to what the calendar says. */
import { Temporal } from "@js-temporal/polyfill";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { instantInZone } from "./instant.ts";

const ZONES = ["America/New_York", "Asia/Damascus", "Asia/Baghdad", "Europe/London", "Asia/Kathmandu", "UTC"];
const two = (number: number) => String(number).padStart(2, "0");

describe("a wall-clock time in a zone", () => {
  // Verifies: rule-7
  test("is the moment the calendar says, on days of changing clocks too", () => {
    const time = fc.record({
      zone: fc.constantFrom(...ZONES),
      day: fc.integer({ min: 0, max: 366 * 30 }),
      hour: fc.integer({ min: 0, max: 23 }),
      minute: fc.integer({ min: 0, max: 59 }),
      second: fc.option(fc.integer({ min: 0, max: 59 }), { nil: undefined }),
    });
    fc.assert(
      fc.property(time, ({ zone, day, hour, minute, second }) => {
        const date = Temporal.PlainDate.from("1998-01-01").add({ days: day }).toString();
        const clock = `${two(hour)}:${two(minute)}${second === undefined ? "" : `:${two(second)}`}`;
        const zoned = Temporal.PlainDateTime.from(`${date}T${clock}`).toZonedDateTime(zone);
        expect(instantInZone(`${date} ${clock}`, zone)).toBe(
          zoned.toInstant().toString({ smallestUnit: "millisecond" }),
        );
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    ["in the hour that is left out", "2024-03-10 02:30:00", "America/New_York", "2024-03-10T07:30:00.000Z"],
    ["in the hour that comes twice, the first", "2024-11-03 01:30:00", "America/New_York", "2024-11-03T05:30:00.000Z"],
    ["at a midnight that is left out", "2021-03-26 00:30:00", "Asia/Damascus", "2021-03-25T22:30:00.000Z"],
    ["later on such a day", "2021-03-26 12:00:00", "Asia/Damascus", "2021-03-26T09:00:00.000Z"],
  ])("%s", (_, clock, zone, instant) => {
    expect(instantInZone(clock, zone)).toBe(instant);
  });

  test.each([
    ["2024-02-30 12:00:00", "UTC"],
    ["2024-01-01 24:30:00", "UTC"],
    ["2024-01-01 12:60", "UTC"],
    ["1899-12-31 12:00", "UTC"],
    ["2024-01-01 12:00", "Nowhere/At-All"],
  ])("%s in %s is none", (clock, zone) => {
    expect(instantInZone(clock, zone)).toBeUndefined();
  });
});
