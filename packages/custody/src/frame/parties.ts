/**
 * Who is party to a thing: whom an entry makes the sender, the escort or the receiver of a transfer, a side of a
 * programme or an agreement, a controller of a site. It is read from the entry alone, so that the books can keep a list
 * of it, and an authority is shown what it is party to and not what it is not.
 */
import type { AuthorityCode, Entry, Subject } from "@muster/record";
import { insteadOf } from "../correction/effect.ts";
import { ruleOfKind } from "./rules.ts";

export interface PartyTo {
  readonly subject: Subject;
  readonly authority: AuthorityCode;
}

/**
 * Whom the entry makes party to what. Nobody is party to a thing no longer, whatever later entries say: who once was
 * knows of it. For a correction: what it puts in the corrected entry's place says it.
 */
export function partiesOf(entry: Entry): readonly PartyTo[] {
  const { kind, body } = insteadOf(entry) ?? entry;
  return ruleOfKind(kind).parties?.(body) ?? [];
}
