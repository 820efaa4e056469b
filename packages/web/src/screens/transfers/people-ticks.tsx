/** The people a form concerns, a box before each, all ticked at first. */
import { type ReactNode, useState } from "react";
import { useTexts } from "../../texts/reading.tsx";
import { Button } from "../../ui/button.tsx";
import { Code, PersonName } from "../../ui/person-name.tsx";
import type { PickedPerson } from "../../ui/person-picker/picked-person.ts";
import { shortId } from "../../ui/person-picker/typed.ts";
import { transfersTexts } from "./texts.ts";
import styles from "./transfers.module.css";

const FIELD = "person";

export function PeopleTicks({ people }: { readonly people: readonly PickedPerson[] }): ReactNode {
  const t = useTexts(transfersTexts);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(() => new Set(people.map(({ person }) => person)));
  const toggle = (person: string): void => {
    const changed = new Set(ticked);
    if (!changed.delete(person)) changed.add(person);
    setTicked(changed);
  };
  return (
    <fieldset className={styles["ticks"]}>
      <legend>{t("ofThese", { n: ticked.size, of: people.length })}</legend>
      {people.length > 1 && (
        <div className={styles["buttons"]}>
          <Button look="quiet" onPress={() => setTicked(new Set(people.map(({ person }) => person)))}>
            {t("all")}
          </Button>
          <Button look="quiet" onPress={() => setTicked(new Set())}>
            {t("none")}
          </Button>
        </div>
      )}
      <ul role="list">
        {people.map(({ person, name, number }) => (
          <li key={person}>
            <label className={styles["tick"]}>
              <input
                type="checkbox"
                name={FIELD}
                value={person}
                checked={ticked.has(person)}
                onChange={() => toggle(person)}
              />{" "}
              <Code>{number ?? shortId(person)}</Code> <PersonName name={name} />
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

/** Ids of the people ticked. */
export function tickedIn(form: FormData): readonly string[] {
  return form.getAll(FIELD).filter((value) => typeof value === "string");
}
