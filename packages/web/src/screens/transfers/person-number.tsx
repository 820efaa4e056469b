/** How somebody is named by a number in the lists of a transfer. */
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { shortId } from "../../ui/person-picker/typed.ts";
import { Code } from "../../ui/person-name.tsx";

interface PersonNumberProps {
  readonly person: string;
  readonly number: string | null;
}

/** The number given to a person, or the beginning of the id where there is none; a link to the person. */
export function PersonNumber({ person, number }: PersonNumberProps): ReactNode {
  return (
    <Link to="/people/$person" params={{ person }}>
      <Code>{number ?? shortId(person)}</Code>
    </Link>
  );
}
