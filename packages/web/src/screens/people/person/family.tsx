/** The part of a person's file that is about kin and household. */
import type { PersonShown } from "@muster/server/api";
import type { ReactNode } from "react";
import { useTexts } from "../../../texts/reading.tsx";
import { ClaimTable } from "./claims.tsx";
import { ShownSection } from "./shown-section.tsx";
import { personTexts } from "./texts.ts";

const KINDS = ["kinship", "household"] as const;

/** Kin and household, as claimed. */
export function Family({ shown }: { readonly shown: PersonShown }): ReactNode {
  const t = useTexts(personTexts);
  const claims = shown.file.claims.filter(({ claim }) => (KINDS as readonly string[]).includes(claim));
  return (
    <ShownSection title={t("family")} shown={shown} of="family">
      {claims.length === 0 ? (
        <p>{t("noFamily")}</p>
      ) : (
        <ClaimTable person={shown.person} claims={claims} kinds={KINDS} />
      )}
    </ShownSection>
  );
}
