/** Erasing the free words of an event. That they were erased is an event itself; when, by whom and what kind stays for good. */
import { eraseAccessNote, type Ledger } from "@muster/ledger";
import type { AccessNumber, AccessRequest } from "./event.ts";
import type { AccessJournal } from "./journal.ts";
import { type Recorded, withRecorded } from "./with-recorded.ts";

/** Why it is done, and by whom. Who may, and who must agree to it, is decided before this is called. */
export type Erasing = Pick<AccessRequest, "by" | "purpose" | "note">;

/** Erases both the reason and what was asked for. Answers how many of the two there were. */
export function eraseWords(
  journal: Pick<AccessJournal, "record">,
  ledger: Ledger,
  number: AccessNumber,
  erasing: Erasing,
): Promise<Recorded<number>> {
  const event: AccessRequest = {
    ...erasing,
    kind: "note.erased",
    outcome: "allowed",
    subjects: [{ kind: "access", id: String(number) }],
  };
  return withRecorded(journal, event, () => eraseAccessNote(ledger.database, number));
}
