/** Who is on the list, until they leave; the sender may take people off it until it is sealed. */
import type { ManifestLine } from "@muster/server/api";
import { type ReactNode, useState } from "react";
import { useTexts } from "../../../texts/reading.tsx";
import { PersonName } from "../../../ui/person-name.tsx";
import { type Column, RegisterTable } from "../../../ui/register-table/register-table.tsx";
import { TakeOff } from "../amend.tsx";
import { PersonNumber } from "../person-number.tsx";
import { useStanding } from "../standing.ts";
import { UNSEALED } from "../states.ts";
import { transfersTexts } from "../texts.ts";
import styles from "../transfers.module.css";
import type { ManifestOf } from "../manifest-of.ts";
import { Stage } from "./stage.tsx";

export function ListBeforeDeparture({ manifest }: { readonly manifest: ManifestOf }): ReactNode {
  const t = useTexts(transfersTexts);
  const { isSender, gives } = useStanding(manifest);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const mayTakeOff = isSender && gives("transfer.amend") && UNSEALED.includes(manifest.state);
  const columns: readonly Column<ManifestLine>[] = [
    {
      id: "number",
      header: t("number"),
      value: ({ number }) => number,
      cell: (line) => <PersonNumber {...line} />,
      width: "10rem",
    },
    {
      id: "name",
      header: t("name"),
      value: ({ name }) => name,
      cell: ({ name }) => <PersonName name={name} />,
      width: "minmax(16rem, 1fr)",
    },
    { id: "vehicle", header: t("vehicle"), value: ({ vehicle }) => vehicle ?? null, width: "8rem", groups: true },
    { id: "seat", header: t("seat"), value: ({ seat }) => seat ?? null, width: "5rem" },
    {
      id: "stage",
      header: t("stands"),
      value: ({ stage }) => t(`stage.${stage}`),
      cell: (line) => <Stage line={line} />,
      width: "12rem",
    },
  ];
  const chosen = manifest.manifest.filter(({ person }) => selected.has(person));
  return (
    <div className={styles["form"]}>
      <RegisterTable
        label={t("list")}
        name={`list-${manifest.code}`}
        rows={manifest.manifest}
        rowId={({ person }) => person}
        columns={columns}
        empty={t("nobodyListed")}
        {...(mayTakeOff ? { selected, onSelect: setSelected } : {})}
      />
      <div className={styles["buttons"]}>
        <TakeOff transfer={manifest} people={chosen} />
      </div>
    </div>
  );
}
