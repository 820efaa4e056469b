/** Something happened: by the names of those concerned, or by a number as it was said at first. It moves nobody. */
import type { CommandOf } from "../../../api/command.ts";
import { useNavigate } from "@tanstack/react-router";
import { type ReactNode, useRef, useState } from "react";
import { useTexts } from "../../../texts/reading.tsx";
import { CommandDialog } from "../../../ui/command-dialog.tsx";
import { Choice, Field, TextArea } from "../../../ui/field.tsx";
import { codeIn, textIn } from "../../../ui/form-text.ts";
import { useOwnSites } from "../../../ui/own-sites.ts";
import type { PickedPerson } from "../../../ui/person-picker/picked-person.ts";
import { PersonPicker } from "../../../ui/person-picker/person-picker.tsx";
import { TimeField } from "../../../ui/time-field.tsx";
import { useWords } from "../../../ui/codes/codes.ts";
import styles from "../incidents.module.css";
import { incidentsTexts } from "../texts.ts";
import { figureIn, filledIn } from "./filled.ts";
import { NumberFields } from "./number-fields.tsx";

/** As the register has them (packages/custody/src/incident). */
const KINDS = [
  "escape",
  "attempted-escape",
  "recapture",
  "death",
  "disappearance",
  "birth",
  "injury",
  "illness",
  "disturbance",
  "attack",
  "fire",
  "seizure",
  "other",
] as const;

/** Offered to whoever can. */
export function RecordIncident(): ReactNode {
  const t = useTexts(incidentsTexts);
  const word = useWords();
  const navigate = useNavigate();
  const { sites, gives } = useOwnSites();
  const [picked, pick] = useState<readonly PickedPerson[]>([]);
  const recorded = useRef("");
  if (!gives("incident.record")) return null;
  const command = (form: FormData): CommandOf<"incident.record"> => {
    recorded.current = codeIn(form, "incident");
    const number = figureIn(form);
    return {
      kind: "incident.record",
      occurredAt: textIn(form, "occurredAt"),
      incident: recorded.current,
      type: textIn(form, "type"),
      ...filledIn(form, ["site", "transfer", "narrative", "evidence"]),
      ...(picked.length === 0 ? {} : { people: picked.map(({ person }) => person) }),
      ...(number === undefined ? {} : { number }),
    } as CommandOf<"incident.record">;
  };
  return (
    <CommandDialog
      action={t("record")}
      submit={t("recordSubmit")}
      look="main"
      command={command}
      onRecorded={() => void navigate({ to: "/incidents/$incident", params: { incident: recorded.current } })}
    >
      <p className={styles["soft"]}>{t("recordHint")}</p>
      <Field label={t("code")} hint={t("codeHint")} name="incident" required maxLength={64} dir="ltr" />
      <Choice
        label={t("kind")}
        name="type"
        required
        none={t("choose")}
        options={KINDS.map((kind) => [kind, word("incident", kind)] as const)}
      />
      <Choice
        label={t("where")}
        name="site"
        none={t("atNoSite")}
        options={sites.map(({ code, name }) => [code, name] as const)}
      />
      <Field label={t("transfer")} hint={t("transferHint")} name="transfer" maxLength={64} dir="ltr" />
      <TimeField label={t("when")} name="occurredAt" />
      <TextArea label={t("narrative")} name="narrative" maxLength={20_000} dir="auto" />
      <NumberFields hint={t("figure.hintAtFirst")} />
      <PersonPicker label={t("concerned")} picked={picked} onPick={pick} />
      <TextArea label={t("evidence")} hint={t("evidenceHint")} name="evidence" maxLength={5_000} dir="auto" rows={2} />
    </CommandDialog>
  );
}
