/** People of whom officers have asserted several files, first those whose files cannot all be right: what is to be put right. */
import type { SameGroup } from "@muster/server/api";
import type { ReactNode } from "react";
import { useQuestion } from "../../api/question.ts";
import { ComparedPersonLine } from "../../likeness/compared-person.tsx";
import { useTexts } from "../../texts/reading.tsx";
import { Answer } from "../../ui/answer.tsx";
import { Section } from "../../ui/page.tsx";
import styles from "./duplicates.module.css";
import { duplicatesTexts } from "./texts.ts";

/** What is to be put right comes first, and is seldom more than a few. */
const MOST = 50;

export function SameGroups(): ReactNode {
  const t = useTexts(duplicatesTexts);
  const same = useQuestion("/same-people", { limit: MOST });
  return (
    <Section title={t("same")}>
      <Answer of={same}>
        {({ groups, groupsInAll }) => (
          <>
            <p>{t("sameShown", { shown: groups.length, all: groupsInAll })}</p>
            {groups.length > 0 && (
              <ul role="list" className={styles["pairs"]}>
                {groups.map((group) => (
                  <li key={group.files.map(({ person }) => person).join()}>
                    <Group group={group} />
                  </li>
                ))}
              </ul>
            )}
          </>
        )}
      </Answer>
    </Section>
  );
}

function Group({ group: { files, clashes } }: { readonly group: SameGroup }): ReactNode {
  const t = useTexts(duplicatesTexts);
  return (
    <>
      {clashes.length > 0 && <strong>{t("cannotAllBeRight")}</strong>}
      <div className={styles["two"]}>
        {files.map((file) => (
          <ComparedPersonLine key={file.person} person={file} />
        ))}
      </div>
    </>
  );
}
