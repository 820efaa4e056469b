import type { ReactNode } from "react";

/** Stands in the sentence for what is put there: of a private use area, so in nobody's text. */
const SLOT = "\uE000";

interface SentenceProps {
  /** The whole sentence, around what is put into it. */
  readonly says: (slot: string) => string;
  /** More than text: a link, a name. */
  readonly children: ReactNode;
}

/** A sentence with something in it that is more than text, wherever the language puts it. */
export function Sentence({ says, children }: SentenceProps): ReactNode {
  const [before = "", ...after] = says(SLOT).split(SLOT);
  return (
    <>
      {before}
      {children}
      {after.join("")}
    </>
  );
}
