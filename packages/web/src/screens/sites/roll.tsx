/** Who the books hold at a site: 24,000 people in one list. */
import type { NamedRollAnswer, NamedRollLine } from "@muster/server/api";
import type { LinkProps } from "@tanstack/react-router";
import { type ReactNode, useMemo } from "react";
import { useCodes } from "../../texts/codes.ts";
import { useReading, useTexts } from "../../texts/reading.tsx";
import { useMoment } from "../../time/moment.ts";
import { Answer } from "../../ui/answer.tsx";
import { useNames } from "../../ui/named.tsx";
import { Code, PersonName } from "../../ui/person-name.tsx";
import { type Column, RegisterTable } from "../../ui/register-table/register-table.tsx";
import { useTimeWidth } from "../../ui/register-table/time-width.ts";
import type { Selection } from "../../ui/register-table/selection.ts";
import { Said } from "../../ui/said.tsx";
import { When } from "../../ui/when.tsx";
import styles from "./sites.module.css";
import { sitesTexts } from "./texts.ts";
import type { RollSoFar } from "./use-roll.ts";

interface RollProps extends Pick<RollSoFar, "roll" | "rest"> {
  readonly selected: Selection;
  readonly onSelect: (selected: Selection) => void;
}

export function Roll({ roll, rest, selected, onSelect }: RollProps): ReactNode {
  const t = useTexts(sitesTexts);
  const { isPast } = useMoment();
  const names = useNames();
  const columns = useRollColumns(roll.data);
  return (
    <Answer of={roll}>
      {({ site, held, people, withheld }) => (
        <>
          {rest?.isError === true && <Said problem={rest.error} onAgain={() => void rest.refetch()} />}
          {withheld.length > 0 && <Withheld withheld={withheld} />}
          <RegisterTable
            label={t("rollLabel", { site: names.site(site) ?? site })}
            name={`roll-${site}`}
            rows={people}
            of={held}
            rowId={personOf}
            columns={columns}
            link={linkOf}
            selected={selected}
            onSelect={onSelect}
            empty={t(isPast ? "rollEmptyThen" : "rollEmpty")}
          />
        </>
      )}
    </Answer>
  );
}

const personOf = ({ person }: NamedRollLine): string => person;
const linkOf = ({ person }: NamedRollLine): LinkProps => ({ to: "/people/$person", params: { person } });

/** What is said of nobody on a roll, or the same of all, takes no column. */
function saidOn(people: readonly NamedRollLine[]) {
  const [first] = people;
  return {
    number: people.some(({ number }) => number !== null),
    unit: people.some(({ unit }) => unit !== null),
    custodian: people.some(({ custodian }) => custodian !== first?.custodian),
    confirmation: people.some(({ toBeConfirmed }) => toBeConfirmed),
  };
}

/** Made once for a roll and a language: rows are read again when the columns are others. */
function useRollColumns(roll: NamedRollAnswer | undefined): readonly Column<NamedRollLine>[] {
  const t = useTexts(sitesTexts);
  const codes = useCodes(sitesTexts);
  const { say } = useReading();
  const timeWidth = useTimeWidth();
  const said = useMemo(() => saidOn(roll?.people ?? []), [roll]);
  return useMemo(
    () => {
      const columns: readonly (Column<NamedRollLine> | false)[] = [
        {
          id: "name",
          header: t("name"),
          value: ({ names }) => names?.[0]?.name ?? null,
          cell: ({ names }) =>
            names === undefined ? <em>{t("nameWithheld")}</em> : <PersonName name={names[0]?.name} />,
          width: "minmax(min(20rem, 58vw), 3fr)",
        },
        said.number && {
          id: "number",
          header: t("number"),
          value: ({ number }) => number,
          cell: ({ number }) => number !== null && <Code>{number}</Code>,
          width: "minmax(7rem, 1fr)",
        },
        said.unit && {
          id: "unit",
          header: t("unit"),
          value: ({ unit }) => unit,
          cell: ({ unit }) => <bdi>{unit}</bdi>,
          groups: true,
          width: "minmax(9rem, 1fr)",
        },
        {
          id: "sex",
          header: t("sex"),
          value: ({ sex }) => (sex === undefined ? null : codes("sex.", sex)),
          groups: true,
          width: "5.5rem",
        },
        {
          id: "birth",
          header: t("birth"),
          value: ({ birth }) => birth ?? null,
          cell: ({ birth }) => birth !== undefined && <Code>{birth}</Code>,
          width: "6.5rem",
        },
        said.custodian && {
          id: "custodian",
          header: t("custodian"),
          value: ({ custodian }) => custodian,
          cell: ({ custodian }) => <Code>{custodian}</Code>,
          groups: true,
          width: "8rem",
        },
        {
          id: "since",
          header: t("since"),
          value: ({ since }) => since,
          cell: ({ since }) => <When at={since} />,
          width: timeWidth,
        },
        {
          id: "lastSeen",
          header: t("lastSeen"),
          value: ({ lastSeenAt }) => lastSeenAt,
          cell: ({ lastSeenAt }) => (lastSeenAt === null ? t("neverSeen") : <When at={lastSeenAt} />),
          width: timeWidth,
        },
        said.confirmation && {
          id: "confirmation",
          header: t("confirmation"),
          value: ({ toBeConfirmed }) => t(toBeConfirmed ? "notConfirmed" : "confirmed"),
          groups: true,
          width: "8.5rem",
        },
      ];
      return columns.filter((column) => column !== false);
    },
    // `t` and `codes` say what `say` says.
    [say, said, timeWidth],
  );
}

/** What this officer may not read of the people is named, with why: it is not that nobody ever said it. */
function Withheld({ withheld }: Pick<NamedRollAnswer, "withheld">): ReactNode {
  const t = useTexts(sitesTexts);
  const codes = useCodes(sitesTexts);
  return (
    <ul role="list" className={styles["withheld"]}>
      {withheld.map(({ section, people, policy, reason }) => (
        <li key={`${section} ${policy}`}>
          {t("withheld", { n: people })} {codes("section.", section)}.{" "}
          <span lang="en" dir="ltr">
            {reason}
          </span>
        </li>
      ))}
    </ul>
  );
}
