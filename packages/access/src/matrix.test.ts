import { ROLES } from "@muster/custody";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ACTIONS, relationsOf } from "./actions.ts";
import { readMatrix } from "./matrix.ts";
import { RELATIONS } from "./relations.ts";
import { policiesOnDisk, POLICIES_FOLDER } from "../test/policies-on-disk.ts";

const csv = readFileSync(join(POLICIES_FOLDER, "matrix.csv"), "utf8");
const policies = policiesOnDisk();

function matrix() {
  const rows = readMatrix(csv);
  if (typeof rows === "string") throw new Error(rows);
  return rows;
}

describe("the published matrix", () => {
  test("has every role with every action exactly once, in order", () => {
    const expected = ROLES.flatMap((role) => ACTIONS.map((action) => `${role} ${action}`));
    expect(matrix().map(({ role, action }) => `${role} ${action}`)).toEqual(expected);
  });

  // A relation that does not arise for an action is asked as none; a dash says so, and is asked too.
  // Verifies: MR-6, MR-8-10, MR-26, MR-84, ICPPED-20-22
  describe.each(ROLES)("every cell of %s is what the policies decide", (role) => {
    test.each(matrix().filter((row) => row.role === role))("$action", ({ action, allowed }) => {
      const stated = RELATIONS.map((relation) => {
        const counted = relationsOf(action).includes(relation) ? relation : "none";
        return `${relation}: ${allowed.has(counted) ? "allow" : "deny"}`;
      });
      // The tracing officer's cells are stated for the only purpose it may have; `invariants.test.ts` has the others.
      const purpose = role === "tracing-officer" ? "tracing" : undefined;
      const decided = RELATIONS.map((relation) => {
        const { allowed: may } = policies.decide({ roles: [role], action, relations: [relation], purpose });
        return `${relation}: ${may ? "allow" : "deny"}`;
      });
      expect(decided).toEqual(stated);
    });
  });

  test("an officer without a role may do nothing at all", () => {
    const may = ACTIONS.filter((action) =>
      RELATIONS.some((relation) => policies.decide({ roles: [], action, relations: [relation] }).allowed),
    );
    expect(may).toEqual([]);
  });

  test("what is no matrix is not read as one", () => {
    const lines = csv.trimEnd().split("\n");
    expect(readMatrix(["role,action", ...lines.slice(1)].join("\n"))).toBe("line 1: not the heading of a matrix");
    expect(readMatrix([lines[0], "warden,see-roll"].join("\n"))).toBe("line 2: no role: warden");
    expect(readMatrix([lines[0], "keeper,see-all"].join("\n"))).toBe("line 2: no action: see-all");
    expect(readMatrix([lines[0], "keeper,see-roll,deny"].join("\n"))).toBe("line 2: 1 relations instead of 10");
    expect(readMatrix(csv.replace("keeper,see-balance,-", "keeper,see-balance,allow"))).toBe(
      "line 2: own-site: allow cannot stand here",
    );
    expect(readMatrix(csv.replace("allow", "perhaps"))).toMatch(/^line 2: none: perhaps cannot stand here$/);
  });
});
