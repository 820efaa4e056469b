import type { Instant } from "@muster/record";
import { describe, expect, test } from "vitest";
import { AtOnce } from "./at-once.ts";

const NEWEST = { number: 7, recordedAt: "2026-01-20T12:00:00.000Z" as Instant };
const now = (second: number) => ({ asOf: `2026-01-20T12:00:0${second}.000Z` as Instant, knownAt: 7 });

/** Answers when told to, and counts how often it was asked. */
function slowly() {
  const asked: ((answer: number) => void)[] = [];
  const answer = (): Promise<number> =>
    new Promise((resolve) => {
      asked.push(resolve);
    });
  return { asked, answer };
}

describe("several who ask at once", () => {
  test("of now, as the same viewer, get one answer", async () => {
    const { asked, answer } = slowly();
    const atOnce = new AtOnce<number>();
    const answers = [now(0), now(1)].map((moment) => atOnce.ask("MONITOR", NEWEST, moment, answer));
    asked[0]?.(33_000);
    expect([asked.length, await Promise.all(answers)]).toEqual([1, [33_000, 33_000]]);
  });

  test("get each their own as other viewers, of the past, of what was known, or after a newer entry", async () => {
    const { asked, answer } = slowly();
    const atOnce = new AtOnce<number>();
    void atOnce.ask("MONITOR", NEWEST, now(0), answer);
    void atOnce.ask("REGISTRY", NEWEST, now(0), answer);
    void atOnce.ask("MONITOR", NEWEST, { ...now(0), asOf: "2026-01-20T11:59:59.999Z" as Instant }, answer);
    void atOnce.ask("MONITOR", NEWEST, { ...now(0), knownAt: 6 }, answer);
    void atOnce.ask("MONITOR", NEWEST, { ...now(0), knownAt: 8 }, answer);
    void atOnce.ask("MONITOR", { ...NEWEST, number: 8 }, { ...now(1), knownAt: 8 }, answer);
    void atOnce.ask("MONITOR", undefined, now(0), answer);
    expect(asked.length).toBe(7);
  });

  test("and who asks later, or after a fault, is answered anew", async () => {
    const atOnce = new AtOnce<number>();
    expect(await atOnce.ask("MONITOR", NEWEST, now(0), async () => 1)).toBe(1);
    expect(await atOnce.ask("MONITOR", NEWEST, now(0), async () => 2)).toBe(2);
    await expect(
      atOnce.ask("MONITOR", NEWEST, now(0), async () => {
        throw new Error("gone");
      }),
    ).rejects.toThrow("gone");
    expect(await atOnce.ask("MONITOR", NEWEST, now(0), async () => 3)).toBe(3);
  });
});
