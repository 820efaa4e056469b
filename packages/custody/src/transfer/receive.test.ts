import type { RecordedEntry } from "@muster/custody";
import { RECEIPT_FORMAT } from "@muster/custody";
import {
  admitted,
  at,
  cleared,
  convoy,
  convoyAt,
  ESCORT,
  NORTH,
  person,
  scene,
  SOUTH,
  SOUTH_KEY,
} from "@muster/testkit";
import { describe, expect, test } from "vitest";

const [one, two] = [person(1), person(2)];
const OTHER_KEY = `${"K".repeat(43)}=`;
const FORGED = `${"F".repeat(86)}==`;

describe("a person is received by name", () => {
  // Verifies: rule-4, rule-10, ICPPED-17.3
  test("given a person who arrived, when the receiver accepts them and signs, then the receiver answers from that time, and the receipt can be checked alone", () => {
    const world = convoyAt("arrived", [one]);
    const command = convoy.receive(world, one, { unit: "A" });
    const answer = world.submit(command) as RecordedEntry;
    expect(world.position(one)).toEqual({ state: "held", site: "S-PRISON", unit: "A", custodian: "SOUTH" });
    expect(answer.items).toMatchObject([
      { person: one, seen: { site: "S-PRISON", unit: "A" }, says: { outcome: "accepted", receipt: command.receipt } },
    ]);
    expect(JSON.parse(command.receipt.statement)).toEqual({
      format: RECEIPT_FORMAT,
      register: "Test register",
      transfer: "T-1",
      person: one,
      outcome: "accepted",
      reservations: [],
      at: at(10, 20),
      site: "S-PRISON",
      unit: "A",
      authority: "SOUTH",
      officer: "SOUTH-1",
      manifest: world.state("transfer", "T-1")?.sealed?.entry,
      overrides: [],
    });
  });

  // Verifies: rule-11
  test("given reservations, then what they are about is signed for good, and what was found is kept apart", () => {
    const world = convoyAt("arrived", [one]);
    const reservations = [{ matter: "injury", note: "an invented broken arm" }, { matter: "property" }] as const;
    const command = convoy.receive(world, one, { outcome: "accepted-with-reservations", reservations });
    const answer = world.submit(command) as RecordedEntry;
    expect(answer.items[0]?.says).toMatchObject({ reservations: ["injury", "property"] });
    expect(JSON.stringify([answer.entry, answer.items])).not.toContain("broken");
    expect([...answer.details.values()]).toEqual([{ reservations }]);
  });

  test("given the destination's books are kept elsewhere, then the person is transferred out to the receiver", () => {
    const world = scene().given(...admitted([one]), ...cleared([one]));
    world.given(
      convoy.propose([one], { to: { authority: "SOUTH", site: "ABROAD" } }),
      ...convoy.authorise(1),
      convoy.seal(),
      convoy.depart([one]),
      convoy.arrive([one], { site: "ABROAD" }),
    );
    world.given(convoy.receive(world, one));
    expect(world.position(one)).toEqual({ state: "transferred-out", custodian: "SOUTH", transfer: "T-1" });
    expect(world.balance()).toEqual({ "transferred-out": 1 });
  });

  // Verifies: rule-4
  test("given a disputed person, then nobody has moved; a later receipt accepts, or the escort brings them back", () => {
    const world = convoyAt("arrived", [one, two]);
    const dispute = { outcome: "disputed", reservations: [{ matter: "identity" }] } as const;
    world.given(convoy.receive(world, one, dispute), convoy.receive(world, two, dispute));
    expect(world.position(one)).toMatchObject({ state: "in-transit", custodian: "NORTH" });
    world.given(convoy.receive(world, one, { occurredAt: at(10, 21) }), convoy.bringBack(two));
    expect([one, two].map((id) => world.position(id)?.custodian)).toEqual(["SOUTH", "NORTH"]);
    world.given(convoy.close());
  });

  // Verifies: rule-8
  test("given receipts entered late and out of order, then each takes its place in time", () => {
    const world = convoyAt("arrived", [one, two]);
    world.given(
      convoy.receive(world, one, { occurredAt: at(10, 22) }),
      convoy.receive(world, two, { occurredAt: at(10, 19) }),
    );
    expect(world.position(two, at(10, 20))).toMatchObject({ custodian: "SOUTH" });
    expect(world.position(one, at(10, 20))).toMatchObject({ custodian: "NORTH" });
    expect(world.submit(convoy.receive(world, one, { occurredAt: at(10, 19) }))).toMatchObject({
      code: "answered-already",
    });
  });

  test.each([
    ["transfer-not-found", { transfer: "T-2" }],
    ["site-not-found", { site: "NOWHERE" }],
    ["not-your-part", { by: NORTH }],
    ["not-your-part", { by: ESCORT }],
    ["another-site", { site: "ABROAD" }],
    ["unit-not-found", { unit: "Z" }],
    ["out-of-order", { occurredAt: at(10, 17) }],
    ["not-on-the-list", { person: two }],
    ["reservations-missing", { outcome: "accepted-with-reservations" }],
    ["reservations-missing", { outcome: "disputed" }],
    ["reservations-unexpected", { reservations: [{ matter: "health" }] }],
  ])("when it cannot be so, then it is refused: %s", (code, more) => {
    const world = convoyAt("arrived", [one]).given(...admitted([two]));
    expect(world.submit({ ...convoy.receive(world, one), ...more })).toMatchObject({ refused: true, code });
  });

  // Verifies: rule-4, rule-10
  test("given a statement of other words, another's key or a signature that does not hold, then it is no receipt", () => {
    const world = convoyAt("arrived", [one]);
    const good = convoy.receive(world, one);
    const signed = (receipt: object) => world.submit({ ...good, receipt: { ...good.receipt, ...receipt } });
    expect(signed({ statement: good.receipt.statement.replace("accepted", "released") })).toMatchObject({
      code: "statement-differs",
      conflicts: { statement: good.receipt.statement },
    });
    expect(signed({ key: OTHER_KEY })).toMatchObject({ code: "key-of-another" });
    expect(signed({ signature: FORGED })).toMatchObject({ code: "signature-does-not-hold" });
    expect(world.position(one)).toMatchObject({ state: "in-transit" });
  });

  test("given the receiver's key was replaced before, then the old one signs nothing more", () => {
    const world = convoyAt("arrived", [one]).given({
      kind: "authority.give-key",
      occurredAt: at(10, 19),
      by: SOUTH,
      authority: "SOUTH",
      key: OTHER_KEY,
      replaces: SOUTH_KEY,
    });
    expect(world.submit(convoy.receive(world, one))).toMatchObject({ code: "key-of-another" });
    world.given(convoy.receive(world, one, { occurredAt: at(10, 18) }));
  });

  test("given someone left behind, or not counted as arrived, then they cannot be received", () => {
    const world = convoyAt("sealed", [one, two, person(3)]).given(
      convoy.depart([one, person(3)], { leftBehind: [{ person: two, reason: "unfit" }] }),
      convoy.arrive([person(3)], { missing: [one] }),
    );
    expect(world.submit(convoy.receive(world, one))).toMatchObject({ code: "not-arrived" });
    expect(world.submit(convoy.receive(world, two))).toMatchObject({ code: "not-departed" });
  });

  test("given the seal was corrected away, then the count at departure is the manifest the receipt names", () => {
    const world = convoyAt("arrived", [one]);
    const { sealed, departed } = world.state("transfer", "T-1") ?? {};
    const correct = {
      kind: "entry.correct",
      occurredAt: at(11),
      by: NORTH,
      reason: "other",
      why: "an invented reason",
    };
    world.given({ ...correct, entry: sealed?.entry });
    const command = convoy.receive(world, one);
    expect(JSON.parse(command.receipt.statement)).toMatchObject({ manifest: departed?.entry });
    world.given(command);
  });

  // Verifies: CNT-1
  test("given the block is under an open count, then nobody is received into it", () => {
    const count = { kind: "count.open", by: SOUTH, count: "C-1", site: "S-PRISON", units: ["A"], counting: "named" };
    const world = convoyAt("arrived", [one]).given({ ...count, occurredAt: at(10, 19) });
    expect(world.submit(convoy.receive(world, one, { unit: "A" }))).toMatchObject({ code: "unit-frozen" });
  });
});

describe("a person is brought back, or asked for", () => {
  test("given someone ill on the way, when left at a hospital, then they are held there and the sender answers on", () => {
    const hospital = { site: "HOSPITAL", reason: "medical", occurredAt: at(10, 14) };
    const world = convoyAt("departed", [one]).given(
      {
        kind: "site.open",
        occurredAt: at(2),
        by: ESCORT,
        site: "HOSPITAL",
        name: "A hospital",
        type: "hospital",
        controlledBy: "ESCORT",
      },
      convoy.bringBack(one, hospital),
    );
    expect(world.position(one)).toEqual({ state: "held", site: "HOSPITAL", custodian: "NORTH" });
    world.given(convoy.close());
  });

  test.each([
    ["transfer-not-found", { transfer: "T-2" }],
    ["site-not-found", { site: "NOWHERE" }],
    ["unit-not-found", { unit: "Z" }],
    ["not-your-part", { by: SOUTH }],
    ["not-on-the-list", { person: two }],
    ["out-of-order", { occurredAt: at(10, 11) }],
  ])("when it cannot be so, then bringing back is refused: %s", (code, more) => {
    expect(convoyAt("departed", [one]).submit(convoy.bringBack(one, more))).toMatchObject({ refused: true, code });
  });

  const request = (more: object = {}) => ({
    kind: "transfer.request-return",
    occurredAt: at(15),
    by: NORTH,
    transfer: "T-1",
    person: one,
    reason: "rules-not-applied",
    ...more,
  });

  // Verifies: GC3-12
  test("given a closed transfer, then the sender may still ask for a person back, which moves nobody", () => {
    const world = convoyAt("arrived", [one]);
    world.given(convoy.receive(world, one), convoy.close(), request({ note: "an invented report" }));
    expect(world.state("transfer", "T-1")?.people.get(one)?.returnRequested).toMatchObject({ at: at(15) });
    expect(world.position(one)).toMatchObject({ custodian: "SOUTH" });
  });

  test.each([
    ["transfer-not-found", { transfer: "T-2" }],
    ["not-your-part", { by: SOUTH }],
    ["not-on-the-list", { person: two }],
    ["out-of-order", { occurredAt: at(10, 17) }],
    ["not-handed-over", {}],
  ])("when it cannot be so, then asking is refused: %s", (code, more) => {
    expect(convoyAt("arrived", [one]).submit(request(more))).toMatchObject({ refused: true, code });
  });
});
