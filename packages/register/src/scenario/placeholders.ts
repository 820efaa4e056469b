/**
 * Placeholders in a scenario's commands, filled in as it is played, since people's ids, entries' numbers and signatures
 * are not in its files:
 *
 *     "$person", "…$index…"                            in a step for each of a group: the person, and which one (from 1)
 *     {"$people": ["out"], "not": ["back"]}            the people of groups
 *     {"$one": "out", "at": 3}                         one person of a group, from 0
 *     {"$for": ["out"], "give": {…"$person"…}}         an object for each of them
 *     {"$heldAt": "AL-HOL", "not": ["away"]}           everyone the register's roll of a site has then; with "units", of these
 *     {"$seats": ["convoy"], "vehicles": {"BUS-1": 30}} seats one after the other
 *     {"$entry": "label"}                              the number of an entry made before
 *     {"$receipt": "T-1"}                              the receiving authority's receipt, signed with its exercise key
 */
import type { RollRow } from "@muster/ledger";
import type { EntryNumber, Instant, PersonId, SiteCode } from "@muster/record";

/** What placeholders are filled from. */
export interface Filling {
  readonly peopleOf: (groups: readonly string[], not?: readonly string[]) => readonly PersonId[];
  readonly entryOf: (label: string) => EntryNumber;
  readonly heldAt: (site: SiteCode, at: Instant) => Promise<readonly Pick<RollRow, "person" | "unit">[]>;
  readonly receiptFor: (transfer: string, command: Readonly<Record<string, unknown>>) => Promise<unknown>;
}

/** The one of a group a command is for. */
export interface Each {
  readonly person: PersonId;
  /** From 1. */
  readonly index: number;
}

interface Scope {
  readonly filling: Filling;
  readonly each: Each | undefined;
  readonly occurredAt: Instant;
}

/** The command with every placeholder filled. The receipt comes last, for it signs the rest. */
export async function fillCommand(
  command: Readonly<Record<string, unknown>>,
  filling: Filling,
  each?: Each,
): Promise<Record<string, unknown>> {
  const scope: Scope = { filling, each, occurredAt: command["occurredAt"] as Instant };
  const { receipt, ...rest } = command;
  const filled = (await fill(rest, scope)) as Record<string, unknown>;
  if (receipt === undefined) return filled;
  const { $receipt: transfer } = receipt as { $receipt: string };
  return { ...filled, receipt: await filling.receiptFor(transfer, filled) };
}

async function fill(value: unknown, scope: Scope): Promise<unknown> {
  if (typeof value === "string") return fillText(value, scope);
  if (Array.isArray(value)) return Promise.all(value.map((item) => fill(item, scope)));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value);
  const placeholder = entries.find(([key]) => key.startsWith("$"))?.[0];
  if (placeholder !== undefined) return fillPlaceholder(placeholder, value as Record<string, unknown>, scope);
  return Object.fromEntries(
    await Promise.all(entries.map(async ([key, item]) => [key, await fill(item, scope)] as const)),
  );
}

function fillText(text: string, { each }: Scope): string {
  if (text !== "$person" && !text.includes("$index")) return text;
  if (each === undefined) throw new Error(`"${text}" stands in a step that is for nobody in particular`);
  return text === "$person" ? each.person : text.replace("$index", String(each.index).padStart(3, "0"));
}

async function fillPlaceholder(name: string, value: Record<string, unknown>, scope: Scope): Promise<unknown> {
  const { filling, occurredAt } = scope;
  const groups = value[name];
  const not = (value["not"] ?? []) as string[];
  switch (name) {
    case "$people":
      return filling.peopleOf(groups as string[], not);
    case "$one":
      return must(
        filling.peopleOf([groups as string])[value["at"] as number],
        `group ${String(groups)} has nobody at ${String(value["at"])}`,
      );
    case "$for":
      return Promise.all(
        filling
          .peopleOf(groups as string[], not)
          .map((person, index) => fill(value["give"], { ...scope, each: { person, index: index + 1 } })),
      );
    case "$heldAt": {
      const away = new Set(filling.peopleOf(not));
      const units = value["units"] as string[] | undefined;
      const held = (await filling.heldAt(groups as SiteCode, occurredAt)).filter(
        ({ unit }) => units === undefined || units.includes(unit ?? ""),
      );
      return held.map(({ person }) => person).filter((person) => !away.has(person));
    }
    case "$seats":
      return seatsFor(filling.peopleOf(groups as string[], not), value["vehicles"] as Record<string, number>);
    case "$entry":
      return filling.entryOf(groups as string);
    default:
      throw new Error(`a scenario has no placeholder ${name}`);
  }
}

/** Fills one vehicle after the other. */
function seatsFor(people: readonly PersonId[], vehicles: Readonly<Record<string, number>>) {
  const seats = Object.entries(vehicles).flatMap(([vehicle, count]) =>
    Array.from({ length: count }, (_, index) => ({ vehicle, seat: String(index + 1) })),
  );
  return people.map((person, index) => ({
    person,
    ...must(seats[index], `${people.length} people for ${seats.length} seats`),
  }));
}

function must<Value>(value: Value | undefined, otherwise: string): Value {
  if (value === undefined) throw new Error(otherwise);
  return value;
}
