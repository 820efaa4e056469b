/**
 * Who escaped in an incident, and who was brought back: each by name, for it moves them in the books. A number that is all
 * anybody knows is an account, and moves nobody.
 */
import type { IncidentAnswer } from "@muster/server/api";
import { type ReactNode, useState } from "react";
import type { CommandOf } from "../../../api/command.ts";
import { useQuestion } from "../../../api/question.ts";
import { useTexts } from "../../../texts/reading.tsx";
import { CommandDialog } from "../../../ui/command-dialog.tsx";
import { Choice, TextArea } from "../../../ui/field.tsx";
import { textIn } from "../../../ui/form-text.ts";
import { useNames } from "../../../ui/named.tsx";
import { useOwnSites } from "../../../ui/own-sites.ts";
import type { PickedPerson } from "../../../ui/person-picker/picked-person.ts";
import { PersonPicker } from "../../../ui/person-picker/person-picker.tsx";
import { TimeField } from "../../../ui/time-field.tsx";
import styles from "../incidents.module.css";
import { incidentsTexts } from "../texts.ts";
import { filledIn } from "./filled.ts";

interface ActProps {
  readonly incident: IncidentAnswer;
}

/** As the register has them (packages/custody/src/escape). */
const MEANS = ["break-out", "attack-from-outside", "walk-out", "from-escort", "not-known"] as const;

/** An escape, or an attempt that was stopped and moves nobody (GC3-91). */
export function RecordEscape({ incident: { code, site, transfer, at } }: ActProps): ReactNode {
  const t = useTexts(incidentsTexts);
  const { site: nameOf } = useNames();
  const { gives, isOwn } = useOwnSites();
  const [picked, pick] = useState<readonly PickedPerson[]>([]);
  const isHere = (site !== undefined && isOwn(site)) || transfer !== undefined;
  if (!gives("escape.record") || !isHere) return null;
  const command = (form: FormData) =>
    ({
      kind: textIn(form, "kind"),
      occurredAt: textIn(form, "occurredAt"),
      people: picked.map(({ person }) => person),
      incident: code,
      ...filledIn(form, ["means", "account"]),
    }) as CommandOf<"escape.record"> | CommandOf<"escape.attempt">;
  return (
    <CommandDialog action={t("escape")} submit={t("escapeSubmit")} command={command} onRecorded={() => pick([])}>
      <p className={styles["soft"]}>{t("byNameHint")}</p>
      <Choice
        label={t("cameTo")}
        name="kind"
        options={[
          ["escape.record", t("gotOut")],
          ["escape.attempt", t("wereStopped")],
        ]}
      />
      <PersonPicker
        label={t("whoEscaped")}
        picked={picked}
        onPick={pick}
        {...(site === undefined ? {} : { site: { code: site, name: nameOf(site) ?? site } })}
      />
      <Choice
        label={t("means")}
        name="means"
        none={t("notSaid")}
        options={MEANS.map((means) => [means, t(`means.${means}`)] as const)}
      />
      <TextArea label={t("escapeAccount")} name="account" maxLength={8_000} dir="auto" />
      <TimeField label={t("when")} name="occurredAt" notBefore={at} />
    </CommandDialog>
  );
}

/** They are at large, and come back: to whichever site of the officer's. */
export function RecordRecapture({ incident: { code, at } }: ActProps): ReactNode {
  const t = useTexts(incidentsTexts);
  const { sites, gives } = useOwnSites();
  const [picked, pick] = useState<readonly PickedPerson[]>([]);
  if (!gives("custody.recapture") || sites.length === 0) return null;
  const command = (form: FormData): CommandOf<"custody.recapture"> =>
    ({
      kind: "custody.recapture",
      occurredAt: textIn(form, "occurredAt"),
      people: picked.map(({ person }) => person),
      incident: code,
      ...filledIn(form, ["site", "unit", "account"]),
    }) as CommandOf<"custody.recapture">;
  return (
    <CommandDialog action={t("recapture")} submit={t("recaptureSubmit")} command={command} onRecorded={() => pick([])}>
      <p className={styles["soft"]}>{t("byNameHint")}</p>
      <PersonPicker label={t("whoIsBack")} picked={picked} onPick={pick} />
      <WhereTo sites={sites} />
      <TextArea label={t("recaptureAccount")} name="account" maxLength={8_000} dir="auto" />
      <TimeField label={t("when")} name="occurredAt" notBefore={at} />
    </CommandDialog>
  );
}

function WhereTo({ sites }: Pick<ReturnType<typeof useOwnSites>, "sites">): ReactNode {
  const t = useTexts(incidentsTexts);
  const [site, setSite] = useState<string>(sites[0]?.code ?? "");
  const shown = useQuestion("/sites/:id", { id: site }, { moment: {} });
  const units = shown.data?.code === site ? shown.data.units : [];
  return (
    <>
      <Choice
        label={t("broughtTo")}
        name="site"
        required
        value={site}
        options={sites.map(({ code, name }) => [code, name] as const)}
        onChange={({ target }) => setSite(target.value)}
      />
      {units.length > 0 && (
        <Choice
          key={site}
          label={t("unit")}
          name="unit"
          none={t("noUnit")}
          options={units.map(({ unit }) => [unit, unit] as const)}
        />
      )}
    </>
  );
}
