/** Whether a person objects to their consulate being told. */
import type { ConsularObjection, PersonFile } from "../person/file.ts";

/** The objection that stands; undefined where there is none. While one does, no consular officer learns of the person. */
export function standingObjection({ consularObjections }: PersonFile): ConsularObjection | undefined {
  return consularObjections.findLast(({ withdrawn }) => withdrawn === undefined);
}
