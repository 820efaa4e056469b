import { at, KEEPER, NORTH, SOUTH, SOUTH_KEY, scene } from "@muster/testkit";
import { describe, expect, test } from "vitest";

const NEXT_KEY = "TmV4dCBrZXkgb2YgU09VVEggaW4gdGVzdHMgb25seSE=";

describe("the register", () => {
  test("given it is open, when opened again, then it is refused", () => {
    const again = {
      kind: "register.open",
      occurredAt: at(2),
      by: KEEPER,
      name: "Another",
      keeper: { code: "KEEPER", name: "Invented keeper" },
      officer: { code: "KEEPER-1", title: "keeper" },
    };
    expect(scene().submit(again)).toMatchObject({ code: "register-open-already", conflicts: { entry: 0 } });
  });
});

describe("authorities and officers", () => {
  test("given a code that is taken, then it is refused, naming the entry that took it", () => {
    const world = scene();
    const by = KEEPER;
    const occurredAt = at(2);
    expect(world.submit({ kind: "authority.register", occurredAt, by, authority: "NORTH", name: "x" })).toMatchObject({
      code: "authority-exists",
      conflicts: { entry: world.state("authority", "NORTH")?.entry },
    });
    const officer = { kind: "officer.appoint", occurredAt, by, title: "officer" };
    expect(world.submit({ ...officer, officer: "NORTH-1", authority: "NORTH" })).toMatchObject({
      code: "officer-exists",
    });
    expect(world.submit({ ...officer, officer: "NEW-1", authority: "NOBODY" })).toMatchObject({
      code: "authority-not-found",
    });
  });

  test("given an officer whose office ended, when ended again or unknown, then it is refused", () => {
    const end = { kind: "officer.end", occurredAt: at(3), by: KEEPER, officer: "SOUTH-2" };
    const world = scene().given(end);
    expect(world.state("officer", "SOUTH-2")?.endedAt).toBe(at(3));
    expect(world.submit(end)).toMatchObject({ code: "officer-ended-already" });
    expect(world.submit({ ...end, officer: "NOBODY-1" })).toMatchObject({ code: "officer-not-found" });
  });

  // Verifies: GC4-136
  test("given a key that replaces another, then each is the authority's in its own time", () => {
    const give = { kind: "authority.give-key", occurredAt: at(5), by: SOUTH, authority: "SOUTH", key: NEXT_KEY };
    const world = scene().given({ ...give, replaces: SOUTH_KEY });
    expect(world.state("authority", "SOUTH")?.keys).toMatchObject([
      { key: SOUTH_KEY, until: at(5) },
      { key: NEXT_KEY, from: at(5) },
    ]);
    expect(world.submit({ ...give, occurredAt: at(6), replaces: SOUTH_KEY })).toMatchObject({ code: "key-not-held" });
    expect(world.submit({ ...give, authority: "NOBODY" })).toMatchObject({ code: "authority-not-found" });
  });
});

describe("sites and units", () => {
  const site = { kind: "site.open", occurredAt: at(2), by: NORTH, name: "x", type: "prison", controlledBy: "NORTH" };

  // Verifies: ICPPED-17.3
  test("given a site opened, then control of it is assumed by opening, from that time", () => {
    const world = scene().given({ ...site, site: "N-NEW" });
    expect(world.state("site", "N-NEW")?.control).toMatchObject([
      { authority: "NORTH", from: at(2), instrument: "opening" },
    ]);
    expect(world.submit({ ...site, site: "N-NEW" })).toMatchObject({ code: "site-exists" });
    expect(world.submit({ ...site, site: "N-OTHER", controlledBy: "NOBODY" })).toMatchObject({
      code: "authority-not-found",
    });
  });

  test("given a unit opened, then people can be there; a second of its name, or at no site, is refused", () => {
    const unit = { kind: "unit.open", occurredAt: at(2), by: NORTH, site: "N-PRISON", unit: "C", capacity: 10 };
    const world = scene().given(unit);
    expect(world.state("site", "N-PRISON")?.units.get("C" as never)).toEqual({ capacity: 10 });
    expect(world.submit(unit)).toMatchObject({ code: "unit-exists" });
    expect(world.submit({ ...unit, site: "NOWHERE" })).toMatchObject({ code: "site-not-found" });
  });
});
