/** Manifest, difference and arrivals: side by side where there is room, one under the other where there is none. */
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useQuestion } from "../../../api/question.ts";
import { useTexts } from "../../../texts/reading.tsx";
import { useMoment } from "../../../time/moment.ts";
import { Answer } from "../../../ui/answer.tsx";
import { Section } from "../../../ui/page.tsx";
import { PersonName } from "../../../ui/person-name.tsx";
import { When } from "../../../ui/when.tsx";
import type { TransferOf } from "../manifest-of.ts";
import { NotForRole } from "../not-for-role.tsx";
import { ManifestPaper } from "../papers.tsx";
import { PersonNumber } from "../person-number.tsx";
import { LEFT } from "../states.ts";
import { transfersTexts } from "../texts.ts";
import styles from "../transfers.module.css";
import { DifferenceColumn } from "./difference-column.tsx";
import { ListBeforeDeparture } from "./list-before-departure.tsx";
import type { ManifestOf } from "../manifest-of.ts";
import { Overridden } from "./overridden.tsx";
import { Stage } from "./stage.tsx";

/** Beyond so many only those in sight are laid out. */
const MANY = 200;

export function ManifestView({ transfer }: { readonly transfer: TransferOf }): ReactNode {
  const t = useTexts(transfersTexts);
  const manifest = useQuestion("/transfers/:id/manifest", { id: transfer.code });
  const hasLeft = LEFT.includes(transfer.state);
  // An escort is given the list when it is sealed: no fault, and nothing to try again.
  if (manifest.error?.body.code === "manifest-not-sealed") {
    return (
      <Section title={t("list")}>
        <p>{t("listNotForEscort")}</p>
      </Section>
    );
  }
  if (manifest.error?.isForbidden === true) {
    return (
      <Section title={t("list")}>
        <NotForRole problem={manifest.error} />
      </Section>
    );
  }
  return (
    <Section
      title={t(hasLeft ? "differenceView" : "list")}
      actions={
        manifest.data !== undefined && (
          <>
            <ManifestPaper transfer={transfer} />
            {/* Also when everybody is received and the transfer closed: the receipts are printed there. */}
            {transfer.counts.received > 0 && (
              <Link to="/transfers/$transfer/receipts" params={{ transfer: transfer.code }}>
                {t("receiptsTitle", { code: transfer.code })}
              </Link>
            )}
          </>
        )
      }
    >
      <Answer of={manifest}>
        {(answer) => (
          <>
            <Overridden manifest={answer} />
            {hasLeft ? <Columns manifest={answer} /> : <ListBeforeDeparture manifest={answer} />}
          </>
        )}
      </Answer>
    </Section>
  );
}

function Columns({ manifest }: { readonly manifest: ManifestOf }): ReactNode {
  const t = useTexts(transfersTexts);
  const { isPast } = useMoment();
  const { manifest: listed, arrivals, difference, stages } = manifest;
  const open = difference.unexplained.length;
  return (
    <>
      <p role="status" className={styles["sum"]} data-open={open > 0 || undefined}>
        {open === 0
          ? t(isPast ? "middleEmptyThen" : "middleEmpty")
          : t(isPast ? "middleOpenThen" : "middleOpen", { n: open })}
      </p>
      <div className={styles["columns"]}>
        <section aria-labelledby="manifest-column">
          <h3 id="manifest-column">{t("manifestColumn", { left: stages.boarded, listed: stages.listed })}</h3>
          <ol className={styles["lines"]} data-many={listed.length > MANY || undefined}>
            {listed.map((line) => (
              <li key={line.person}>
                <PersonNumber {...line} />
                <span>
                  <PersonName name={line.name} />
                </span>
                <Stage line={line} />
              </li>
            ))}
          </ol>
        </section>
        <section aria-labelledby="difference-column">
          <h3 id="difference-column">{t("differenceColumn", { n: open })}</h3>
          <DifferenceColumn manifest={manifest} />
        </section>
        <section aria-labelledby="arrivals-column">
          <h3 id="arrivals-column">{t("arrivalsColumn", { n: arrivals.length })}</h3>
          {arrivals.length === 0 && (
            <p className={styles["soft"]}>{t(isPast ? "nobodyArrivedThen" : "nobodyArrived")}</p>
          )}
          <ol className={styles["lines"]} data-many={arrivals.length > MANY || undefined}>
            {arrivals.map(({ person, number: given, name, at, received, expected }) => (
              <li key={person} data-unexpected={!expected || undefined}>
                <PersonNumber person={person} number={given} />
                <span>
                  <PersonName name={name} />
                </span>
                <span className={styles["stage"]}>
                  {!expected ? t("unexpected") : received ? t("stage.received") : t("stage.arrived")} ·{" "}
                  <When at={at} form="clock" />
                </span>
              </li>
            ))}
          </ol>
        </section>
      </div>
    </>
  );
}
