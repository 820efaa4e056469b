/**
 * What the books say of several files that are asserted to be of one human being, and that cannot all be so: somebody in two
 * places, or counted twice in one. The books are not changed for it. Each file keeps its own position until officers release,
 * correct or withdraw what is wrong; until then the trial balance counts the human being more than once, and this says so.
 */
import type { PersonId, Position } from "@muster/record";

/** At two places at once; twice at one place; in somebody's hands, and missing; in somebody's hands, and dead. */
export type ClashKind = "in-two-places" | "counted-twice" | "held-and-missing" | "held-and-dead";

export interface Clash {
  readonly kind: ClashKind;
  /** Whose positions contradict one another. */
  readonly people: readonly PersonId[];
}

interface Positioned {
  readonly person: PersonId;
  readonly position: Position;
}

/** Every way in which these positions, at one instant, cannot be those of one human being. */
export function clashesOf(files: readonly Positioned[]): readonly Clash[] {
  const those = (...states: Position["state"][]) => files.filter(({ position }) => states.includes(position.state));
  const [present, missing, dead] = [those("held", "in-transit"), those("at-large", "unaccounted"), those("deceased")];
  const places = Map.groupBy(present, ({ position }) => placeOf(position));
  const clash = (kind: ClashKind, ...among: readonly Positioned[]): Clash => ({
    kind,
    people: among.map(({ person }) => person),
  });
  return [
    ...(places.size > 1 ? [clash("in-two-places", ...present)] : []),
    ...[...places.values()].filter(({ length }) => length > 1).map((there) => clash("counted-twice", ...there)),
    ...(present.length > 0 && missing.length > 0 ? [clash("held-and-missing", ...present, ...missing)] : []),
    ...(present.length > 0 && dead.length > 0 ? [clash("held-and-dead", ...present, ...dead)] : []),
  ];
}

/** Where a body is: at a site, or on the way. Units of one site are no two places to be in: people move between them. */
function placeOf({ site, transfer }: Position): string {
  return transfer === undefined ? `site ${site ?? ""}` : `transfer ${transfer}`;
}
