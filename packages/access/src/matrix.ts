/**
 * The published matrix: role by action by relation, as `policies/matrix.csv` states it. It is written by people, apart
 * from the policies; tests hold each against the other, cell by cell.
 */
import type { Role } from "@muster/custody";
import { ROLES } from "@muster/custody";
import type { Action } from "./actions.ts";
import { ACTIONS, relationsOf } from "./actions.ts";
import type { Relation } from "./relations.ts";
import { RELATIONS } from "./relations.ts";

export interface MatrixRow {
  readonly role: Role;
  readonly action: Action;
  /** The relations in which the role may. */
  readonly allowed: ReadonlySet<Relation>;
}

/** Reads the matrix, or says in which line it is no matrix. */
export function readMatrix(csv: string): readonly MatrixRow[] | string {
  const [heading, ...lines] = csv.trimEnd().split("\n");
  if (heading !== ["role", "action", ...RELATIONS].join(",")) return "line 1: not the heading of a matrix";
  const rows: MatrixRow[] = [];
  for (const [at, line] of lines.entries()) {
    const row = readRow(line);
    if (typeof row === "string") return `line ${at + 2}: ${row}`;
    rows.push(row);
  }
  return rows;
}

function readRow(line: string): MatrixRow | string {
  const [first, second, ...cells] = line.split(",");
  const role = ROLES.find((known) => known === first);
  const action = ACTIONS.find((known) => known === second);
  if (role === undefined) return `no role: ${first}`;
  if (action === undefined) return `no action: ${second}`;
  if (cells.length !== RELATIONS.length) return `${cells.length} relations instead of ${RELATIONS.length}`;
  const arising = relationsOf(action);
  const allowed = new Set<Relation>();
  for (const [at, relation] of RELATIONS.entries()) {
    const cell = cells[at];
    const arises = arising.includes(relation);
    if (arises ? cell !== "allow" && cell !== "deny" : cell !== "-") return `${relation}: ${cell} cannot stand here`;
    if (cell === "allow") allowed.add(relation);
  }
  return { role, action, allowed };
}
