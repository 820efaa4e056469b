/** Picking people by searching for them. */
import type { FoundLine } from "@muster/server/api";
import { type ReactNode, useState } from "react";
import { useQuestion } from "../../api/question.ts";
import { useSayFoundBy } from "../../likeness/found-by.ts";
import { useTexts } from "../../texts/reading.tsx";
import { Answer } from "../answer.tsx";
import { Button } from "../button.tsx";
import { Field } from "../field.tsx";
import { PersonName } from "../person-name.tsx";
import { StateMark } from "../state-mark.tsx";
import { called, Numbered } from "./called.tsx";
import { foundIn, type PickedPerson, pickedFrom } from "./picked-person.ts";
import styles from "./person-picker.module.css";
import { pickerTexts } from "./texts.ts";

export interface AddingProps {
  readonly picked: readonly PickedPerson[];
  readonly onAdd: (people: readonly PickedPerson[]) => void;
  readonly site?: { readonly code: string; readonly name: string };
}

/** Finds people by an id, a number or a piece of a name, when told to: every search is recorded (DP-1). */
export function SearchPeople({ picked, onAdd, site }: AddingProps): ReactNode {
  const t = useTexts(pickerTexts);
  const foundBy = useSayFoundBy();
  const [typed, setTyped] = useState("");
  const [sought, setSought] = useState("");
  const found = useQuestion("/people", { find: sought }, { when: sought !== "" });
  const known = new Set<string>(picked.map(({ person }) => person));
  return (
    <div className={styles["part"]}>
      <div className={styles["search"]}>
        <Field
          label={t("searchLabel")}
          hint={t("searchHint")}
          type="search"
          value={typed}
          autoComplete="off"
          onChange={({ target }) => setTyped(target.value)}
          onKeyDown={(event) => {
            if (event.key !== "Enter") return;
            // The picker stands in a form, which Enter would send.
            event.preventDefault();
            setSought(typed.trim());
          }}
        />
        <Button onPress={() => setSought(typed.trim())}>{t("search")}</Button>
      </div>
      {sought !== "" && (
        <Answer of={found}>
          {(answer) => {
            const people = foundIn(answer);
            return (
              <>
                <p role="status">{t("found", { n: people.length })}</p>
                <ul role="list" className={styles["found"]}>
                  {people.map((line) => {
                    const person = pickedFrom(line);
                    const isElsewhere = site !== undefined && !isHeldAt(line, site.code);
                    return (
                      <li key={line.person}>
                        <Numbered {...person} />
                        <span>
                          <PersonName name={person.name ?? (line.by === "name" ? line.text : null)} />
                        </span>
                        {line.position !== null && <StateMark state={line.position.state} />}
                        <span className={styles["why"]}>{foundBy(line)}</span>
                        {isElsewhere ? (
                          <span className={styles["not"]}>{t("elsewhereHint", { site: site.name })}</span>
                        ) : known.has(line.person) ? (
                          <span className={styles["not"]}>{t("line.picked-already")}</span>
                        ) : (
                          <Button
                            look="quiet"
                            aria-label={t("addNamed", { who: called(person) })}
                            onPress={() => onAdd([person])}
                          >
                            {t("add")}
                          </Button>
                        )}
                      </li>
                    );
                  })}
                </ul>
              </>
            );
          }}
        </Answer>
      )}
    </div>
  );
}

/** Whether the books hold the person at the site. */
export function isHeldAt({ position }: FoundLine, site: string): boolean {
  return position?.state === "held" && position.site === site;
}
