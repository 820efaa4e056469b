import type { PersonShown } from "@muster/server/api";
import type { ReactNode } from "react";
import { useTexts } from "../../../texts/reading.tsx";
import { Comma } from "../../../ui/comma.tsx";
import { TextArea } from "../../../ui/field.tsx";
import { AuthorityName } from "../../../ui/named.tsx";
import { When } from "../../../ui/when.tsx";
import { Act, CodeChoice } from "./act.tsx";
import { InstantField, instantsIn } from "./instant-field.tsx";
import styles from "./person.module.css";
import { ShownSection } from "./shown-section.tsx";
import { personTexts } from "./texts.ts";
import { Words } from "../../../ui/words/words.tsx";
import { EntryLink } from "../../../ui/entry-link.tsx";

/** Whether they are fit to travel, until when. What was found is for health officers alone (MR-26). */
export function Health({ shown }: { readonly shown: PersonShown }): ReactNode {
  const t = useTexts(personTexts);
  const { person, file, asOf } = shown;
  const actions = (
    <Act
      kind="fitness.certify"
      fixed={{ person }}
      read={(form) => ({ fit: form.get("fit") === "fit", ...instantsIn(form, "expiresAt") })}
    >
      <CodeChoice label={t("field.fit")} name="fit" prefix="fit." codes={["fit", "unfit"]} />
      <InstantField label={t("field.expiresAt")} name="expiresAt" required />
      <TextArea label={t("field.clinical")} hint={t("field.clinicalHint")} name="clinical" dir="auto" />
    </Act>
  );
  const clinical = shown.withheld.find(({ section }) => section === "clinical");
  return (
    // Who reads what was found is told of the certificate too, whatever else of custody is not for them.
    <ShownSection
      title={t("health")}
      shown={shown}
      of={clinical === undefined ? "clinical" : "custody"}
      actions={actions}
    >
      {file.fitness.length === 0 && <p>{t("noFitness")}</p>}
      <ul role="list">
        {file.fitness.map(({ entry, at, by, fit, expiresAt, said }) => (
          <li key={entry}>
            <strong>{t(fit ? "fit.fit" : "fit.unfit")}</strong>, {t(expiresAt > asOf ? "validUntil" : "expiredOn")}{" "}
            <When at={expiresAt} />
            <Comma />
            <AuthorityName code={by.authority} />
            <Comma />
            <When at={at} form="day" /> <EntryLink number={entry} />
            <Words said={said} />
          </li>
        ))}
      </ul>
      {clinical !== undefined && <p className={styles["quiet"]}>{t("clinicalWithheld")}</p>}
    </ShownSection>
  );
}
