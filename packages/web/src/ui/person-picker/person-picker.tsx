/** Picking people, by whichever way finds them. */
import { type ReactNode, useId } from "react";
import { useTexts } from "../../texts/reading.tsx";
import { Button } from "../button.tsx";
import { PersonName } from "../person-name.tsx";
import { RegisterTable } from "../register-table/register-table.tsx";
import { called, Numbered } from "./called.tsx";
import { FromRoll } from "./from-roll.tsx";
import { PasteList } from "./paste-list.tsx";
import type { PickedPerson } from "./picked-person.ts";
import styles from "./person-picker.module.css";
import { SearchPeople } from "./search-people.tsx";
import { pickerTexts } from "./texts.ts";

export interface PersonPickerProps {
  /** What they are picked for. */
  readonly label: string;
  readonly picked: readonly PickedPerson[];
  readonly onPick: (picked: readonly PickedPerson[]) => void;
  /** They are to be held at this site: its roll is offered, and who is elsewhere is told so and not picked. */
  readonly site?: { readonly code: string; readonly name: string };
}

/** Picks people: found by a piece of a name or number, from a pasted list, or chosen on a site's roll. */
export function PersonPicker({ label, picked, onPick, site }: PersonPickerProps): ReactNode {
  const t = useTexts(pickerTexts);
  const id = useId();
  const add = (people: readonly PickedPerson[]): void => {
    const known = new Set(picked.map(({ person }) => person));
    onPick([...picked, ...people.filter(({ person }) => !known.has(person))]);
  };
  const parts = { picked, onAdd: add, ...(site === undefined ? {} : { site }) };
  return (
    <section className={styles["picker"]} aria-labelledby={id}>
      <header className={styles["head"]}>
        <h3 id={id}>{label}</h3>
        <p role="status">{t("picked", { n: picked.length })}</p>
      </header>
      <SearchPeople {...parts} />
      <PasteList {...parts} />
      {site !== undefined && <FromRoll picked={picked} onPick={onPick} site={site} />}
      <RegisterTable
        label={t("pickedTitle")}
        name="picked"
        rows={picked}
        rowId={({ person }) => person}
        empty={t("nobody")}
        columns={[
          { id: "number", header: t("number"), value: ({ number }) => number, cell: Numbered, width: "10rem" },
          {
            id: "name",
            header: t("name"),
            value: ({ name }) => name,
            cell: ({ name }) => <PersonName name={name} />,
            width: "minmax(16rem, 1fr)",
          },
          {
            id: "remove",
            header: t("remove"),
            value: () => null,
            width: "8rem",
            cell: (person) => (
              <Button
                look="quiet"
                aria-label={t("removeNamed", { who: called(person) })}
                onPress={() => onPick(picked.filter((other) => other.person !== person.person))}
              >
                {t("remove")}
              </Button>
            ),
          },
        ]}
      />
    </section>
  );
}
