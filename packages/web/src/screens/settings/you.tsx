import type { MeAnswer } from "@muster/server/api";
import type { ReactNode } from "react";
import { useCodes } from "../../texts/codes.ts";
import { useReading, useTexts } from "../../texts/reading.tsx";
import { SiteName } from "../../ui/named.tsx";
import { Section } from "../../ui/page.tsx";
import { Code } from "../../ui/person-name.tsx";
import { actionsTexts } from "./actions/texts.ts";
import styles from "./settings.module.css";
import { settingsTexts } from "./texts.ts";
import { Comma } from "../../ui/comma.tsx";

/** Who is signed in, and what policy permits them. */
export function You({ me }: { readonly me: MeAnswer }): ReactNode {
  const t = useTexts(settingsTexts);
  const says = useCodes(settingsTexts);
  const { list } = useReading();
  const { officer, title, authority, roles, sites, country, register, may, maySometimes } = me;
  return (
    <Section title={t("you")}>
      <dl className={styles["facts"]}>
        <dt>{t("officer")}</dt>
        <dd>
          <Code>{officer}</Code>
          <Comma />
          <bdi>{title}</bdi>
        </dd>
        <dt>{t("authority")}</dt>
        <dd>
          <bdi>{authority.name}</bdi>
        </dd>
        <dt>{t("roles")}</dt>
        <dd>{roles.length === 0 ? t("noRoles") : list(roles.map((role) => says("role.", role)))}</dd>
        <dt>{t("sites")}</dt>
        <dd>
          <SiteNames sites={sites} />
        </dd>
        {country !== null && (
          <>
            <dt>{t("country")}</dt>
            <dd>
              <Code>{country}</Code>
            </dd>
          </>
        )}
        <dt>{t("register")}</dt>
        <dd>{t("keptBy", { register: register.name, keeper: register.keeper.name })}</dd>
      </dl>
      <details>
        <summary>{t("mayDo")}</summary>
        <div className={styles["permitted"]}>
          <Actions title={t("mayAlways")} actions={may} />
          <Actions title={t("maySometimes")} actions={maySometimes.filter((action) => !may.includes(action))} />
        </div>
      </details>
    </Section>
  );
}

export function SiteNames({ sites }: { readonly sites: readonly string[] }): ReactNode {
  const t = useTexts(settingsTexts);
  if (sites.length === 0) return t("everySite");
  return sites.map((site, at) => (
    <span key={site}>
      {at > 0 && <Comma />}
      <SiteName code={site} />
    </span>
  ));
}

function Actions({ title, actions }: { readonly title: string; readonly actions: readonly string[] }): ReactNode {
  const says = useCodes(actionsTexts);
  if (actions.length === 0) return null;
  return (
    <div>
      <h3>{title}</h3>
      <ul>
        {actions.map((action) => (
          <li key={action}>{says("", action)}</li>
        ))}
      </ul>
    </div>
  );
}
