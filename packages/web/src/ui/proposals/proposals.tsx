/**
 * What one officer proposed and a second has yet to confirm, each signed in as themselves: shown to both, to the one to take it
 * back, to the other with all that would be recorded, to confirm or decline.
 */
import type { ListedProposal } from "@muster/server/api";
import { type ReactNode, useState } from "react";
import { useQuestion } from "../../api/question.ts";
import { useCodes } from "../../texts/codes.ts";
import { useTexts } from "../../texts/reading.tsx";
import { useMoment } from "../../time/moment.ts";
import { Answer } from "../answer.tsx";
import { AuthorityName, useNames } from "../named.tsx";
import { Code } from "../person-name.tsx";
import { When } from "../when.tsx";
import { Decision } from "./decision.tsx";
import { useOpenProposals } from "./open-proposals.ts";
import styles from "./proposals.module.css";
import { ProposedContent } from "./proposed-content.tsx";
import { proposalsTexts } from "./texts.ts";
import { Comma } from "../comma.tsx";

interface ProposalsProps {
  /** Those of these kinds of command alone; of every kind where absent. */
  readonly kinds?: readonly string[];
}

/** Open proposals that this officer made or may confirm. */
export function Proposals({ kinds }: ProposalsProps): ReactNode {
  const t = useTexts(proposalsTexts);
  const { isPast } = useMoment();
  const { open, isOwn, concerns } = useOpenProposals();
  if (isPast) return null;
  return (
    <Answer of={open}>
      {({ proposals }) => {
        const those = proposals.filter((one) => concerns(one) && (kinds === undefined || kinds.includes(one.kind)));
        if (those.length === 0) return <p>{t("none")}</p>;
        return (
          <ul role="list" className={styles["proposals"]}>
            {those.map((proposal) => (
              <li key={proposal.id}>
                <Proposal proposal={proposal} isOwn={isOwn(proposal)} />
              </li>
            ))}
          </ul>
        );
      }}
    </Answer>
  );
}

interface ProposalProps {
  readonly proposal: ListedProposal;
  readonly isOwn: boolean;
}

function Proposal({ proposal, isOwn }: ProposalProps): ReactNode {
  const t = useTexts(proposalsTexts);
  const says = useCodes(proposalsTexts);
  const names = useNames();
  const [isShown, show] = useState(false);
  const { id, kind, officer, authority, confirmAuthority, confirmOfficer, proposedAt, expiresAt } = proposal;
  return (
    <details className={styles["proposal"]} onToggle={({ currentTarget }) => show(currentTarget.open)}>
      <summary>{says("command.", kind)}</summary>
      <dl className={styles["head"]}>
        <dt>{t("by")}</dt>
        <dd>
          <Code>{officer}</Code>
          <Comma />
          <AuthorityName code={authority} />
          <Comma />
          <When at={proposedAt} />
        </dd>
        <dt>{t("asked")}</dt>
        <dd>
          {confirmOfficer === null ? (
            t("anyOf", { authority: names.authority(confirmAuthority) ?? confirmAuthority })
          ) : (
            <Code>{confirmOfficer}</Code>
          )}
        </dd>
        <dt>{t("until")}</dt>
        <dd>
          <When at={expiresAt} />
        </dd>
      </dl>
      {/* Reading what is proposed is recorded: it is asked for when somebody wants to see it. */}
      {isShown && <Shown id={id} />}
      <Decision id={id} isOwn={isOwn} />
    </details>
  );
}

function Shown({ id }: { readonly id: string }): ReactNode {
  const t = useTexts(proposalsTexts);
  const shown = useQuestion("/proposals/:id", { id }, { moment: {} });
  return (
    <Answer of={shown}>
      {({ content }) => (content === null ? <p>{t("withheld")}</p> : <ProposedContent content={content} />)}
    </Answer>
  );
}
