/** Each person of whom the count and the books say something else: what each says, and beside it what explains it. */
import { Link } from "@tanstack/react-router";
import type { PersonId } from "@muster/record";
import type { NamedRollLine } from "@muster/server/api";
import type { ReactNode } from "react";
import { useQuestion } from "../../../api/question.ts";
import { useTexts } from "../../../texts/reading.tsx";
import { SiteName } from "../../../ui/named.tsx";
import { Code, PersonName } from "../../../ui/person-name.tsx";
import { foundIn } from "../../../ui/person-picker/picked-person.ts";
import { StateMark } from "../../../ui/state-mark.tsx";
import { When } from "../../../ui/when.tsx";
import styles from "../counts.module.css";
import type { Variance } from "../standing.ts";
import { countsTexts } from "../texts.ts";

export interface Differing {
  readonly person: PersonId;
  readonly side: "missing" | "unexpected";
  /** Absent where the books do not have them at the site. */
  readonly line?: NamedRollLine;
}

export function differingIn({ missing, unexpected }: Variance): readonly Differing[] {
  return [
    ...missing.map((line) => ({ person: line.person, side: "missing" as const, line })),
    ...unexpected.map((one) => ({ ...one, side: "unexpected" as const })),
  ];
}

interface DifferencesProps {
  readonly differing: readonly Differing[];
  /** The explanation, or where it is written. */
  readonly beside?: (differing: Differing) => ReactNode;
}

export function Differences({ differing, beside }: DifferencesProps): ReactNode {
  const t = useTexts(countsTexts);
  return (
    <div className={styles["scroll"]} tabIndex={0} role="region" aria-label={t("byPerson")}>
      <table className={styles["table"]}>
        <thead>
          <tr>
            <th scope="col">{t("person")}</th>
            <th scope="col">{t("countSays")}</th>
            <th scope="col">{t("booksSay")}</th>
            {beside !== undefined && <th scope="col">{t("explanation")}</th>}
          </tr>
        </thead>
        <tbody>
          {differing.map((one) => (
            <tr key={one.person}>
              {one.line === undefined ? <NotOnRoll person={one.person} /> : <OnRoll line={one.line} side={one.side} />}
              {beside !== undefined && <td className={styles["explanation"]}>{beside(one)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function OnRoll({ line, side }: { readonly line: NamedRollLine; readonly side: Differing["side"] }): ReactNode {
  const t = useTexts(countsTexts);
  const { person, number, names, unit, lastSeenAt } = line;
  return (
    <>
      <th scope="row">
        <Who person={person} number={number} name={names?.[0]?.name} />
      </th>
      <td>{t(`says.${side}`)}</td>
      <td>
        {unit === null ? t("hereNoUnit") : <bdi>{unit}</bdi>}
        {lastSeenAt !== null && (
          <div className={styles["soft"]}>
            {t("lastSeen")} <When at={lastSeenAt} />
          </div>
        )}
      </td>
    </>
  );
}

/** Counted, and not on the site's roll: found in the register as far as this officer may know of them. */
function NotOnRoll({ person }: { readonly person: PersonId }): ReactNode {
  const t = useTexts(countsTexts);
  const found = useQuestion("/people", { find: person });
  const [line] = found.data === undefined ? [] : foundIn(found.data);
  return (
    <>
      <th scope="row">
        <Who person={person} number={line?.number ?? null} name={line?.names?.[0]?.name} />
      </th>
      <td>{t("says.unexpected")}</td>
      <td>
        {line === undefined || line.position === null ? (
          <span className={styles["soft"]}>{t("whereNotShown")}</span>
        ) : (
          <>
            <StateMark state={line.position.state} />
            {line.position.site !== undefined && (
              <div>
                <SiteName code={line.position.site} />
              </div>
            )}
          </>
        )}
      </td>
    </>
  );
}

interface WhoProps {
  readonly person: PersonId;
  readonly number: string | null;
  readonly name: string | undefined;
}

/** By number and name, on the way to the file. */
function Who({ person, number, name }: WhoProps): ReactNode {
  return (
    <>
      <Link to="/people/$person" params={{ person }}>
        <Code>{number ?? person.slice(0, 8)}</Code>
      </Link>{" "}
      <PersonName name={name} />
    </>
  );
}
