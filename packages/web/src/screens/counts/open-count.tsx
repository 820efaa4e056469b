/** A count is opened: from then on nobody moves in or out of what it covers (CNT-1). */
import { useNavigate } from "@tanstack/react-router";
import { type ReactNode, useRef, useState } from "react";
import type { CommandOf } from "../../api/command.ts";
import { useQuestion } from "../../api/question.ts";
import { useTexts } from "../../texts/reading.tsx";
import { useNow } from "../../time/now.ts";
import { CommandDialog } from "../../ui/command-dialog.tsx";
import { Choice, Field } from "../../ui/field.tsx";
import { TimeField } from "../../ui/time-field.tsx";
import { useOwnSites } from "../../ui/own-sites.ts";
import { codeIn, textIn } from "../../ui/form-text.ts";
import styles from "./counts.module.css";
import { countsTexts } from "./texts.ts";

/** Offered to whoever can count somewhere; `site` is chosen first. */
export function OpenCount({ site: first }: { readonly site: string | undefined }): ReactNode {
  const t = useTexts(countsTexts);
  const navigate = useNavigate();
  const { sites, gives } = useOwnSites();
  const opened = useRef("");
  if (!gives("count.open") || sites.length === 0) return null;
  const command = (form: FormData): CommandOf<"count.open"> => {
    opened.current = codeIn(form, "count");
    const units = form.getAll("units");
    return {
      kind: "count.open",
      occurredAt: textIn(form, "occurredAt"),
      count: opened.current,
      site: textIn(form, "site"),
      counting: textIn(form, "counting"),
      ...(units.length === 0 ? {} : { units }),
    } as CommandOf<"count.open">;
  };
  return (
    <CommandDialog
      action={t("open")}
      submit={t("openSubmit")}
      look="main"
      command={command}
      onRecorded={() => void navigate({ to: "/counts/$count", params: { count: opened.current } })}
    >
      <p className={styles["hint"]}>{t("openHint")}</p>
      <WhatIsCounted sites={sites} first={sites.find(({ code }) => code === first)?.code} />
      <TimeField label={t("openedAt")} name="occurredAt" />
    </CommandDialog>
  );
}

interface WhatIsCountedProps {
  readonly sites: readonly { readonly code: string; readonly name: string }[];
  readonly first: string | undefined;
}

/** The site, then what of it; the code is proposed from both the site and the time. */
function WhatIsCounted({ sites, first = sites[0]?.code ?? "" }: WhatIsCountedProps): ReactNode {
  const t = useTexts(countsTexts);
  const now = useNow();
  const [site, setSite] = useState(first);
  const shown = useQuestion("/sites/:id", { id: site }, { moment: {}, when: site !== "" });
  const units = shown.data?.code === site ? shown.data.units : [];
  return (
    <>
      <Choice
        label={t("site")}
        name="site"
        required
        value={site}
        options={sites.map(({ code, name }) => [code, name] as const)}
        onChange={({ target }) => setSite(target.value)}
      />
      {units.length > 0 && (
        <Choice
          key={site}
          label={t("covers")}
          name="units"
          multiple
          size={Math.min(6, units.length)}
          hint={t("coversHint")}
          options={units.map(({ unit }) => [unit, unit] as const)}
        />
      )}
      <Choice
        label={t("counting")}
        name="counting"
        hint={t("countingHint")}
        options={[
          ["named", t("counting.named")],
          ["bare", t("counting.bare")],
        ]}
      />
      <Field
        key={`code-${site}`}
        label={t("code")}
        hint={t("codeHint")}
        name="count"
        required
        dir="ltr"
        maxLength={64}
        defaultValue={`${site}-${now().slice(0, 16).replaceAll(/[-:]/g, "").replace("T", "-")}`}
      />
    </>
  );
}
