/** Each side authorises: the sender that they go, the receiver that it takes these people in and applies the rules (GC3-12). */
import type { ReactNode } from "react";
import type { CommandOf } from "../../api/command.ts";
import { useTexts } from "../../texts/reading.tsx";
import { CommandDialog } from "../../ui/command-dialog.tsx";
import { Field } from "../../ui/field.tsx";
import { TimeField } from "../../ui/time-field.tsx";
import { textIn } from "../../ui/form-text.ts";
import type { TransferOf } from "./manifest-of.ts";
import { useStanding } from "./standing.ts";
import { transfersTexts } from "./texts.ts";
import styles from "./transfers.module.css";

interface AuthoriseProps {
  readonly transfer: TransferOf;
}

export function AuthoriseSender({ transfer }: AuthoriseProps): ReactNode {
  const t = useTexts(transfersTexts);
  const { isSender, gives } = useStanding(transfer);
  if (!isSender || !gives("transfer.authorise")) return null;
  return (
    <CommandDialog
      action={t("authoriseSender")}
      submit={t("authorise")}
      look="main"
      command={(form) =>
        ({
          kind: "transfer.authorise",
          occurredAt: textIn(form, "occurredAt"),
          transfer: transfer.code,
          side: "sender",
        }) as CommandOf<"transfer.authorise">
      }
    >
      <p>{t("authoriseSenderSays", { n: transfer.listed })}</p>
      <TimeField label={t("occurredAt")} name="occurredAt" notBefore={transfer.moments.listed.at} />
    </CommandDialog>
  );
}

export function AuthoriseReceiver({ transfer }: AuthoriseProps): ReactNode {
  const t = useTexts(transfersTexts);
  const { isReceiver, gives } = useStanding(transfer);
  if (!isReceiver || !gives("transfer.authorise")) return null;
  return (
    <CommandDialog
      action={t("authoriseReceiver")}
      submit={t("authorise")}
      look="main"
      command={(form) =>
        ({
          kind: "transfer.authorise",
          occurredAt: textIn(form, "occurredAt"),
          transfer: transfer.code,
          side: "receiver",
          undertakes: true,
          places: Number(textIn(form, "places")),
        }) as CommandOf<"transfer.authorise">
      }
    >
      <p>{t("authoriseReceiverSays", { n: transfer.listed })}</p>
      <Field
        label={t("placesLabel")}
        name="places"
        type="number"
        min={0}
        max={1_000_000}
        required
        defaultValue={transfer.listed}
      />
      <label className={styles["tick"]}>
        <input type="checkbox" required /> {t("undertakes")}
      </label>
      <TimeField label={t("occurredAt")} name="occurredAt" notBefore={transfer.moments.listed.at} />
    </CommandDialog>
  );
}
