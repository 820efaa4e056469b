/** How a part of a person's file stands on the page, shown or withheld. */
import type { Section as FileSection, PersonShown } from "@muster/server/api";
import type { ReactNode } from "react";
import { useTexts } from "../../../texts/reading.tsx";
import { Section } from "../../../ui/page.tsx";
import { Code } from "../../../ui/person-name.tsx";
import styles from "./person.module.css";
import { personTexts } from "./texts.ts";

interface ShownSectionProps {
  readonly title: string;
  readonly shown: PersonShown;
  /** The section of the file that this is of: withheld, it says so with the policy that does. */
  readonly of: FileSection;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A part of the file; where it is not for this officer, that it is withheld and why: never as if there were nothing. */
export function ShownSection({ title, shown, of, actions, children }: ShownSectionProps): ReactNode {
  const t = useTexts(personTexts);
  const withheld = shown.withheld.find(({ section }) => section === of);
  return (
    <Section title={title} actions={actions}>
      {withheld === undefined ? (
        children
      ) : (
        <p className={styles["withheld"]}>
          {t("withheld")}{" "}
          <span lang="en" dir="ltr">
            {withheld.reason}
          </span>{" "}
          <Code>{withheld.policy}</Code>
        </p>
      )}
    </Section>
  );
}
