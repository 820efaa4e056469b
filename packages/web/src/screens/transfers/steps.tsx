/** What has happened on a transfer, step by step, each with its entry; what has not is said not to have. */
import type { ReactNode } from "react";
import { useCodes } from "../../texts/codes.ts";
import { useTexts } from "../../texts/reading.tsx";
import { useMoment } from "../../time/moment.ts";
import { AuthorityName, SiteName } from "../../ui/named.tsx";
import { Section } from "../../ui/page.tsx";
import { When } from "../../ui/when.tsx";
import type { TransferOf } from "./manifest-of.ts";
import { transfersTexts } from "./texts.ts";
import styles from "./transfers.module.css";
import { EntryLink } from "../../ui/entry-link.tsx";
import { TableHead } from "../../ui/table.tsx";

interface Step {
  readonly id: string;
  readonly says: ReactNode;
  readonly happened: { readonly at: string; readonly entry: number } | undefined;
}

export function Steps({ transfer }: { readonly transfer: TransferOf }): ReactNode {
  const t = useTexts(transfersTexts);
  const { isPast } = useMoment();
  const steps = useSteps(transfer);
  return (
    <Section title={t("steps")}>
      <div className={styles["scroll"]}>
        <table className={styles["steps"]}>
          <TableHead heads={[t("step"), t("occurredAt"), { ofNumbers: t("entry") }]} />
          <tbody>
            {steps.map(({ id, says, happened }) => (
              <tr key={id} data-open={happened === undefined || undefined}>
                <th scope="row">{says}</th>
                <td>{happened === undefined ? t(isPast ? "notThen" : "notYet") : <When at={happened.at} />}</td>
                <td data-align="end">{happened !== undefined && <EntryLink number={happened.entry} isBare />}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}

/** In the order in which they come; reports from the way stand between departure and arrival, by their time. */
function useSteps({ state, from, to, moments, stages, reports }: TransferOf): readonly Step[] {
  const t = useTexts(transfersTexts);
  const codes = useCodes(transfersTexts);
  const { proposed, senderAuthorised, receiverAuthorised, sealed, departed, arrived, ended } = moments;
  const cancelled = state === "cancelled";
  const steps: readonly Step[] = [
    { id: "proposed", says: t("step.proposed", { n: stages.listed }), happened: proposed },
    {
      id: "sender",
      says: (
        <>
          {t("step.sender")} <AuthorityName code={from.authority} />
        </>
      ),
      happened: senderAuthorised,
    },
    {
      id: "receiver",
      says: (
        <>
          {t("step.receiver")} <AuthorityName code={to.authority} />
          {receiverAuthorised !== undefined && <> · {t("places", { n: receiverAuthorised.places })}</>}
        </>
      ),
      happened: receiverAuthorised,
    },
    { id: "sealed", says: t("step.sealed"), happened: sealed },
    ...reports.map((report) => ({
      id: `report-${report.entry}`,
      says: (
        <>
          {t("step.report", { event: codes("event.", report.event) })}
          {report.site !== undefined && (
            <>
              {" · "}
              <SiteName code={report.site} />
            </>
          )}
        </>
      ),
      happened: report,
    })),
    {
      id: "departed",
      says: t("step.departed", { boarded: stages.boarded, left: stages.leftBehind }),
      happened: departed,
    },
    {
      id: "arrived",
      says: t("step.arrived", { arrived: stages.arrived, missing: stages.missing, unexpected: stages.unexpected }),
      happened: arrived,
    },
    { id: "ended", says: t(cancelled ? "step.cancelled" : "step.closed"), happened: ended },
  ];
  // What a cancelled transfer never came to is not awaited of it.
  const shown = cancelled ? steps.filter(({ happened }) => happened !== undefined) : steps;
  const done = shown.filter((step) => step.happened !== undefined);
  const open = shown.filter((step) => step.happened === undefined);
  return [...done.toSorted(byTime), ...open];
}

function byTime({ happened: one }: Step, { happened: other }: Step): number {
  if (one === undefined || other === undefined || one.at === other.at) return 0;
  return one.at < other.at ? -1 : 1;
}
