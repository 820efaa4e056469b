/** Today: what needs an answer now, who is on the way, where everybody is, and what the last day brought. */
import { Navigate } from "@tanstack/react-router";
import type { TodayAnswer } from "@muster/server/api";
import type { ReactNode } from "react";
import { useMe } from "../../api/me.ts";
import { useQuestion } from "../../api/question.ts";
import { useReading, useTexts } from "../../texts/reading.tsx";
import { useMoment } from "../../time/moment.ts";
import { Answer } from "../../ui/answer.tsx";
import { Page, Section } from "../../ui/page.tsx";
import { LastDay } from "./last-day.tsx";
import { Movements } from "./movements.tsx";
import { NeedsAnswer } from "./needs-answer.tsx";
import { todayTexts } from "./texts.ts";
import { WherePeopleAre } from "./where-people-are.tsx";

/** The first page: what is today, or for whoever sees numbers and nothing else, the numbers. */
export function TodayPage(): ReactNode {
  const { data: me } = useMe();
  const seesNumbersAlone =
    me !== undefined && !me.may.includes("see-reference") && me.may.includes("see-suppressed-counts");
  return seesNumbersAlone ? <Navigate to="/numbers" /> : <Today />;
}

function Today(): ReactNode {
  const t = useTexts(todayTexts);
  const { dates } = useReading();
  const { asOf, isPast } = useMoment();
  const today = useQuestion("/today");
  const title = asOf === undefined ? t("title") : t("titlePast", { day: dates.day(asOf) });
  return (
    <Page title={title} lede={today.data === undefined ? undefined : t("asOf", { time: dates.time(today.data.asOf) })}>
      <Answer of={today}>{(found) => <Parts today={found} isPast={isPast} />}</Answer>
    </Page>
  );
}

function Parts({ today, isPast }: { readonly today: TodayAnswer; readonly isPast: boolean }): ReactNode {
  const t = useTexts(todayTexts);
  return (
    <>
      <Section title={t(isPast ? "neededThen" : "needs")}>
        <NeedsAnswer today={today} />
      </Section>
      <Section title={t("movements")}>
        <Movements movements={today.movements} />
      </Section>
      <WherePeopleAre />
      <Section title={t("day")}>
        <LastDay day={today.day} />
      </Section>
    </>
  );
}
