/** What settles a blocker in the person's own file, by whoever is competent for it. */
import type { ReactNode } from "react";
import type { CommandOf } from "../../../api/command.ts";
import { useQuestion } from "../../../api/question.ts";
import { useTexts } from "../../../texts/reading.tsx";
import { useNow } from "../../../time/now.ts";
import { CommandDialog } from "../../../ui/command-dialog.tsx";
import { Choice, Field, TextArea } from "../../../ui/field.tsx";
import { called } from "../../../ui/person-picker/called.tsx";
import { TimeField } from "../../../ui/time-field.tsx";
import { TickedDialog } from "../ticked-dialog.tsx";
import { fieldIn, textIn } from "../../../ui/form-text.ts";
import { blockersTexts } from "./texts.ts";
import styles from "../transfers.module.css";
import type { RemedyProps } from "./remedies.tsx";

const BASES = [
  "court-order",
  "sentence",
  "detention-order",
  "internment-order",
  "arrest-without-order",
  "prisoner-of-war",
] as const;
const CERTIFIED_FOR_MS = 3 * 24 * 60 * 60 * 1_000;

export function StateBasis({ people }: RemedyProps): ReactNode {
  const t = useTexts(blockersTexts);
  const authorities = useQuestion("/authorities", {}, { moment: {} });
  return (
    <TickedDialog
      action={t("stateBasis")}
      submit={t("recordIt")}
      people={people}
      command={(person, form) =>
        ({
          kind: "basis.state",
          occurredAt: textIn(form, "occurredAt"),
          person,
          basis: textIn(form, "basis"),
          ...fieldIn(form, "orderingAuthority"),
          ...fieldIn(form, "court"),
          ...fieldIn(form, "reference"),
        }) as CommandOf<"basis.state">
      }
    >
      <Choice
        label={t("basis")}
        name="basis"
        required
        none={t("choose")}
        options={BASES.map((basis) => [basis, t(`basis.${basis}`)])}
      />
      <Choice
        label={t("orderedBy")}
        hint={t("orderedByHint")}
        name="orderingAuthority"
        none={t("notSaid")}
        options={(authorities.data?.authorities ?? []).map(({ code, name }) => [code, name])}
      />
      <Field label={t("court")} name="court" maxLength={200} />
      <Field label={t("reference")} name="reference" maxLength={200} />
      <TimeField label={t("occurredAt")} name="occurredAt" />
    </TickedDialog>
  );
}

export function CertifyFitness({ people }: RemedyProps): ReactNode {
  const t = useTexts(blockersTexts);
  const now = useNow();
  return (
    <TickedDialog
      action={t("certifyFitness")}
      submit={t("recordIt")}
      people={people}
      command={(person, form) =>
        ({
          kind: "fitness.certify",
          occurredAt: textIn(form, "occurredAt"),
          person,
          fit: textIn(form, "fit") === "yes",
          expiresAt: textIn(form, "expiresAt"),
          ...fieldIn(form, "clinical"),
        }) as CommandOf<"fitness.certify">
      }
    >
      <p>{t("fitnessSays")}</p>
      <Choice
        label={t("fitness")}
        name="fit"
        required
        none={t("choose")}
        options={[
          ["yes", t("fit")],
          ["no", t("unfit")],
        ]}
      />
      <TimeField
        label={t("certifiedUntil")}
        name="expiresAt"
        first={new Date(Date.parse(now()) + CERTIFIED_FOR_MS).toISOString()}
      />
      <TextArea label={t("clinical")} hint={t("clinicalHint")} name="clinical" maxLength={16_000} />
      <TimeField label={t("examinedAt")} name="occurredAt" />
    </TickedDialog>
  );
}

export function RecordAssessment({ people, transfer }: RemedyProps): ReactNode {
  const t = useTexts(blockersTexts);
  return (
    <TickedDialog
      action={t("recordAssessment")}
      submit={t("recordIt")}
      people={people}
      command={(person, form) =>
        ({
          kind: "assessment.record",
          occurredAt: textIn(form, "occurredAt"),
          person,
          receiver: transfer.to.authority,
          outcome: textIn(form, "outcome"),
          interviewedInPrivate: form.get("interviewedInPrivate") !== null,
          ...fieldIn(form, "reasons"),
        }) as CommandOf<"assessment.record">
      }
    >
      <p>{t("assessmentSays")}</p>
      <Choice
        label={t("outcome")}
        name="outcome"
        required
        none={t("choose")}
        options={[
          ["may-proceed", t("mayProceed")],
          ["must-not-proceed", t("mustNotProceed")],
        ]}
      />
      <label className={styles["tick"]}>
        <input type="checkbox" name="interviewedInPrivate" /> {t("heardInPrivate")}
      </label>
      <TextArea label={t("reasons")} name="reasons" maxLength={16_000} />
      <TimeField label={t("occurredAt")} name="occurredAt" />
    </TickedDialog>
  );
}

/** One at a time: every seal has its own number and its own list. */
export function SealProperty({ people }: RemedyProps): ReactNode {
  const t = useTexts(blockersTexts);
  return (
    <CommandDialog
      action={t("sealProperty")}
      submit={t("recordIt")}
      command={(form) =>
        ({
          kind: "property.seal",
          occurredAt: textIn(form, "occurredAt"),
          person: textIn(form, "person"),
          seal: textIn(form, "seal"),
          inventory: textIn(form, "inventory")
            .split("\n")
            .map((line) => line.trim())
            .filter((line) => line !== "")
            .map((item) => ({ item })),
        }) as CommandOf<"property.seal">
      }
    >
      <Choice
        label={t("person")}
        name="person"
        required
        options={people.map((person) => [person.person, called(person)])}
      />
      <Field label={t("sealNumber")} name="seal" required maxLength={64} dir="ltr" />
      <TextArea label={t("inventory")} hint={t("inventoryHint")} name="inventory" required />
      <TimeField label={t("occurredAt")} name="occurredAt" />
    </CommandDialog>
  );
}
