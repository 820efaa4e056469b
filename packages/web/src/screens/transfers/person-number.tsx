/** How somebody is named by a number in the lists of a transfer. */
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { Numbered, type NumberedPerson } from "../../ui/person-picker/called.tsx";

/** The number given to a person, or the beginning of the id where there is none; a link to the person. */
export function PersonNumber({ person, number }: NumberedPerson): ReactNode {
  return (
    <Link to="/people/$person" params={{ person }}>
      <Numbered person={person} number={number} />
    </Link>
  );
}
