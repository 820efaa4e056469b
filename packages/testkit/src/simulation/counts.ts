/** What comes next of a simulation's counts: opened, recorded by two officers, cleared with every difference explained, or abandoned. */
import { type PersonId, parseSubject, type SiteCode } from "@muster/record";
import { NORTH, NORTH_SECOND } from "../scene.ts";
import type { World } from "../world.ts";
import type { Situation } from "./commands.ts";

export function nextOfCount(situation: Situation): object {
  const { random, world } = situation;
  const open = countsOf(world).find((code) => world.state("count", code)?.status === "open");
  if (open === undefined || random.chance(0.05)) return opened(situation);
  const count = world.state("count", open);
  const round = count?.records.filter((record) => record.round === count.round) ?? [];
  if (count === undefined || random.chance(0.1)) {
    return { kind: "count.abandon", by: NORTH, second: NORTH_SECOND, count: open, reason: "dark" };
  }
  if (round.length < 2) {
    const there = world.heldAt(count.site, situation.occurredAt);
    const people = random.chance(0.8) ? there : random.some(there, there.length);
    const by = round.length === 0 ? NORTH : NORTH_SECOND;
    return {
      kind: "count.record",
      by,
      count: open,
      ...(count.counting === "named" ? { people } : { number: people.length }),
    };
  }
  return cleared(situation, open, count.site, [...(round[0]?.people ?? [])]);
}

function opened({ random, world }: Situation): object {
  const site = random.pick(["N-CAMP", "N-CAMP", "N-CAMP", "N-PRISON"]);
  const counting = random.pick(["named", "bare"]);
  return { kind: "count.open", by: NORTH, count: `C-${countsOf(world).length + 1}`, site, counting };
}

function cleared(
  { world, occurredAt }: Situation,
  count: string,
  site: SiteCode,
  counted: readonly PersonId[],
): object {
  const books = new Set(world.heldAt(site, occurredAt));
  const different = [
    ...counted.filter((one) => !books.has(one)),
    ...[...books].filter((one) => !counted.includes(one)),
  ];
  const bare = world.state("count", count)?.counting === "bare";
  const why = bare
    ? { explanation: "the sick were counted elsewhere" }
    : { explanations: different.map((one) => ({ person: one, reason: "at the clinic" })) };
  return { kind: "count.clear", by: NORTH, count, site, ...why };
}

function countsOf(world: World): string[] {
  const keys = world.entries.filter(({ entry }) => entry.kind === "count.opened").flatMap(({ entry }) => entry.about);
  return keys.map(parseSubject).flatMap(({ kind, id }) => (kind === "count" ? [id] : []));
}
