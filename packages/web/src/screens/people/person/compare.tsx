import { useNavigate, useSearch } from "@tanstack/react-router";
import type { ReactNode, SubmitEvent } from "react";
import { useQuestion } from "../../../api/question.ts";
import { useReading, useTexts } from "../../../texts/reading.tsx";
import { useMoment } from "../../../time/moment.ts";
import { Answer } from "../../../ui/answer.tsx";
import { Button } from "../../../ui/button.tsx";
import { textIn } from "../../../ui/form-text.ts";
import { Section } from "../../../ui/page.tsx";
import { TimeField } from "../../../ui/time-field.tsx";
import { When } from "../../../ui/when.tsx";
import { type Compared, compared } from "./difference.ts";
import { DrawnLine } from "./line.tsx";
import styles from "./person.module.css";
import { useSayFact } from "./say-fact.ts";
import { personTexts } from "./texts.ts";

/** Asks where somebody was on a day: as it was known then, and as it is known now. */
export function CompareForm(): ReactNode {
  const t = useTexts(personTexts);
  const navigate = useNavigate({ from: "/people/$person" });
  const { compare } = useSearch({ from: "/frame/people/$person" });
  const { asOf } = useMoment();
  const show = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const moment = textIn(new FormData(event.currentTarget), "asOf");
    void navigate({ search: (search) => ({ ...search, asOf: moment, knownAt: undefined, compare: true }) });
  };
  const stop = (): void =>
    void navigate({
      search: ({ compare: _compare, ...search }) => ({ ...search, asOf: undefined, knownAt: undefined }),
    });
  return (
    <form className={styles["compareForm"]} onSubmit={show} key={asOf} aria-label={t("compareTitle")}>
      <TimeField label={t("compareAt")} name="asOf" {...(asOf === undefined ? {} : { first: asOf })} />
      <Button type="submit">{t("compareSubmit")}</Button>
      {compare === true && (
        <Button look="quiet" onPress={stop}>
          {t("compareStop")}
        </Button>
      )}
    </form>
  );
}

/** The same instant, twice: as the register knew it then, and as it knows it now. What differs is said in words. */
export function Compare({ person }: { readonly person: string }): ReactNode {
  const t = useTexts(personTexts);
  const { dates } = useReading();
  const { asOf } = useMoment();
  const at = asOf ?? "";
  const when = asOf !== undefined;
  const then = useQuestion("/people/:id", { id: person, knownAt: at }, { when, moment: { asOf: at } });
  const now = useQuestion("/people/:id", { id: person }, { when, moment: { asOf: at } });
  const say = useSayFact();
  // Whom the register did not know then, it does not find: that is an answer here.
  const wasUnknown = then.error?.isNotFound === true;
  if (asOf === undefined) return null;
  return (
    <Section title={t("compareHead", { time: dates.time(asOf) })}>
      <Answer of={wasUnknown ? now : then}>
        {() => (
          <Answer of={now}>
            {(known) => {
              const before = wasUnknown ? undefined : then.data;
              const rows = compared(before, known, say);
              const n = rows.filter(({ verdict }) => verdict !== "same").length;
              return (
                <>
                  <p role="status">{wasUnknown ? t("compareUnknown") : t("compareDiffers", { n })}</p>
                  <CompareTable rows={rows} asOf={asOf} />
                  {before !== undefined && (
                    <>
                      <h3>{t("lineAsThen")}</h3>
                      <DrawnLine history={before.history} asOf={asOf} />
                    </>
                  )}
                </>
              );
            }}
          </Answer>
        )}
      </Answer>
    </Section>
  );
}

/** On a narrow page its cells stand one under the other: the roles say what they are, whatever the style makes of them. */
function CompareTable({ rows, asOf }: { readonly rows: readonly Compared[]; readonly asOf: string }): ReactNode {
  const t = useTexts(personTexts);
  return (
    <table role="table" className={styles["compare"]}>
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader">{t("fact")}</th>
          <th role="columnheader">
            {t("knownThen")}{" "}
            <small>
              <When at={asOf} />
            </small>
          </th>
          <th role="columnheader">{t("knownNow")}</th>
          <th role="columnheader">{t("verdict")}</th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map(({ fact, before, after, verdict }) => (
          <tr key={fact} role="row" data-verdict={verdict}>
            <th role="rowheader">{t(`fact.${fact}`)}</th>
            <Said lines={before} label={t("knownThen")} />
            <Said lines={after} label={t("knownNow")} />
            <td role="cell">{t(`verdict.${verdict}`)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Said({ lines, label }: { readonly lines: readonly string[]; readonly label: string }): ReactNode {
  const t = useTexts(personTexts);
  if (lines.length === 0) {
    return (
      <td role="cell" className={styles["none"]} data-label={label}>
        {t("nothingKnown")}
      </td>
    );
  }
  return (
    <td role="cell" data-label={label}>
      {lines.map((line, at) => (
        // Two duties may be said in the same words.
        <div key={`${at} ${line}`}>
          <bdi>{line}</bdi>
        </div>
      ))}
    </td>
  );
}
