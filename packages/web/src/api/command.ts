/**
 * Commands: each with a key of its own, so that one sent twice is recorded once. What needs two people is proposed instead,
 * and confirmed by the other in a session of their own.
 */
import { useMutation, type UseMutationResult, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import type { Command, CommandOf, Recorded } from "@muster/server/api";
import { ask } from "./ask.ts";
import type { Problem } from "./problem.ts";

export type { Command, CommandOf, Recorded };

export interface Proposed {
  readonly id: string;
  readonly state: "open";
}

/** Sends commands. The same command sent again after a break in the line keeps its key. */
export function useCommand(): UseMutationResult<Recorded, Problem, Command> {
  const queries = useQueryClient();
  const last = useRef<{ readonly text: string; readonly key: string }>(undefined);
  return useMutation<Recorded, Problem, Command>({
    mutationFn: async (command) => {
      const text = JSON.stringify(command);
      const key = last.current?.text === text ? last.current.key : crypto.randomUUID();
      last.current = { text, key };
      const recorded = await ask<Recorded>("/commands", { method: "POST", body: command, key });
      last.current = undefined;
      return recorded;
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ["question"] }),
  });
}

/** Proposes a command that a second officer is to confirm. */
export function useProposal(): UseMutationResult<
  Proposed,
  Problem,
  { readonly command: Command; readonly confirmedBy?: { readonly authority: string; readonly officer?: string } }
> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body) => ask<Proposed>("/proposals", { method: "POST", body }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["question"] }),
  });
}
