/** What is recorded about agreements: one put on record with its terms, and what a party says of a term. */
import type { AgreementAnswer, CommandOf } from "@muster/server/api";
import type { ReactNode } from "react";
import { useMe } from "../../api/me.ts";
import { useQuestion } from "../../api/question.ts";
import { useTexts } from "../../texts/reading.tsx";
import { CommandDialog } from "../../ui/command-dialog.tsx";
import { Choice, Field, TextArea } from "../../ui/field.tsx";
import { codeIn, fieldIn, textIn } from "../../ui/form-text.ts";
import { useNames } from "../../ui/named.tsx";
import { TimeField } from "../../ui/time-field.tsx";
import { termsOf } from "./terms-text.ts";
import { agreementsTexts } from "./texts.ts";

/** Puts an agreement on record; offered to whoever can. */
export function NewAgreement(): ReactNode {
  const t = useTexts(agreementsTexts);
  const me = useMe();
  const authorities = useQuestion("/authorities", {}, { moment: {} });
  if (me.data?.gives.includes("agreement.record") !== true) return null;
  const command = (form: FormData): CommandOf<"agreement.record"> =>
    ({
      kind: "agreement.record",
      occurredAt: textIn(form, "occurredAt"),
      agreement: codeIn(form, "agreement"),
      title: textIn(form, "title"),
      parties: form.getAll("parties").map(String),
      terms: termsOf(textIn(form, "terms")),
    }) as CommandOf<"agreement.record">;
  return (
    <CommandDialog action={t("newAgreement")} submit={t("recordAgreement")} command={command}>
      <Field label={t("newCode")} hint={t("newCodeHint")} name="agreement" required maxLength={64} dir="ltr" />
      <Field label={t("newTitle")} name="title" required maxLength={300} dir="auto" />
      <TimeField label={t("made")} name="occurredAt" />
      <Choice
        label={t("newParties")}
        name="parties"
        multiple
        required
        size={5}
        options={(authorities.data?.authorities ?? []).map(({ code, name }) => [code, name] as const)}
      />
      <TextArea label={t("newTerms")} hint={t("newTermsHint")} name="terms" required dir="auto" rows={6} />
    </CommandDialog>
  );
}

/** What the officer's authority, or a party it watches over, says of a term. */
export function ReportOnTerm({ agreement }: { readonly agreement: AgreementAnswer }): ReactNode {
  const t = useTexts(agreementsTexts);
  const { authority: nameOf } = useNames();
  const me = useMe();
  if (me.data?.gives.includes("term.report") !== true) return null;
  const own = me.data.authority.code;
  const parties = [own, ...agreement.parties.filter((party) => party !== own)];
  const command = (form: FormData): CommandOf<"term.report"> =>
    ({
      kind: "term.report",
      occurredAt: textIn(form, "occurredAt"),
      agreement: agreement.code,
      term: textIn(form, "term"),
      status: textIn(form, "status"),
      party: textIn(form, "party"),
      ...fieldIn(form, "why"),
    }) as CommandOf<"term.report">;
  return (
    <CommandDialog action={t("report")} submit={t("record")} command={command}>
      <Choice
        label={t("reportTerm")}
        name="term"
        options={agreement.terms.map(({ term, text }) => [term, `${term}: ${text ?? ""}`.slice(0, 100)] as const)}
      />
      <Choice
        label={t("parties")}
        name="party"
        options={parties.map((party) => [party, nameOf(party) ?? party] as const)}
      />
      <Choice
        label={t("status")}
        name="status"
        options={[
          ["met", t("status.met")],
          ["disputed", t("status.disputed")],
        ]}
      />
      <TimeField label={t("occurredAt")} name="occurredAt" />
      <TextArea label={t("why")} name="why" maxLength={10_000} dir="auto" />
    </CommandDialog>
  );
}
