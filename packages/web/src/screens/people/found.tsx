import type { FoundLine } from "@muster/server/api";
import type { ReactNode } from "react";
import { useQuestion } from "../../api/question.ts";
import { useSayFoundBy } from "../../likeness/found-by.ts";
import { likenessTexts } from "../../likeness/texts.ts";
import { useTexts } from "../../texts/reading.tsx";
import { Answer } from "../../ui/answer.tsx";
import { PersonName } from "../../ui/person-name.tsx";
import { RegisterTable } from "../../ui/register-table/register-table.tsx";
import { personLink, useWhereColumns } from "./columns.tsx";
import { peopleTexts } from "./texts.ts";

/** As many as an answer has: there may be more. */
const MOST_FOUND = 50;

/** Who has this in a name, or as a number or id, and why each was found: at most fifty, the best first, of those the officer may know by name. */
export function Found({ find }: { readonly find: string }): ReactNode {
  const t = useTexts(peopleTexts);
  const found = useQuestion("/people", { find });
  const alike = useTexts(likenessTexts);
  const foundBy = useSayFoundBy();
  // Why somebody was found has the room that the unit, and since when they are there, would take: both are in the file.
  const where = useWhereColumns<FoundLine>().filter(({ id }) => id !== "since" && id !== "unit");
  return (
    <Answer of={found}>
      {(answer) => {
        if ("next" in answer) return null;
        const { people } = answer;
        return (
          <>
            <p role="status">{t(people.length < MOST_FOUND ? "found" : "foundMost", { n: people.length, find })}</p>
            <RegisterTable
              label={t("foundLabel", { find })}
              name="people-found"
              rows={people}
              rowId={({ person }) => person}
              link={personLink}
              empty={t("foundNobody")}
              columns={[
                {
                  id: "name",
                  header: t("name"),
                  value: nameFound,
                  cell: (line) => <PersonName name={nameFound(line)} />,
                  width: "minmax(min(15rem, 58vw), 1.6fr)",
                },
                {
                  id: "foundBy",
                  header: alike("foundBy"),
                  value: foundBy,
                  cell: (line) => <span title={foundBy(line)}>{foundBy(line)}</span>,
                  width: "minmax(18rem, 2fr)",
                },
                ...where,
              ]}
            />
          </>
        );
      }}
    </Answer>
  );
}

/** The name that was found; of somebody found otherwise, the newest they have. */
function nameFound({ by, text, names }: FoundLine): string | null {
  return by === "name" ? text : (names?.[0]?.name ?? null);
}
