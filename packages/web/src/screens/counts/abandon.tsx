/** A count that cannot be finished is given up by two officers, with the reason; what was recorded in it stays to be read. */
import type { ListedProposal, Recorded } from "@muster/server/api";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { ask } from "../../api/ask.ts";
import type { CommandOf } from "../../api/command.ts";
import type { Problem } from "../../api/problem.ts";
import { useQuestion } from "../../api/question.ts";
import { useTexts } from "../../texts/reading.tsx";
import { useMoment } from "../../time/moment.ts";
import { Button } from "../../ui/button.tsx";
import { CommandDialog } from "../../ui/command-dialog.tsx";
import { TextArea } from "../../ui/field.tsx";
import { useNotices } from "../../ui/notices.tsx";
import { Section } from "../../ui/page.tsx";
import { Code } from "../../ui/person-name.tsx";
import { Said } from "../../ui/said.tsx";
import { TimeField } from "../../ui/time-field.tsx";
import { When } from "../../ui/when.tsx";
import styles from "./counts.module.css";
import { textIn } from "./form.ts";
import { countsTexts } from "./texts.ts";
import type { CountTold } from "./told.ts";

interface AbandonProps {
  readonly count: CountTold;
  readonly notBefore: string;
}

export function Abandon({ count: { code }, notBefore }: AbandonProps): ReactNode {
  const t = useTexts(countsTexts);
  const command = (form: FormData): CommandOf<"count.abandon"> =>
    ({
      kind: "count.abandon",
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

/** A colleague has proposed to give this count up: to be confirmed or declined by another, taken back by whoever proposed it. */
export function AwaitedAbandoning({ count }: { readonly count: CountTold }): ReactNode {
  const { isPast } = useMoment();
  const me = useQuestion("/me", {}, { moment: {} });
  const isAsked = !isPast && count.status === "open" && me.data?.gives.includes("count.abandon") === true;
  const proposals = useQuestion("/proposals", { state: "open" }, { moment: {}, when: isAsked });
  if (!isAsked || me.data === undefined) return null;
  const { officer, authority } = me.data;
  return (proposals.data?.proposals ?? [])
    .filter(({ kind, confirmAuthority }) => kind === "count.abandon" && confirmAuthority === authority.code)
    .map((proposal) => (
      <Awaited key={proposal.id} count={count.code} proposal={proposal} isOwn={proposal.officer === officer} />
    ));
}

interface AwaitedProps {
  readonly count: string;
  readonly proposal: ListedProposal;
  readonly isOwn: boolean;
}

function Awaited({ count, proposal: { id, officer, proposedAt }, isOwn }: AwaitedProps): ReactNode {
  const t = useTexts(countsTexts);
  const { tell } = useNotices();
  const queries = useQueryClient();
  const shown = useQuestion("/proposals/:id", { id }, { moment: {} });
  const decide = useMutation<Recorded, Problem, "confirm" | "decline" | "withdraw">({
    mutationFn: (word) => ask<Recorded>(`/proposals/${id}/${word}`, { method: "POST" }),
    onSuccess: ({ number }, word) => {
      tell(word === "confirm" ? t("abandoned", { number }) : t("notAbandoned"));
      return queries.invalidateQueries({ queryKey: ["question"] });
    },
  });
  const content = shown.data?.content;
  if (content?.["count"] !== count) return null;
  const { reason } = content;
  return (
    <Section title={t("abandonProposed")}>
      <p>
        <Code>{officer}</Code>, <When at={proposedAt} />: <bdi>{typeof reason === "string" ? reason : null}</bdi>
      </p>
      {decide.error !== null && <Said problem={decide.error} />}
      <div className={styles["buttons"]}>
        {(isOwn ? (["withdraw"] as const) : (["confirm", "decline"] as const)).map((word) => (
          <Button key={word} isDisabled={decide.isPending} onPress={() => decide.mutate(word)}>
            {t(`proposal.${word}`)}
          </Button>
        ))}
      </div>
    </Section>
  );
}
