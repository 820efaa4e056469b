/** What an officer may record about a site; what is not theirs to do is not offered. */
import type { PersonId } from "@muster/record";
import type { MeAnswer, SiteAnswer } from "@muster/server/api";
import { Link } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import type { CommandOf } from "../../api/command.ts";
import { useMe } from "../../api/me.ts";
import { useQuestion } from "../../api/question.ts";
import { useTexts } from "../../texts/reading.tsx";
import { useMoment } from "../../time/moment.ts";
import { CommandDialog } from "../../ui/command-dialog.tsx";
import { EachDialog } from "../../ui/each/each-dialog.tsx";
import { Choice, Field, TextArea } from "../../ui/field.tsx";
import { textIn } from "../../ui/form-text.ts";
import type { PickedPerson } from "../../ui/person-picker/picked-person.ts";
import { PersonPicker } from "../../ui/person-picker/person-picker.tsx";
import type { Selection } from "../../ui/register-table/selection.ts";
import { TimeField } from "../../ui/time-field.tsx";
import { OpenCount } from "../counts/open-count.tsx";
import styles from "./sites.module.css";
import { sitesTexts } from "./texts.ts";

interface SiteActionsProps {
  readonly site: SiteAnswer;
  readonly selected: Selection;
}

/** Over the page: what is done to the site as a whole. */
export function SiteActions({ site, selected }: SiteActionsProps): ReactNode {
  const t = useTexts(sitesTexts);
  const { isPast } = useMoment();
  const { data: me } = useMe();
  if (me === undefined || isPast || site.books === "elsewhere") return null;
  const gives = (kind: string): boolean => me.gives.includes(kind);
  const isOwn = isOfOwn(site, me);
  return (
    <>
      {isOwn && gives("count.open") && <OpenCount site={site.code} />}
      {isOwn && gives("control.hand-over") && (
        <Link to="/sites/$site/handover" params={{ site: site.code }} className={styles["action"]}>
          {t("handoverStart")}
        </Link>
      )}
      {gives("control.seize") && <Seize site={site} selected={selected} me={me} />}
    </>
  );
}

interface RollActionsProps extends SiteActionsProps {
  readonly onDone: (selected: Selection) => void;
}

/** Over the roll: what is done to people of the site. */
export function RollActions({ site, selected, onDone }: RollActionsProps): ReactNode {
  const { data: me } = useMe();
  if (me === undefined || site.books === "elsewhere" || !isOfOwn(site, me)) return null;
  return (
    <>
      {me.gives.includes("custody.admit") && <Admit site={site} />}
      {me.gives.includes("custody.move") && site.units.length > 0 && (
        <Move site={site} selected={selected} onDone={onDone} />
      )}
    </>
  );
}

function Admit({ site }: { readonly site: SiteAnswer }): ReactNode {
  const t = useTexts(sitesTexts);
  const [picked, pick] = useState<readonly PickedPerson[]>([]);
  const command = (person: string, form: FormData): CommandOf<"custody.admit"> =>
    ({ kind: "custody.admit", person, ...placeIn(form, site) }) as CommandOf<"custody.admit">;
  return (
    <EachDialog
      action={t("admit")}
      submit={t("admitSubmit")}
      people={picked}
      command={command}
      onRecorded={(people) => pick(picked.filter(({ person }) => !people.includes(person)))}
    >
      <PersonPicker label={t("admitWho")} picked={picked} onPick={pick} />
      <p className={styles["hints"]}>
        {t("admitNew")} {picked.length === 0 && t("admitNobody")}
      </p>
      <UnitChoice site={site} />
      <TimeField label={t("at")} name="occurredAt" />
    </EachDialog>
  );
}

function Move({ site, selected, onDone }: RollActionsProps): ReactNode {
  const t = useTexts(sitesTexts);
  const command = (person: string, form: FormData): CommandOf<"custody.move"> =>
    ({ kind: "custody.move", person, ...placeIn(form, site) }) as CommandOf<"custody.move">;
  return (
    <EachDialog
      action={t("move")}
      title={t("moveTitle", { n: selected.size })}
      submit={t("moveSubmit")}
      people={[...selected].map((person) => ({ person: person as PersonId, name: null, number: null }))}
      command={command}
      onRecorded={(people) => onDone(new Set([...selected].filter((person) => !people.includes(person as PersonId))))}
      isDisabled={selected.size === 0}
    >
      <UnitChoice site={site} />
      <TimeField label={t("at")} name="occurredAt" />
    </EachDialog>
  );
}

function UnitChoice({ site }: { readonly site: SiteAnswer }): ReactNode {
  const t = useTexts(sitesTexts);
  if (site.units.length === 0) return null;
  return (
    <Choice
      label={t("unit")}
      name="unit"
      none={t("noUnit")}
      options={site.units.map(({ unit }) => [unit, unit] as const)}
    />
  );
}

function Seize({ site, selected, me }: SiteActionsProps & { readonly me: MeAnswer }): ReactNode {
  const t = useTexts(sitesTexts);
  const { data } = useQuestion("/authorities", {}, { moment: {} });
  const others = (data?.authorities ?? []).filter(({ code }) => code !== site.controlledBy);
  const command = (form: FormData): CommandOf<"control.seize"> => {
    const incident = textIn(form, "incident");
    const narrative = textIn(form, "narrative");
    return {
      kind: "control.seize",
      occurredAt: textIn(form, "occurredAt"),
      site: site.code,
      authority: textIn(form, "authority"),
      ...(selected.size === 0 ? {} : { out: [...selected] }),
      ...(incident === "" ? {} : { incident }),
      ...(narrative === "" ? {} : { narrative }),
    } as CommandOf<"control.seize">;
  };
  return (
    <CommandDialog action={t("seize")} submit={t("seizeSubmit")} look="danger" command={command}>
      <p className={styles["hints"]}>{t("seizeHint")}</p>
      <Choice
        label={t("seizedBy")}
        name="authority"
        required
        defaultValue={me.authority.code}
        options={others.map(({ code, name }) => [code, name] as const)}
      />
      <TimeField label={t("at")} name="occurredAt" />
      <Field label={t("incident")} name="incident" dir="ltr" maxLength={64} />
      <TextArea label={t("narrative")} name="narrative" dir="auto" maxLength={10_000} />
      <p className={styles["hints"]}>{t("seizedOut", { n: selected.size })}</p>
    </CommandDialog>
  );
}

/** Whether the site is controlled by the officer's authority, and one that they are there for. */
function isOfOwn({ code, controlledBy }: SiteAnswer, me: MeAnswer): boolean {
  return controlledBy === me.authority.code && (me.sites.length === 0 || me.sites.includes(code));
}

function placeIn(form: FormData, { code }: SiteAnswer) {
  const unit = textIn(form, "unit");
  return { site: code, occurredAt: textIn(form, "occurredAt"), ...(unit === "" ? {} : { unit }) };
}
