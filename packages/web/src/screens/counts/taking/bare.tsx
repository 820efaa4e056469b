/** Counting by number, unit by unit: what is recorded is the sum, for a bare count is of what it covers as a whole. */
import { useNavigate } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { CommandOf } from "../../../api/command.ts";
import { useQuestion } from "../../../api/question.ts";
import { useReading, useTexts } from "../../../texts/reading.tsx";
import { Answer } from "../../../ui/answer.tsx";
import { CommandDialog } from "../../../ui/command-dialog.tsx";
import { TimeField } from "../../../ui/time-field.tsx";
import styles from "../counts.module.css";
import { textIn } from "../../../ui/form-text.ts";
import { useFilled } from "../filled.ts";
import { lastSaidAt } from "../standing.ts";
import { countsTexts } from "../texts.ts";
import type { CountTold } from "../told.ts";
import { TableHead } from "../../../ui/table.tsx";

const MOST = 1_000_000;

export function BareTaking({ count }: { readonly count: CountTold }): ReactNode {
  const t = useTexts(countsTexts);
  const site = useQuestion("/sites/:id", { id: count.site });
  return (
    <Answer of={site}>
      {({ units }) => {
        const ofCount = count.units.length > 0 ? count.units : units.map(({ unit }) => unit);
        // People may be at a site and in none of its units.
        const rows = count.units.length > 0 ? ofCount : [...ofCount, t(ofCount.length > 0 ? "noUnit" : "wholeSite")];
        return <Adding count={count} rows={rows} />;
      }}
    </Answer>
  );
}

function Adding({ count, rows }: { readonly count: CountTold; readonly rows: readonly string[] }): ReactNode {
  const t = useTexts(countsTexts);
  const { number } = useReading();
  const navigate = useNavigate();
  const { texts, change, done } = useFilled(`muster.count.${count.code}.${count.round}`);
  const filled = rows.filter((row) => (texts.get(row) ?? "") !== "");
  const sum = filled.reduce((total, row) => total + Number(texts.get(row)), 0);
  const command = (form: FormData): CommandOf<"count.record"> =>
    ({
      kind: "count.record",
      occurredAt: textIn(form, "occurredAt"),
      count: count.code,
      number: sum,
    }) as CommandOf<"count.record">;
  return (
    <>
      <p className={styles["hint"]}>{t("bareHint")}</p>
      <table className={styles["table"]} data-narrow>
        <TableHead heads={[t("unit"), { ofNumbers: t("counted") }]} />
        <tbody>
          {rows.map((row) => (
            <tr key={row}>
              <th scope="row">
                <label htmlFor={`unit-${row}`}>
                  <bdi>{row}</bdi>
                </label>
              </th>
              <td data-align="end">
                <input
                  id={`unit-${row}`}
                  className={styles["number"]}
                  type="number"
                  min={0}
                  max={MOST}
                  inputMode="numeric"
                  value={texts.get(row) ?? ""}
                  onChange={({ target }) => change([[row, target.value]])}
                />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t("together")}</th>
            <td data-align="end">
              <output role="status">{number(sum)}</output>
            </td>
          </tr>
        </tfoot>
      </table>
      <div>
        <CommandDialog
          action={t("record")}
          submit={t("record")}
          look="main"
          command={command}
          onRecorded={() => {
            done();
            void navigate({ to: "/counts/$count", params: { count: count.code } });
          }}
        >
          <p>{t("recordSaysBare", { n: sum })}</p>
          {filled.length < rows.length && (
            <p className={styles["care"]}>{t("unitsLeft", { n: rows.length - filled.length })}</p>
          )}
          <TimeField label={t("countedAt")} name="occurredAt" notBefore={lastSaidAt(count)} />
        </CommandDialog>
      </div>
    </>
  );
}
