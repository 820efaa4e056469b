/** The sender seals the manifest: from then on nobody is added, and whoever does not leave is left behind with a reason. */
import type { ReactNode } from "react";
import type { CommandOf } from "../../api/command.ts";
import { useTexts } from "../../texts/reading.tsx";
import { CommandDialog } from "../../ui/command-dialog.tsx";
import { TimeField } from "../../ui/time-field.tsx";
import { textIn } from "../../ui/form-text.ts";
import type { TransferOf } from "./manifest-of.ts";
import { useStanding } from "./standing.ts";
import { transfersTexts } from "./texts.ts";

export function Seal({ transfer }: { readonly transfer: TransferOf }): ReactNode {
  const t = useTexts(transfersTexts);
  const { isSender, gives } = useStanding(transfer);
  if (!isSender || !gives("transfer.seal")) return null;
  return (
    <CommandDialog
      action={t("seal")}
      submit={t("seal")}
      look="main"
      command={(form) =>
        ({
          kind: "transfer.seal",
          occurredAt: textIn(form, "occurredAt"),
          transfer: transfer.code,
        }) as CommandOf<"transfer.seal">
      }
    >
      <p>{t("sealSays", { n: transfer.listed })}</p>
      <TimeField label={t("occurredAt")} name="occurredAt" notBefore={transfer.latest} />
    </CommandDialog>
  );
}
