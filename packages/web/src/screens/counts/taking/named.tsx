/**
 * Counting by name: each number typed or scanned is answered at once, and everybody can be ticked in the list as well. The
 * list is the register's; whom the officer sees is what is recorded, whether or not the list has them.
 */
import type { NamedRollLine } from "@muster/server/api";
import { type ReactNode, useMemo, useState } from "react";
import { useQuestion } from "../../../api/question.ts";
import { useReading, useTexts } from "../../../texts/reading.tsx";
import { Answer } from "../../../ui/answer.tsx";
import { ScanField } from "../../../ui/named-count/scan-field.tsx";
import { withoutStranger } from "../../../ui/named-count/sheet.ts";
import { useSheet } from "../../../ui/named-count/use-sheet.ts";
import { PersonName } from "../../../ui/person-name.tsx";
import { Numbered } from "../../../ui/person-picker/called.tsx";
import { pickedFrom } from "../../../ui/person-picker/picked-person.ts";
import type { Column } from "../../../ui/register-table/column.ts";
import { RegisterTable } from "../../../ui/register-table/register-table.tsx";
import styles from "../counts.module.css";
import { covered } from "../standing.ts";
import { countsTexts } from "../texts.ts";
import { RecordNamed } from "./record-named.tsx";
import { Strangers } from "./strangers.tsx";
import { useScan } from "./use-scan.ts";
import type { CountTold } from "../told.ts";

export function NamedTaking({ count }: { readonly count: CountTold }): ReactNode {
  const roll = useQuestion("/sites/:id/roll", { id: count.site });
  return <Answer of={roll}>{({ people }) => <Counting count={count} roll={people} />}</Answer>;
}

interface CountingProps {
  readonly count: CountTold;
  readonly roll: readonly NamedRollLine[];
}

function Counting({ count, roll }: CountingProps): ReactNode {
  const t = useTexts(countsTexts);
  const awaited = covered(count, roll);
  const kept = useSheet(`${count.code}.${count.round}`, awaited);
  const { sheet, change } = kept;
  const scan = useScan({ awaited, roll, ...kept });
  return (
    <>
      <ScanField onScan={scan} />
      <p className={styles["tally"]} role="status">
        <strong>{t("seenOf", { seen: sheet.seen.size, of: awaited.length })}</strong>
        {sheet.strangers.length > 0 && <span>{t("strangersN", { n: sheet.strangers.length })}</span>}
      </p>
      <RollToTick
        label={t("rollLabel", { code: count.code })}
        name={`count-${count.code}`}
        awaited={awaited}
        seen={sheet.seen}
        onSeen={(seen) =>
          change((before) => ({
            ...before,
            seen: new Set(awaited.flatMap(({ person }) => (seen.has(person) ? [person] : []))),
          }))
        }
      />
      <Strangers
        strangers={sheet.strangers}
        onRemove={(stranger) => change((before) => withoutStranger(before, stranger))}
      />
      <RecordNamed count={count} awaited={awaited.length} sheet={sheet} onRecorded={kept.done} />
    </>
  );
}

interface RollToTickProps {
  readonly label: string;
  readonly name: string;
  readonly awaited: readonly NamedRollLine[];
  readonly seen: ReadonlySet<string>;
  readonly onSeen: (seen: ReadonlySet<string>) => void;
}

/** The roll with a box before each; on request those alone who had not been seen when it was asked. */
function RollToTick({ label, name, awaited, seen, onSeen }: RollToTickProps): ReactNode {
  const t = useTexts(countsTexts);
  const [left, setLeft] = useState<readonly NamedRollLine[]>();
  const columns = useColumns();
  return (
    <>
      <label className={styles["only"]}>
        <input
          type="checkbox"
          checked={left !== undefined}
          onChange={({ target }) =>
            setLeft(target.checked ? awaited.filter(({ person }) => !seen.has(person)) : undefined)
          }
        />{" "}
        {t("onlyNotSeen")}
      </label>
      <RegisterTable
        label={label}
        name={name}
        rows={left ?? awaited}
        rowId={({ person }) => person}
        columns={columns}
        empty={t(left === undefined ? "booksHaveNobody" : "everybodySeen")}
        selected={seen}
        onSelect={onSeen}
      />
    </>
  );
}

/** Made once for each language: the list reads its rows anew for new columns. */
function useColumns(): readonly Column<NamedRollLine>[] {
  const t = useTexts(countsTexts);
  const { say } = useReading();
  return useMemo(
    () => [
      {
        id: "number",
        header: t("number"),
        // What is seen there, so that it can be filtered by.
        value: ({ number, person }) => number ?? person.slice(0, 8),
        cell: (line) => <Numbered {...pickedFrom(line)} />,
        width: "10rem",
      },
      {
        id: "name",
        header: t("name"),
        value: ({ names }) => names?.[0]?.name ?? null,
        cell: ({ names }) => <PersonName name={names?.[0]?.name} />,
        width: "minmax(16rem, 1fr)",
      },
      { id: "unit", header: t("unit"), value: ({ unit }) => unit, width: "12rem", groups: true },
    ],
    // Another language is another `say`; `t` is made of it.
    [say],
  );
}
