/** What officers say of two files: that they are of one human being, or of two; and that it no longer stands. */
import type { ReactNode } from "react";
import type { Command } from "../api/command.ts";
import { useMe } from "../api/me.ts";
import { useTexts } from "../texts/reading.tsx";
import { CommandDialog } from "../ui/command-dialog.tsx";
import { TextArea } from "../ui/field.tsx";
import { TimeField } from "../ui/time-field.tsx";
import { likenessTexts } from "./texts.ts";

interface PairProps {
  readonly person: string;
  readonly other: string;
}

const MOST_LETTERS = 8_000;

/** Proposed by one officer and confirmed by a second, with the evidence. `weight`: as the comparison showed it. */
export function AssertSame({ person, other, weight }: PairProps & { readonly weight?: number }): ReactNode {
  const t = useTexts(likenessTexts);
  return (
    <LinkAct kind="identity.assert-same" action={t("act.same")} fixed={{ person, other, weight }} second>
      <p>{t("sameSays")}</p>
      <TextArea
        label={t("field.evidence")}
        hint={t("field.evidenceHint")}
        name="evidence"
        dir="auto"
        required
        maxLength={MOST_LETTERS}
      />
    </LinkAct>
  );
}

export function JudgeDifferent({ person, other }: PairProps): ReactNode {
  const t = useTexts(likenessTexts);
  return (
    <LinkAct kind="identity.judge-different" action={t("act.different")} fixed={{ person, other }}>
      <p>{t("differentSays")}</p>
      <TextArea label={t("field.why")} name="why" dir="auto" required maxLength={MOST_LETTERS} />
    </LinkAct>
  );
}

/** Two officers withdraw what two asserted. */
export function WithdrawSame({ person, other, assertion }: PairProps & { readonly assertion: number }): ReactNode {
  const t = useTexts(likenessTexts);
  return (
    <LinkAct
      kind="identity.withdraw-same"
      action={t("act.withdrawSame")}
      fixed={{ person, other, assertion }}
      look="quiet"
      second
    >
      <WhyWithdrawn />
    </LinkAct>
  );
}

export function WithdrawDifferent({ person, other, judgement }: PairProps & { readonly judgement: number }): ReactNode {
  const t = useTexts(likenessTexts);
  return (
    <LinkAct
      kind="identity.withdraw-different"
      action={t("act.withdrawDifferent")}
      fixed={{ person, other, judgement }}
      look="quiet"
    >
      <WhyWithdrawn />
    </LinkAct>
  );
}

function WhyWithdrawn(): ReactNode {
  const t = useTexts(likenessTexts);
  return <TextArea label={t("field.withdrawWhy")} name="why" dir="auto" required maxLength={MOST_LETTERS} />;
}

type LinkKind = Extract<Command["kind"], `identity.${string}`>;

interface LinkActProps {
  readonly kind: LinkKind;
  readonly action: string;
  readonly fixed: Readonly<Record<string, unknown>>;
  readonly second?: boolean;
  readonly look?: "plain" | "quiet";
  readonly children: ReactNode;
}

/** A button and its form, for whoever's roles can give the command. */
function LinkAct({ kind, action, fixed, second = false, look = "plain", children }: LinkActProps): ReactNode {
  const t = useTexts(likenessTexts);
  const me = useMe();
  if (me.data?.gives.includes(kind) !== true) return null;
  return (
    <CommandDialog
      action={action}
      submit={t(second ? "propose" : "record")}
      look={look}
      second={second}
      command={(form) => ({ kind, ...fixed, ...Object.fromEntries(form) }) as Command}
    >
      {children}
      <TimeField label={t("occurredAt")} name="occurredAt" />
    </CommandDialog>
  );
}
