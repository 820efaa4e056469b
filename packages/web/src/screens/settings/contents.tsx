/** The ways from one page of the settings to another. */
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTexts } from "../../texts/reading.tsx";
import styles from "./settings.module.css";
import { settingsTexts } from "./texts.ts";

const PAGES = [
  ["page.own", "/settings"],
  ["page.authorities", "/settings/authorities"],
  ["page.policies", "/settings/policies"],
  ["page.keeping", "/settings/keeping"],
  ["page.design", "/settings/design"],
] as const;

/** The pages of the settings. */
export function Contents(): ReactNode {
  const t = useTexts(settingsTexts);
  return (
    <nav aria-label={t("contents")} className={styles["contents"]}>
      <ul role="list">
        {PAGES.map(([page, to]) => (
          <li key={page}>
            <Link
              to={to}
              activeOptions={{ exact: true, includeSearch: false }}
              activeProps={{ "aria-current": "page" }}
            >
              {t(page)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
