/** The next command about who may do what, and about detail that goes: officers, policies, erasures, consulates. */
import { DETAIL_KINDS, ROLES, standingObjection } from "@muster/custody";
import { endsEpisode, epochMilliseconds, instantFromEpoch } from "@muster/record";
import { ESCORT, KEEPER, MONITOR, NORTH, NORTH_SECOND, SOUTH } from "../scene.ts";
import type { Situation } from "./commands.ts";

const DAY_MILLISECONDS = 86_400_000;

function assigned({ random }: Situation): object {
  const { officer } = random.pick([NORTH, NORTH_SECOND, SOUTH, ESCORT, MONITOR]) as { officer: string };
  const roles = random.some(ROLES, 2);
  const country = roles.includes("consular-officer") ? { country: "SYR" } : {};
  const sites = random.chance(0.5) ? { sites: ["N-PRISON"] } : {};
  return { kind: "officer.assign", by: KEEPER, second: MONITOR, officer, roles, ...sites, ...country };
}

function adopted({ random, world }: Situation): object {
  const text = `// ${random.chance(0.8) ? world.entries.length : "again"}\npermit(principal, action, resource);`;
  return { kind: "policy.adopt", by: KEEPER, second: MONITOR, name: "invented", text };
}

function erased(situation: Situation): object | undefined {
  const person = situation.somebody();
  if (person === undefined) return undefined;
  const kinds = situation.random.chance(0.5) ? { kinds: situation.random.some(DETAIL_KINDS, 4) } : {};
  return { kind: "detail.erase", by: NORTH, second: SOUTH, person, why: "not-needed", ...kinds };
}

/** For people whose custody ended by the cut-off, and now and then for somebody whose did not. */
function retained(situation: Situation): object {
  const { random, world, occurredAt } = situation;
  const days = 1 + random.below(4);
  const cutOff = instantFromEpoch(epochMilliseconds(occurredAt) - days * DAY_MILLISECONDS);
  const due = world.people().filter((person) => {
    const ended = (at: typeof cutOff) => endsEpisode(world.position(person, at)?.state ?? "outside");
    return ended(cutOff) && ended(world.now);
  });
  const other = random.chance(0.1) ? situation.somebody("held") : undefined;
  const people = other === undefined || due.includes(other) ? due : [...due, other];
  const detail = random.pick(DETAIL_KINDS);
  return { kind: "retention.apply", by: KEEPER, detail, days, cutOff, details: people.length, people };
}

function objected(situation: Situation): object | undefined {
  const person = situation.somebody();
  if (person === undefined) return undefined;
  const standing = standingObjection(situation.world.file(person)) !== undefined;
  const withdraws = situation.random.chance(0.9) ? standing : !standing;
  const kind = withdraws ? "consulate.withdraw-objection" : "consulate.object";
  return { kind, by: NORTH, person, statement: "an invented reason" };
}

/** One of these. */
export function nextOfAccess(situation: Situation): object | undefined {
  return situation.random.pick([assigned, adopted, erased, retained, objected, objected])?.(situation);
}
