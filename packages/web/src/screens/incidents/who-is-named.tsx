/** Whom an entry names, as far as this officer may know of them; asked for when it is looked at, for every reading is recorded. */
import { Link } from "@tanstack/react-router";
import type { PersonId } from "@muster/record";
import { type ReactNode, useState } from "react";
import { useMe } from "../../api/me.ts";
import { useQuestion } from "../../api/question.ts";
import { useTexts } from "../../texts/reading.tsx";
import { Answer } from "../../ui/answer.tsx";
import { Code, PersonName } from "../../ui/person-name.tsx";
import { foundIn } from "../../ui/person-picker/picked-person.ts";
import styles from "./incidents.module.css";
import { incidentsTexts } from "./texts.ts";

/** By name; the rest by their ids. */
const MOST_NAMED = 30;

/** Offered to who may read the journal: it is from there. */
export function WhoIsNamed({ entry }: { readonly entry: number }): ReactNode {
  const t = useTexts(incidentsTexts);
  const [isOpen, setOpen] = useState(false);
  const me = useMe();
  const shown = useQuestion("/journal/:number", { number: entry }, { when: isOpen });
  if (me.data?.may.includes("see-journal") !== true) return null;
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t("who")}</summary>
      {isOpen && (
        <Answer of={shown}>
          {({ items, itemsInAll }) => {
            const people = [...new Set(items.map(({ person }) => person))];
            return (
              <>
                <ul role="list" className={styles["people"]}>
                  {people.map((person, place) => (
                    <li key={person}>{place < MOST_NAMED ? <Named person={person} /> : <Known person={person} />}</li>
                  ))}
                </ul>
                {itemsInAll > items.length && (
                  <p className={styles["soft"]}>{t("othersNotShown", { n: itemsInAll - items.length })}</p>
                )}
              </>
            );
          }}
        </Answer>
      )}
    </details>
  );
}

function Named({ person }: { readonly person: PersonId }): ReactNode {
  const found = useQuestion("/people", { find: person });
  const [line] = found.data === undefined ? [] : foundIn(found.data);
  if (line === undefined) return <Known person={person} />;
  return (
    <>
      <Known person={person} number={line.number} /> <PersonName name={line.names?.[0]?.name} />
    </>
  );
}

function Known({ person, number = null }: { readonly person: PersonId; readonly number?: string | null }): ReactNode {
  return (
    <Link to="/people/$person" params={{ person }}>
      <Code>{number ?? person.slice(0, 8)}</Code>
    </Link>
  );
}
