/** What is handed over with the site: keys, files, property; how many, and what is missing. */
import type { ReactNode } from "react";
import { useTexts } from "../../texts/reading.tsx";
import { Field } from "../../ui/field.tsx";
import styles from "./handover.module.css";
import type { InventoryLine } from "./joint-roll.ts";
import { handoverTexts } from "./texts.ts";

const KINDS = [
  "keys",
  "files",
  "property",
  "vehicles",
  "medicines",
  "other",
] as const satisfies readonly InventoryLine["what"][];

interface InventoryProps {
  readonly lines: readonly InventoryLine[];
  readonly onChange: (lines: readonly InventoryLine[]) => void;
}

/** One line for each kind; a kind of which no number is given is not part of the inventory. */
export function Inventory({ lines, onChange }: InventoryProps): ReactNode {
  const t = useTexts(handoverTexts);
  const change = (what: InventoryLine["what"], changed: Partial<InventoryLine>): void => {
    const before = lines.find((line) => line.what === what);
    const others = lines.filter((line) => line.what !== what);
    const { number, note } = { ...before, ...changed };
    onChange(
      number === undefined || Number.isNaN(number)
        ? others
        : [...others, { what, number, ...(note === undefined || note === "" ? {} : { note }) }],
    );
  };
  return (
    <>
      <p className={styles["hint"]}>{t("inventoryHint")}</p>
      <ul role="list" className={styles["inventory"]}>
        {KINDS.map((what) => {
          const line = lines.find((one) => one.what === what);
          return (
            <li key={what}>
              <fieldset className={styles["line"]}>
                <legend>{t(`inventory.${what}`)}</legend>
                <Field
                  label={t("howMany")}
                  type="number"
                  min={0}
                  max={10_000_000}
                  value={line?.number ?? ""}
                  onChange={({ target }) => change(what, { number: target.valueAsNumber })}
                />
                <Field
                  label={t("note")}
                  dir="auto"
                  maxLength={1000}
                  disabled={line === undefined}
                  value={line?.note ?? ""}
                  onChange={({ target }) => change(what, { note: target.value })}
                />
              </fieldset>
            </li>
          );
        })}
      </ul>
    </>
  );
}
