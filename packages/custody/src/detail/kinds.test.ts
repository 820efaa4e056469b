import { Claim, CLINICAL_DETAIL_KINDS, DETAIL_KINDS, isClinical, kindOfDetail, RULES } from "@muster/custody";
import { describe, expect, test } from "vitest";

describe("the kind of a detail", () => {
  // Verifies: DP-1
  test.each([
    ["person.registered", { claim: "name", text: "x", script: "Latn" }, "claim:name"],
    ["claim.stated", { claim: "kinship", is: "child", of: "x" }, "claim:kinship"],
    ["number.given", { numbers: [] }, "numbers"],
    ["custody.admitted", { property: [] }, "custody.admitted"],
    ["custody.admitted", { complaints: "x" }, "custody.admitted:clinical"],
    ["custody.admitted", { visibleInjuries: "x", property: [] }, "custody.admitted:clinical"],
    ["fitness.certified", { clinical: "x" }, "fitness.certified"],
    ["incident.recorded", { narrative: "complaints" }, "incident.recorded"],
    ["incident.recorded", { complaints: "of the neighbours" }, "incident.recorded"],
    ["incident.recorded", null, "incident.recorded"],
  ])("given %s with %j, then it is %s", (entryKind, content, kind) => {
    expect(kindOfDetail(entryKind, content)).toBe(kind);
  });

  test("given every kind of claim there is, then each is a kind of detail", () => {
    const claims = Claim.anyOf.map(({ properties }) => properties.claim.const);
    expect(claims.length).toBeGreaterThan(0);
    expect(DETAIL_KINDS.filter((kind) => kind.startsWith("claim:"))).toEqual(claims.map((claim) => `claim:${claim}`));
  });

  test("given every other kind, then it is called as a kind of entry that some rule writes", () => {
    const others = DETAIL_KINDS.filter((kind) => kind !== "numbers" && !kind.startsWith("claim:"));
    const written = new Set(RULES.map(({ kind }) => kind));
    expect(others.filter((kind) => !written.has(kind.replace(/:clinical$/, "")))).toEqual([]);
  });

  // Verifies: MR-26
  test("given what a health officer found, then it is clinical, and a death's cause is not", () => {
    expect(DETAIL_KINDS.filter(isClinical)).toEqual([...CLINICAL_DETAIL_KINDS]);
    expect(isClinical("death.recorded")).toBe(false);
  });
});
