/** A count that cannot be finished is given up by two officers, with the reason; what was recorded in it stays to be read. */
import type { ReactNode } from "react";
import type { CommandOf } from "../../api/command.ts";
import { useQuestion } from "../../api/question.ts";
import { useTexts } from "../../texts/reading.tsx";
import { useMoment } from "../../time/moment.ts";
import { CommandDialog } from "../../ui/command-dialog.tsx";
import { TextArea } from "../../ui/field.tsx";
import { Section } from "../../ui/page.tsx";
import { TimeField } from "../../ui/time-field.tsx";
import { Proposals } from "../../ui/proposals/proposals.tsx";
import styles from "./counts.module.css";
import { textIn } from "../../ui/form-text.ts";
import { countsTexts } from "./texts.ts";
import type { CountTold } from "./told.ts";

const ABANDON = "count.abandon";

interface AbandonProps {
  readonly count: CountTold;
  readonly notBefore: string;
}

export function Abandon({ count: { code }, notBefore }: AbandonProps): ReactNode {
  const t = useTexts(countsTexts);
  const command = (form: FormData): CommandOf<"count.abandon"> =>
    ({
      kind: ABANDON,
      occurredAt: textIn(form, "occurredAt"),
      count: code,
      reason: textIn(form, "reason"),
    }) as CommandOf<"count.abandon">;
  return (
    <CommandDialog action={t("abandon")} submit={t("proposeAbandoning")} look="danger" command={command} second>
      <p className={styles["hint"]}>{t("abandonHint")}</p>
      <TextArea label={t("abandonWhy")} name="reason" required maxLength={2_000} dir="auto" />
      <TimeField label={t("abandonedAt")} name="occurredAt" notBefore={notBefore} />
    </CommandDialog>
  );
}

/** To give this count up, or another, has been proposed: to be confirmed, declined or taken back here. */
export function AwaitedAbandoning({ count }: { readonly count: CountTold }): ReactNode {
  const t = useTexts(countsTexts);
  const { isPast } = useMoment();
  const isOpen = !isPast && count.status === "open";
  const { data } = useQuestion("/proposals", { state: "open" }, { moment: {}, when: isOpen });
  if (!isOpen || data?.proposals.some(({ kind }) => kind === ABANDON) !== true) return null;
  return (
    <Section title={t("abandonProposed")}>
      <Proposals kinds={[ABANDON]} />
    </Section>
  );
}
