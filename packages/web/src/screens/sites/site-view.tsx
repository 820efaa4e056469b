/** A site: its roll, units and counts, who controlled it when, its people through time, and what is recorded about it. */
import type { SiteAnswer } from "@muster/server/api";
import { useParams } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { useQuestion } from "../../api/question.ts";
import { useCodes } from "../../texts/codes.ts";
import { useReading, useTexts } from "../../texts/reading.tsx";
import { Answer } from "../../ui/answer.tsx";
import { AuthorityName, useNames } from "../../ui/named.tsx";
import { Comma } from "../../ui/comma.tsx";
import { Page, Section } from "../../ui/page.tsx";
import { Code } from "../../ui/person-name.tsx";
import type { Selection } from "../../ui/register-table/selection.ts";
import { When } from "../../ui/when.tsx";
import { ControlThroughTime } from "./control-through-time.tsx";
import { CountsHere } from "./counts-here.tsx";
import { EntriesAbout } from "./entries-about.tsx";
import { LastReport, useSilences } from "./last-report.tsx";
import { Population } from "./population.tsx";
import { Roll } from "./roll.tsx";
import { RollActions, SiteActions } from "./site-actions.tsx";
import styles from "./sites.module.css";
import { sitesTexts } from "./texts.ts";
import { Units } from "./units.tsx";
import { type RollSoFar, useRoll } from "./use-roll.ts";

const PARTS = ["roll", "units", "counts", "control", "population", "entries"] as const;

export function SitePage(): ReactNode {
  const { site: code } = useParams({ from: "/frame/sites/$site" });
  const codes = useCodes(sitesTexts);
  const names = useNames();
  const site = useQuestion("/sites/:id", { id: code });
  const roll = useRoll(code);
  // What makes the register work hardest is asked last: the roll is what the page is for.
  const silences = useSilences(roll.isSettled);
  const [selected, select] = useState<Selection>(new Set());
  return (
    <Page
      title={names.site(code) ?? code}
      lede={
        <>
          {site.data !== undefined && <>{codes("kind.", site.data.kind)} · </>}
          <Code>{code}</Code>
        </>
      }
      actions={site.data !== undefined && <SiteActions site={site.data} selected={selected} />}
    >
      <PartsOfPage />
      <Answer of={site}>{(found) => <Facts site={found} silence={silences.get(code)} />}</Answer>
      {!site.isError && <RollPart roll={roll} site={site.data} selected={selected} onSelect={select} />}
      {site.data !== undefined && roll.isSettled && <Rest site={site.data} />}
    </Page>
  );
}

function RollPart({
  roll,
  site,
  selected,
  onSelect,
}: {
  readonly roll: RollSoFar;
  readonly site: SiteAnswer | undefined;
  readonly selected: Selection;
  readonly onSelect: (selected: Selection) => void;
}): ReactNode {
  const t = useTexts(sitesTexts);
  return (
    <div id="roll">
      <Section title={t("roll")} actions={site && <RollActions site={site} selected={selected} onDone={onSelect} />}>
        <Roll {...roll} selected={selected} onSelect={onSelect} />
      </Section>
    </div>
  );
}

function Rest({ site }: { readonly site: SiteAnswer }): ReactNode {
  const t = useTexts(sitesTexts);
  return (
    <>
      <div className={styles["columns"]}>
        <div id="units">
          <Section title={t("units")}>
            <Units site={site} />
          </Section>
        </div>
        <div id="counts">
          <Section title={t("counts")}>
            <CountsHere site={site} />
          </Section>
        </div>
      </div>
      <div id="control">
        <Section title={t("control")}>
          <ControlThroughTime site={site} />
        </Section>
      </div>
      <div id="population">
        <Section title={t("population")}>
          <Population site={site} />
        </Section>
      </div>
      <div id="entries">
        <Section title={t("entries")}>
          <EntriesAbout site={site.code} />
        </Section>
      </div>
    </>
  );
}

function PartsOfPage(): ReactNode {
  const t = useTexts(sitesTexts);
  return (
    <nav aria-label={t("parts")} className={styles["parts"]}>
      <ul role="list">
        {PARTS.map((part) => (
          <li key={part}>
            <a href={`#${part}`}>{t(part)}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Facts({ site, silence }: { readonly site: SiteAnswer; readonly silence: number | undefined }): ReactNode {
  const t = useTexts(sitesTexts);
  const { number } = useReading();
  const { held, capacity, toBeConfirmed, controlledBy, control } = site;
  const inForce =
    control.findLast(({ authority, until }) => authority === controlledBy && until === null) ?? control.at(-1);
  const by = { opening: "byOpening", handover: "byHandover", seizure: "bySeizure" } as const;
  return (
    <div className={styles["stack"]}>
      <dl className={styles["facts"]}>
        <div>
          <dt>{t("held")}</dt>
          <dd className={styles["figure"]}>
            {capacity === null ? number(held) : t("heldOf", { held: number(held), capacity: number(capacity) })}
            {capacity !== null && held > capacity && (
              <span className={styles["care"]}>{t("over", { n: held - capacity })}</span>
            )}
          </dd>
        </div>
        <div>
          <dt>{t("toBeConfirmed")}</dt>
          <dd className={styles["figure"]}>{number(toBeConfirmed)}</dd>
        </div>
        <div>
          <dt>{t("controlledBy")}</dt>
          <dd>
            {controlledBy !== null && <AuthorityName code={controlledBy} />}
            {inForce !== undefined && (
              <span className={styles["note"]}>
                {t(by[inForce.instrument])}
                <Comma />
                <When at={inForce.from} />
              </span>
            )}
          </dd>
        </div>
        <div>
          <dt>{t("lastReport")}</dt>
          <dd>
            <LastReport site={site} silence={silence} />
          </dd>
        </div>
      </dl>
      {silence !== undefined && <p className={styles["hints"]}>{t("silence")}</p>}
      {toBeConfirmed > 0 && <p className={styles["hints"]}>{t("confirmHint")}</p>}
    </div>
  );
}
