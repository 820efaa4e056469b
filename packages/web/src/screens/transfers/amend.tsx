/** The list changes before it is sealed: people put on (which voids what was authorised) or taken off, and where they sit. */
import { type ReactNode, useState } from "react";
import type { CommandOf } from "../../api/command.ts";
import { useQuestion } from "../../api/question.ts";
import { useTexts } from "../../texts/reading.tsx";
import { CommandDialog } from "../../ui/command-dialog.tsx";
import { TextArea } from "../../ui/field.tsx";
import type { PickedPerson } from "../../ui/person-picker/picked-person.ts";
import { PersonPicker } from "../../ui/person-picker/person-picker.tsx";
import { TimeField } from "../../ui/time-field.tsx";
import { textIn } from "../../ui/form-text.ts";
import type { TransferOf } from "./manifest-of.ts";
import { seatedInOrder, vehiclesIn } from "./seating.ts";
import { useSentenceNames } from "../../ui/sentence-names.ts";
import { useStanding } from "./standing.ts";
import { UNSEALED } from "./states.ts";
import { transfersTexts } from "./texts.ts";
import styles from "./transfers.module.css";

export function AmendActions({ transfer }: { readonly transfer: TransferOf }): ReactNode {
  const { isSender, gives } = useStanding(transfer);
  if (!isSender || !gives("transfer.amend") || !UNSEALED.includes(transfer.state)) return null;
  return (
    <>
      <PutOn transfer={transfer} />
      <Vehicles transfer={transfer} />
    </>
  );
}

function PutOn({ transfer }: { readonly transfer: TransferOf }): ReactNode {
  const t = useTexts(transfersTexts);
  const names = useSentenceNames();
  const [picked, setPicked] = useState<readonly PickedPerson[]>([]);
  return (
    <CommandDialog
      action={t("putOn")}
      submit={t("putOnN", { n: picked.length })}
      command={(form) => ({ ...amending(transfer, form), add: picked.map(({ person }) => person) })}
      onRecorded={() => setPicked([])}
    >
      <p>{t("putOnSays")}</p>
      <PersonPicker
        label={t("whoGoesToo")}
        picked={picked}
        onPick={setPicked}
        site={{ code: transfer.from.site, name: names.site(transfer.from.site) }}
      />
      <TimeField label={t("occurredAt")} name="occurredAt" notBefore={transfer.moments.listed.at} />
    </CommandDialog>
  );
}

interface TakeOffProps {
  readonly transfer: TransferOf;
  readonly people: readonly PickedPerson[];
}

/** Offered beside the list: whoever is taken off stays where they are. */
export function TakeOff({ transfer, people }: TakeOffProps): ReactNode {
  const t = useTexts(transfersTexts);
  const { isSender, gives } = useStanding(transfer);
  if (!isSender || !gives("transfer.amend") || !UNSEALED.includes(transfer.state) || people.length === 0) return null;
  return (
    <CommandDialog
      action={t("takeOffN", { n: people.length })}
      look="quiet"
      submit={t("takeOffN", { n: people.length })}
      command={(form) => ({ ...amending(transfer, form), remove: people.map(({ person }) => person) })}
    >
      <p>{t("takeOffSays")}</p>
      <TimeField label={t("occurredAt")} name="occurredAt" notBefore={transfer.moments.listed.at} />
    </CommandDialog>
  );
}

function Vehicles({ transfer }: { readonly transfer: TransferOf }): ReactNode {
  const t = useTexts(transfersTexts);
  const manifest = useQuestion("/transfers/:id/manifest", { id: transfer.code });
  const known = Object.entries(transfer.vehicles).map(([name, { seats }]) => [name, seats].join(" "));
  return (
    <CommandDialog
      action={t("vehicles")}
      submit={t("vehiclesSubmit")}
      command={(form) => {
        const vehicles = vehiclesIn(textIn(form, "vehicles"));
        const people = manifest.data?.manifest.map(({ person }) => person) ?? [];
        const seats = form.get("seat") === null ? [] : seatedInOrder(people, vehicles);
        return {
          ...amending(transfer, form),
          ...(vehicles.length === 0 ? {} : { vehicles }),
          ...(seats.length === 0 ? {} : { seats }),
        } as CommandOf<"transfer.amend">;
      }}
    >
      <TextArea
        label={t("vehiclesLabel")}
        hint={t("vehiclesHint")}
        name="vehicles"
        required
        dir="ltr"
        defaultValue={known.join("\n")}
      />
      <label className={styles["tick"]}>
        <input type="checkbox" name="seat" defaultChecked /> {t("seatInOrder")}
      </label>
      <TimeField label={t("occurredAt")} name="occurredAt" notBefore={transfer.moments.listed.at} />
    </CommandDialog>
  );
}

function amending({ code, programme }: TransferOf, form: FormData): CommandOf<"transfer.amend"> {
  return {
    kind: "transfer.amend",
    occurredAt: textIn(form, "occurredAt"),
    transfer: code,
    ...(programme === null ? {} : { programme }),
  } as CommandOf<"transfer.amend">;
}
