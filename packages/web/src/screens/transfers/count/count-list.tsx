/** Everybody awaited, by name, each to be marked by hand as well; who has been seen stands back from who has not. */
import type { PersonId } from "@muster/record";
import type { ManifestLine } from "@muster/server/api";
import { memo, type ReactNode, useState } from "react";
import { useTexts } from "../../../texts/reading.tsx";
import { Button } from "../../../ui/button.tsx";
import { PersonName } from "../../../ui/person-name.tsx";
import { called } from "../../../ui/person-picker/called.tsx";
import { PersonNumber } from "../person-number.tsx";
import { transfersTexts } from "../texts.ts";
import styles from "./count.module.css";
import type { Sheet } from "../../../ui/named-count/sheet.ts";

interface CountListProps {
  readonly awaited: readonly ManifestLine[];
  readonly sheet: Sheet;
  /** "boarded", "arrived". */
  readonly says: { readonly seen: string; readonly mark: string };
  readonly onMark: (person: PersonId, isSeen: boolean) => void;
  /** Beside whom nobody has seen yet: why they stay. */
  readonly beside?: (line: ManifestLine) => ReactNode;
  readonly warning?: (person: PersonId) => string | undefined;
}

export function CountList({ awaited, sheet, says, onMark, beside, warning }: CountListProps): ReactNode {
  const t = useTexts(transfersTexts);
  const [isLeftOnly, setLeftOnly] = useState(false);
  const [vehicle, setVehicle] = useState("");
  const vehicles = [...new Set(awaited.flatMap((line) => (line.vehicle === undefined ? [] : [line.vehicle])))];
  const shown = awaited.filter(
    (line) => !(isLeftOnly && sheet.seen.has(line.person)) && (vehicle === "" || line.vehicle === vehicle),
  );
  return (
    <>
      <div className={styles["choose"]}>
        <label>
          <input type="checkbox" checked={isLeftOnly} onChange={({ target }) => setLeftOnly(target.checked)} />{" "}
          {t("onlyNotSeen")}
        </label>
        {vehicles.length > 1 && (
          <label>
            {t("vehicle")}{" "}
            <select value={vehicle} onChange={({ target }) => setVehicle(target.value)}>
              <option value="">{t("everyVehicle")}</option>
              {vehicles.map((one) => {
                const riders = awaited.filter((line) => line.vehicle === one);
                const seen = riders.filter(({ person }) => sheet.seen.has(person)).length;
                return (
                  <option key={one} value={one}>
                    {t("ofVehicle", { vehicle: one, seen, of: riders.length })}
                  </option>
                );
              })}
            </select>
          </label>
        )}
      </div>
      <div className={styles["scroll"]}>
        <table className={styles["list"]}>
          <thead>
            <tr>
              <th scope="col">{t("number")}</th>
              <th scope="col">{t("name")}</th>
              {vehicles.length > 0 && <th scope="col">{t("seat")}</th>}
              <th scope="col">{t("marked")}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((line) => (
              <CountRow
                key={line.person}
                line={line}
                hasSeats={vehicles.length > 0}
                isSeen={sheet.seen.has(line.person)}
                says={says.seen}
                mark={says.mark}
                warning={warning?.(line.person)}
                onMark={onMark}
                beside={sheet.seen.has(line.person) ? undefined : beside?.(line)}
              />
            ))}
          </tbody>
        </table>
      </div>
      {shown.length === 0 && <p>{t("nobodyLeftToSee")}</p>}
    </>
  );
}

interface CountRowProps {
  readonly line: ManifestLine;
  readonly hasSeats: boolean;
  readonly isSeen: boolean;
  readonly says: string;
  readonly mark: string;
  readonly warning: string | undefined;
  readonly onMark: (person: PersonId, isSeen: boolean) => void;
  readonly beside: ReactNode;
}

const CountRow = memo(function CountRow({
  line,
  hasSeats,
  isSeen,
  says,
  mark,
  warning,
  onMark,
  beside,
}: CountRowProps): ReactNode {
  const t = useTexts(transfersTexts);
  const who = called(line);
  return (
    <tr data-seen={isSeen}>
      <td>
        <PersonNumber {...line} />
      </td>
      <th scope="row">
        <PersonName name={line.name} />
        {warning !== undefined && <span className={styles["warning"]}>{warning}</span>}
      </th>
      {hasSeats && (
        <td>
          <bdi>{[line.vehicle, line.seat].filter((part) => part !== undefined).join(" ")}</bdi>
        </td>
      )}
      <td className={styles["mark"]}>
        {isSeen ? (
          <>
            <span>✓ {says}</span>{" "}
            <Button look="quiet" aria-label={t("undoNamed", { who })} onPress={() => onMark(line.person, false)}>
              {t("undo")}
            </Button>
          </>
        ) : (
          <>
            <Button aria-label={t("markNamed", { mark, who })} onPress={() => onMark(line.person, true)}>
              {mark}
            </Button>
            {beside}
          </>
        )}
      </td>
    </tr>
  );
});
