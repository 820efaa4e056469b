/** What stands in the way of leaving: by kind with what settles it, and by person. Asked anew each time, never stored. */
import type { BlockerKind } from "@muster/server/api";
import { type ReactNode, useState } from "react";
import type { Answers } from "../../../api/answers.ts";
import { useQuestion } from "../../../api/question.ts";
import { useCodes } from "../../../texts/codes.ts";
import { useReading, useTexts } from "../../../texts/reading.tsx";
import { useMoment } from "../../../time/moment.ts";
import { Answer } from "../../../ui/answer.tsx";
import { Section } from "../../../ui/page.tsx";
import { PersonName } from "../../../ui/person-name.tsx";
import { pickedFrom } from "../../../ui/person-picker/picked-person.ts";
import type { TransferOf } from "../manifest-of.ts";
import { NotForRole } from "../not-for-role.tsx";
import { PersonNumber } from "../person-number.tsx";
import { useStanding } from "../standing.ts";
import { blockersTexts } from "./texts.ts";
import styles from "../transfers.module.css";
import { CertifyPicked } from "./certify-picked.tsx";
import { Remedies } from "./remedies.tsx";
import { useWhy } from "./why.ts";
import { TableHead } from "../../../ui/table.tsx";

type BlockersOf = Answers["/transfers/:id/blockers"];

/** So many people are shown before the rest is asked for. */
const SHOWN = 50;

export function Blockers({ transfer }: { readonly transfer: TransferOf }): ReactNode {
  const t = useTexts(blockersTexts);
  const { isPast } = useMoment();
  const { gives } = useStanding(transfer);
  const blockers = useQuestion("/transfers/:id/blockers", { id: transfer.code });
  const { data, error } = blockers;
  const isNotTold = error?.isForbidden === true || (data !== undefined && data.remedies.fitness === undefined);
  return (
    <Section title={t(isPast ? "blockersThen" : "blockers")}>
      {error?.isForbidden === true ? (
        <NotForRole problem={error} />
      ) : (
        <Answer of={blockers}>{(answer) => <BlockersShown transfer={transfer} blockers={answer} />}</Answer>
      )}
      {!isPast && isNotTold && gives("fitness.certify") && <CertifyPicked transfer={transfer} />}
    </Section>
  );
}

function BlockersShown({
  transfer,
  blockers,
}: {
  readonly transfer: TransferOf;
  readonly blockers: BlockersOf;
}): ReactNode {
  const t = useTexts(blockersTexts);
  const codes = useCodes(blockersTexts);
  const say = useWhy();
  const { isPast } = useMoment();
  const { open, withheld, whole } = blockers;
  return (
    <>
      <p role="status">{t(isPast ? "openBlockersThen" : "openBlockers", { n: open })}</p>
      {whole.map(({ kind, why }) => (
        <div key={kind}>
          <p>
            <strong>{codes("blocker.", kind)}</strong>: {say({ kind, why })}
          </p>
          {!isPast && <Remedies transfer={transfer} kind={kind} remedies={blockers.remedies[kind] ?? []} people={[]} />}
        </div>
      ))}
      {open > whole.length && (
        <>
          <ByKind transfer={transfer} blockers={blockers} />
          <ByPerson blockers={blockers} />
        </>
      )}
      {withheld.length > 0 && (
        <ul className={styles["withheld"]}>
          {withheld.map(({ section, people, reason }) => (
            <li key={`${section} ${reason}`}>
              {t("withheldOf", { n: people, section: codes("section.", section) })} <span lang="en">{reason}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function ByKind({ transfer, blockers }: { readonly transfer: TransferOf; readonly blockers: BlockersOf }): ReactNode {
  const t = useTexts(blockersTexts);
  const codes = useCodes(blockersTexts);
  const { number } = useReading();
  const { isPast } = useMoment();
  const kinds = Object.entries(blockers.byKind).filter(([kind]) => blockers.whole.every((one) => one.kind !== kind));
  return (
    <div className={styles["scroll"]}>
      <table className={styles["board"]}>
        <TableHead heads={[t("blocker"), { ofNumbers: t("people") }, t("settledBy")]} />
        <tbody>
          {(kinds as readonly [BlockerKind, number][]).map(([kind, people]) => (
            <tr key={kind}>
              <th scope="row">{codes("blocker.", kind)}</th>
              <td data-align="end">{number(people)}</td>
              <td>
                {t(`settles.${kind}`)}
                {!isPast && (
                  <Remedies
                    transfer={transfer}
                    kind={kind}
                    remedies={blockers.remedies[kind] ?? []}
                    people={blockers.people
                      .filter((one) => one.blockers.some((blocker) => blocker.kind === kind))
                      .map(pickedFrom)}
                  />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ByPerson({ blockers: { people } }: { readonly blockers: BlockersOf }): ReactNode {
  const t = useTexts(blockersTexts);
  const say = useWhy();
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? people : people.slice(0, SHOWN);
  return (
    <details open={people.length <= SHOWN}>
      <summary>{t("blockedPeople", { n: people.length })}</summary>
      <div className={styles["scroll"]}>
        <table className={styles["board"]} aria-label={t("blockersByPerson")}>
          <TableHead heads={[t("number"), t("name"), t("inTheWay")]} />
          <tbody>
            {shown.map(({ person, number, names, blockers }) => (
              <tr key={person}>
                <td>
                  <PersonNumber person={person} number={number} />
                </td>
                <th scope="row">
                  <PersonName name={names?.[0]?.name} />
                </th>
                <td>
                  <ul role="list">
                    {blockers.map((blocker) => (
                      <li key={blocker.kind}>{say(blocker)}</li>
                    ))}
                  </ul>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {shown.length < people.length && (
        <button type="button" className={styles["more"]} onClick={() => setWhole(true)}>
          {t("showAll", { n: people.length })}
        </button>
      )}
    </details>
  );
}
