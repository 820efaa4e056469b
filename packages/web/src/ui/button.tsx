/** Buttons. One that is at work keeps the focus and takes no second press; one that is disabled cannot have the focus. */
import type { ReactNode } from "react";
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from "react-aria-components";
import styles from "./button.module.css";

interface ButtonProps extends Omit<AriaButtonProps, "className" | "style" | "isPending"> {
  /** `main` is the one thing the page is for; `quiet` stands in a line of text or a row of a table. */
  readonly look?: "main" | "plain" | "quiet" | "danger";
  /** What it does is being done. (The library's own says the button's name twice, the second time when it may be gone.) */
  readonly isPending?: boolean;
}

export function Button({ look = "plain", isPending = false, ...rest }: ButtonProps): ReactNode {
  const className = `${styles["button"]} ${styles[look]}`;
  if (!isPending) return <AriaButton {...rest} className={className} />;
  const { onPress: _onPress, type: _type, ...still } = rest;
  return <AriaButton {...still} type="button" aria-disabled data-pending="" className={className} />;
}
