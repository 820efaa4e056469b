/** Where no file settles a blocker: how it is arranged, or that two officers override it, for all to see. */
import { type ReactNode, useState } from "react";
import type { CommandOf } from "../../../api/command.ts";
import { useQuestion } from "../../../api/question.ts";
import { useCodes } from "../../../texts/codes.ts";
import { useTexts } from "../../../texts/reading.tsx";
import { CommandDialog } from "../../../ui/command-dialog.tsx";
import { Choice, TextArea } from "../../../ui/field.tsx";
import { called } from "../../../ui/person-picker/called.tsx";
import { TimeField } from "../../../ui/time-field.tsx";
import { fieldIn, textIn } from "../../../ui/form-text.ts";
import { PeopleTicks, tickedIn } from "../people-ticks.tsx";
import { blockersTexts } from "./texts.ts";
import type { RemedyProps } from "./remedies.tsx";

const GROUNDS = ["danger-to-life", "medical-need", "evacuation", "order-of-court", "papers-lost", "other"] as const;

export function Settle({
  transfer,
  people,
  arrangements,
}: RemedyProps & { readonly arrangements: readonly string[] }): ReactNode {
  const t = useTexts(blockersTexts);
  const codes = useCodes(blockersTexts);
  const manifest = useQuestion("/transfers/:id/manifest", { id: transfer.code });
  const [arrangement, setArrangement] = useState("");
  return (
    <CommandDialog
      action={t("arrange")}
      submit={t("recordIt")}
      command={(form) =>
        ({
          kind: "transfer.settle",
          occurredAt: textIn(form, "occurredAt"),
          transfer: transfer.code,
          people: tickedIn(form),
          arrangement: textIn(form, "arrangement"),
          ...fieldIn(form, "guardian"),
          ...fieldIn(form, "note"),
        }) as CommandOf<"transfer.settle">
      }
    >
      <Choice
        label={t("arrangement")}
        name="arrangement"
        required
        none={t("choose")}
        options={arrangements.map((one) => [one, codes("arrangement.", one)])}
        value={arrangement}
        onChange={({ target }) => setArrangement(target.value)}
      />
      {arrangement === "guardian-with-child" && (
        <Choice
          label={t("guardian")}
          hint={t("guardianHint")}
          name="guardian"
          required
          none={t("choose")}
          options={(manifest.data?.manifest ?? []).map((line) => [line.person, called(line)])}
        />
      )}
      <PeopleTicks people={people} />
      <TextArea label={t("note")} name="note" maxLength={2_000} />
      <TimeField label={t("occurredAt")} name="occurredAt" notBefore={transfer.moments.proposed.at} />
    </CommandDialog>
  );
}

export function Override({ transfer, kind, people }: RemedyProps): ReactNode {
  const t = useTexts(blockersTexts);
  return (
    <CommandDialog
      action={t("override")}
      submit={t("overrideSubmit")}
      look="danger"
      second
      command={(form) =>
        ({
          kind: "transfer.override",
          occurredAt: textIn(form, "occurredAt"),
          transfer: transfer.code,
          blocker: kind,
          ground: textIn(form, "ground"),
          reason: textIn(form, "reason"),
          ...(people.length === 0 ? {} : { people: tickedIn(form) }),
        }) as CommandOf<"transfer.override">
      }
    >
      <p>{t("overrideSays")}</p>
      <Choice
        label={t("ground")}
        name="ground"
        required
        none={t("choose")}
        options={GROUNDS.map((ground) => [ground, t(`ground.${ground}`)])}
      />
      <TextArea label={t("reason")} name="reason" required maxLength={4_000} />
      {people.length > 0 && <PeopleTicks people={people} />}
      <TimeField label={t("occurredAt")} name="occurredAt" notBefore={transfer.moments.proposed.at} />
    </CommandDialog>
  );
}
