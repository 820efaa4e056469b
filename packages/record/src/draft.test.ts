import { describe, expect, test } from "vitest";
import { canonicalText } from "./canonical.ts";
import { type DraftItem, type EntryDraft, EntryTooLarge, seal } from "./draft.ts";
import type { AuthorityCode, OfficerCode, PersonId, SiteCode, UnitCode } from "./ids.ts";
import type { Instant } from "./instant.ts";

const people = [1, 2, 3].map((index) => `11111111-1111-4111-8111-00000000000${index}` as PersonId);
const [one, two, three] = people as [PersonId, PersonId, PersonId];
const site = "N-PRISON" as SiteCode;

function sealed(items: readonly DraftItem[], hashed: Uint8Array[] = []) {
  const draft: EntryDraft = {
    kind: "roll.taken",
    occurredAt: "2026-01-02T00:00:00.000Z" as Instant,
    by: { authority: "NORTH" as AuthorityCode, officer: "NORTH-1" as OfficerCode },
    about: ["site:N-PRISON"],
    items,
    body: {},
  };
  return seal(draft, 7, "2026-01-03T00:00:00.000Z" as Instant, {
    sha256: () => new Uint8Array(32),
    salt: () => new Uint8Array(16),
    innerRoot: (bytes) => {
      hashed.push(...bytes);
      return new Uint8Array(32);
    },
  });
}

describe("an entry is sealed", () => {
  const units = ["A", "Übergang 3", "بلوك ٢"] as UnitCode[];
  const items: DraftItem[] = [
    { person: one, seen: { unit: units[0] as UnitCode, site } },
    { person: two, seen: { site }, says: { books: "held" } },
    { person: three, seen: {} },
  ];

  // Verifies: rule-10
  test("with the canonical text of every item, and those very bytes in the inner tree, in whatever script a unit is named", () => {
    for (const unit of units) {
      const named = [{ person: one, seen: { unit, site } }, ...items];
      const hashed: Uint8Array[] = [];
      const { itemTexts, items: kept } = sealed(named, hashed);
      expect(itemTexts).toEqual(kept.map((item) => canonicalText(item)));
      expect(hashed).toEqual(itemTexts.map((text) => new TextEncoder().encode(text)));
    }
  });

  // Verifies: rule-10
  test("only where every item is within what a verifier reads, in bytes and not in characters", () => {
    const said = (letter: string) => [
      { person: one, seen: {} },
      { person: two, says: { note: letter.repeat(10_000) } },
    ];
    expect(() => sealed(said("a"))).not.toThrow();
    expect(() => sealed(said("ب"))).toThrow(EntryTooLarge);
  });

  // Verifies: rule-11
  test("with a digest in the place of each detail, and the detail apart", () => {
    const { items: kept, details } = sealed([
      { person: one, details: [{ claim: "sex" }] },
      { person: two, details: [] },
    ]);
    expect(kept).toEqual([{ person: one, details: [details[0]?.digest] }, { person: two }]);
    expect(details).toMatchObject([{ person: one, content: '{"claim":"sex"}' }]);
  });
});
