/**
 * What is read at the machine's command line is recorded in the access journal like what is read over the network: under
 * the keeper's first officer, as the folder notes it, for nobody is signed in there. Recorded first, and then read.
 */
import {
  AccessJournal,
  type AccessKind,
  type AccessSubject,
  type Node,
  type Purpose,
  systemClock,
} from "@muster/register";
import { keeperOf } from "./keeper-note.ts";
import type { Reading } from "./options.ts";

const AT_THE_MACHINE = "At the machine's command line";

export interface Read {
  readonly kind: AccessKind;
  readonly subjects?: readonly AccessSubject[];
  /** What was searched for. */
  readonly asked?: string;
}

/** Records it; throws where it cannot be recorded, and then nothing is to be read. */
export async function recordReading(node: Node, { purpose = "other", why }: Reading, read: Read): Promise<void> {
  const { ledger, signer, register, directory } = node;
  const journal = new AccessJournal({ ledger, signer, clock: systemClock });
  const by = await keeperOf(directory);
  const state = by === undefined ? undefined : await register.subject("officer", by.officer, await register.moment());
  try {
    await journal.record({
      kind: read.kind,
      outcome: "allowed",
      purpose: purpose as Purpose,
      note: why === undefined ? AT_THE_MACHINE : `${AT_THE_MACHINE}: ${why}`,
      ...(by === undefined ? {} : { by: { ...by, roles: [...(state?.roles ?? [])] } }),
      ...(read.subjects === undefined ? {} : { subjects: [...read.subjects] }),
      ...(read.asked === undefined ? {} : { asked: read.asked }),
    });
  } finally {
    await journal.close();
  }
}
