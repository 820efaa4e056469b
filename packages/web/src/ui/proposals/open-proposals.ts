/** The open proposals of the officer at the screen: those they made, and those they may confirm. */
import type { ListedProposal, ShownProposal } from "@muster/server/api";
import { useQuery, type UseQueryResult } from "@tanstack/react-query";
import type { Answers } from "../../api/answers.ts";
import { ask } from "../../api/ask.ts";
import type { Problem } from "../../api/problem.ts";
import { useMe } from "../../api/me.ts";
import { useMoment } from "../../time/moment.ts";

/** A proposal is no entry of the journal, so the feed does not tell of it. */
const ASKED_EVERY_MS = 4_000;

interface OpenProposals {
  readonly open: UseQueryResult<Answers["/proposals"], Problem>;
  /** Made by the officer: theirs to take back. */
  readonly isOwn: (proposal: ListedProposal) => boolean;
  /** Made by the officer, or asked of them. */
  readonly concerns: (proposal: ListedProposal) => boolean;
}

/** Not asked for while looking at the past, which nobody decides about. */
export function useOpenProposals(): OpenProposals {
  const { isPast } = useMoment();
  const { data: me } = useMe();
  const open = useQuery<Answers["/proposals"], Problem>({
    queryKey: ["question", "/proposals", { state: "open" }, {}],
    queryFn: ({ signal }) => ask("/proposals?state=open", { signal }),
    enabled: !isPast && me !== undefined,
    refetchInterval: ASKED_EVERY_MS,
  });
  const isOwn = ({ officer }: ListedProposal): boolean => officer === me?.officer;
  const isAsked = ({ confirmAuthority, confirmOfficer }: ListedProposal): boolean =>
    confirmAuthority === me?.authority.code && (confirmOfficer === null || confirmOfficer === me.officer);
  return { open, isOwn, concerns: (proposal) => isOwn(proposal) || isAsked(proposal) };
}

/** All that is proposed, asked for once: a proposal does not change, and each reading of it is recorded. */
export function useProposed(heads: readonly ListedProposal[]): readonly ShownProposal[] {
  const ids = heads.map(({ id }) => id);
  const { data = [] } = useQuery<readonly ShownProposal[], Problem>({
    queryKey: ["proposals", ids],
    queryFn: ({ signal }) => Promise.all(ids.map((id) => ask<ShownProposal>(`/proposals/${id}`, { signal }))),
    enabled: ids.length > 0,
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: (before) => before?.filter(({ id }) => ids.includes(id)),
  });
  return data.filter(({ id }) => ids.includes(id));
}
