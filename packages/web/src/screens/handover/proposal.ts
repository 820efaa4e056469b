/** The open proposal to hand over a site, for who made it and who may confirm it. */
import type { ListedProposal, MeAnswer, Recorded, ShownProposal } from "@muster/server/api";
import { useMutation, type UseMutationResult, useQuery, useQueryClient } from "@tanstack/react-query";
import type { Answers } from "../../api/answers.ts";
import { ask } from "../../api/ask.ts";
import type { Problem } from "../../api/problem.ts";

/** A proposal is no entry, so the feed does not tell of it. */
const ASKED_EVERY_MS = 4_000;

/** Undefined while there is none about this site that the officer made or is asked to confirm. */
export function useProposedHandover(site: string, me: MeAnswer): ShownProposal | undefined {
  const listed = useQuery<Answers["/proposals"], Problem>({
    queryKey: ["question", "/proposals", { state: "open" }, {}],
    queryFn: ({ signal }) => ask("/proposals?state=open", { signal }),
    refetchInterval: ASKED_EVERY_MS,
  });
  const ids = (listed.data?.proposals ?? [])
    .filter((head) => head.kind === "control.hand-over" && (isOwn(head, me) || isAsked(head, me)))
    .map(({ id }) => id);
  // What is proposed does not change, and each reading of it is recorded: it is asked for once.
  const shown = useQuery<readonly ShownProposal[], Problem>({
    queryKey: ["proposals", ids],
    queryFn: ({ signal }) => Promise.all(ids.map((id) => ask<ShownProposal>(`/proposals/${id}`, { signal }))),
    enabled: ids.length > 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return shown.data?.find(({ id, content }) => ids.includes(id) && content?.["site"] === site);
}

export function isOwn({ officer, authority }: ListedProposal, me: MeAnswer): boolean {
  return officer === me.officer && authority === me.authority.code;
}

function isAsked({ confirmAuthority, confirmOfficer }: ListedProposal, me: MeAnswer): boolean {
  return confirmAuthority === me.authority.code && (confirmOfficer === null || confirmOfficer === me.officer);
}

export type Decision = "confirm" | "decline" | "withdraw";

export function useDecision(id: string): UseMutationResult<Recorded, Problem, Decision> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (word) => ask<Recorded>(`/proposals/${id}/${word}`, { method: "POST" }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["question"] }),
  });
}
