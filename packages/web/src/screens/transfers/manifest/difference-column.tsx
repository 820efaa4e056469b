/** The middle: who stands on one side only, and who has arrived and is not received; with what explains each, or what could. */
import type { Called, UnmatchedLine } from "@muster/server/api";
import type { ReactNode } from "react";
import { useCodes } from "../../../texts/codes.ts";
import { useTexts } from "../../../texts/reading.tsx";
import { useMoment } from "../../../time/moment.ts";
import { Comma } from "../../../ui/comma.tsx";
import { PersonName } from "../../../ui/person-name.tsx";
import { PersonNumber } from "../person-number.tsx";
import { transfersTexts } from "../texts.ts";
import styles from "../transfers.module.css";
import { BringBack, ExplainArrival } from "./explaining.tsx";
import type { ManifestOf } from "../manifest-of.ts";
import { EntryLink } from "../../../ui/entry-link.tsx";

export function DifferenceColumn({ manifest }: { readonly manifest: ManifestOf }): ReactNode {
  const t = useTexts(transfersTexts);
  const { isPast } = useMoment();
  const { leftAndNotArrived, arrivedAndHadNotLeft, arrivedAndNotReceived } = manifest.difference;
  if (leftAndNotArrived.length + arrivedAndHadNotLeft.length + arrivedAndNotReceived.length === 0) {
    return <p className={styles["soft"]}>{t(isPast ? "differenceNilThen" : "differenceNil")}</p>;
  }
  return (
    <>
      <Part title={t("leftAndNotArrived", { n: leftAndNotArrived.length })} people={leftAndNotArrived}>
        {(line) =>
          line.explained === undefined ? (
            <BringBack manifest={manifest} person={line} />
          ) : (
            <Explained explained={line.explained} />
          )
        }
      </Part>
      <Part title={t("arrivedAndHadNotLeft", { n: arrivedAndHadNotLeft.length })} people={arrivedAndHadNotLeft}>
        {(line) =>
          line.explained === undefined ? (
            <ExplainArrival manifest={manifest} person={line} />
          ) : (
            <Explained explained={line.explained} />
          )
        }
      </Part>
      <Part title={t("arrivedAndNotReceived", { n: arrivedAndNotReceived.length })} people={arrivedAndNotReceived}>
        {(person) => <BringBack manifest={manifest} person={person} />}
      </Part>
    </>
  );
}

interface PartProps<Line extends Called> {
  readonly title: string;
  readonly people: readonly Line[];
  readonly children: (line: Line) => ReactNode;
}

function Part<Line extends Called>({ title, people, children }: PartProps<Line>): ReactNode {
  if (people.length === 0) return null;
  return (
    <>
      <h4>{title}</h4>
      <ol className={styles["lines"]}>
        {people.map((line) => (
          <li key={line.person}>
            <PersonNumber {...line} />
            <span>
              <PersonName name={line.name} />
            </span>
            <span className={styles["stage"]}>{children(line)}</span>
          </li>
        ))}
      </ol>
    </>
  );
}

function Explained({ explained }: { readonly explained: NonNullable<UnmatchedLine["explained"]> }): ReactNode {
  const codes = useCodes(transfersTexts);
  return (
    <>
      {codes("how.", explained.how)}
      <Comma />
      <EntryLink number={explained.entry} />
    </>
  );
}
