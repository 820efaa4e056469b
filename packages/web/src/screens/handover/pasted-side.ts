/** One side's own list, pasted: each line is somebody on the roll, or it is said why nobody. */
import type { NamedRollLine } from "@muster/server/api";
import { folded } from "../../ui/register-table/fold.ts";

/** What parts a line in cells, on a Latin keyboard and on an Arabic one. */
const CELLS = /[,;،؛\t]/;

export interface PastedSide {
  readonly people: readonly string[];
  readonly notMatched: readonly { readonly text: string; readonly reason: "not-here" | "several" }[];
}

/** By number, by id, or by a name that one person alone has; never by the beginning of any of them. */
export function readSide(pasted: string, roll: readonly NamedRollLine[]): PastedSide {
  const called = new Map<string, Set<string>>();
  for (const line of roll) {
    for (const call of [line.person, line.number, ...(line.names ?? []).map(({ name }) => name)]) {
      if (call === null) continue;
      const key = asCompared(call);
      called.set(key, (called.get(key) ?? new Set()).add(line.person));
    }
  }
  const people = new Set<string>();
  const notMatched: PastedSide["notMatched"][number][] = [];
  for (const text of pasted.split(/\r?\n/)) {
    const call = asCompared(text.split(CELLS)[0] ?? "");
    if (call === "") continue;
    const [person, ...others] = called.get(call) ?? [];
    if (person !== undefined && others.length === 0) people.add(person);
    else notMatched.push({ text: text.trim(), reason: person === undefined ? "not-here" : "several" });
  }
  return { people: [...people], notMatched };
}

function asCompared(text: string): string {
  return folded(text).trim().replace(/\s+/g, " ");
}
