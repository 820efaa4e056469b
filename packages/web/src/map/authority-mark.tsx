/** An authority's mark: a colour and a shape, so that it is told apart on a grey print and by who does not see the colour. */
import type { CSSProperties, ReactNode } from "react";
import { markOf, reachOf, shapePath } from "./authority-shape.ts";
import "./authority-colours.css";
import styles from "./authority-mark.module.css";

interface AuthorityMarkProps {
  /** Undefined: nobody is known to be in control. */
  readonly index: number | undefined;
  readonly radius: number;
  /** `hollow`: no number is known; `vague`: nor is the place. */
  readonly look?: "full" | "hollow" | "vague";
}

export function AuthorityMark({ index, radius, look = "full" }: AuthorityMarkProps): ReactNode {
  const { shape, colour } = index === undefined ? { shape: 0, colour: 0 } : markOf(index);
  const half = Math.ceil(reachOf(shape, radius)) + 2;
  return (
    <svg
      className={styles["mark"]}
      data-look={look}
      style={{ "--mark-colour": `var(--authority-${colour})` } as CSSProperties}
      width={2 * half}
      height={2 * half}
      viewBox={`${-half} ${-half} ${2 * half} ${2 * half}`}
      aria-hidden="true"
      focusable="false"
    >
      <path d={shapePath(shape, radius)} />
    </svg>
  );
}
