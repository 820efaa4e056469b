/** People are received, one receipt for each: accepted, accepted with reservations, or disputed; signed as they are sent. */
import { MATTERS_OF_RECEIPTS, RECEIPT_OUTCOMES } from "./matters.ts";
import type { ManifestLine } from "@muster/server/api";
import { type ReactNode, useState } from "react";
import type { CommandOf } from "../../../api/command.ts";
import { useMe } from "../../../api/me.ts";
import { useQuestion } from "../../../api/question.ts";
import { useTexts } from "../../../texts/reading.tsx";
import { Choice, TextArea } from "../../../ui/field.tsx";
import { TimeField } from "../../../ui/time-field.tsx";
import { TickedDialog } from "../ticked-dialog.tsx";
import { textIn } from "../../../ui/form-text.ts";
import type { ManifestOf } from "../manifest-of.ts";
import { transfersTexts } from "../texts.ts";
import styles from "../transfers.module.css";
import type { SigningKey } from "./signing-key.ts";
import { statementOf } from "./statement.ts";

interface ReceiveProps {
  readonly manifest: ManifestOf;
  readonly people: readonly ManifestLine[];
  readonly signingKey: SigningKey;
}

export function Receive({ manifest, people, signingKey }: ReceiveProps): ReactNode {
  const t = useTexts(transfersTexts);
  const me = useMe();
  const site = useQuestion("/sites/:id", { id: manifest.to.site });
  const units = site.data?.units ?? [];
  const latestArrival = people
    .map(({ arrived }) => arrived?.at ?? "")
    .reduce((one, other) => (one > other ? one : other), "");

  const command = async (person: ManifestLine["person"], form: FormData): Promise<CommandOf<"transfer.receive">> => {
    const outcome = textIn(form, "outcome");
    const matters = outcome === "accepted" ? [] : form.getAll("matter").filter((value) => typeof value === "string");
    const said = {
      person,
      outcome,
      matters,
      occurredAt: textIn(form, "occurredAt"),
      unit: textIn(form, "unit"),
    };
    const by = {
      register: me.data?.register.name ?? "",
      authority: me.data?.authority.code ?? "",
      officer: me.data?.officer ?? "",
    };
    const statement = statementOf(said, manifest, by);
    const note = textIn(form, "note");
    return {
      kind: "transfer.receive",
      occurredAt: said.occurredAt,
      transfer: manifest.code,
      person,
      site: manifest.to.site,
      ...(said.unit === "" ? {} : { unit: said.unit }),
      outcome,
      ...(matters.length === 0
        ? {}
        : { reservations: matters.map((matter) => ({ matter, ...(note === "" ? {} : { note }) })) }),
      receipt: { statement, signature: await signingKey.sign(statement), key: signingKey.publicKey },
    } as CommandOf<"transfer.receive">;
  };
  return (
    <TickedDialog
      action={t("receiveN", { n: people.length })}
      submit={t("signAndRecord")}
      look="main"
      people={people}
      command={command}
    >
      <p>{t("receiveSays")}</p>
      <Outcome />
      {units.length > 0 && (
        <Choice label={t("unit")} name="unit" none={t("noUnit")} options={units.map(({ unit }) => [unit, unit])} />
      )}
      <TimeField
        label={t("receivedAt")}
        name="occurredAt"
        notBefore={latestArrival === "" ? undefined : latestArrival}
      />
    </TickedDialog>
  );
}

/** Each time the form is opened it begins with who is accepted: what was said of the people before is not said of these. */
function Outcome(): ReactNode {
  const t = useTexts(transfersTexts);
  const [outcome, setOutcome] = useState("accepted");
  return (
    <>
      <Choice
        label={t("outcome")}
        name="outcome"
        value={outcome}
        onChange={({ target }) => setOutcome(target.value)}
        options={RECEIPT_OUTCOMES.map((one) => [one, t(`receipt.${one}`)])}
      />
      {outcome !== "accepted" && (
        <>
          <fieldset className={styles["ticks"]}>
            <legend>{t("matters")}</legend>
            {MATTERS_OF_RECEIPTS.map((matter) => (
              <label key={matter} className={styles["tick"]}>
                <input type="checkbox" name="matter" value={matter} /> {t(`matter.${matter}`)}
              </label>
            ))}
          </fieldset>
          <TextArea label={t("whatWasFound")} name="note" maxLength={2_000} />
        </>
      )}
    </>
  );
}
