import type { RecordedEntry } from "@muster/custody";
import { at, convoy, convoyAt, ESCORT, MONITOR, NORTH, person, SOUTH } from "@muster/testkit";
import { describe, expect, test } from "vitest";

const [one, two] = [person(1), person(2)];
const report = (event: string, more: object = {}) => ({
  kind: "transfer.report",
  occurredAt: at(10, 14),
  by: ESCORT,
  transfer: "T-1",
  event,
  ...more,
});
const newPrison = {
  kind: "site.open",
  occurredAt: at(2),
  by: SOUTH,
  site: "S-OTHER",
  name: "South's other prison",
  type: "prison",
  controlledBy: "SOUTH",
};

describe("what happens from gate to gate", () => {
  // Verifies: LOS-1
  test("given a convoy, then ready, boarding, stops, lodging, lockout and the gate are recorded in their order of time, late ones too", () => {
    const world = convoyAt("departed", [one]).given(
      report("stop", { place: "a ford", note: "an invented driver was ill" }),
      report("lodging", { occurredAt: at(10, 16), site: "N-CAMP" }),
      report("boarding", { occurredAt: at(10, 11) }),
    );
    expect(world.state("transfer", "T-1")?.reports.map(({ event, site }) => [event, site])).toEqual([
      ["boarding", undefined],
      ["stop", undefined],
      ["lodging", "N-CAMP"],
    ]);
    expect(world.state("transfer", "T-1")?.to.site).toBe("S-PRISON");
    const stop = world.entries.at(-3);
    expect(stop?.entry.body).toEqual({ event: "stop", place: "a ford", vehicles: [] });
    expect([...(stop?.details.values() ?? [])]).toEqual([{ note: "an invented driver was ill" }]);
  });

  // Verifies: LOS-1, rule-8
  test("given a closed transfer, when a stop on the way is reported late, then it is taken in; after the close, not", () => {
    const world = convoyAt("departed", [one]).given(convoy.bringBack(one), convoy.close());
    world.given(report("stop"));
    expect(world.submit(report("stop", { occurredAt: at(11, 13) }))).toMatchObject({ code: "after-the-close" });
    expect(world.state("transfer", "T-1")?.state).toBe("closed");
  });

  // Verifies: LOS-1
  test("given a breakdown, when people change vehicle, then each one's seat follows", () => {
    const vehicles = [{ vehicle: "BUS 1", seats: 2 }];
    const world = convoyAt("departed", [one, two], { vehicles }).given(
      report("vehicle-change", {
        vehicles: [{ vehicle: "BUS 9", seats: 1 }],
        seats: [{ person: two, vehicle: "BUS 9", seat: "1" }],
      }),
    );
    expect(world.state("transfer", "T-1")?.people.get(two)).toMatchObject({ vehicle: "BUS 9", seat: "1" });
    const overfull = report("vehicle-change", { seats: [{ person: one, vehicle: "BUS 9" }] });
    expect(world.submit(overfull)).toMatchObject({ code: "vehicle-overfull" });
    const stranger = report("vehicle-change", { seats: [{ person: person(3), vehicle: "BUS 9" }] });
    expect(world.submit(stranger)).toMatchObject({ code: "not-on-the-list" });
  });

  // Verifies: LOS-1
  test("given no space at the destination, when redirected, then the destination changes, with the receiver's signature and not without", () => {
    const world = convoyAt("departed", [one]).given(newPrison, report("lockout", { site: "S-PRISON" }));
    const redirect = report("redirect", { site: "S-OTHER", occurredAt: at(10, 15) });
    expect(world.submit(redirect)).toMatchObject({ code: "not-your-part", conflicts: { needed: ["SOUTH"] } });
    world.given({ ...redirect, second: SOUTH });
    expect(world.submit(convoy.arrive([one]))).toMatchObject({ code: "another-site" });
    world.given(convoy.arrive([one], { site: "S-OTHER" }));
    world.given(convoy.receive(world, one));
    expect(world.position(one)).toMatchObject({ state: "held", site: "S-OTHER" });
  });

  test("given the receiver itself redirects, then no second signature is needed", () => {
    const world = convoyAt("departed", [one]).given(newPrison, report("redirect", { site: "S-OTHER", by: SOUTH }));
    expect(world.state("transfer", "T-1")?.to.site).toBe("S-OTHER");
  });

  test("given an incident on the way, then the report is tied to it", () => {
    const incident = { kind: "incident.record", occurredAt: at(10, 13), by: NORTH, incident: "I-1", type: "attack" };
    const world = convoyAt("departed", [one]);
    expect(world.submit(report("attack", { incident: "I-1" }))).toMatchObject({ code: "incident-not-found" });
    world.given(incident);
    const answer = world.submit(report("attack", { incident: "I-1" })) as RecordedEntry;
    expect(answer.entry.about).toEqual(["transfer:T-1", "incident:I-1"]);
  });

  test.each([
    ["transfer-not-found", "stop", { transfer: "T-2" }],
    ["not-your-part", "stop", { by: MONITOR }],
    ["out-of-order", "stop", { occurredAt: at(10, 11) }],
    ["out-of-order", "ready", { occurredAt: at(8) }],
    ["site-not-found", "stop", { site: "NOWHERE" }],
    ["redirect-to-nowhere", "redirect", { second: SOUTH }],
    ["redirect-to-nowhere", "redirect", { second: SOUTH, site: "S-PRISON" }],
    ["redirect-to-nowhere", "redirect", { second: SOUTH, site: "N-PRISON" }],
  ])("when it cannot be so, then it is refused: %s (%s)", (code, event, more) => {
    expect(convoyAt("departed", [one]).submit(report(event, more))).toMatchObject({ refused: true, code });
  });

  test("given nobody has left, then nothing happens on the way", () => {
    const world = convoyAt("sealed", [one]);
    expect(world.submit(report("stop"))).toMatchObject({ code: "transfer-in-another-state" });
    world.given(report("ready", { occurredAt: at(10, 8) }));
  });
});
