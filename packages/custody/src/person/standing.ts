/** Where the people of a command stand at its time, as every rule about people asks it. */
import type { Instant, PersonId, Position } from "@muster/record";
import { endsEpisode } from "@muster/record";
import type { Facts } from "../frame/facts.ts";
import type { Refusal } from "../frame/refusal.ts";
import { refuse } from "../frame/refusal.ts";

/** The person's position at `at`; undefined before the person's first line. */
export function positionAt(facts: Facts, person: PersonId, at: Instant): Position | undefined {
  return facts.person(person)?.chain.at(at)?.makes;
}

/** The refusal of what can only be said of somebody in a custody episode; undefined when the person is in one at `at`. */
export function notInEpisode(facts: Facts, person: PersonId, at: Instant): Refusal | undefined {
  const row = facts.person(person)?.chain.at(at);
  if (row !== undefined && row.makes.state !== "outside" && !endsEpisode(row.makes.state)) return undefined;
  return refuse(
    "conflict",
    "not-in-custody",
    `The person is in no custody episode on ${at}${row === undefined ? "" : `: ${row.makes.state} since entry ${row.entry}`}.`,
    "Check the time and the person, or enter the admission first.",
    { person, ...(row === undefined ? {} : { entry: row.entry }) },
  );
}

/** The one transfer that carries any of these people at `at`; a refusal where they are on several. */
export function transferCarrying(
  facts: Facts,
  people: readonly PersonId[],
  at: Instant,
): { readonly transfer: NonNullable<Position["transfer"]> | undefined } | Refusal {
  const transfers = new Set(
    people
      .map((person) => positionAt(facts, person, at))
      .filter((position) => position?.state === "in-transit" || position?.state === "unaccounted")
      .map((position) => position?.transfer)
      .filter((transfer) => transfer !== undefined),
  );
  if (transfers.size <= 1) return { transfer: [...transfers][0] };
  return refuse(
    "invalid",
    "several-transfers",
    `These people are on ${transfers.size} transfers: ${[...transfers].slice(0, 8).join(", ")}.`,
    "Make one entry for each transfer.",
    { transfers: [...transfers].slice(0, 64) },
  );
}
