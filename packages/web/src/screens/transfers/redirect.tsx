/** A convoy under way is redirected: entered by the receiver's officer, or confirmed by one where another side proposes it. */
import type { ReactNode } from "react";
import type { CommandOf } from "../../api/command.ts";
import { useQuestion } from "../../api/question.ts";
import { useTexts } from "../../texts/reading.tsx";
import { CommandDialog } from "../../ui/command-dialog.tsx";
import { Choice, TextArea } from "../../ui/field.tsx";
import { fieldIn, textIn } from "../../ui/form-text.ts";
import { useSentenceNames } from "../../ui/sentence-names.ts";
import { TimeField } from "../../ui/time-field.tsx";
import type { TransferOf } from "./manifest-of.ts";
import { useStanding } from "./standing.ts";
import { transfersTexts } from "./texts.ts";

export function Redirect({ transfer }: { readonly transfer: TransferOf }): ReactNode {
  const t = useTexts(transfersTexts);
  const names = useSentenceNames();
  const { isSender, isReceiver, isEscort, gives } = useStanding(transfer);
  const sites = useQuestion("/sites", {}, { moment: {} });
  const { code: redirected, state, from, to, moments } = transfer;
  const isUnderWay = state === "departed" || state === "arrived";
  const isParty = isSender || isReceiver || isEscort;
  if (!isParty || !gives("transfer.report") || !isUnderWay) return null;
  const elsewhere = (sites.data?.sites ?? []).filter(({ code }) => code !== from.site && code !== to.site);
  return (
    <CommandDialog
      action={t("redirect")}
      submit={t(isReceiver ? "redirect" : "proposeRedirect")}
      second={!isReceiver && { authority: to.authority }}
      command={(form) =>
        ({
          kind: "transfer.report",
          occurredAt: textIn(form, "occurredAt"),
          transfer: redirected,
          event: "redirect",
          site: textIn(form, "site"),
          ...fieldIn(form, "note"),
        }) as CommandOf<"transfer.report">
      }
    >
      <p>{t("redirectSays")}</p>
      {!isReceiver && <p>{t("redirectSigned", { receiver: names.authority(to.authority) })}</p>}
      <Choice
        label={t("newDestination")}
        name="site"
        required
        none={t("choose")}
        options={elsewhere.map(({ code, name }) => [code, name])}
      />
      <TextArea label={t("note")} name="note" maxLength={4_000} />
      <TimeField label={t("occurredAt")} name="occurredAt" notBefore={moments.departed?.at} />
    </CommandDialog>
  );
}
