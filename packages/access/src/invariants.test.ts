/**
 * What must hold of any officer who asks anything, in however many roles and relations, whatever the policies say: stated
 * from the law, not read from the policies.
 */
import type { Role } from "@muster/custody";
import { ROLES } from "@muster/custody";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Action } from "./actions.ts";
import { ACTIONS, DOINGS, READINGS, relationsOf } from "./actions.ts";
import type { Relation } from "./relations.ts";
import { RELATIONS } from "./relations.ts";
import { policiesOnDisk } from "../test/policies-on-disk.ts";

const policies = policiesOnDisk();

const FILE: readonly Action[] = [
  "read-identity",
  "read-family",
  "read-custody",
  "read-protection",
  "read-property",
  "read-clinical",
  "export-one",
  "export-many",
];
const ABOUT_PEOPLE: readonly Action[] = [...FILE, "see-person", "see-roll", "see-manifest", "search-people"];
/** What a party may say of others: each stands beside what they say themselves (rule 9). */
const PUBLIC: readonly Action[] = ["state-account", "seize-site"];
/** Readings of everybody whoever holds them are for these alone. */
const OF_EVERYBODY: readonly Role[] = ["monitor", "tracing-officer"];

const someRoles = fc.uniqueArray(fc.constantFrom(...ROLES), { minLength: 0, maxLength: 4 });
const someRelations = fc.uniqueArray(fc.constantFrom(...RELATIONS), { minLength: 1, maxLength: 4 });
const somePurpose = fc.constantFrom(undefined, "tracing", "custody-care", "other");

/**
 * Holds for every officer, action, relation and purpose. The seed is fixed: a test never fails by chance; and some of what
 * was asked was permitted, so that none holds only because nobody may do anything.
 */
function assertAlways(
  holds: (asked: {
    roles: readonly Role[];
    action: Action;
    relations: readonly Relation[];
    allowed: boolean;
    purpose: string | undefined;
  }) => void,
  actions: readonly Action[] = ACTIONS,
): void {
  let permitted = 0;
  fc.assert(
    fc.property(
      someRoles,
      fc.constantFrom(...actions),
      someRelations,
      somePurpose,
      (roles, action, relations, purpose) => {
        const { allowed } = policies.decide({ roles, action, relations, purpose });
        if (allowed) permitted += 1;
        holds({ roles, action, relations, allowed, purpose });
      },
    ),
    { numRuns: 300, seed: 20_260_121 },
  );
  expect(permitted).toBeGreaterThan(0);
}

describe("whoever asks", () => {
  // Verifies: MR-26, MR-8-10
  test("reads nothing clinical without being a medical officer of who holds, sends or is to receive the person", () => {
    const own = ["own-site", "sending", "receiving"];
    assertAlways(
      ({ roles, relations, allowed }) => {
        if (!allowed) return;
        expect(roles).toContain("medical-officer");
        expect(relations.some((relation) => own.includes(relation))).toBe(true);
      },
      ["read-clinical"],
    );
  });

  // Verifies: MR-8-10
  test("sees nothing but suppressed counts as an analyst, whatever else they are", () => {
    assertAlways(({ roles, action, allowed }) => {
      if (roles.includes("analyst") && allowed) expect(action).toBe("see-suppressed-counts");
    });
  });

  test("sees nobody but own nationals who do not object as a consular officer", () => {
    assertAlways(({ roles, action, relations, allowed }) => {
      if (!roles.includes("consular-officer") || !allowed) return;
      if (["see-reference", "see-proof", "search-people"].includes(action)) return;
      expect(["see-person", "read-identity"]).toContain(action);
      expect(relations).toContain("own-national");
    });
  });

  // Verifies: MR-84, ICPPED-20-22
  test("sees everything but clinical detail as a monitor alone, whatever the person's relation: nobody is hidden", () => {
    for (const action of READINGS) {
      for (const relation of RELATIONS) {
        const { allowed } = policies.decide({ roles: ["monitor"], action, relations: [relation] });
        expect(`${action} ${relation} ${allowed}`).toBe(`${action} ${relation} ${action !== "read-clinical"}`);
      }
    }
  });

  test("changes nothing as a monitor or an auditor", () => {
    const monitors: readonly Action[] = ["object", "withdraw-objection", "report-duty", "confirm"];
    assertAlways(({ roles, action, allowed }) => {
      if (allowed && roles.includes("monitor")) expect(monitors).toContain(action);
      if (allowed) expect(roles).not.toContain("auditor");
    }, DOINGS);
  });

  // Verifies: MR-6
  test("reads about no person as a keeper or an auditor, whatever else they are", () => {
    assertAlways(({ roles, allowed }) => {
      if (!allowed) return;
      expect(roles).not.toContain("keeper");
      expect(roles).not.toContain("auditor");
    }, ABOUT_PEOPLE);
  });

  // Verifies: MR-26
  test("has no file of a person who is only in their escort", () => {
    for (const role of ROLES.filter((role) => !OF_EVERYBODY.includes(role))) {
      for (const action of [...FILE, "see-person"] as const) {
        const { allowed } = policies.decide({ roles: [role, "escort"], action, relations: ["escorting"] });
        expect(`${role} ${action} ${allowed}`).toBe(`${role} ${action} false`);
      }
    }
  });

  // Verifies: MR-8-10
  test("reads about no stranger without being a monitor, or a tracing officer who says so", () => {
    const people = ABOUT_PEOPLE.filter((action) => action !== "search-people");
    assertAlways(({ roles, relations, allowed, purpose }) => {
      if (!allowed || relations.some((relation) => relation !== "none")) return;
      expect(roles.includes("monitor") || (roles.includes("tracing-officer") && purpose === "tracing")).toBe(true);
    }, people);
  });

  test("traces nobody without saying that it is for tracing", () => {
    for (const action of ["search-people", "see-person", "read-identity", "read-family"] as const) {
      for (const relation of RELATIONS) {
        const ask = (purpose?: string) =>
          policies.decide({ roles: ["tracing-officer"], action, relations: [relation], purpose });
        expect(ask("tracing").allowed).toBe(true);
        expect(ask("other").allowed).toBe(false);
        expect(ask()).toMatchObject({ allowed: false });
      }
    }
    expect(policies.decide({ roles: ["tracing-officer"], action: "read-identity", relations: ["none"] })).toMatchObject(
      {
        policy: "tracing-says-so",
      },
    );
  });

  // Verifies: NR-1
  test("is not told what a person fears on the side that is to receive them", () => {
    assertAlways(
      ({ roles, relations, allowed }) => {
        if (!allowed || roles.includes("monitor")) return;
        const holder = ["own-site", "own-authority", "sending"];
        expect(relations.some((relation) => holder.includes(relation))).toBe(true);
      },
      ["read-protection"],
    );
  });

  test("acts on nothing that is none of theirs, but for a monitor's objection, an account and a seizure", () => {
    // Commands about something that is not there yet, or is the register's, have no relation but none.
    const related = DOINGS.filter((action) => relationsOf(action).length > 1 && !PUBLIC.includes(action));
    assertAlways(({ roles, relations, allowed }) => {
      if (allowed && relations.every((relation) => relation === "none")) expect(roles).toContain("monitor");
    }, related);
  });

  // Verifies: ORD-1
  test("releases nobody whom their authority does not hold", () => {
    assertAlways(
      ({ relations, allowed }) => {
        if (allowed) expect(relations.some((one) => one === "own-site" || one === "own-authority")).toBe(true);
      },
      ["release"],
    );
  });

  test("sees who read what only as oversight", () => {
    assertAlways(
      ({ roles, allowed }) => {
        if (allowed) expect(roles.includes("monitor") || roles.includes("auditor")).toBe(true);
      },
      ["see-access-journal"],
    );
  });

  test("is permitted by several roles and relations together only what one role permits in one relation", () => {
    assertAlways(({ roles, action, relations, allowed, purpose }) => {
      if (!allowed) return;
      const alone = roles.some((role) =>
        [...relations, "none" as const].some(
          (relation) => policies.decide({ roles: [role], action, relations: [relation], purpose }).allowed,
        ),
      );
      expect(alone).toBe(true);
    });
  });
});
