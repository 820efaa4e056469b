import type { PersonShown } from "@muster/server/api";
import { describe, expect, test } from "vitest";
import { compared, type FactName, FACTS } from "./difference.ts";

const one = { person: "one" } as unknown as PersonShown;
const other = { person: "other" } as unknown as PersonShown;
const saying =
  (then: Partial<Record<FactName, string[]>>, now: Partial<Record<FactName, string[]>>) =>
  (fact: FactName, shown: PersonShown) =>
    (shown === one ? then : now)[fact] ?? [];

describe("as known then beside as known now", () => {
  // Verifies: rule-7
  test("given what changed, came and went, then each is said to", () => {
    const rows = compared(
      one,
      other,
      saying(
        { position: ["at large"], names: ["A"], basis: ["order"] },
        { position: ["held"], names: ["A"], duties: ["review"] },
      ),
    );
    expect(rows.map(({ fact }) => fact)).toEqual([...FACTS]);
    const verdicts = Object.fromEntries(rows.map(({ fact, verdict }) => [fact, verdict]));
    expect(verdicts).toMatchObject({
      position: "changed",
      names: "same",
      basis: "no-longer",
      duties: "not-known-then",
    });
  });

  test("given somebody who was not on the register then, then nothing was known of them", () => {
    const rows = compared(undefined, other, saying({}, { position: ["held"] }));
    expect(rows[0]).toEqual({ fact: "position", before: [], after: ["held"], verdict: "not-known-then" });
  });
});
