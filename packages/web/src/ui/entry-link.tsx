/** How an entry is called, and the way to it. */
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useReading, useTexts } from "../texts/reading.tsx";
import styles from "./entry-link.module.css";
import { uiTexts } from "./texts.ts";

interface EntryLinkProps {
  readonly number: number;
  /** Its number alone, where a heading says what it is. */
  readonly isBare?: boolean;
}

/** The entry that says so, in the journal: `entry 32,811`. */
export function EntryLink({ number, isBare = false }: EntryLinkProps): ReactNode {
  const t = useTexts(uiTexts);
  const { number: written } = useReading();
  return (
    <Link to="/journal/$number" params={{ number: String(number) }} className={isBare ? undefined : styles["entry"]}>
      {isBare ? written(number) : t("entry", { number })}
    </Link>
  );
}
