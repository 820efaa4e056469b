/** What does not belong into a name, for whoever is typing one: each fault with what stands there, and what would mend it. */
import { type NameFault, nameFaults, setApart } from "@muster/names";

/** What a field of a form takes, and some more: a text that is too long is told so. */
export const LONGEST_TYPED = 2_000;

const LOOK_ALIKE = "look-alike-letters";

export interface NameFaultLine extends Pick<NameFault, "code" | "remedy"> {
  /** The piece of the name, as it was typed; letters that only look like those of the word meant are in brackets. */
  readonly written: string;
  /** What would stand there instead, where that is certain enough to offer; null elsewhere. Never put in its place unasked. */
  readonly instead: string | null;
}

export interface NameFaultsAnswer {
  /** In the order of the text; none for a name, and for one that is not known. */
  readonly faults: readonly NameFaultLine[];
}

export function nameFaultsAnswer(text: string): NameFaultsAnswer {
  return {
    faults: nameFaults(text).map(({ code, at, length, remedy, instead = null }) => {
      const piece = text.slice(at, at + length);
      return { code, remedy, written: code === LOOK_ALIKE ? setApart(piece, instead ?? piece) : piece, instead };
    }),
  };
}
