import { at, convoy, convoyAt, NORTH, person, SOUTH } from "@muster/testkit";
import { describe, expect, test } from "vitest";

const [one, two] = [person(1), person(2)];
const authorise = (more: object) => ({
  kind: "transfer.authorise",
  occurredAt: at(6),
  by: SOUTH,
  transfer: "T-1",
  side: "receiver",
  undertakes: true,
  places: 2,
  ...more,
});

describe("sender and receiver authorise a transfer", () => {
  // Verifies: GC3-12
  test("given both have authorised, the receiver with its undertaking and its places, then it is authorised, and not before", () => {
    const world = convoyAt("proposed", [one, two]).given(authorise({}));
    expect(world.state("transfer", "T-1")).toMatchObject({ state: "proposed", receiverAuthorised: { places: 2 } });
    world.given(authorise({ by: NORTH, side: "sender" }));
    expect(world.state("transfer", "T-1")?.state).toBe("authorised");
  });

  test("given a sealed manifest, when the receiver has fewer places after all, then nobody leaves", () => {
    const world = convoyAt("sealed", [one, two]).given(authorise({ places: 1, occurredAt: at(9, 18) }));
    expect(world.submit(convoy.depart([one, two]))).toMatchObject({
      code: "blockers-open",
      conflicts: { counts: { "receiver-capacity": 1 } },
    });
    world.given(convoy.depart([one], { leftBehind: [{ person: two, reason: "no-seat" }] }));
  });

  test.each([
    ["transfer-not-found", { transfer: "T-2" }],
    ["not-your-part", { by: NORTH }],
    ["not-your-part", { side: "sender" }],
    ["out-of-order", { occurredAt: at(4) }],
    ["undertaking-missing", { undertakes: undefined }],
    ["undertaking-missing", { places: undefined }],
  ])("when it cannot be so, then it is refused: %s", (code, more) => {
    const command: unknown = JSON.parse(JSON.stringify(authorise(more)));
    expect(convoyAt("proposed", [one, two]).submit(command)).toMatchObject({ refused: true, code });
  });
});
