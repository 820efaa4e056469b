/** The way to the other screens: those that are of any use to who is signed in. */
import { Link } from "@tanstack/react-router";
import type { Action } from "@muster/server/api";
import type { ReactNode } from "react";
import { useMe } from "../api/me.ts";
import { useTexts } from "../texts/reading.tsx";
import styles from "./frame.module.css";
import { shellTexts } from "./texts.ts";

/** In their order, each with its address and what one must be permitted, about something at least, to have any use of it. */
const SCREENS = [
  ["today", "/", "see-reference"],
  ["numbers", "/numbers", "see-suppressed-counts"],
  ["sites", "/sites", "see-reference"],
  ["people", "/people", "search-people"],
  ["transfers", "/transfers", "see-reference"],
  ["counts", "/counts", "see-count"],
  ["incidents", "/incidents", "see-incident"],
  ["agreements", "/agreements", "see-agreement"],
  ["journal", "/journal", "see-journal"],
  ["settings", "/settings", undefined],
] as const satisfies readonly (readonly [string, string, Action | undefined])[];

export function Screens(): ReactNode {
  const t = useTexts(shellTexts);
  const me = useMe();
  const mayEver = me.data?.maySometimes;
  const may = (needs: Action): boolean => mayEver?.includes(needs) === true;
  // Rounded numbers are for who has no others.
  const shown = SCREENS.filter(
    ([name, , needs]) => needs === undefined || (may(needs) && (name !== "numbers" || !may("see-reference"))),
  );
  return (
    <nav aria-label={t("navigation")} className={styles["screens"]}>
      <ul role="list">
        {shown.map(([name, to]) => (
          <li key={name}>
            <Link
              to={to}
              activeOptions={{ exact: to === "/", includeSearch: false }}
              activeProps={{ "aria-current": "page" }}
            >
              {t(name)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
