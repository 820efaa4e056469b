/** A count clears: with nothing to explain, or a bare one with one explanation of its number. */
import type { ReactNode } from "react";
import type { CommandOf } from "../../../api/command.ts";
import { useTexts } from "../../../texts/reading.tsx";
import { CommandDialog } from "../../../ui/command-dialog.tsx";
import { TimeField } from "../../../ui/time-field.tsx";
import { textIn } from "../../../ui/form-text.ts";
import { lastSaidAt } from "../standing.ts";
import { countsTexts } from "../texts.ts";
import type { CountTold } from "../told.ts";

interface ClearProps {
  readonly count: CountTold;
  /** Of a bare count that differs: where its explanation is written. */
  readonly children?: ReactNode;
}

export function Clear({ count, children }: ClearProps): ReactNode {
  const t = useTexts(countsTexts);
  const command = (form: FormData): CommandOf<"count.clear"> => {
    const explanation = textIn(form, "explanation");
    return {
      kind: "count.clear",
      occurredAt: textIn(form, "occurredAt"),
      count: count.code,
      site: count.site,
      ...(explanation === "" ? {} : { explanation }),
    } as CommandOf<"count.clear">;
  };
  return (
    <div>
      <CommandDialog action={t("clear")} submit={t("clear")} look="main" command={command}>
        <p>{t(count.counting === "named" ? "clearSays" : "clearSaysBare")}</p>
        {children}
        <TimeField label={t("clearedAt")} name="occurredAt" notBefore={lastSaidAt(count)} />
      </CommandDialog>
    </div>
  );
}
