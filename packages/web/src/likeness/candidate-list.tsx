/** Who may be the same person, in the order of what speaks for it. */
import type { CandidateLine } from "@muster/server/api";
import type { ReactNode } from "react";
import { useTexts } from "../texts/reading.tsx";
import { ComparedPersonLine } from "./compared-person.tsx";
import { Evidence } from "./evidence.tsx";
import styles from "./likeness.module.css";
import { likenessTexts } from "./texts.ts";
import { Likelihood } from "./weight.tsx";

interface CandidateListProps {
  readonly candidates: readonly CandidateLine[];
  readonly isBeside?: boolean;
  /** What can be done about each. */
  readonly acts?: (candidate: CandidateLine) => ReactNode;
}

/** People who may be the one asked about, what weighs most first: each with what speaks for it and against it. */
export function CandidateList({ candidates, isBeside = false, acts }: CandidateListProps): ReactNode {
  const t = useTexts(likenessTexts);
  return (
    <ol role="list" className={styles["candidates"]}>
      {candidates.map((candidate) => (
        <li key={candidate.person}>
          <p>
            <Likelihood {...candidate} />
            {candidate.judged !== null && (
              <>
                {" · "}
                <strong>{t(`judged.${candidate.judged}`)}</strong>
              </>
            )}
          </p>
          <ComparedPersonLine person={candidate} isBeside={isBeside} />
          <Evidence evidence={candidate.evidence} />
          {acts !== undefined && <div className={styles["acts"]}>{acts(candidate)}</div>}
        </li>
      ))}
    </ol>
  );
}
