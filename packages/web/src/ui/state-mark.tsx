import type { State } from "@muster/record";
import type { ReactNode } from "react";
import { useTexts } from "../texts/reading.tsx";
import styles from "./state-mark.module.css";
import { uiTexts } from "./texts.ts";

/** Marks read without colour: on a grey print, by who does not see red. Drawn in 12 by 12; arrows turn with the page. */
const MARKS: Readonly<Record<State, string>> = {
  outside: "M6 5a1 1 0 1 1 0 2a1 1 0 1 1 0-2Z",
  held: "M2 2h8v8H2Z",
  "in-transit": "M1 5h6V2l4 4-4 4V7H1Z",
  "at-large": "M6 1.5 11 10.5H1ZM6 4.2 3.4 9h5.2Z",
  unaccounted: "M3 4a3 3 0 1 1 4 2.8V8H5V5.4h1A1.4 1.4 0 1 0 4.6 4ZM5 9.4h2V11H5Z",
  released: "M6 1a5 5 0 1 1 0 10a5 5 0 1 1 0-10Zm0 1.8a3.2 3.2 0 1 0 0 6.4a3.2 3.2 0 1 0 0-6.4Z",
  deceased: "M1.5 5h9v2h-9Z",
  "transferred-out": "M6 1 11 6 6 11 1 6Z",
};

/** A state of a person: its mark, its colour and its name; never the colour alone. */
export function StateMark({ state, children }: { readonly state: State; readonly children?: ReactNode }): ReactNode {
  const t = useTexts(uiTexts);
  return (
    <span className={styles["state"]} data-state={state}>
      <svg className={styles["mark"]} viewBox="0 0 12 12" aria-hidden="true" focusable="false">
        <path d={MARKS[state]} fillRule="evenodd" />
      </svg>
      {children ?? t(`state.${state}`)}
    </span>
  );
}
