/**
 * What an officer proposed about transfers and a second has yet to confirm, each signed in as themselves. Shown to both: to
 * the one to take it back, to the other with all that would be recorded, to confirm or decline.
 */
import type { ShownProposal } from "@muster/server/api";
import type { ReactNode } from "react";
import { useTexts } from "../../texts/reading.tsx";
import { useMoment } from "../../time/moment.ts";
import { EntryKind } from "../../ui/entry-kind/entry-kind.tsx";
import { AuthorityName } from "../../ui/named.tsx";
import { Section } from "../../ui/page.tsx";
import { Code } from "../../ui/person-name.tsx";
import { Decision } from "../../ui/proposals/decision.tsx";
import { useOpenProposals, useProposed } from "../../ui/proposals/open-proposals.ts";
import { When } from "../../ui/when.tsx";
import { ProposedContent } from "./proposed-content.tsx";
import { transfersTexts } from "./texts.ts";
import styles from "./transfers.module.css";
import { Comma } from "../../ui/comma.tsx";

interface AwaitingProps {
  /** Only what is proposed about this transfer. */
  readonly transfer?: string;
}

/** Open proposals about transfers that this officer made, or may confirm; nothing where there are none. */
export function AwaitingProposals({ transfer }: AwaitingProps): ReactNode {
  const t = useTexts(transfersTexts);
  const { isPast } = useMoment();
  const { open, isOwn, concerns } = useOpenProposals();
  const awaiting = (open.data?.proposals ?? []).filter((one) => one.kind.startsWith("transfer.") && concerns(one));
  const shown = useProposed(awaiting).filter(
    ({ content }) => transfer === undefined || content?.["transfer"] === transfer,
  );
  if (isPast || shown.length === 0) return null;
  return (
    <Section title={t("proposals")}>
      <ul role="list" className={styles["proposals"]}>
        {shown.map((proposal) => (
          <li key={proposal.id}>
            <Proposal proposal={proposal} isOwn={isOwn(proposal)} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Proposal({ proposal, isOwn }: { readonly proposal: ShownProposal; readonly isOwn: boolean }): ReactNode {
  const t = useTexts(transfersTexts);
  const { kind, officer, authority, confirmAuthority, proposedAt, expiresAt, content } = proposal;
  return (
    <article className={styles["proposal"]}>
      <h3>
        <EntryKind kind={recordedKind(kind)} />
      </h3>
      <p>
        {t("proposedBy")} <Code>{officer}</Code>
        <Comma />
        <AuthorityName code={authority} />
        <Comma />
        <When at={proposedAt} />. {t("awaits")} <AuthorityName code={confirmAuthority} />, {t("until")}{" "}
        <When at={expiresAt} />.
      </p>
      {content === null ? <p>{t("contentWithheld")}</p> : <ProposedContent content={content} />}
      <Decision id={proposal.id} isOwn={isOwn} />
    </article>
  );
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
