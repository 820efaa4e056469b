/** What can be done about two files that may be of one human being: compared, asserted to be, judged not to be. */
import type { CandidateLine } from "@muster/server/api";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTexts } from "../texts/reading.tsx";
import { AssertSame, JudgeDifferent } from "./acts.tsx";
import { likenessTexts } from "./texts.ts";

interface PairActsProps {
  readonly person: string;
  readonly other: string;
  readonly weight: number;
  /** What was said of the two already: there is nothing more to say before that is withdrawn. */
  readonly judged?: CandidateLine["judged"];
}

export function PairActs({ person, other, weight, judged = null }: PairActsProps): ReactNode {
  const t = useTexts(likenessTexts);
  return (
    <>
      {judged === null && (
        <>
          <AssertSame person={person} other={other} weight={weight} />
          <JudgeDifferent person={person} other={other} />
        </>
      )}
      <Link to="/people/$person/beside/$other" params={{ person, other }} preload={false}>
        {t("compare")}
      </Link>
    </>
  );
}
