import type { EntryLine } from "@muster/server/api";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useCodes } from "../../../texts/codes.ts";
import { useTexts } from "../../../texts/reading.tsx";
import { Comma } from "../../../ui/comma.tsx";
import { Section } from "../../../ui/page.tsx";
import { Code } from "../../../ui/person-name.tsx";
import { Words } from "../../../ui/words/words.tsx";
import styles from "./entry.module.css";
import { entryTexts } from "./texts.ts";

/** What the entry says: facts that are no detail, and the words that this officer may read; what is withheld is named. */
export function Spoken({ line: { body, said, withheld } }: { readonly line: EntryLine }): ReactNode {
  const t = useTexts(entryTexts);
  const says = useCodes(entryTexts);
  const facts = Object.entries(body);
  return (
    <Section title={t("says")}>
      {facts.length === 0 && said.length === 0 && withheld.length === 0 && <p>{t("saysNothingMore")}</p>}
      {facts.length > 0 && (
        <dl className={styles["facts"]}>
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>
                <Code>{name}</Code>
              </dt>
              <dd>
                <Code>{typeof value === "string" ? value : JSON.stringify(value)}</Code>
              </dd>
            </div>
          ))}
        </dl>
      )}
      {said.map(({ person, kind, detail }, at) => (
        // One person may have two details of one kind, always in the same order.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <div key={`${person} ${kind} ${at}`} className={styles["said"]}>
          <p className={styles["soft"]}>
            <Code>{kind}</Code>
            {person !== null && (
              <>
                <Comma />
                <Link to="/people/$person" params={{ person }}>
                  <Code>{person.slice(0, 8)}</Code>
                </Link>
              </>
            )}
          </p>
          <Words said={detail} />
        </div>
      ))}
      {withheld.map((section) => (
        <p key={section ?? "words"} className={styles["soft"]}>
          {t("withheld")} {says("section.", section ?? "words")}
        </p>
      ))}
    </Section>
  );
}
