/** The transfer is closed by sender or receiver: not while anybody is unanswered for, and there is no override (rule 5). */
import type { ReactNode } from "react";
import type { CommandOf } from "../../api/command.ts";
import { useTexts } from "../../texts/reading.tsx";
import { CommandDialog } from "../../ui/command-dialog.tsx";
import { TimeField } from "../../ui/time-field.tsx";
import { textIn } from "../../ui/form-text.ts";
import type { TransferOf } from "./manifest-of.ts";
import { useStanding } from "./standing.ts";
import { transfersTexts } from "./texts.ts";

export function Close({ transfer }: { readonly transfer: TransferOf }): ReactNode {
  const t = useTexts(transfersTexts);
  const { isSender, isReceiver, gives } = useStanding(transfer);
  if (!(isSender || isReceiver) || !gives("transfer.close")) return null;
  const { boarded, received, returned, explained } = transfer.counts;
  return (
    <CommandDialog
      action={t("close")}
      submit={t("close")}
      look="main"
      command={(form) =>
        ({
          kind: "transfer.close",
          occurredAt: textIn(form, "occurredAt"),
          transfer: transfer.code,
        }) as CommandOf<"transfer.close">
      }
    >
      <p>{t("closeSays", { boarded, received, returned, explained })}</p>
      <TimeField label={t("occurredAt")} name="occurredAt" notBefore={transfer.latest} />
    </CommandDialog>
  );
}
