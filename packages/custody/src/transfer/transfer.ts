/** The state of a transfer. */
import type { PersonId } from "@muster/record";
export interface Transfer {
  readonly code: string;
  readonly people: Map<PersonId, object>;
}
