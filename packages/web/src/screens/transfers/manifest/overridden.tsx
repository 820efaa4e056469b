/** Blockers that two officers have overridden: they stand on the list, with the entry and whom they concern, for all who see it. */
import type { BlockerKind, ManifestLine } from "@muster/server/api";
import type { ReactNode } from "react";
import { useCodes } from "../../../texts/codes.ts";
import { useTexts } from "../../../texts/reading.tsx";
import { PersonName } from "../../../ui/person-name.tsx";
import { blockersTexts } from "../blockers/texts.ts";
import type { ManifestOf } from "../manifest-of.ts";
import { PersonNumber } from "../person-number.tsx";
import { transfersTexts } from "../texts.ts";
import styles from "../transfers.module.css";
import { EntryLink } from "../../../ui/entry-link.tsx";
import { Comma } from "../../../ui/comma.tsx";

interface Override {
  readonly blocker: string;
  readonly entry: number;
  /** Nobody where it is of the whole transfer. */
  readonly people: readonly ManifestLine[];
}

export function Overridden({ manifest }: { readonly manifest: ManifestOf }): ReactNode {
  const t = useTexts(blockersTexts);
  const says = useTexts(transfersTexts);
  const codes = useCodes(blockersTexts);
  const overrides = overridesIn(manifest);
  if (overrides.length === 0) return null;
  return (
    <section aria-labelledby="overridden">
      <h3 id="overridden">{t("overridden")}</h3>
      <ul role="list">
        {overrides.map(({ blocker, entry, people }) => (
          <li key={`${entry} ${blocker}`}>
            {t("overriddenOf", { blocker: codes("blocker.", blocker), n: people.length })}
            <Comma />
            <EntryLink number={entry} />
            {people.length > 0 && (
              <details>
                <summary>{says("concernsTitle", { n: people.length })}</summary>
                <ol className={styles["names"]}>
                  {people.map((line) => (
                    <li key={line.person}>
                      <PersonNumber {...line} /> <PersonName name={line.name} />
                    </li>
                  ))}
                </ol>
              </details>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Of the whole transfer first, then by entry. */
function overridesIn({ overridden, manifest }: ManifestOf): readonly Override[] {
  const ofPeople = manifest.flatMap((line) =>
    entriesOf(line.overridden).map(([blocker, entry]) => ({ blocker, entry, line })),
  );
  const byEntry = Map.groupBy(ofPeople, ({ entry }) => entry);
  return [
    ...entriesOf(overridden).map(([blocker, entry]) => ({ blocker, entry, people: [] })),
    ...[...byEntry].map(([entry, lines]) => ({
      blocker: lines[0]?.blocker ?? "",
      entry,
      people: lines.map(({ line }) => line),
    })),
  ];
}

function entriesOf(overridden: Readonly<Partial<Record<BlockerKind, number>>> = {}): readonly [string, number][] {
  return Object.entries(overridden);
}
