import type { HistoryLine, PersonShown } from "@muster/server/api";
import type { ReactNode } from "react";
import { useTexts } from "../../../texts/reading.tsx";
import { useMoment } from "../../../time/moment.ts";
import { useNow } from "../../../time/now.ts";
import { EntryKind } from "../../../ui/entry-kind/entry-kind.tsx";
import { Section } from "../../../ui/page.tsx";
import { StateMark } from "../../../ui/state-mark.tsx";
import { When } from "../../../ui/when.tsx";
import styles from "./line.module.css";
import { useSayPosition } from "../../../ui/position/say-position.ts";
import { personTexts } from "./texts.ts";
import { EntryLink } from "../../../ui/entry-link.tsx";

/** One line through time: a stretch for every position, drawn from left to right (or right to left), or down a narrow page. */
export function Line({ shown }: { readonly shown: PersonShown }): ReactNode {
  const t = useTexts(personTexts);
  const { isPast } = useMoment();
  return (
    <Section title={t(isPast ? "lineThen" : "line")}>
      <DrawnLine history={shown.history} asOf={shown.asOf} />
      <p className={styles["scale"]}>{t("notToScale")}</p>
    </Section>
  );
}

interface DrawnLineProps {
  readonly history: readonly HistoryLine[];
  /** The stretch of this instant is marked as where the page is; what came later is faint. */
  readonly asOf: string;
}

export function DrawnLine({ history, asOf }: DrawnLineProps): ReactNode {
  const t = useTexts(personTexts);
  const say = useSayPosition();
  const now = useNow();
  const end = now();
  if (history.length === 0) return <p>{t("noLine")}</p>;
  return (
    <ol role="list" className={styles["line"]} aria-label={t("line")}>
      {history.map((stretch) => {
        const { entry, from, until, position, kind } = stretch;
        const isHere = from <= asOf && (until === null || until > asOf);
        return (
          <li
            key={`${entry} ${from}`}
            data-state={position.state}
            data-later={from > asOf}
            aria-current={isHere ? "true" : undefined}
            style={{ flexGrow: shareOf(stretch, end) }}
          >
            <span className={styles["from"]}>
              <When at={from} />
            </span>
            <StateMark state={position.state}>{say(position)}</StateMark>
            <span className={styles["by"]}>
              {kind !== null && kind !== undefined && <EntryKind kind={kind} />} <EntryLink number={entry} />
            </span>
          </li>
        );
      })}
    </ol>
  );
}

const HOUR_MS = 3_600_000;

/** How much of the line a stretch takes: by its length, but so that an hour among months can still be read. */
function shareOf({ from, until }: HistoryLine, end: string): number {
  const length_ms = Math.max(0, Date.parse(until ?? end) - Date.parse(from));
  return 1 + Math.log2(1 + length_ms / HOUR_MS);
}
