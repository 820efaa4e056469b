/** The people a form concerns as it was opened, a box before each, all ticked at first. */
import type { PersonId } from "@muster/record";
import { type ReactNode, useState } from "react";
import { useTexts } from "../../texts/reading.tsx";
import { Button } from "../../ui/button.tsx";
import { PersonName } from "../../ui/person-name.tsx";
import { Numbered } from "../../ui/person-picker/called.tsx";
import type { PickedPerson } from "../../ui/person-picker/picked-person.ts";
import { transfersTexts } from "./texts.ts";
import styles from "./transfers.module.css";

const FIELD = "person";

export function PeopleTicks({ people }: { readonly people: readonly PickedPerson[] }): ReactNode {
  const t = useTexts(transfersTexts);
  const [offered] = useState(people);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(() => new Set(offered.map(({ person }) => person)));
  const toggle = (person: string): void => {
    const changed = new Set(ticked);
    if (!changed.delete(person)) changed.add(person);
    setTicked(changed);
  };
  return (
    <fieldset className={styles["ticks"]}>
      <legend>{t("ofThese", { n: ticked.size, of: offered.length })}</legend>
      {offered.length > 1 && (
        <div className={styles["buttons"]}>
          <Button look="quiet" onPress={() => setTicked(new Set(offered.map(({ person }) => person)))}>
            {t("all")}
          </Button>
          <Button look="quiet" onPress={() => setTicked(new Set())}>
            {t("none")}
          </Button>
        </div>
      )}
      <ul role="list">
        {offered.map(({ person, name, number }) => (
          <li key={person}>
            <label className={styles["tick"]}>
              <input
                type="checkbox"
                name={FIELD}
                value={person}
                checked={ticked.has(person)}
                onChange={() => toggle(person)}
              />{" "}
              <Numbered person={person} number={number} /> <PersonName name={name} />
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

/** Ids of the people ticked. */
export function tickedIn(form: FormData): readonly PersonId[] {
  return form.getAll(FIELD) as PersonId[];
}
