/** Who may be the same person as this one: looked for when somebody asks, for it shows them other people. */
import type { PersonShown } from "@muster/server/api";
import { useNavigate, useSearch } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useMe } from "../../../../api/me.ts";
import { useQuestion } from "../../../../api/question.ts";
import { CandidateList } from "../../../../likeness/candidate-list.tsx";
import { PairActs } from "../../../../likeness/pair-acts.tsx";
import { useTexts } from "../../../../texts/reading.tsx";
import { Answer } from "../../../../ui/answer.tsx";
import { Button } from "../../../../ui/button.tsx";
import { Section } from "../../../../ui/page.tsx";
import { sameTexts } from "./texts.ts";

export function PossiblySame({ shown: { person, withheld } }: { readonly shown: PersonShown }): ReactNode {
  const t = useTexts(sameTexts);
  const { alike } = useSearch({ from: "/frame/people/$person" });
  const navigate = useNavigate({ from: "/people/$person" });
  const me = useMe();
  const isNamed = withheld.every(({ section }) => section !== "identity");
  if (!isNamed || me.data?.maySometimes.includes("search-people") !== true) return null;
  return (
    <Section title={t("possibly")}>
      {alike === true ? (
        <Alike person={person} />
      ) : (
        <>
          <p>{t("possiblySays")}</p>
          <p>
            <Button
              onPress={() =>
                void navigate({
                  search: (search) => ({ ...search, alike: true }),
                  replace: true,
                  resetScroll: false,
                })
              }
            >
              {t("look")}
            </Button>
          </p>
        </>
      )}
    </Section>
  );
}

function Alike({ person }: { readonly person: string }): ReactNode {
  const t = useTexts(sameTexts);
  const alike = useQuestion("/people/:id/candidates", { id: person });
  return (
    <Answer of={alike}>
      {({ candidates }) => (
        <>
          <p role="status">{t("found", { n: candidates.length })}</p>
          {candidates.length > 0 && (
            <CandidateList
              candidates={candidates}
              acts={({ person: other, weight, judged }) => (
                <PairActs person={person} other={other} weight={weight} judged={judged} />
              )}
            />
          )}
        </>
      )}
    </Answer>
  );
}
