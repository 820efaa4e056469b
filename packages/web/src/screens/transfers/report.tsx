/** What happens from the gate to the other gate is reported as it happens (LOS-1). */
import type { ReactNode } from "react";
import type { CommandOf } from "../../api/command.ts";
import { useQuestion } from "../../api/question.ts";
import { useTexts } from "../../texts/reading.tsx";
import { CommandDialog } from "../../ui/command-dialog.tsx";
import { Choice, Field, TextArea } from "../../ui/field.tsx";
import { TimeField } from "../../ui/time-field.tsx";
import { fieldIn, textIn } from "../../ui/form-text.ts";
import type { TransferOf } from "./manifest-of.ts";
import { useStanding } from "./standing.ts";
import { transfersTexts } from "./texts.ts";

const AT_THE_GATE = ["ready", "gate", "boarding"] as const;
/** A redirect is not among them: it needs the receiver's consent (redirect.tsx). */
const ON_THE_WAY = [
  "stop",
  "vehicle-change",
  "breakdown",
  "delay",
  "attack",
  "disturbance",
  "medical",
  "lodging",
  "arrival-gate",
  "lockout",
] as const;

export function Report({ transfer }: { readonly transfer: TransferOf }): ReactNode {
  const t = useTexts(transfersTexts);
  const { isSender, isReceiver, isEscort, gives } = useStanding(transfer);
  const sites = useQuestion("/sites", {}, { moment: {} });
  const { state, moments } = transfer;
  const hasLeft = state === "departed" || state === "arrived";
  const isParty = isSender || isReceiver || isEscort;
  if (!isParty || !gives("transfer.report") || !(hasLeft || state === "sealed")) return null;
  return (
    <CommandDialog
      action={t("report")}
      submit={t("reportIt")}
      command={(form) =>
        ({
          kind: "transfer.report",
          occurredAt: textIn(form, "occurredAt"),
          transfer: transfer.code,
          event: textIn(form, "event"),
          ...fieldIn(form, "site"),
          ...fieldIn(form, "place"),
          ...fieldIn(form, "note"),
        }) as CommandOf<"transfer.report">
      }
    >
      <Choice
        label={t("whatHappened")}
        name="event"
        required
        none={t("choose")}
        options={(hasLeft ? ON_THE_WAY : AT_THE_GATE).map((event) => [event, t(`event.${event}`)])}
      />
      <Choice
        label={t("atSite")}
        name="site"
        none={t("noSite")}
        options={(sites.data?.sites ?? []).map(({ code, name }) => [code, name])}
      />
      <Field label={t("orPlace")} name="place" maxLength={200} />
      <TextArea label={t("note")} name="note" maxLength={4_000} />
      <TimeField
        label={t("occurredAt")}
        name="occurredAt"
        notBefore={(hasLeft ? moments.departed : moments.sealed)?.at}
      />
    </CommandDialog>
  );
}
