/** Numbers: how many people, for an analyst or a press desk; suppressed and rounded by the register, never here. */
import { STATES } from "@muster/record";
import type { SuppressedAnswer } from "@muster/server/api";
import type { ReactNode } from "react";
import { useQuestion } from "../../api/question.ts";
import { useReading, useTexts } from "../../texts/reading.tsx";
import { Answer } from "../../ui/answer.tsx";
import { Page, Section } from "../../ui/page.tsx";
import { Code } from "../../ui/person-name.tsx";
import { StateMark } from "../../ui/state-mark.tsx";
import styles from "./numbers.module.css";
import { numbersTexts } from "./texts.ts";
import { TableHead } from "../../ui/table.tsx";

export function NumbersPage(): ReactNode {
  const t = useTexts(numbersTexts);
  return (
    <Page title={t("title")} lede={t("lede")}>
      <Counts by="state" title={t("byState")} />
      <Counts by="site" title={t("bySite")} />
      <Counts by="nationality" title={t("byNationality")} />
    </Page>
  );
}

/** What is not told, as the register has it (packages/access, suppress.ts). */
const FEWER_THAN = 10;

interface CountsProps {
  readonly by: "state" | "site" | "nationality";
  readonly title: string;
}

function Counts({ by, title }: CountsProps): ReactNode {
  const counts = useQuestion("/counts-for-analysts", { by });
  return (
    <Section title={title}>
      <Answer of={counts}>{(found) => <Cells counts={found} title={title} />}</Answer>
    </Section>
  );
}

function Cells({ counts, title }: { readonly counts: SuppressedAnswer; readonly title: string }): ReactNode {
  const t = useTexts(numbersTexts);
  const { dates, number } = useReading();
  const { cells, asOf, knownAt } = counts;
  if (cells.length === 0) return <p>{t("none")}</p>;
  return (
    <table className={styles["cells"]} aria-label={title}>
      <caption>{t("asOf", { asOf: dates.time(asOf), knownAt: dates.time(knownAt) })}</caption>
      <TableHead heads={[t("what"), t("people")]} />
      <tbody>
        {cells.map(({ cell, people }) => (
          <tr key={cell.join(" ")}>
            <th scope="row">
              <Cell name={cell.slice(1)} />
            </th>
            <td>{people === null ? t("fewerThan", { n: number(FEWER_THAN) }) : t("about", { n: number(people) })}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What is counted: everybody, a state by its name, or the code of a site or a country. */
function Cell({ name }: { readonly name: readonly string[] }): ReactNode {
  const t = useTexts(numbersTexts);
  const [code] = name;
  if (code === undefined) return t("everybody");
  const state = STATES.find((one) => one === code);
  return state === undefined ? <Code>{code}</Code> : <StateMark state={state} />;
}
