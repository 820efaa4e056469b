/** Picking people from the roll of a site. */
import { type ReactNode, useState } from "react";
import { useQuestion } from "../../api/question.ts";
import { useTexts } from "../../texts/reading.tsx";
import { Answer } from "../answer.tsx";
import { PersonName } from "../person-name.tsx";
import { RegisterTable } from "../register-table/register-table.tsx";
import { Numbered } from "./called.tsx";
import { type PickedPerson, pickedFrom } from "./picked-person.ts";
import styles from "./person-picker.module.css";
import { pickerTexts } from "./texts.ts";

interface FromRollProps {
  readonly picked: readonly PickedPerson[];
  readonly onPick: (picked: readonly PickedPerson[]) => void;
  readonly site: { readonly code: string; readonly name: string };
}

/** The site's roll, with a box before each: who is ticked there is picked. Asked for when it is opened. */
export function FromRoll({ picked, onPick, site }: FromRollProps): ReactNode {
  const t = useTexts(pickerTexts);
  const [isOpen, setOpen] = useState(false);
  const roll = useQuestion("/sites/:id/roll", { id: site.code }, { when: isOpen });
  return (
    <details className={styles["wide"]} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t("rollTitle", { site: site.name })}</summary>
      {isOpen && (
        <Answer of={roll}>
          {({ people }) => (
            <RegisterTable
              label={t("rollLabel", { site: site.name })}
              name={`roll-${site.code}`}
              rows={people}
              rowId={({ person }) => person}
              empty={t("rollEmpty")}
              selected={new Set(picked.map(({ person }) => person))}
              onSelect={(selected) => {
                const onRoll = new Set<string>(people.map(({ person }) => person));
                const others = picked.filter(({ person }) => !onRoll.has(person));
                onPick([...others, ...people.filter(({ person }) => selected.has(person)).map(pickedFrom)]);
              }}
              columns={[
                {
                  id: "number",
                  header: t("number"),
                  value: ({ number }) => number,
                  cell: (line) => <Numbered {...pickedFrom(line)} />,
                  width: "10rem",
                },
                {
                  id: "name",
                  header: t("name"),
                  value: ({ names }) => names?.[0]?.name ?? null,
                  cell: (line) => <PersonName name={pickedFrom(line).name} />,
                  width: "minmax(16rem, 1fr)",
                },
                {
                  id: "unit",
                  header: t("unit"),
                  value: ({ unit }) => unit ?? t("noUnit"),
                  width: "12rem",
                  groups: true,
                },
              ]}
            />
          )}
        </Answer>
      )}
    </details>
  );
}
