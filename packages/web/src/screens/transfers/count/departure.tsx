/**
 * The departure, counted by name at the gate: who boards, and of everybody else why they stay. The sender or the escort
 * counts; an officer of the escort signs, for it takes these people and no others.
 */
import type { PersonId } from "@muster/record";
import type { BlockersAnswer, ManifestLine } from "@muster/server/api";
import { useParams } from "@tanstack/react-router";
import { type ReactNode, useEffect } from "react";
import type { CommandOf } from "../../../api/command.ts";
import { useQuestion } from "../../../api/question.ts";
import { useTexts } from "../../../texts/reading.tsx";
import { useMoment } from "../../../time/moment.ts";
import { Answer } from "../../../ui/answer.tsx";
import { CommandDialog } from "../../../ui/command-dialog.tsx";
import { called } from "../../../ui/person-picker/called.tsx";
import { TimeField } from "../../../ui/time-field.tsx";
import { useWhy } from "../blockers/why.ts";
import { textIn } from "../../../ui/form-text.ts";
import type { ManifestOf } from "../manifest-of.ts";
import { AwaitingProposals } from "../proposals.tsx";
import { useSentenceNames } from "../../../ui/sentence-names.ts";
import { useStanding } from "../standing.ts";
import { transfersTexts } from "../texts.ts";
import { useKeptFresh } from "../use-kept-fresh.ts";
import { CountFrame } from "./count-frame.tsx";
import { CountList } from "./count-list.tsx";
import styles from "./count.module.css";
import { ReasonToStay } from "./reason-to-stay.tsx";
import { ScanField, type Spoken } from "../../../ui/named-count/scan-field.tsx";
import { hitOf, type Sheet, withoutSeen, withReason, withSeen } from "../../../ui/named-count/sheet.ts";
import { useSheet } from "../../../ui/named-count/use-sheet.ts";

export function DeparturePage(): ReactNode {
  const t = useTexts(transfersTexts);
  const { transfer: code = "" } = useParams({ strict: false });
  const { isPast } = useMoment();
  const manifest = useQuestion("/transfers/:id/manifest", { id: code });
  useKeptFresh(code);
  return (
    <CountFrame title={t("departureTitle", { code })} transfer={code}>
      <AwaitingProposals transfer={code} />
      <Answer of={manifest}>
        {(answer) =>
          isPast || answer.state !== "sealed" ? <NotNow manifest={answer} /> : <DepartureCount manifest={answer} />
        }
      </Answer>
    </CountFrame>
  );
}

/** Counted already, not sealed yet, or looked at in the past: it says so, and how it stands. */
function NotNow({ manifest: { code, state, stages, moments } }: { readonly manifest: ManifestOf }): ReactNode {
  const t = useTexts(transfersTexts);
  const { isPast } = useMoment();
  useEffect(() => {
    if (!isPast && state !== "sealed") sessionStorage.removeItem(`muster.count.departure.${code}`);
  }, [code, state, isPast]);
  return (
    <p role="status">
      {moments.departed !== undefined
        ? t("departureDone", { boarded: stages.boarded, left: stages.leftBehind })
        : isPast
          ? t("countedFromNow")
          : t("departureNotNow", { state: t(`state.${state}`) })}
    </p>
  );
}

function DepartureCount({ manifest }: { readonly manifest: ManifestOf }): ReactNode {
  const t = useTexts(transfersTexts);
  const names = useSentenceNames();
  const { isSender, isEscort, gives } = useStanding(manifest);
  const listed = manifest.manifest;
  const { sheet, change } = useSheet(`departure.${manifest.code}`, listed);
  const blockers = useQuestion("/transfers/:id/blockers", { id: manifest.code });
  const warning = useWarning(blockers.data);
  // A certificate may have run out since it was last looked at: time passes without an entry.
  const { refetch } = blockers;
  useEffect(() => void refetch(), [refetch]);
  if (!(isSender || isEscort) || !gives("transfer.depart")) return <p>{t("notYoursToCount")}</p>;

  const say = (person: PersonId, key: "scan.seen" | "scan.again"): Spoken => {
    const line = listed.find((one) => one.person === person);
    const open = key === "scan.seen" ? warning(person) : undefined;
    const says = t(key, { who: line === undefined ? "" : called(line), mark: t("boarded") });
    return { good: key === "scan.seen" && open === undefined, says: open === undefined ? says : `${says} ${open}` };
  };
  const scan = (text: string): Spoken => {
    const hit = hitOf(text, listed, sheet);
    if (hit.kind === "seen") change((now) => withSeen(now, hit.person));
    if (hit.kind === "seen" || hit.kind === "again") return say(hit.person, `scan.${hit.kind}`);
    return { good: false, says: t(`scan.${hit.kind}`, { text: hit.text }) };
  };
  const staying = listed.filter(({ person }) => !sheet.seen.has(person));
  const unsaid = staying.filter(({ person }) => (sheet.reasons.get(person)?.reason ?? "") === "");
  const blocked = listed.filter(({ person }) => sheet.seen.has(person) && warning(person) !== undefined);
  return (
    <>
      <ScanField onScan={scan} />
      <p className={styles["tally"]} role="status">
        <strong>{t("boardedOf", { n: sheet.seen.size, of: listed.length })}</strong>
        {" · "}
        {t("stayWithReason", { n: staying.length - unsaid.length })}
        {" · "}
        {t("neither", { n: unsaid.length })}
      </p>
      <CountList
        awaited={listed}
        sheet={sheet}
        says={{ seen: t("boarded"), mark: t("board") }}
        onMark={(person, isSeen) => change((now) => (isSeen ? withSeen(now, person) : withoutSeen(now, person)))}
        warning={warning}
        beside={(line) => (
          <ReasonToStay
            line={line}
            reason={sheet.reasons.get(line.person)}
            onReason={(reason) => change((now) => withReason(now, line.person, reason))}
          />
        )}
      />
      {blocked.length > 0 && <p className={styles["warning"]}>{t("boardedAndBlocked", { n: blocked.length })}</p>}
      {sheet.seen.size === 0 || unsaid.length > 0 ? (
        <p>{sheet.seen.size === 0 ? t("nobodyBoarded") : t("sayOfEach", { n: unsaid.length })}</p>
      ) : (
        <div>
          <CommandDialog
            action={t("proposeDeparture")}
            submit={t("proposeDeparture")}
            look="main"
            second={{ authority: manifest.escort }}
            command={(form) => departing(manifest, sheet, textIn(form, "occurredAt"))}
          >
            <p>{t("boardedAndLeft", { boarded: sheet.seen.size, left: staying.length })}</p>
            <p>{t("departureSigned", { escort: names.authority(manifest.escort) })}</p>
            <TimeField label={t("leftAt")} name="occurredAt" notBefore={manifest.latest} />
          </CommandDialog>
        </div>
      )}
    </>
  );
}

/** What the register would refuse somebody's departure for, as far as this officer may know. */
function useWarning(blockers: BlockersAnswer | undefined): (person: PersonId) => string | undefined {
  const t = useTexts(transfersTexts);
  const reasons = useWhy();
  const open = new Map(blockers?.people.map((one) => [one.person, one.blockers]));
  return (person) => {
    const of = open.get(person);
    return of === undefined ? undefined : t("mayNotLeave", { why: of.map(reasons).join(" · ") });
  };
}

function departing(
  { code, from, manifest }: ManifestOf,
  { seen, reasons }: Sheet,
  occurredAt: string,
): CommandOf<"transfer.depart"> {
  const stays = manifest.filter(({ person }: ManifestLine) => !seen.has(person));
  return {
    kind: "transfer.depart",
    occurredAt,
    transfer: code,
    site: from.site,
    boarded: manifest.map(({ person }) => person).filter((person) => seen.has(person)),
    ...(stays.length === 0
      ? {}
      : {
          leftBehind: stays.map(({ person }) => {
            const { reason = "", note = "" } = reasons.get(person) ?? {};
            return { person, reason, ...(note.trim() === "" ? {} : { note: note.trim() }) };
          }),
        }),
  } as CommandOf<"transfer.depart">;
}
