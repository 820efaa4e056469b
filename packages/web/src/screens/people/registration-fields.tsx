/** The fields of a registration. */
import { type ReactNode, useState } from "react";
import { useMe } from "../../api/me.ts";
import { useTexts } from "../../texts/reading.tsx";
import { Choice, Field } from "../../ui/field.tsx";
import { useOwnSites } from "../../ui/own-sites.ts";
import { TimeField } from "../../ui/time-field.tsx";
import { NameField } from "./name-field.tsx";
import styles from "./people.module.css";
import { peopleTexts } from "./texts.ts";

const SEXES = ["female", "male", "other"] as const;
const STATUSES = ["detainee", "resident"] as const;
/** What is asked about somebody who comes on the register, in the order a clerk asks it. Nothing must be filled in. */
export function RegistrationFields(): ReactNode {
  const t = useTexts(peopleTexts);
  const me = useMe();
  const own = me.data?.authority.code ?? "";
  return (
    <div className={styles["names"]}>
      {/* The form is opened to take down a name: it begins there. */}
      {/* biome-ignore lint/a11y/noAutofocus: a dialogue that was just opened for this field */}
      <NameField label={t("field.name")} hint={t("field.nameHint")} name="name" maxLength={500} autoFocus />
      <NameField label={t("field.father")} name="father" maxLength={120} />
      <Choice
        label={t("field.sex")}
        name="sex"
        none={t("notStated")}
        options={SEXES.map((sex) => [sex, t(`sex.${sex}`)])}
      />
      <Field
        label={t("field.birth")}
        hint={t("field.birthHint")}
        name="birth"
        dir="ltr"
        maxLength={40}
        autoComplete="off"
      />
      <Field
        label={t("field.nationality")}
        hint={t("field.nationalityHint")}
        name="nationality"
        dir="ltr"
        pattern="\s*([A-Za-z]{3}[\s,،]*)*"
        maxLength={40}
        autoComplete="off"
      />
      <Choice
        label={t("field.status")}
        name="status"
        none={t("notStated")}
        options={STATUSES.map((status) => [status, t(`status.${status}`)])}
      />
      <Field label={t("field.number")} hint={t("field.numberHint")} name="number" dir="ltr" maxLength={64} />
      <Field label={t("field.source")} hint={t("field.sourceHint")} name="source" dir="auto" maxLength={300} />
      <input type="hidden" name="issuer" value={own} />
      <Admission />
      <div className={styles["wide"]}>
        <TimeField label={t("field.when")} name="occurredAt" />
      </div>
    </div>
  );
}

/** Whoever may admit says where to, and that no basis was stated, in the same breath. */
function Admission(): ReactNode {
  const t = useTexts(peopleTexts);
  const { sites, gives } = useOwnSites();
  const [chosen, choose] = useState<string>();
  if (!gives("custody.admit")) return null;
  const [only] = sites.length === 1 ? sites : [];
  const site = chosen ?? only?.code ?? "";
  return (
    <>
      <Choice
        label={t("field.site")}
        name="site"
        none={t("field.siteNone")}
        options={sites.map(({ code, name }) => [code, name])}
        value={site}
        onChange={({ target }) => choose(target.value)}
      />
      <Field label={t("field.unit")} name="unit" dir="auto" disabled={site === ""} />
      {gives("basis.state") && (
        <label className={styles["wide"]}>
          <input type="checkbox" name="noBasis" /> {t("field.noBasis")}
        </label>
      )}
    </>
  );
}
