/**
 * The arrival, counted by name at the destination: who of those on the way is there, and who is there and had not left. It
 * accounts for everybody awaited, for silence about a person is not their arrival (rule 6).
 */
import { isPersonId, type PersonId } from "@muster/record";
import type { FoundAnswer, PeopleAnswer } from "@muster/server/api";
import { useNavigate, useParams } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { ask } from "../../../api/ask.ts";
import type { CommandOf } from "../../../api/command.ts";
import { addressOf, useQuestion } from "../../../api/question.ts";
import { useTexts } from "../../../texts/reading.tsx";
import { useMoment } from "../../../time/moment.ts";
import { Answer } from "../../../ui/answer.tsx";
import { CommandDialog } from "../../../ui/command-dialog.tsx";
import { foundIn } from "../../../ui/person-picker/picked-person.ts";
import { called } from "../../../ui/person-picker/called.tsx";
import { asCompared, isNamedBy } from "../../../ui/person-picker/typed.ts";
import { TimeField } from "../../../ui/time-field.tsx";
import { textIn } from "../../../ui/form-text.ts";
import type { ManifestOf } from "../manifest-of.ts";
import { useStanding } from "../standing.ts";
import { transfersTexts } from "../texts.ts";
import { useKeptFresh } from "../use-kept-fresh.ts";
import { CountFrame } from "./count-frame.tsx";
import { CountList } from "./count-list.tsx";
import styles from "./count.module.css";
import { ScanField, type Spoken } from "../../../ui/named-count/scan-field.tsx";
import {
  hitOf,
  type Sheet,
  withoutSeen,
  withoutStranger,
  withSeen,
  withStranger,
} from "../../../ui/named-count/sheet.ts";
import { Strangers } from "./strangers.tsx";
import { useSheet } from "../../../ui/named-count/use-sheet.ts";

export function ArrivalPage(): ReactNode {
  const t = useTexts(transfersTexts);
  const { transfer: code = "" } = useParams({ strict: false });
  const { isPast } = useMoment();
  const manifest = useQuestion("/transfers/:id/manifest", { id: code });
  useKeptFresh(code);
  return (
    <CountFrame title={t("arrivalTitle", { code })} transfer={code}>
      <Answer of={manifest}>
        {(answer) =>
          isPast || (answer.state !== "departed" && answer.state !== "arrived") ? (
            <p role="status">{t("arrivalNotNow", { state: t(`state.${answer.state}`) })}</p>
          ) : (
            <ArrivalCount manifest={answer} />
          )
        }
      </Answer>
    </CountFrame>
  );
}

function ArrivalCount({ manifest }: { readonly manifest: ManifestOf }): ReactNode {
  const t = useTexts(transfersTexts);
  const navigate = useNavigate();
  const { isReceiver, isEscort, gives, may } = useStanding(manifest);
  const awaited = manifest.manifest.filter(({ stage }) => stage === "on-the-way" || stage === "missing");
  const { sheet, change, done } = useSheet(`arrival.${manifest.code}`, awaited);
  if (!(isReceiver || isEscort) || !gives("transfer.arrive")) return <p>{t("notYoursToCount")}</p>;

  /** Who is there and is not awaited: on the manifest and left behind, or found in the register where the officer may search. */
  const stranger = async (text: string): Promise<Spoken> => {
    const known = manifest.manifest.find((line) => isNamedBy(line, asCompared(text)));
    if (known?.arrived !== undefined) return { good: false, says: t("scan.countedBefore", { who: called(known) }) };
    const person = known?.person ?? (await personBy(text, may("search-people")));
    const noted = { text: known === undefined ? text : called(known), ...(person === undefined ? {} : { person }) };
    change((now) => withStranger(now, noted));
    return { good: false, says: t(person === undefined ? "scan.unknown" : "scan.unexpected", { text }) };
  };
  const scan = (text: string): Spoken | Promise<Spoken> => {
    const hit = hitOf(text, awaited, sheet);
    if (hit.kind === "several") return { good: false, says: t("scan.several", { text: hit.text }) };
    if (hit.kind === "not-listed") return stranger(hit.text);
    if (hit.kind === "seen") change((now) => withSeen(now, hit.person));
    const line = awaited.find(({ person }) => person === hit.person);
    const who = line === undefined ? "" : called(line);
    return { good: hit.kind === "seen", says: t(`scan.${hit.kind}`, { who, mark: t("arrivedMark") }) };
  };
  const missing = awaited.length - sheet.seen.size;
  const nameless = sheet.strangers.filter(({ person }) => person === undefined).length;
  return (
    <>
      <ScanField onScan={scan} />
      <p className={styles["tally"]} role="status">
        <strong>{t("arrivedOf", { n: sheet.seen.size, of: awaited.length })}</strong>
        {" · "}
        {t("unexpectedN", { n: sheet.strangers.length })}
      </p>
      <CountList
        awaited={awaited}
        sheet={sheet}
        says={{ seen: t("arrivedMark"), mark: t("arrive") }}
        onMark={(person, isSeen) => change((now) => (isSeen ? withSeen(now, person) : withoutSeen(now, person)))}
      />
      <Strangers strangers={sheet.strangers} onRemove={(one) => change((now) => withoutStranger(now, one))} />
      <div>
        <CommandDialog
          action={t("recordArrival")}
          submit={t("recordArrival")}
          look="main"
          command={(form) => arriving(manifest, awaited, sheet, textIn(form, "occurredAt"))}
          onRecorded={() => {
            done();
            void navigate({ to: "/transfers/$transfer", params: { transfer: manifest.code } });
          }}
        >
          <p>
            {t("arrivalSays", { arrived: sheet.seen.size, missing, unexpected: sheet.strangers.length - nameless })}
          </p>
          {missing > 0 && <p className={styles["warning"]}>{t("missingSays", { n: missing })}</p>}
          {nameless > 0 && <p className={styles["warning"]}>{t("namelessSays", { n: nameless })}</p>}
          <TimeField label={t("countedAt")} name="occurredAt" notBefore={manifest.moments.departed?.at} />
        </CommandDialog>
      </div>
    </>
  );
}

/** The one person with this id or number, if there is one and this officer may search. */
async function personBy(text: string, maySearch: boolean): Promise<PersonId | undefined> {
  const wanted = asCompared(text);
  if (isPersonId(wanted)) return wanted;
  if (!maySearch) return undefined;
  const answer = await ask<FoundAnswer | PeopleAnswer>(addressOf("/people", { find: text }, {})).catch(() => undefined);
  // The count goes on where the register does not answer: they are noted, and looked for later.
  if (answer === undefined) return undefined;
  const exact = foundIn(answer).filter(({ by, text: written }) => by === "number" && asCompared(written) === wanted);
  const [one, other] = new Set(exact.map(({ person }) => person));
  return other === undefined ? one : undefined;
}

function arriving(
  { code, to }: ManifestOf,
  awaited: readonly { readonly person: PersonId }[],
  { seen, strangers }: Sheet,
  occurredAt: string,
): CommandOf<"transfer.arrive"> {
  const missing = awaited.map(({ person }) => person).filter((person) => !seen.has(person));
  const unexpected = strangers.flatMap(({ person }) => (person === undefined ? [] : [person]));
  return {
    kind: "transfer.arrive",
    occurredAt,
    transfer: code,
    site: to.site,
    arrived: [...seen],
    ...(missing.length === 0 ? {} : { missing }),
    ...(unexpected.length === 0 ? {} : { unexpected }),
  } as CommandOf<"transfer.arrive">;
}
