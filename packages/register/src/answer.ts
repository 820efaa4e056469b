/** What comes of a command: it was recorded, refused, or neither is sure. */
import type { Refusal } from "@muster/custody";
import { DatabaseFull } from "@muster/ledger";
import type { Entry, EntryNumber, Item, PersonId } from "@muster/record";

/** A command that was recorded. */
export interface Accepted {
  readonly accepted: true;
  readonly number: EntryNumber;
  readonly entry: Entry;
  /** The people the entry is about, new ones too. */
  readonly people: readonly PersonId[];
}

export type Answer = Accepted | Refusal;

/** Nothing was recorded, or it is not known whether it was: send the command again, with its idempotency key. */
export class RegisterUnavailable extends Error {
  override readonly name = "RegisterUnavailable";
}

/** A defect in Muster: this command cannot be decided or kept. Nothing of it was recorded; sending it again does not help. */
export class CommandFailed extends Error {
  override readonly name = "CommandFailed";
}

export function accepted(entry: Entry, items: readonly Item[]): Accepted {
  return { accepted: true, number: entry.number, entry, people: items.map(({ person }) => person) };
}

/** The fault as whoever submitted the command sees it. */
export function unavailable(fault: unknown): Error {
  if (fault instanceof RegisterUnavailable) return fault;
  if (fault instanceof DatabaseFull) {
    return new RegisterUnavailable(
      "The disk of the register's database is full: nothing was recorded. Free some space and send the command again.",
      {
        cause: fault,
      },
    );
  }
  return new RegisterUnavailable("The register could not be written; send the command again.", { cause: fault });
}
