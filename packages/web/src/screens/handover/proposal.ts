/** The open proposal to hand over a site, for who made it and who may confirm it. */
import type { ShownProposal } from "@muster/server/api";
import { useOpenProposals, useProposed } from "../../ui/proposals/open-proposals.ts";

interface ProposedHere {
  readonly proposal: ShownProposal;
  readonly isOwn: boolean;
}

/** Undefined while there is none about this site that the officer made or is asked to confirm. */
export function useProposedHandover(site: string): ProposedHere | undefined {
  const { open, isOwn, concerns } = useOpenProposals();
  const heads = (open.data?.proposals ?? []).filter((one) => one.kind === "control.hand-over" && concerns(one));
  const proposal = useProposed(heads).find(({ content }) => content?.["site"] === site);
  return proposal === undefined ? undefined : { proposal, isOwn: isOwn(proposal) };
}
