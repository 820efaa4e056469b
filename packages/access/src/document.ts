/** The published matrix as people read it: role by role, what an officer may do, and in which relations. */
import type { Role } from "@muster/custody";
import { ROLE_MEANINGS, ROLES } from "@muster/custody";
import { matterOf, relationsOf, saysOf } from "./actions.ts";
import type { MatrixRow } from "./matrix.ts";
import type { StatedPolicy } from "./policies.ts";
import { RELATION_MEANINGS, RELATIONS, type Relation } from "./relations.ts";

const OPENING = `# Who may do what, and who may know what

Written by \`node scripts/access-matrix.ts\` from [policies/matrix.csv](../policies/matrix.csv); a test holds the two
together, and another asks every cell of the matrix of the [policies](../policies) themselves, the denied ones too. How it
works, and what does not follow from it, is in [access.md](access.md).

What is not listed under a role is denied to it. An officer with several roles may do what any of them may; what a policy
forbids is forbidden whatever other roles the officer has. Every relation in which an officer stands counts, and one that
permits is enough. An officer without a role may do nothing.

Some actions are about the register as a whole, or about something that is not there yet: nobody stands to it in a relation.
In the matrix only their column \`none\` counts; a dash stands where a relation does not arise.
`;

export function matrixDocument(rows: readonly MatrixRow[], policies: readonly StatedPolicy[]): string {
  const parts = [
    OPENING,
    relationsPart(),
    "## What nobody may, whatever the roles\n",
    ...policies.filter(({ effect }) => effect === "forbid").map(({ id, reason }) => `- **${id}**: ${reason}`),
    "",
    ...ROLES.map((role) =>
      rolePart(
        role,
        rows.filter((row) => row.role === role),
      ),
    ),
  ];
  return parts.join("\n");
}

function relationsPart(): string {
  const lines = RELATIONS.map((relation) => `| ${relation} | ${RELATION_MEANINGS[relation]} |`);
  return ["## Relations\n", "| relation | a person … |", "|---|---|", ...lines, ""].join("\n");
}

/** One table: actions that are permitted in the same relations share a line. */
function rolePart(role: Role, rows: readonly MatrixRow[]): string {
  const byRelations = new Map<string, string[]>();
  for (const { action, allowed } of rows) {
    if (allowed.size === 0) continue;
    const where = matterOf(action) === "register" ? "always" : relationsSaid(allowed, action);
    byRelations.set(where, [...(byRelations.get(where) ?? []), `${saysOf(action)} (\`${action}\`)`]);
  }
  const lines = [...byRelations].map(([where, actions]) => `| ${where} | ${actions.join("; ")} |`);
  return [`## ${role}\n`, `${capital(ROLE_MEANINGS[role])}.\n`, "| relation | may |", "|---|---|", ...lines, ""].join(
    "\n",
  );
}

function relationsSaid(allowed: ReadonlySet<Relation>, action: MatrixRow["action"]): string {
  const said = RELATIONS.filter((relation) => allowed.has(relation));
  return said.includes("none") && said.length === relationsOf(action).length ? "any, and none" : said.join(", ");
}

function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}
