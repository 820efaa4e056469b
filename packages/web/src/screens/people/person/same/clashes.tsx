/** What the books say of several files asserted to be of one human being, and that cannot all be so. */
import type { PersonShown } from "@muster/server/api";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTexts } from "../../../../texts/reading.tsx";
import { Code, PersonName } from "../../../../ui/person-name.tsx";
import { shortId } from "../../../../ui/person-picker/typed.ts";
import { useSayPosition } from "../../../../ui/position/say-position.ts";
import { StateMark } from "../../../../ui/state-mark.tsx";
import styles from "./same.module.css";
import { sameTexts } from "./texts.ts";

/** Every contradiction, with the position that each file has; nothing where there is none. */
export function Clashes({ shown }: { readonly shown: PersonShown }): ReactNode {
  const t = useTexts(sameTexts);
  const clashes = shown.sameAs?.clashes ?? [];
  if (clashes.length === 0) return null;
  return (
    <div className={styles["clashes"]}>
      <h3>{t("clashes")}</h3>
      {clashes.map(({ kind, people }) => (
        <div key={`${kind} ${people.join()}`}>
          <p>{t(`clash.${kind}`)}</p>
          <ul role="list">
            {people.map((person) => (
              <li key={person}>
                <Stands person={person} shown={shown} />
              </li>
            ))}
          </ul>
        </div>
      ))}
      <p>{t("clashRemedy")}</p>
    </div>
  );
}

/** Where one of the files has the human being. */
function Stands({ person, shown }: { readonly person: string; readonly shown: PersonShown }): ReactNode {
  const t = useTexts(sameTexts);
  const say = useSayPosition();
  const other = shown.sameAs?.files.find((file) => file.person === person);
  const position = person === shown.person ? shown.position : (other?.position ?? null);
  return (
    <>
      {position !== null && <StateMark state={position.state}>{say(position)}</StateMark>}
      {" · "}
      {person === shown.person ? (
        t("thisFile")
      ) : (
        <Link to="/people/$person" params={{ person }} preload={false}>
          {other?.names[0] === undefined ? <Code>{shortId(person)}</Code> : <PersonName name={other.names[0].name} />}
        </Link>
      )}
    </>
  );
}
