/** Who is not on the joint roll, and why, where somebody knows. Nobody is left out silently: rule 6. */
import { type ReactNode, useState } from "react";
import { useReading, useTexts } from "../../texts/reading.tsx";
import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { RegisterTable } from "../../ui/register-table/register-table.tsx";
import type { Selection } from "../../ui/register-table/selection.ts";
import styles from "./handover.module.css";
import { type JointLine, type Marked, reasoned } from "./joint-roll.ts";
import { usePersonColumns } from "./joint-roll-table.tsx";
import { handoverTexts } from "./texts.ts";

interface DifferencesProps {
  readonly lines: readonly JointLine[];
  readonly marked: Marked;
  readonly onMark: (marked: Marked) => void;
  /** What the outgoing authority is called. */
  readonly outgoing: string;
}

export function Differences({ lines, marked, onMark, outgoing }: DifferencesProps): ReactNode {
  const t = useTexts(handoverTexts);
  const { number } = useReading();
  const person = usePersonColumns();
  const [selected, select] = useState<Selection>(new Set());
  const [reason, setReason] = useState("");
  const missing = lines.filter(({ isOn }) => !isOn);
  const explained = missing.filter((line) => line.reason !== null).length;
  return (
    <>
      <dl className={styles["figures"]}>
        <div>
          <dt>{t("onCount")}</dt>
          <dd>{number(lines.length - missing.length)}</dd>
        </div>
        <div>
          <dt>{t("notOnCount")}</dt>
          <dd>{number(missing.length)}</dd>
        </div>
        <div>
          <dt>{t("explained")}</dt>
          <dd>{number(explained)}</dd>
        </div>
      </dl>
      {missing.length > 0 && (
        <>
          <p className={styles["hint"]}>{t("differencesHint", { authority: outgoing })}</p>
          <div className={styles["reason"]}>
            <Field
              label={t("reason")}
              value={reason}
              dir="auto"
              maxLength={1000}
              onChange={({ target }) => setReason(target.value)}
            />
            <Button
              isDisabled={selected.size === 0}
              onPress={() => {
                onMark(reasoned(marked, selected, reason.trim()));
                select(new Set());
                setReason("");
              }}
            >
              {t("giveReason", { n: selected.size })}
            </Button>
          </div>
        </>
      )}
      <RegisterTable
        label={t("differencesLabel")}
        name="differences"
        rows={missing}
        rowId={({ person: id }) => id}
        columns={[
          ...person,
          {
            id: "reason",
            header: t("reason"),
            value: (line) => line.reason,
            groups: true,
            width: "minmax(14rem, 3fr)",
          },
        ]}
        selected={selected}
        onSelect={select}
        empty={t("differencesNone")}
      />
    </>
  );
}
