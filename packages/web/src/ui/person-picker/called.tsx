/** How a person is called in a list and on its buttons. */
import type { ReactNode } from "react";
import { Code } from "../person-name.tsx";
import type { PickedPerson } from "./picked-person.ts";
import { shortId } from "./typed.ts";

export interface NumberedPerson {
  readonly person: string;
  readonly number: string | null;
}

/** The number, or where there is none the beginning of the id, by which two can be told apart. */
export function Numbered({ number, person }: NumberedPerson): ReactNode {
  return <Code>{number ?? shortId(person)}</Code>;
}

/** What a button about this person calls them, for who reads by ear. */
export function called({ name, number, person }: PickedPerson): string {
  return [name, number ?? (name === null ? person : null)].filter((part) => part !== null).join(", ");
}
