/** The fields that say what an officer is there to do, and the assignment they fill in. */
import type { Role } from "@muster/server/api";
import type { ReactNode } from "react";
import { useQuestion } from "../../api/question.ts";
import { codeIn } from "../../ui/form-text.ts";
import { useTexts } from "../../texts/reading.tsx";
import { Field } from "../../ui/field.tsx";
import styles from "./settings.module.css";
import { settingsTexts } from "./texts.ts";

const ROLES = [
  "keeper",
  "registrar",
  "site-clerk",
  "site-commander",
  "escort",
  "receiving-officer",
  "judicial-registrar",
  "medical-officer",
  "camp-manager",
  "consular-officer",
  "monitor",
  "tracing-officer",
  "analyst",
  "auditor",
] as const satisfies readonly Role[];

interface RoleFieldsProps {
  readonly roles: ReadonlySet<Role>;
  readonly onRoles: (roles: ReadonlySet<Role>) => void;
  readonly sites?: readonly string[];
  readonly country?: string | undefined;
}

/** What an officer is there to do, and where: roles, the sites they are for, and for a consul whose nationals. */
export function RoleFields({ roles, onRoles, sites: chosen = [], country }: RoleFieldsProps): ReactNode {
  const t = useTexts(settingsTexts);
  const sites = useQuestion("/sites", {}, { moment: {} });
  const toggle = (role: Role, isChosen: boolean): void => {
    const next = new Set(roles);
    if (isChosen) next.add(role);
    else next.delete(role);
    onRoles(next);
  };
  return (
    <>
      <fieldset className={styles["boxes"]}>
        <legend>{t("rolesLegend")}</legend>
        {ROLES.map((role) => (
          <label key={role}>
            <input type="checkbox" checked={roles.has(role)} onChange={({ target }) => toggle(role, target.checked)} />
            {t(`role.${role}`)}
          </label>
        ))}
      </fieldset>
      {roles.has("keeper") && <p className={styles["hint"]}>{t("keeperHint")}</p>}
      <fieldset className={styles["boxes"]} aria-describedby="sites-hint">
        <legend>{t("sitesLegend")}</legend>
        {(sites.data?.sites ?? []).map(({ code, name }) => (
          <label key={code}>
            <input type="checkbox" name="sites" value={code} defaultChecked={chosen.includes(code)} />
            <bdi>{name}</bdi>
          </label>
        ))}
      </fieldset>
      <p id="sites-hint" className={styles["hint"]}>
        {t("sitesHint")}
      </p>
      {roles.has("consular-officer") && (
        <Field
          label={t("countryField")}
          hint={t("countryHint")}
          name="country"
          defaultValue={country}
          pattern="[A-Za-z]{3}"
          maxLength={3}
          dir="ltr"
          required
        />
      )}
    </>
  );
}

/** The assignment that a filled form stands for. */
export function assignmentIn(form: FormData, roles: ReadonlySet<Role>): object {
  const sites = form.getAll("sites").map(String);
  const country = codeIn(form, "country");
  return {
    roles: [...roles],
    ...(sites.length === 0 ? {} : { sites }),
    ...(country === "" ? {} : { country }),
  };
}
