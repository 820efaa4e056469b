import type { PersonShown } from "@muster/server/api";
import type { ReactNode } from "react";
import { useTexts } from "../../../texts/reading.tsx";
import { Comma } from "../../../ui/comma.tsx";
import { Field, TextArea } from "../../../ui/field.tsx";
import { textIn } from "../../../ui/form-text.ts";
import { Code } from "../../../ui/person-name.tsx";
import { When } from "../../../ui/when.tsx";
import { Act } from "./act.tsx";
import { ShownSection } from "./shown-section.tsx";
import { personTexts } from "./texts.ts";
import { Words } from "../../../ui/words/words.tsx";
import { EntryLink } from "../../../ui/entry-link.tsx";

/** Belongings, by the seals they are under. */
export function Property({ shown }: { readonly shown: PersonShown }): ReactNode {
  const t = useTexts(personTexts);
  const { person, file } = shown;
  const actions = (
    <Act
      kind="property.seal"
      fixed={{ person }}
      read={(form) => ({ inventory: inventoryFrom(textIn(form, "inventory")) })}
    >
      <Field label={t("field.seal")} name="seal" dir="ltr" required maxLength={64} />
      <TextArea label={t("field.inventory")} hint={t("field.inventoryHint")} name="inventory" dir="auto" required />
    </Act>
  );
  return (
    <ShownSection title={t("property")} shown={shown} of="property" actions={actions}>
      {file.property.length === 0 && <p>{t("noProperty")}</p>}
      <ul role="list">
        {file.property.map(({ entry, at, seal, said }) => (
          <li key={entry}>
            {t("seal")} <Code>{seal}</Code>
            <Comma />
            <When at={at} form="day" /> <EntryLink number={entry} />
            <Words said={said} />
          </li>
        ))}
      </ul>
    </ShownSection>
  );
}

/** A thing a line; a number before it, `2 × shirts`, is how many. */
function inventoryFrom(text: string): readonly { readonly item: string; readonly quantity?: number }[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .map((line) => {
      const [, quantity, item] = /^(\d{1,7})\s*[×x*]?\s+(.+)$/u.exec(line) ?? [];
      return item === undefined ? { item: line } : { item, quantity: Number(quantity) };
    });
}
