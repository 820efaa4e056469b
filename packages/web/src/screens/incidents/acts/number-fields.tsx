/** A number as somebody said it: a value, or bounds; how sure they said they were; and what it counts. All may be left empty. */
import { type ReactNode, useState } from "react";
import { useTexts } from "../../../texts/reading.tsx";
import { Choice, Field } from "../../../ui/field.tsx";
import styles from "../incidents.module.css";
import { incidentsTexts } from "../texts.ts";

const QUALIFIERS = ["exact", "about", "around", "nearly", "up to", "estimated", "more than", "less than"] as const;
const MOST = 100_000_000;

export function NumberFields({ hint }: { readonly hint: string }): ReactNode {
  const t = useTexts(incidentsTexts);
  const [said, setSaid] = useState<ReadonlySet<string>>(new Set());
  const number = (name: "value" | "low" | "high"): ReactNode => (
    <Field
      label={t(`figure.${name}`)}
      name={name}
      type="number"
      min={0}
      max={MOST}
      inputMode="numeric"
      onChange={({ target }) => {
        const changed = new Set(said);
        if (target.value === "") changed.delete(name);
        else changed.add(name);
        setSaid(changed);
      }}
    />
  );
  return (
    <fieldset className={styles["figureFields"]}>
      <legend>{t("figure.legend")}</legend>
      <p className={styles["soft"]}>{hint}</p>
      <div className={styles["line"]}>
        {number("value")}
        {number("low")}
        {number("high")}
      </div>
      <div className={styles["line"]}>
        <Choice
          label={t("figure.qualifier")}
          name="qualifier"
          options={QUALIFIERS.map((one) => [one, t(`qualifier.${hyphened(one)}`)] as const)}
        />
        <Field
          label={t("figure.of")}
          name="figureOf"
          hint={t("figure.ofHint")}
          maxLength={200}
          dir="auto"
          required={said.size > 0}
        />
      </div>
    </fieldset>
  );
}

type Hyphened<Text extends string> = Text extends `${infer One} ${infer Other}` ? `${One}-${Other}` : Text;

/** As a text is called: a key has no space in it. */
function hyphened<const Text extends string>(text: Text): Hyphened<Text> {
  return text.replace(" ", "-") as Hyphened<Text>;
}
