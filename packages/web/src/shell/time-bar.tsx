import type { Action } from "@muster/server/api";
import { type ReactNode, useId, useState } from "react";
import { useMe } from "../api/me.ts";
import { useQuestion } from "../api/question.ts";
import { useReading, useTexts } from "../texts/reading.tsx";
import { useMoment } from "../time/moment.ts";
import { Button } from "../ui/button.tsx";
import { When } from "../ui/when.tsx";
import { shellTexts } from "./texts.ts";
import styles from "./time-bar.module.css";
import { Comma } from "../ui/comma.tsx";

/**
 * The two sliders of time (rule 7), on every screen. *As of* steps through the times at which something occurred, *as known
 * at* through the entries; at the right end of each (the left end of a page that runs right to left) is now.
 */
export function TimeBar(): ReactNode {
  const t = useTexts(shellTexts);
  const { number, dates } = useReading();
  const { asOf, knownAt, isPast, look } = useMoment();
  const { data: me } = useMe();
  const may = (action: Action): boolean => me?.may.includes(action) === true;
  const span = useQuestion("/span", {}, { moment: {}, when: may("see-reference") });
  const known = useQuestion("/balance", { by: "state" }, { when: may("see-balance") });
  const occurred = span.data?.occurred ?? [];
  const last = span.data?.last ?? -1;
  const now = occurred.length;
  const step =
    asOf === undefined
      ? now
      : Math.max(
          0,
          occurred.findLastIndex((time) => time <= asOf),
        );
  const timeAt = (at: number): string => (at === step && asOf !== undefined ? asOf : (occurred[at] ?? ""));
  return (
    <section className={styles["bar"]} aria-label={t("timeTitle")} data-past={isPast}>
      {me !== undefined && !may("see-reference") ? (
        <p className={styles["none"]}>{t("timeNotShown")}</p>
      ) : (
        <>
          <Axis
            label={t("asOf")}
            last={now}
            value={step}
            says={(at) => (at === now ? t("now") : <When at={timeAt(at)} />)}
            spoken={(at) => (at === now ? t("now") : dates.time(timeAt(at)))}
            onChange={(at) => look({ asOf: occurred[at], knownAt })}
          />
          <Axis
            label={t("knownAt")}
            last={Math.max(0, last)}
            value={knownAt === undefined ? Math.max(0, last) : Math.min(knownAt, last)}
            says={(at) =>
              at >= last && knownAt === undefined ? (
                t("allKnown")
              ) : (
                <>
                  {t("entryNumber", { number: number(at) })}
                  {at === knownAt && known.data?.knownAtNumber === at && known.data.knownAt !== null && (
                    <>
                      <Comma />
                      <When at={known.data.knownAt} />
                    </>
                  )}
                </>
              )
            }
            spoken={(at) => (at >= last ? t("allKnown") : t("entryNumber", { number: number(at) }))}
            onChange={(at) => look({ asOf, knownAt: at >= last ? undefined : at })}
          />
        </>
      )}
      {isPast && (
        <p className={styles["banner"]} role="status">
          {t("pastBanner")} <Button onPress={() => look({})}>{t("toNow")}</Button>
        </p>
      )}
    </section>
  );
}

interface AxisProps {
  readonly label: string;
  readonly last: number;
  readonly value: number;
  /** What a step means, in words. */
  readonly says: (step: number) => ReactNode;
  /** The same for who goes along it by ear: the number of a step is nothing to anybody. */
  readonly spoken: (step: number) => string;
  readonly onChange: (step: number) => void;
}

/** While it is dragged it says where it is; the page follows when it is let go. */
function Axis({ label, last, value, says, spoken, onChange }: AxisProps): ReactNode {
  const id = useId();
  const [dragged, drag] = useState<number>();
  const step = dragged ?? value;
  const settle = (): void => {
    if (dragged !== undefined && dragged !== value) onChange(dragged);
    drag(undefined);
  };
  return (
    <div className={styles["axis"]}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="range"
        min={0}
        max={last}
        value={step}
        aria-valuetext={spoken(step)}
        onChange={({ target }) => drag(target.valueAsNumber)}
        onPointerUp={settle}
        onKeyUp={settle}
        onBlur={settle}
      />
      <span>{says(step)}</span>
    </div>
  );
}
