/** A transfer is cancelled before anybody has left on it, and for good (rule 3). */
import type { ReactNode } from "react";
import type { CommandOf } from "../../api/command.ts";
import { useTexts } from "../../texts/reading.tsx";
import { CommandDialog } from "../../ui/command-dialog.tsx";
import { Choice, TextArea } from "../../ui/field.tsx";
import { TimeField } from "../../ui/time-field.tsx";
import { fieldIn, textIn } from "../../ui/form-text.ts";
import type { TransferOf } from "./manifest-of.ts";
import { useStanding } from "./standing.ts";
import { NOT_LEFT } from "./states.ts";
import { transfersTexts } from "./texts.ts";

const REASONS = ["sender", "receiver", "escort", "security", "blockers", "order", "mistake", "other"] as const;

export function Cancel({ transfer }: { readonly transfer: TransferOf }): ReactNode {
  const t = useTexts(transfersTexts);
  const { isSender, isReceiver, isEscort, gives } = useStanding(transfer);
  const isParty = isSender || isReceiver || isEscort;
  if (!isParty || !gives("transfer.cancel") || !NOT_LEFT.includes(transfer.state)) return null;
  return (
    <CommandDialog
      action={t("cancelTransfer")}
      submit={t("cancelTransfer")}
      look="danger"
      command={(form) =>
        ({
          kind: "transfer.cancel",
          occurredAt: textIn(form, "occurredAt"),
          transfer: transfer.code,
          reason: textIn(form, "reason"),
          ...fieldIn(form, "note"),
        }) as CommandOf<"transfer.cancel">
      }
    >
      <p>{t("cancelSays")}</p>
      <Choice
        label={t("reason")}
        name="reason"
        required
        none={t("choose")}
        options={REASONS.map((reason) => [reason, t(`cancel.${reason}`)])}
      />
      <TextArea label={t("note")} name="note" maxLength={2_000} />
      <TimeField label={t("occurredAt")} name="occurredAt" notBefore={transfer.latest} />
    </CommandDialog>
  );
}
