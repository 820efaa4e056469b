/** The outgoing list beside the incoming: whom each side saw, of all the people whom the books hold at the site. */
import type { SiteSummary } from "@muster/server/api";
import { type ReactNode, useState } from "react";
import { useReading, useTexts } from "../../texts/reading.tsx";
import { Button } from "../../ui/button.tsx";
import { TextArea } from "../../ui/field.tsx";
import { Code, PersonName } from "../../ui/person-name.tsx";
import { type Column, RegisterTable } from "../../ui/register-table/register-table.tsx";
import type { Selection } from "../../ui/register-table/selection.ts";
import styles from "./handover.module.css";
import { type JointLine, type Marked, markedSeen, type Side, SIDES } from "./joint-roll.ts";
import { type PastedSide, readSide } from "./pasted-side.ts";
import { handoverTexts } from "./texts.ts";

type Sides = Readonly<Record<Side, string>>;

interface JointRollProps {
  readonly site: SiteSummary;
  readonly lines: readonly JointLine[];
  readonly marked: Marked;
  readonly onMark: (marked: Marked) => void;
  /** What each side's authority is called. */
  readonly sides: Sides;
}

const personOf = ({ person }: JointLine): string => person;

export function JointRoll({ site, lines, marked, onMark, sides }: JointRollProps): ReactNode {
  const t = useTexts(handoverTexts);
  const [selected, select] = useState<Selection>(new Set());
  return (
    <>
      <p className={styles["hint"]}>{t("jointRollHint")}</p>
      <div className={styles["sides"]}>
        {SIDES.map((side) => (
          <SideMarks
            key={side}
            name={sides[side]}
            lines={lines}
            seen={lines.filter((line) => line[side]).length}
            selected={selected}
            onSeen={(people, isSeen) => {
              onMark(markedSeen(marked, side, people, isSeen));
              select(new Set());
            }}
          />
        ))}
      </div>
      <RegisterTable
        label={t("rollLabel", { site: site.name })}
        name={`joint-roll-${site.code}`}
        rows={lines}
        rowId={personOf}
        columns={useJointColumns(sides)}
        selected={selected}
        onSelect={select}
        empty={t("rollEmpty")}
      />
      <p className={styles["hint"]}>{t("draftKept")}</p>
    </>
  );
}

interface SideMarksProps {
  readonly name: string;
  readonly lines: readonly JointLine[];
  readonly seen: number;
  readonly selected: Selection;
  readonly onSeen: (people: Iterable<string>, isSeen: boolean) => void;
}

function SideMarks({ name, lines, seen, selected, onSeen }: SideMarksProps): ReactNode {
  const t = useTexts(handoverTexts);
  const { number } = useReading();
  const title = t("side", { authority: name, seen: number(seen), all: number(lines.length) });
  return (
    <fieldset className={styles["side"]}>
      <legend>{title}</legend>
      <div className={styles["buttons"]}>
        <Button isDisabled={selected.size === 0} onPress={() => onSeen(selected, true)}>
          {t("markSeen", { n: selected.size })}
        </Button>
        <Button isDisabled={selected.size === 0} onPress={() => onSeen(selected, false)}>
          {t("markNotSeen", { n: selected.size })}
        </Button>
      </div>
      <PastedList lines={lines} onSeen={(people) => onSeen(people, true)} />
    </fieldset>
  );
}

function PastedList({
  lines,
  onSeen,
}: {
  readonly lines: readonly JointLine[];
  readonly onSeen: (people: readonly string[]) => void;
}): ReactNode {
  const t = useTexts(handoverTexts);
  const [pasted, paste] = useState("");
  const [answer, setAnswer] = useState<PastedSide>();
  const take = (): void => {
    const side = readSide(pasted, lines);
    setAnswer(side);
    onSeen(side.people);
  };
  return (
    <details>
      <summary>{t("paste")}</summary>
      <div className={styles["form"]}>
        <TextArea
          label={t("pasteLabel")}
          hint={t("pasteHint")}
          value={pasted}
          dir="auto"
          spellCheck={false}
          onChange={({ target }) => paste(target.value)}
        />
        <div>
          <Button isDisabled={pasted.trim() === ""} onPress={take}>
            {t("takeList")}
          </Button>
        </div>
        <p role="status">{answer !== undefined && t("pasted", { seen: answer.people.length })}</p>
        {answer !== undefined && answer.notMatched.length > 0 && (
          <div className={styles["care"]}>
            <p>{t("notMatched", { n: answer.notMatched.length })}</p>
            <ul>
              {answer.notMatched.map(({ text, reason }, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a pasted line is known by its place alone.
                <li key={place}>
                  <bdi>{text}</bdi>: {t(`reason.${reason}`)}
                </li>
              ))}
            </ul>
            <p>{t("strangersHint")}</p>
          </div>
        )}
      </div>
    </details>
  );
}

export function usePersonColumns(): readonly Column<JointLine>[] {
  const t = useTexts(handoverTexts);
  return [
    {
      id: "name",
      header: t("name"),
      value: ({ names }) => names?.[0]?.name ?? null,
      cell: ({ names }) => (names === undefined ? <em>{t("nameWithheld")}</em> : <PersonName name={names[0]?.name} />),
      width: "minmax(16rem, 2fr)",
    },
    {
      id: "number",
      header: t("number"),
      value: ({ number, person }) => number ?? person,
      cell: ({ number, person }) => <Code>{number ?? person.slice(0, 8)}</Code>,
      width: "minmax(6.5rem, 1fr)",
    },
    {
      id: "unit",
      header: t("unit"),
      value: ({ unit }) => unit,
      cell: ({ unit }) => <bdi>{unit}</bdi>,
      groups: true,
      width: "minmax(8rem, 1fr)",
    },
  ];
}

function useJointColumns(sides: Sides): readonly Column<JointLine>[] {
  const t = useTexts(handoverTexts);
  const person = usePersonColumns();
  return [
    ...person,
    ...SIDES.map(
      (side): Column<JointLine> => ({
        id: side,
        header: t("seenBy", { authority: sides[side] }),
        value: (line) => t(line[side] ? "seen" : "notSeen"),
        cell: (line) => <Mark is={line[side]}>{t(line[side] ? "seen" : "notSeen")}</Mark>,
        groups: true,
        width: "minmax(11rem, 1fr)",
      }),
    ),
    {
      id: "joint",
      header: t("joint"),
      value: ({ isOn }) => t(isOn ? "on" : "notOn"),
      cell: ({ isOn }) => <Mark is={isOn}>{t(isOn ? "on" : "notOn")}</Mark>,
      groups: true,
      width: "8rem",
    },
    { id: "why", header: t("why"), value: ({ reason }) => reason, width: "minmax(10rem, 1fr)" },
  ];
}

/** A word with a tick or a dash before it: read without colour. */
function Mark({ is, children }: { readonly is: boolean; readonly children: ReactNode }): ReactNode {
  return (
    <span className={styles["mark"]} data-is={is}>
      <span aria-hidden="true">{is ? "✓" : "–"}</span> {children}
    </span>
  );
}
