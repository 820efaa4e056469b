import type { PersonShown, StandingDuty } from "@muster/server/api";
import type { ReactNode } from "react";
import { useCodes } from "../../../texts/codes.ts";
import { useReading, useTexts } from "../../../texts/reading.tsx";
import { useMoment } from "../../../time/moment.ts";
import { TextArea } from "../../../ui/field.tsx";
import { Code } from "../../../ui/person-name.tsx";
import { Table } from "../../../ui/table.tsx";
import { When } from "../../../ui/when.tsx";
import { Act } from "./act.tsx";
import styles from "./person.module.css";
import { ShownSection } from "./shown-section.tsx";
import { personTexts } from "./texts.ts";
import { EntryLink } from "../../../ui/entry-link.tsx";

/** Duties that are met by saying that they were done; the others by doing them. */
const REPORTED: readonly string[] = ["capture-card", "notice-to-tracing-agency", "notice-to-family", "report-outside"];

/** What is owed about the person, to whom, by when: what is overdue first. */
export function Duties({ shown }: { readonly shown: PersonShown }): ReactNode {
  const t = useTexts(personTexts);
  const { isPast } = useMoment();
  const duties = [...(shown.duties ?? [])].sort((one, other) => rank(one) - rank(other));
  return (
    <ShownSection title={t(isPast ? "dutiesThen" : "duties")} shown={shown} of="custody">
      {duties.length === 0 ? (
        <p>{t("noDuties")}</p>
      ) : (
        <div className={styles["scroll"]}>
          <Table className={styles["table"]}>
            <thead>
              <tr>
                <th scope="col">{t("duty")}</th>
                <th scope="col">{t("owedTo")}</th>
                <th scope="col">{t("standing")}</th>
                <th scope="col">{t("dueAt")}</th>
                <th scope="col">{t("raisedBy")}</th>
                <th scope="col">{t("source")}</th>
                <th scope="col">
                  <span className="visually-hidden">{t("acts")}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {duties.map((duty) => (
                <DutyRow key={duty.id} duty={duty} asOf={shown.asOf} />
              ))}
            </tbody>
          </Table>
        </div>
      )}
    </ShownSection>
  );
}

function DutyRow({ duty, asOf }: { readonly duty: StandingDuty; readonly asOf: string }): ReactNode {
  const t = useTexts(personTexts);
  const says = useCodes(personTexts);
  const { dates } = useReading();
  const { id, kind, owedTo, standing, dueAt, raisedBy, source, met, person } = duty;
  return (
    <tr>
      <th scope="row">{says("duty.", kind)}</th>
      <td>{says("owedTo.", owedTo)}</td>
      <td className={standing === "overdue" || standing === "due" ? styles[standing] : undefined}>
        {t(`standing.${standing}`)}
        {met !== undefined && (
          <>
            {" "}
            <When at={met.at} form="day" /> <EntryLink number={met.entry} />
          </>
        )}
      </td>
      <td>
        {dueAt === undefined ? (
          <span className={styles["quiet"]}>{t("promptly")}</span>
        ) : (
          <>
            <When at={dueAt} /> {standing !== "met" && <small>({dates.from(dueAt, asOf)})</small>}
          </>
        )}
      </td>
      <td>
        <EntryLink number={raisedBy} />
      </td>
      <td>
        <Code>{source}</Code>
      </td>
      <td>
        {standing !== "met" && REPORTED.includes(kind) && (
          <Act kind="duty.report" fixed={{ person, duty: id }} look="quiet">
            <TextArea label={t("field.evidence")} name="evidence" dir="auto" />
          </Act>
        )}
      </td>
    </tr>
  );
}

function rank({ standing }: StandingDuty): number {
  return ["overdue", "due", "open", "met"].indexOf(standing);
}
