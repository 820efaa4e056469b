/** The entry that says so, in the journal. */
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTexts } from "../../texts/reading.tsx";
import { incidentsTexts } from "./texts.ts";

export function AtEntry({ number }: { readonly number: number }): ReactNode {
  const t = useTexts(incidentsTexts);
  return (
    <Link to="/journal/$number" params={{ number: String(number) }}>
      {t("entry", { number })}
    </Link>
  );
}
