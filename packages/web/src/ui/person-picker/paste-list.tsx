import { type ReactNode, useState } from "react";
import type { FoundAnswer, PeopleAnswer } from "@muster/server/api";
import { ask } from "../../api/ask.ts";
import { Problem } from "../../api/problem.ts";
import { addressOf, useQuestion } from "../../api/question.ts";
import { useTexts } from "../../texts/reading.tsx";
import { useMoment } from "../../time/moment.ts";
import { Button } from "../button.tsx";
import { TextArea } from "../field.tsx";
import { PersonName } from "../person-name.tsx";
import { Said } from "../said.tsx";
import { called, Numbered } from "./called.tsx";
import { type AnsweredLine, type Finder, readList } from "./pasted-list.ts";
import { foundIn, pickedFrom } from "./picked-person.ts";
import styles from "./person-picker.module.css";
import { type AddingProps, isHeldAt } from "./search-people.tsx";
import { pickerTexts } from "./texts.ts";
import { asCompared } from "./typed.ts";
import { TableHead } from "../table.tsx";

/** A list pasted from elsewhere: each line is answered for, whom it names or why nobody. */
export function PasteList({ picked, onAdd, site }: AddingProps): ReactNode {
  const t = useTexts(pickerTexts);
  const moment = useMoment();
  const roll = useQuestion("/sites/:id/roll", { id: site?.code }, { when: site !== undefined });
  const [pasted, setPasted] = useState("");
  const [progress, setProgress] = useState<{ readonly read: number; readonly of: number }>();
  const [lines, setLines] = useState<readonly AnsweredLine[]>([]);
  const [problem, setProblem] = useState<Problem>();

  const find: Finder = async (text) => {
    const answer = await ask<FoundAnswer | PeopleAnswer>(addressOf("/people", { find: text }, moment));
    const exact = foundIn(answer).filter(({ by, text: written }) => by === "id" || isSame(by, written, text));
    const people = [...new Map(exact.map((line) => [line.person, line])).values()];
    return people.map((line) => ({
      ...pickedFrom(line),
      isElsewhere: site !== undefined && !isHeldAt(line, site.code),
    }));
  };
  const read = async (): Promise<void> => {
    setProblem(undefined);
    try {
      const answered = await readList(pasted, {
        roll: (roll.data?.people ?? []).map(pickedFrom),
        find,
        picked: new Set(picked.map(({ person }) => person)),
        onProgress: (done, of) => setProgress({ read: done, of }),
      });
      setLines(answered);
      onAdd(answered.flatMap(({ answer }) => (answer.kind === "added" ? [answer.person] : [])));
    } catch (fault) {
      if (!(fault instanceof Problem)) throw fault;
      setProblem(fault);
    } finally {
      setProgress(undefined);
    }
  };
  const isRollAwaited = site !== undefined && roll.isPending;
  const added = lines.filter(({ answer }) => answer.kind === "added").length;
  return (
    <details className={styles["part"]}>
      <summary>{t("pasteTitle")}</summary>
      <TextArea
        label={t("pasteLabel")}
        hint={t("pasteHint")}
        value={pasted}
        dir="ltr"
        spellCheck={false}
        onChange={({ target }) => setPasted(target.value)}
      />
      <Button
        onPress={() => void read()}
        isPending={progress !== undefined}
        isDisabled={isRollAwaited || pasted.trim() === ""}
      >
        {t("read")}
      </Button>
      {problem !== undefined && <Said problem={problem} onAgain={() => void read()} />}
      <p role="status">
        {progress !== undefined
          ? t("reading", { read: progress.read, of: progress.of })
          : lines.length > 0 && t("readSummary", { lines: lines.length, added, not: lines.length - added })}
      </p>
      {lines.length > 0 && (
        <div className={styles["scroll"]} role="region" aria-label={t("readLines")} tabIndex={0}>
          <table className={styles["lines"]} aria-label={t("pasteTitle")}>
            <TableHead heads={[t("line"), t("written"), t("answer")]} />
            <tbody>
              {lines.map((line) => (
                <tr key={line.line} data-answer={line.answer.kind}>
                  <td>{line.line}</td>
                  <td>
                    <bdi>{line.text}</bdi>
                  </td>
                  <td>
                    <LineSays {...line} site={site?.name ?? ""} onAdd={onAdd} picked={picked} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </details>
  );
}

function LineSays({
  answer,
  site,
  picked,
  onAdd,
}: AnsweredLine & { readonly site: string } & Pick<AddingProps, "onAdd" | "picked">): ReactNode {
  const t = useTexts(pickerTexts);
  const says = t(`line.${answer.kind}`, { site, line: answer.kind === "twice" ? answer.line : 0 });
  if (answer.kind === "not-found") return says;
  if (answer.kind !== "several")
    return (
      <>
        {says} · <Numbered {...answer.person} /> <PersonName name={answer.person.name} />
      </>
    );
  return (
    <>
      {says}
      <ul role="list">
        {answer.people.map((person) => (
          <li key={person.person}>
            <Numbered {...person} /> <PersonName name={person.name} />{" "}
            {picked.every((other) => other.person !== person.person) && (
              <Button look="quiet" aria-label={t("addNamed", { who: called(person) })} onPress={() => onAdd([person])}>
                {t("add")}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

/** A number that begins alike is another number. */
function isSame(by: "number" | "name" | "id", written: string, text: string): boolean {
  return by === "number" && asCompared(written) === asCompared(text);
}
