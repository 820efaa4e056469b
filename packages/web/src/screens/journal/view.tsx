/** The journal as a list, a page at a time. */
import type { EntryLine } from "@muster/server/api";
import { Link, useSearch } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useQuestion } from "../../api/question.ts";
import { useCodes } from "../../texts/codes.ts";
import { useReading, useTexts } from "../../texts/reading.tsx";
import { Answer } from "../../ui/answer.tsx";
import { EntryKind } from "../../ui/entry-kind/entry-kind.tsx";
import { entryKindTexts } from "../../ui/entry-kind/texts.ts";
import { useNames } from "../../ui/named.tsx";
import { Page } from "../../ui/page.tsx";
import { Code } from "../../ui/person-name.tsx";
import { type Column, RegisterTable } from "../../ui/register-table/register-table.tsx";
import { useTimeWidth } from "../../ui/register-table/time-width.ts";
import { When } from "../../ui/when.tsx";
import { Filter } from "./filter.tsx";
import styles from "./journal.module.css";
import { journalTexts } from "./texts.ts";

const PAGE = 100;

/** The journal, the newest first: nothing in it is ever edited, and what was wrong stands with what corrected it. */
export function JournalPage(): ReactNode {
  const t = useTexts(journalTexts);
  const { kind, about, after } = useSearch({ from: "/frame/journal" });
  const entries = useQuestion("/entries", { kind, about, after, limit: PAGE });
  const columns = useColumns();
  return (
    <Page title={t("title")} lede={t("lede")}>
      <Filter />
      <Answer of={entries}>
        {({ entries: page, next }) => (
          <>
            <RegisterTable
              label={t("list")}
              name="journal"
              rows={page}
              rowId={({ number }) => String(number)}
              columns={columns}
              empty={t("empty")}
              link={({ number }) => ({ to: "/journal/$number", params: { number: String(number) } })}
            />
            <nav aria-label={t("pages")} className={styles["pages"]}>
              {after !== undefined && (
                <Link to="/journal" search={({ after: _after, ...search }) => search}>
                  {t("newest")}
                </Link>
              )}
              {next !== null && (
                <Link to="/journal" search={(search) => ({ ...search, after: next })}>
                  {t("older")}
                </Link>
              )}
            </nav>
          </>
        )}
      </Answer>
    </Page>
  );
}

function useColumns(): readonly Column<EntryLine>[] {
  const t = useTexts(journalTexts);
  const kinds = useCodes(entryKindTexts);
  const names = useNames();
  const { number: written } = useReading();
  const timeWidth = useTimeWidth();
  return [
    {
      id: "number",
      header: t("entry"),
      value: ({ number }) => number,
      cell: ({ number }) => written(number),
      align: "end",
      width: "5.5rem",
    },
    {
      id: "kind",
      header: t("what"),
      value: ({ kind }) => kinds("", kind),
      cell: ({ kind, correctedBy }) => (
        <span className={correctedBy === null ? undefined : styles["corrected"]}>
          <EntryKind kind={kind} />
        </span>
      ),
      groups: true,
      width: "minmax(12rem, 2fr)",
    },
    {
      id: "occurred",
      header: t("occurred"),
      value: ({ occurredAt }) => occurredAt,
      cell: ({ occurredAt }) => <When at={occurredAt} />,
      width: timeWidth,
    },
    {
      id: "noted",
      header: t("noted"),
      value: ({ notedAt }) => notedAt,
      cell: ({ notedAt }) => notedAt !== null && <When at={notedAt} />,
      sparse: true,
      width: timeWidth,
    },
    {
      id: "recorded",
      header: t("recorded"),
      value: ({ recordedAt }) => recordedAt,
      cell: ({ recordedAt }) => <When at={recordedAt} />,
      width: timeWidth,
    },
    {
      id: "by",
      header: t("saysSo"),
      value: ({ by }) => names.authority(by.authority) ?? by.authority,
      cell: ({ by }) => <bdi>{names.authority(by.authority) ?? by.authority}</bdi>,
      groups: true,
      width: "minmax(9rem, 1fr)",
    },
    {
      id: "about",
      header: t("about"),
      value: ({ about }) => about.join(", "),
      cell: ({ about }) => <Code>{about.join(", ")}</Code>,
      width: "minmax(9rem, 1fr)",
    },
    {
      id: "people",
      header: t("people"),
      value: ({ people }) => people,
      cell: ({ people }) => written(people),
      align: "end",
      width: "5rem",
    },
    {
      id: "correctedBy",
      header: t("correctedBy"),
      value: ({ correctedBy }) => correctedBy,
      cell: ({ correctedBy }) => correctedBy !== null && written(correctedBy),
      align: "end",
      sparse: true,
      width: "6.5rem",
    },
  ];
}
