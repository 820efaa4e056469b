/** Buttons. One that is at work (`isPending`) keeps the focus and takes no second press; one that is disabled cannot have the focus. */
import type { ReactNode } from "react";
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from "react-aria-components";
import styles from "./button.module.css";

interface ButtonProps extends Omit<AriaButtonProps, "className" | "style"> {
  /** `main` is the one thing the page is for; `quiet` stands in a line of text or a row of a table. */
  readonly look?: "main" | "plain" | "quiet" | "danger";
}

export function Button({ look = "plain", ...rest }: ButtonProps): ReactNode {
  return <AriaButton {...rest} className={`${styles["button"]} ${styles[look]}`} />;
}
