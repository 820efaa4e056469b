/** Two files side by side: what speaks for their being of one human being, what against, and what each says. */
import type { PersonShown } from "@muster/server/api";
import { Link, useParams } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useQuestion } from "../../../api/question.ts";
import { AssertSame, JudgeDifferent } from "../../../likeness/acts.tsx";
import { AwaitingLinks } from "../../../likeness/awaiting.tsx";
import { Evidence } from "../../../likeness/evidence.tsx";
import { Likelihood } from "../../../likeness/weight.tsx";
import { useTexts } from "../../../texts/reading.tsx";
import { Answer } from "../../../ui/answer.tsx";
import { Page, Section } from "../../../ui/page.tsx";
import { Code, PersonName } from "../../../ui/person-name.tsx";
import { Table } from "../../../ui/table.tsx";
import type { FactName } from "../person/difference.ts";
import personStyles from "../person/person.module.css";
import { useSayFact } from "../person/say-fact.ts";
import { personTexts } from "../person/texts.ts";
import { verdictOn } from "./alike.ts";
import styles from "./beside.module.css";
import { besideTexts } from "./texts.ts";

/** What tells who somebody is first, then where they are and were. */
const FACTS: readonly FactName[] = [
  "names",
  "birth",
  "sex",
  "nationality",
  "numbers",
  "listed",
  "position",
  "since",
  "lastSeen",
  "basis",
  "line",
];

export function BesidePage(): ReactNode {
  const t = useTexts(besideTexts);
  const { person, other } = useParams({ from: "/frame/people/$person/beside/$other" });
  const one = useQuestion("/people/:id", { id: person });
  const two = useQuestion("/people/:id", { id: other });
  return (
    <Page title={t("title")} lede={t("lede")}>
      <Answer of={one}>
        {(first) => (
          <Answer of={two}>{(second) => <Pair key={`${person} ${other}`} one={first} other={second} />}</Answer>
        )}
      </Answer>
    </Page>
  );
}

interface PairProps {
  readonly one: PersonShown;
  readonly other: PersonShown;
}

function Pair({ one, other }: PairProps): ReactNode {
  const t = useTexts(besideTexts);
  const isSame = one.sameAs?.files.some(({ person }) => person === other.person) === true;
  const isDifferent = one.file.judgedDifferent.some(
    (link) => link.other === other.person && link.withdrawn === undefined,
  );
  return (
    <>
      <WhoIsWhich one={one} other={other} />
      <AwaitingLinks person={one.person} />
      {isSame && <p className={styles["said"]}>{t("assertedSame")}</p>}
      {isDifferent && <p className={styles["said"]}>{t("judgedDifferent")}</p>}
      <Weights one={one} other={other} mayAct={!isSame && !isDifferent} />
      <Section title={t("facts")}>
        <Facts one={one} other={other} />
      </Section>
    </>
  );
}

/** What the register makes of it, and what officers may say. */
function Weights({ one, other, mayAct }: PairProps & { readonly mayAct: boolean }): ReactNode {
  const t = useTexts(besideTexts);
  const alike = useQuestion("/people/:id/candidates", { id: one.person });
  const found = alike.data?.candidates.find(({ person }) => person === other.person);
  const pair = { person: one.person, other: other.person };
  const acts = mayAct && (
    <>
      <AssertSame {...pair} {...(found === undefined ? {} : { weight: found.weight })} />
      <JudgeDifferent {...pair} />
    </>
  );
  return (
    <Section title={t("weights")} actions={acts}>
      <Answer of={alike}>
        {() =>
          found === undefined ? (
            <p>{t("notAlike")}</p>
          ) : (
            <>
              <p>
                <Likelihood {...found} />
              </p>
              <Evidence evidence={found.evidence} isWhole />
            </>
          )
        }
      </Answer>
    </Section>
  );
}

function Facts({ one, other }: PairProps): ReactNode {
  const t = useTexts(besideTexts);
  const words = useTexts(personTexts);
  const say = useSayFact();
  const isWithheld = [one, other].some(({ withheld }) => withheld.some(({ section }) => section === "identity"));
  const rows = FACTS.flatMap((fact) => {
    const [first, second] = [say(fact, one), say(fact, other)];
    const verdict = verdictOn(first, second);
    return verdict === undefined ? [] : [{ fact, first, second, verdict }];
  });
  return (
    <>
      {isWithheld && <p>{t("withheld")}</p>}
      <Table className={`${personStyles["table"]} ${styles["facts"]}`}>
        <thead>
          <tr>
            <th scope="col">{t("fact")}</th>
            <th scope="col">{t("first")}</th>
            <th scope="col">{t("second")}</th>
            <th scope="col">{t("verdict")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ fact, first, second, verdict }) => (
            <tr key={fact} data-verdict={verdict}>
              <th scope="row">{fact === "position" ? t("position") : words(`fact.${fact}`)}</th>
              <Lines lines={first} />
              <Lines lines={second} />
              <td>{t(`verdict.${verdict}`)}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </>
  );
}

/** Whose file is which, and the way to each. */
function WhoIsWhich({ one, other }: PairProps): ReactNode {
  const t = useTexts(besideTexts);
  return (
    <dl className={personStyles["facts"]}>
      <div>
        <dt>{t("first")}</dt>
        <dd>
          <FileLink shown={one} />
        </dd>
      </div>
      <div>
        <dt>{t("second")}</dt>
        <dd>
          <FileLink shown={other} />
        </dd>
      </div>
    </dl>
  );
}

function FileLink({ shown: { person, names } }: { readonly shown: PersonShown }): ReactNode {
  return (
    <Link to="/people/$person" params={{ person }} preload={false}>
      {names[0] === undefined ? <Code>{person}</Code> : <PersonName name={names[0].name} />}
    </Link>
  );
}

function Lines({ lines }: { readonly lines: readonly string[] }): ReactNode {
  const t = useTexts(besideTexts);
  return (
    <td>
      {lines.length === 0 && <em>{t("nothing")}</em>}
      {lines.map((line, at) => (
        <div key={`${at} ${line}`}>
          <bdi>{line}</bdi>
        </div>
      ))}
    </td>
  );
}
