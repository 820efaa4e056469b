/** The joint roll while it is being made: whom each side saw. Who was seen by both is on it. */
import type { CommandOf, NamedRollLine } from "@muster/server/api";
import type { Selection } from "../../ui/register-table/selection.ts";

export const SIDES = ["outgoing", "incoming"] as const;
export type Side = (typeof SIDES)[number];

/** What both sides have marked so far. */
export interface Marked {
  readonly outgoing: Selection;
  readonly incoming: Selection;
  /** Why people are not on the joint roll, as far as somebody knows. */
  readonly reasons: ReadonlyMap<string, string>;
}

export const NOTHING_MARKED: Marked = { outgoing: new Set(), incoming: new Set(), reasons: new Map() };

/** A person the books hold at the site, with who saw them. */
export interface JointLine extends NamedRollLine {
  readonly outgoing: boolean;
  readonly incoming: boolean;
  /** Seen by both. */
  readonly isOn: boolean;
  readonly reason: string | null;
}

export function jointLines(people: readonly NamedRollLine[], marked: Marked): readonly JointLine[] {
  return people.map((line) => {
    const outgoing = marked.outgoing.has(line.person);
    const incoming = marked.incoming.has(line.person);
    const isOn = outgoing && incoming;
    return { ...line, outgoing, incoming, isOn, reason: isOn ? null : (marked.reasons.get(line.person) ?? null) };
  });
}

/** These people seen by a side, or not. */
export function markedSeen(marked: Marked, side: Side, people: Iterable<string>, seen: boolean): Marked {
  const changed = new Set(marked[side]);
  for (const person of people) {
    if (seen) changed.add(person);
    else changed.delete(person);
  }
  return { ...marked, [side]: changed };
}

/** The reason why these people are not on the joint roll; taken back where it is empty. */
export function reasoned(marked: Marked, people: Iterable<string>, reason: string): Marked {
  const reasons = new Map(marked.reasons);
  for (const person of people) {
    if (reason === "") reasons.delete(person);
    else reasons.set(person, reason);
  }
  return { ...marked, reasons };
}

export type InventoryLine = NonNullable<CommandOf<"control.hand-over">["inventory"]>[number];

interface Passing {
  readonly site: string;
  readonly to: string;
  readonly at: string;
  readonly inventory: readonly InventoryLine[];
}

/** The command that both sign. */
export function handOverCommand(
  { site, to, at, inventory }: Passing,
  lines: readonly JointLine[],
): CommandOf<"control.hand-over"> {
  const differences = lines.flatMap(({ person, reason }) => (reason === null ? [] : [{ person, reason }]));
  return {
    kind: "control.hand-over",
    occurredAt: at,
    site,
    to,
    jointRoll: lines.filter(({ isOn }) => isOn).map(({ person }) => person),
    ...(differences.length === 0 ? {} : { differences }),
    ...(inventory.length === 0 ? {} : { inventory }),
  } as CommandOf<"control.hand-over">;
}
