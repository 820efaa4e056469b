/** What answers for somebody in the difference: brought back by the sender's side, or, for who had not left, both sides' word. */
import type { Called } from "@muster/server/api";
import type { ReactNode } from "react";
import type { CommandOf } from "../../../api/command.ts";
import { useQuestion } from "../../../api/question.ts";
import { useTexts } from "../../../texts/reading.tsx";
import { CommandDialog } from "../../../ui/command-dialog.tsx";
import { Choice, TextArea } from "../../../ui/field.tsx";
import { called } from "../../../ui/person-picker/called.tsx";
import { TimeField } from "../../../ui/time-field.tsx";
import { fieldIn, textIn } from "../../../ui/form-text.ts";
import { useStanding } from "../standing.ts";
import { transfersTexts } from "../texts.ts";
import type { ManifestOf } from "../manifest-of.ts";

const REASONS = ["disputed", "no-place", "medical", "objection", "order", "turned-back", "other"] as const;
const EXPLANATIONS = ["taken-for-another", "boarded-uncounted", "on-another-transfer", "came-otherwise"] as const;

interface ExplainingProps {
  readonly manifest: ManifestOf;
  readonly person: Called;
}

export function BringBack({ manifest, person }: ExplainingProps): ReactNode {
  const t = useTexts(transfersTexts);
  const { isSender, isEscort, gives } = useStanding(manifest);
  const sites = useQuestion("/sites", {}, { moment: {} });
  if (!(isSender || isEscort) || !gives("transfer.return")) return null;
  return (
    <CommandDialog
      action={t("bringBack")}
      title={t("bringBackTitle", { who: called(person) })}
      submit={t("recordIt")}
      look="quiet"
      command={(form) =>
        ({
          kind: "transfer.return",
          occurredAt: textIn(form, "occurredAt"),
          transfer: manifest.code,
          person: person.person,
          site: textIn(form, "site"),
          reason: textIn(form, "reason"),
          ...fieldIn(form, "note"),
        }) as CommandOf<"transfer.return">
      }
    >
      <p>{t("bringBackSays")}</p>
      <Choice
        label={t("heldAgainAt")}
        name="site"
        required
        defaultValue={manifest.from.site}
        options={(sites.data?.sites ?? []).map(({ code, name }) => [code, name])}
      />
      <Choice
        label={t("reason")}
        name="reason"
        required
        none={t("choose")}
        options={REASONS.map((reason) => [reason, t(`return.${reason}`)])}
      />
      <TextArea label={t("note")} name="note" maxLength={2_000} />
      <TimeField label={t("occurredAt")} name="occurredAt" notBefore={manifest.moments.departed?.at} />
    </CommandDialog>
  );
}

/** Signed by both sides: whoever proposes it, an officer of the other confirms it. */
export function ExplainArrival({ manifest, person }: ExplainingProps): ReactNode {
  const t = useTexts(transfersTexts);
  const { isSender, isReceiver, gives } = useStanding(manifest);
  if (!(isSender || isReceiver) || !gives("transfer.explain") || manifest.state !== "arrived") return null;
  return (
    <CommandDialog
      action={t("explain")}
      title={t("explainTitle", { who: called(person) })}
      submit={t("proposeIt")}
      look="quiet"
      second={{ authority: isSender ? manifest.to.authority : manifest.from.authority }}
      command={(form) =>
        ({
          kind: "transfer.explain",
          occurredAt: textIn(form, "occurredAt"),
          transfer: manifest.code,
          person: person.person,
          explanation: textIn(form, "explanation"),
          note: textIn(form, "note"),
        }) as CommandOf<"transfer.explain">
      }
    >
      <p>{t("explainSays")}</p>
      <Choice
        label={t("field.explanation")}
        name="explanation"
        required
        none={t("choose")}
        options={EXPLANATIONS.map((explanation) => [explanation, t(`explanation.${explanation}`)])}
      />
      <TextArea label={t("howItCameAbout")} name="note" required maxLength={4_000} />
      <TimeField label={t("occurredAt")} name="occurredAt" notBefore={manifest.moments.arrived?.at} />
    </CommandDialog>
  );
}
