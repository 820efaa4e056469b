/** What one officer proposed to say of two files and a second has yet to confirm. */
import type { ShownProposal } from "@muster/server/api";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTexts } from "../texts/reading.tsx";
import { useMoment } from "../time/moment.ts";
import { Comma } from "../ui/comma.tsx";
import { AuthorityName } from "../ui/named.tsx";
import { Code } from "../ui/person-name.tsx";
import { Decision } from "../ui/proposals/decision.tsx";
import { useOpenProposals, useProposed } from "../ui/proposals/open-proposals.ts";
import { When } from "../ui/when.tsx";
import styles from "./likeness.module.css";
import { likenessTexts } from "./texts.ts";

const KINDS = ["identity.assert-same", "identity.withdraw-same"] as const;
type Kind = (typeof KINDS)[number];

/** Open proposals of this kind that the officer made or may confirm; about this person alone, where one is named. */
export function AwaitingLinks({ person }: { readonly person?: string }): ReactNode {
  const t = useTexts(likenessTexts);
  const { isPast } = useMoment();
  const { open, isOwn, concerns } = useOpenProposals();
  const awaiting = (open.data?.proposals ?? []).filter((one) => kindOf(one.kind) !== undefined && concerns(one));
  const shown = useProposed(awaiting).filter(
    ({ content }) => person === undefined || content?.["person"] === person || content?.["other"] === person,
  );
  if (isPast || shown.length === 0) return null;
  return (
    <ul role="list" className={styles["awaiting"]} aria-label={t("awaiting")}>
      {shown.map((proposal) => (
        <li key={proposal.id}>
          <Awaiting proposal={proposal} isOwn={isOwn(proposal)} />
        </li>
      ))}
    </ul>
  );
}

function Awaiting({ proposal, isOwn }: { readonly proposal: ShownProposal; readonly isOwn: boolean }): ReactNode {
  const t = useTexts(likenessTexts);
  const { kind, officer, authority, confirmAuthority, proposedAt, expiresAt, content } = proposal;
  const [person, other, evidence, why] = ["person", "other", "evidence", "why"].map((name) => content?.[name]);
  return (
    <>
      <p>
        <strong>{t(`awaiting.${kindOf(kind) ?? KINDS[0]}`)}</strong>
        {typeof person === "string" && typeof other === "string" && (
          <>
            {" · "}
            <Link to="/people/$person/beside/$other" params={{ person, other }} preload={false}>
              {t("compare")}
            </Link>
          </>
        )}
      </p>
      <p>
        {t("proposedBy")} <Code>{officer}</Code>
        <Comma />
        <AuthorityName code={authority} />
        <Comma />
        <When at={proposedAt} />. {t("awaits")} <AuthorityName code={confirmAuthority} />
        <Comma />
        {t("until")} <When at={expiresAt} />.
      </p>
      {content === null && <p>{t("contentWithheld")}</p>}
      {[evidence, why].map(
        (words) =>
          typeof words === "string" && (
            <blockquote key={words} className={styles["words"]}>
              <bdi>{words}</bdi>
            </blockquote>
          ),
      )}
      <Decision id={proposal.id} isOwn={isOwn} />
    </>
  );
}

function kindOf(kind: string): Kind | undefined {
  return KINDS.find((one) => one === kind);
}
