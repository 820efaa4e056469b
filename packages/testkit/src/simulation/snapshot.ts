/** What the oracle knew at one number: every person's lines, from which it answers as of any instant by looking through them all. */
import type { EntryNumber, Instant, PersonId, Position, SiteCode } from "@muster/record";
import type { World } from "../world.ts";

interface KnownLine {
  readonly entry: EntryNumber;
  readonly from: Instant;
  readonly position: Position;
}

export class Snapshot {
  readonly knownAt: EntryNumber;
  /** Oldest first. */
  readonly lines: ReadonlyMap<PersonId, readonly KnownLine[]>;

  constructor(world: World) {
    this.knownAt = world.entries.length - 1;
    const current = world.rows.filter(({ knownUntil }) => knownUntil === null);
    const ordered = current.sort((one, other) =>
      one.at === other.at ? one.entry - other.entry : one.at < other.at ? -1 : 1,
    );
    const known = Map.groupBy(ordered, ({ person }) => person);
    this.lines = new Map(
      [...known].map(([person, rows]) => [
        person,
        rows.map(({ entry, at: from, makes }) => ({ entry, from, position: { ...makes } })),
      ]),
    );
  }

  /** How many people stood where: `state site custodian` to their number. */
  balance(asOf: Instant): Record<string, number> {
    const people: Record<string, number> = {};
    for (const { position } of this.#standing(asOf).values()) {
      const key = balanceKey(position.state, position.site, position.custodian);
      people[key] = (people[key] ?? 0) + 1;
    }
    return people;
  }

  /** Who was held at the site, in order. */
  roll(site: SiteCode, asOf: Instant): PersonId[] {
    const held = [...this.#standing(asOf)].filter(
      ([, { position }]) => position.state === "held" && position.site === site,
    );
    return held.map(([person]) => person).sort();
  }

  #standing(asOf: Instant): Map<PersonId, KnownLine> {
    const standing = new Map<PersonId, KnownLine>();
    for (const [person, lines] of this.lines) {
      const last = lines.findLast(({ from }) => from <= asOf);
      if (last !== undefined) standing.set(person, last);
    }
    return standing;
  }
}

export function balanceKey(state: string, site?: string | null, custodian?: string | null): string {
  return `${state} ${site ?? "-"} ${custodian ?? "-"}`;
}
