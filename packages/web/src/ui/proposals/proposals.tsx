/**
 * What one officer proposed and a second has yet to confirm, each signed in as themselves: shown to both, to the one to take it
 * back, to the other with all that would be recorded, to confirm or decline.
 */
import type { ListedProposal, Recorded } from "@muster/server/api";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { ask } from "../../api/ask.ts";
import type { Problem } from "../../api/problem.ts";
import { useQuestion } from "../../api/question.ts";
import { useCodes } from "../../texts/codes.ts";
import { useTexts } from "../../texts/reading.tsx";
import { useMoment } from "../../time/moment.ts";
import { Answer } from "../answer.tsx";
import { Button } from "../button.tsx";
import { AuthorityName, useNames } from "../named.tsx";
import { useNotices } from "../notices.tsx";
import { Code } from "../person-name.tsx";
import { Said } from "../said.tsx";
import { When } from "../when.tsx";
import styles from "./proposals.module.css";
import { ProposedContent } from "./proposed-content.tsx";
import { proposalsTexts } from "./texts.ts";

interface ProposalsProps {
  /** Those of these kinds of command alone; of every kind where absent. */
  readonly kinds?: readonly string[];
}

/** Open proposals that this officer made or may confirm. */
export function Proposals({ kinds }: ProposalsProps): ReactNode {
  const t = useTexts(proposalsTexts);
  const { isPast } = useMoment();
  const me = useQuestion("/me", {}, { moment: {} });
  const open = useQuestion("/proposals", { state: "open" }, { moment: {}, when: !isPast });
  if (isPast || me.data === undefined) return null;
  const { officer, authority } = me.data;
  const concerns = ({ kind, officer: by, confirmAuthority, confirmOfficer }: ListedProposal): boolean =>
    (kinds === undefined || kinds.includes(kind)) &&
    (by === officer ||
      (confirmAuthority === authority.code && (confirmOfficer === null || confirmOfficer === officer)));
  return (
    <Answer of={open}>
      {({ proposals }) => {
        const those = proposals.filter(concerns);
        if (those.length === 0) return <p>{t("none")}</p>;
        return (
          <ul role="list" className={styles["proposals"]}>
            {those.map((proposal) => (
              <li key={proposal.id}>
                <Proposal proposal={proposal} isOwn={proposal.officer === officer} />
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
          <Code>{officer}</Code>, <AuthorityName code={authority} />, <When at={proposedAt} />
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

function Decision({ id, isOwn }: { readonly id: string; readonly isOwn: boolean }): ReactNode {
  const t = useTexts(proposalsTexts);
  const { tell } = useNotices();
  const queries = useQueryClient();
  const decide = useMutation<Partial<Recorded>, Problem, "confirm" | "decline" | "withdraw">({
    mutationFn: (word) => ask(`/proposals/${id}/${word}`, { method: "POST" }),
    onSuccess: ({ number }, word) => {
      if (word === "confirm") tell(number === undefined ? t("exported") : t("confirmed", { number }));
      else tell(t(word === "decline" ? "declined" : "withdrawn"));
      return queries.invalidateQueries({ queryKey: ["question"] });
    },
  });
  return (
    <>
      {decide.error !== null && <Said problem={decide.error} />}
      <div className={styles["buttons"]}>
        {(isOwn ? (["withdraw"] as const) : (["confirm", "decline"] as const)).map((word) => (
          <Button
            key={word}
            look={word === "confirm" ? "main" : "plain"}
            isDisabled={decide.isPending}
            onPress={() => decide.mutate(word)}
          >
            {t(word)}
          </Button>
        ))}
      </div>
    </>
  );
}
