/** What the officer saw is recorded as it is: it says of nobody that they are gone, only that this officer did not see them. */
import { useNavigate } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { CommandOf } from "../../../api/command.ts";
import { useTexts } from "../../../texts/reading.tsx";
import { CommandDialog } from "../../../ui/command-dialog.tsx";
import type { Sheet } from "../../../ui/named-count/sheet.ts";
import { TimeField } from "../../../ui/time-field.tsx";
import styles from "../counts.module.css";
import { textIn } from "../../../ui/form-text.ts";
import { lastSaidAt } from "../standing.ts";
import { countsTexts } from "../texts.ts";
import type { CountTold } from "../told.ts";

interface RecordNamedProps {
  readonly count: CountTold;
  /** How many the books have there. */
  readonly awaited: number;
  readonly sheet: Sheet;
  readonly onRecorded: () => void;
}

export function RecordNamed({ count, awaited, sheet, onRecorded }: RecordNamedProps): ReactNode {
  const t = useTexts(countsTexts);
  const navigate = useNavigate();
  const known = sheet.strangers.flatMap(({ person }) => (person === undefined ? [] : [person]));
  const unknown = sheet.strangers.filter(({ person }) => person === undefined);
  const command = (form: FormData): CommandOf<"count.record"> =>
    ({
      kind: "count.record",
      occurredAt: textIn(form, "occurredAt"),
      count: count.code,
      people: [...new Set([...sheet.seen, ...known])],
    }) as CommandOf<"count.record">;
  return (
    <div>
      <CommandDialog
        action={t("record")}
        submit={t("record")}
        look="main"
        command={command}
        onRecorded={() => {
          onRecorded();
          void navigate({ to: "/counts/$count", params: { count: count.code } });
        }}
      >
        <p>
          {t("recordSays", { seen: sheet.seen.size, notSeen: awaited - sheet.seen.size, unexpected: known.length })}
        </p>
        {unknown.length > 0 && (
          <div className={styles["care"]}>
            <p>{t("unknownSays", { n: unknown.length })}</p>
            <ul>
              {unknown.map(({ text }) => (
                <li key={text}>
                  <bdi>{text}</bdi>
                </li>
              ))}
            </ul>
          </div>
        )}
        <TimeField label={t("countedAt")} name="occurredAt" notBefore={lastSaidAt(count)} />
      </CommandDialog>
    </div>
  );
}
