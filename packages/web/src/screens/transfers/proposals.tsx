/**
 * What an officer proposed about transfers and a second has yet to confirm, each signed in as themselves. Shown to both: to
 * the one to take it back, to the other with all that would be recorded, to confirm or decline.
 */
import type { ListedProposal, Recorded, ShownProposal } from "@muster/server/api";
import { useMutation, useQuery, useQueryClient, type UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { Answers } from "../../api/answers.ts";
import { ask } from "../../api/ask.ts";
import type { Problem } from "../../api/problem.ts";
import { useTexts } from "../../texts/reading.tsx";
import { useMoment } from "../../time/moment.ts";
import { Button } from "../../ui/button.tsx";
import { EntryKind } from "../../ui/entry-kind/entry-kind.tsx";
import { useNotices } from "../../ui/notices.tsx";
import { AuthorityName } from "../../ui/named.tsx";
import { Section } from "../../ui/page.tsx";
import { Code } from "../../ui/person-name.tsx";
import { Said } from "../../ui/said.tsx";
import { When } from "../../ui/when.tsx";
import { ProposedContent } from "./proposed-content.tsx";
import { type Standing, useStanding } from "./standing.ts";
import { transfersTexts } from "./texts.ts";
import styles from "./transfers.module.css";

/** A proposal is no entry of the journal, so the feed does not tell of it. */
const ASKED_EVERY_MS = 4_000;

interface AwaitingProps {
  /** Only what is proposed about this transfer. */
  readonly transfer?: string;
}

/** Open proposals about transfers that this officer made, or may confirm; nothing where there are none. */
export function AwaitingProposals({ transfer }: AwaitingProps): ReactNode {
  const t = useTexts(transfersTexts);
  const { isPast } = useMoment();
  const standing = useStanding();
  const { data } = useOpenProposals(!isPast);
  const awaiting = (data?.proposals ?? []).filter(
    (head) => head.kind.startsWith("transfer.") && (isOwn(head, standing) || isAsked(head, standing)),
  );
  const shown = useContents(awaiting, transfer);
  if (isPast || shown.length === 0) return null;
  return (
    <Section title={t("proposals")}>
      <ul role="list" className={styles["proposals"]}>
        {shown.map((proposal) => (
          <li key={proposal.id}>
            <Proposal proposal={proposal} isOwn={isOwn(proposal, standing)} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Proposal({ proposal, isOwn: own }: { readonly proposal: ShownProposal; readonly isOwn: boolean }): ReactNode {
  const t = useTexts(transfersTexts);
  const { tell } = useNotices();
  const decide = useDecision(proposal.id);
  const { kind, officer, authority, confirmAuthority, proposedAt, expiresAt, content } = proposal;
  const send = async (word: Decision): Promise<void> => {
    const answer = await decide.mutateAsync(word);
    tell(word === "confirm" ? t("confirmed", { number: answer.number }) : t(`decided.${word}`));
  };
  return (
    <article className={styles["proposal"]}>
      <h3>
        <EntryKind kind={recordedKind(kind)} />
      </h3>
      <p>
        {t("proposedBy")} <Code>{officer}</Code>, <AuthorityName code={authority} />, <When at={proposedAt} />.{" "}
        {t("awaits")} <AuthorityName code={confirmAuthority} />, {t("until")} <When at={expiresAt} />.
      </p>
      {content === null ? <p>{t("contentWithheld")}</p> : <ProposedContent content={content} />}
      {decide.error !== null && <Said problem={decide.error} />}
      <div className={styles["buttons"]}>
        {own ? (
          <Button onPress={() => void send("withdraw").catch(() => undefined)} isDisabled={decide.isPending}>
            {t("withdraw")}
          </Button>
        ) : (
          <>
            <Button
              look="main"
              onPress={() => void send("confirm").catch(() => undefined)}
              isDisabled={decide.isPending}
            >
              {t("confirm")}
            </Button>
            <Button onPress={() => void send("decline").catch(() => undefined)} isDisabled={decide.isPending}>
              {t("decline")}
            </Button>
          </>
        )}
      </div>
    </article>
  );
}

type Decision = "confirm" | "decline" | "withdraw";

function useDecision(id: string) {
  const queries = useQueryClient();
  return useMutation<Recorded, Problem, Decision>({
    mutationFn: (word) => ask<Recorded>(`/proposals/${id}/${word}`, { method: "POST" }),
    // What is refused stands here until the officer has read it: the list is asked again when it is decided.
    onSuccess: () => queries.invalidateQueries({ queryKey: ["question"] }),
  });
}

function useOpenProposals(when: boolean): UseQueryResult<Answers["/proposals"], Problem> {
  return useQuery<Answers["/proposals"], Problem>({
    queryKey: ["question", "/proposals", { state: "open" }, {}],
    queryFn: ({ signal }) => ask("/proposals?state=open", { signal }),
    enabled: when,
    refetchInterval: ASKED_EVERY_MS,
  });
}

/** What is proposed, asked for once: a proposal does not change, and each reading of it is recorded. */
function useContents(heads: readonly ListedProposal[], transfer: string | undefined): readonly ShownProposal[] {
  const ids = heads.map(({ id }) => id);
  const { data = [] } = useQuery<readonly ShownProposal[], Problem>({
    queryKey: ["proposals", ids],
    queryFn: ({ signal }) => Promise.all(ids.map((id) => ask<ShownProposal>(`/proposals/${id}`, { signal }))),
    enabled: ids.length > 0,
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: (before) => before?.filter(({ id }) => ids.includes(id)),
  });
  if (ids.length === 0) return [];
  return data.filter(({ content }) => transfer === undefined || content?.["transfer"] === transfer);
}

function isOwn({ officer }: ListedProposal, standing: Standing): boolean {
  return officer === standing.officer;
}

function isAsked({ confirmAuthority, confirmOfficer }: ListedProposal, { authority, officer }: Standing): boolean {
  return confirmAuthority === authority && (confirmOfficer === null || confirmOfficer === officer);
}

/** The entry a command is recorded as: the words for kinds are of entries. */
function recordedKind(command: string): string {
  const [about, verb = ""] = command.split(".");
  const done: Readonly<Record<string, string>> = {
    depart: "departed",
    override: "overridden",
    explain: "explained",
    report: "reported",
  };
  return `${about}.${done[verb] ?? verb}`;
}
