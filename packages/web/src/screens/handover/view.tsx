/**
 * The handover of a site: the joint roll as both sides make it, proposed by the outgoing officer, confirmed by the incoming
 * one in a session of their own; and once it is recorded, what it said.
 */
import type { MeAnswer, SiteSummary } from "@muster/server/api";
import { Link, useParams } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { useMe } from "../../api/me.ts";
import { useQuestion } from "../../api/question.ts";
import { useTexts } from "../../texts/reading.tsx";
import { isolated } from "../../texts/isolated.ts";
import { useMoment } from "../../time/moment.ts";
import { Answer } from "../../ui/answer.tsx";
import { Button } from "../../ui/button.tsx";
import { Page } from "../../ui/page.tsx";
import { useDraft } from "./draft.ts";
import { NOTHING_MARKED } from "./joint-roll.ts";
import { LastPassing } from "./last-passing.tsx";
import { MakeHandover } from "./make-handover.tsx";
import { useProposedHandover } from "./proposal.ts";
import { ProposedHandover } from "./proposed-handover.tsx";
import { handoverTexts } from "./texts.ts";

export function HandoverPage(): ReactNode {
  const { site: code } = useParams({ from: "/frame/sites/$site/handover" });
  const t = useTexts(handoverTexts);
  const sites = useQuestion("/sites");
  const me = useMe();
  const site = sites.data?.sites.find((one) => one.code === code);
  return (
    <Page
      title={t("title", { site: isolated(site?.name ?? code) })}
      lede={t("lede")}
      actions={
        <Link to="/sites/$site" params={{ site: code }}>
          {t("toSite")}
        </Link>
      }
    >
      <Answer of={me}>
        {(officer) => (
          <Answer of={sites}>
            {() => (site === undefined ? <p>{t("siteUnknown")}</p> : <Stage site={site} me={officer} />)}
          </Answer>
        )}
      </Answer>
    </Page>
  );
}

/** Where the handover stands: proposed, to be made by this officer, or neither. */
function Stage({ site, me }: { readonly site: SiteSummary; readonly me: MeAnswer }): ReactNode {
  const t = useTexts(handoverTexts);
  const { isPast } = useMoment();
  const proposed = useProposedHandover(site.code);
  const isOwn = site.controlledBy === me.authority.code && (me.sites.length === 0 || me.sites.includes(site.code));
  const passing = <LastPassing site={site.code} />;
  if (isPast) {
    return (
      <>
        <p>{t("notFromThePast")}</p>
        {passing}
      </>
    );
  }
  if (proposed !== undefined) {
    return (
      <>
        <ProposedHandover key={proposed.proposal.id} {...proposed} site={site} me={me} />
        {passing}
      </>
    );
  }
  return (
    <>
      {passing}
      {isOwn && me.gives.includes("control.hand-over") ? <Begin site={site} /> : <p>{t("notYours")}</p>}
    </>
  );
}

/** The roll is read, and recorded as read, once a handover is begun. */
function Begin({ site }: { readonly site: SiteSummary }): ReactNode {
  const t = useTexts(handoverTexts);
  const [marked] = useDraft(site.code);
  const [isBegun, begin] = useState(false);
  if (isBegun) return <MakeHandover site={site} />;
  return (
    <p>
      <Button look="main" onPress={() => begin(true)}>
        {t(marked === NOTHING_MARKED ? "begin" : "goOn")}
      </Button>
    </p>
  );
}
