/** Where people are, in columns: the same for those found and for those behind a number. */
import type { Position } from "@muster/record";
import type { LinkProps } from "@tanstack/react-router";
import { useTexts } from "../../texts/reading.tsx";
import { useNames } from "../../ui/named.tsx";
import { Code } from "../../ui/person-name.tsx";
import type { Column } from "../../ui/register-table/register-table.tsx";
import { useTimeWidth } from "../../ui/register-table/time-width.ts";
import { StateMark } from "../../ui/state-mark.tsx";
import { When } from "../../ui/when.tsx";
import { peopleTexts } from "./texts.ts";

interface Placed {
  readonly person: string;
  readonly number: string | null;
  readonly position: Position | null;
  readonly since: string | null;
  readonly lastSeenAt: string | null;
}

export function personLink({ person }: { readonly person: string }): LinkProps {
  return { to: "/people/$person", params: { person } };
}

export function useWhereColumns<Row extends Placed>(): readonly Column<Row>[] {
  const t = useTexts(peopleTexts);
  const names = useNames();
  const timeWidth = useTimeWidth();
  const siteOf = ({ position }: Placed): string | null =>
    position?.site === undefined ? null : (names.site(position.site) ?? position.site);
  const custodianOf = ({ position }: Placed): string | null =>
    position?.custodian === undefined ? null : (names.authority(position.custodian) ?? position.custodian);
  return [
    {
      id: "number",
      header: t("number"),
      value: ({ number }) => number,
      cell: ({ number }) => number !== null && <Code>{number}</Code>,
      sparse: true,
      width: "6.5rem",
    },
    {
      id: "state",
      header: t("state"),
      value: ({ position }) => position?.state ?? null,
      cell: ({ position }) =>
        position === null ? <em>{t("whereWithheld")}</em> : <StateMark state={position.state} />,
      groups: true,
      width: "minmax(7.5rem, 0.5fr)",
    },
    {
      id: "site",
      header: t("site"),
      value: siteOf,
      cell: (row) => <bdi>{siteOf(row)}</bdi>,
      groups: true,
      width: "minmax(9rem, 1fr)",
    },
    {
      id: "unit",
      header: t("unit"),
      value: ({ position }) => position?.unit ?? null,
      cell: ({ position }) => <bdi>{position?.unit}</bdi>,
      groups: true,
      sparse: true,
      width: "7.5rem",
    },
    {
      id: "custodian",
      header: t("custodian"),
      value: custodianOf,
      cell: (row) => <bdi>{custodianOf(row)}</bdi>,
      groups: true,
      width: "minmax(9rem, 1fr)",
    },
    {
      id: "since",
      header: t("since"),
      value: ({ since }) => since,
      cell: ({ since }) => since !== null && <When at={since} />,
      width: timeWidth,
    },
    {
      id: "lastSeen",
      header: t("lastSeen"),
      value: ({ lastSeenAt }) => lastSeenAt,
      cell: ({ lastSeenAt }) => (lastSeenAt === null ? t("neverSeen") : <When at={lastSeenAt} />),
      width: timeWidth,
    },
  ];
}
