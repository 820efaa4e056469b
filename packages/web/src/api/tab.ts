/**
 * Whose tab this is. It keeps what an officer reads for, and work half done: a count, a joint roll. Machines at a site are
 * shared, and the next officer neither reads under the last one's purpose nor counts on from the last one's marks; an officer
 * whose session ended meanwhile comes back to their own.
 */
import { forgetPurpose } from "./purpose.ts";

const OURS = "muster.";
const OWNER = "muster.officer";

/** Signed in here is this officer: what another one left is forgotten. Who cannot be told is another one. */
export function tabOf(officer: string | undefined): void {
  if (officer !== undefined && sessionStorage.getItem(OWNER) === officer) return;
  forgetTab();
  if (officer !== undefined) sessionStorage.setItem(OWNER, officer);
}

export function forgetTab(): void {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(OURS)) sessionStorage.removeItem(key);
  forgetPurpose();
}
