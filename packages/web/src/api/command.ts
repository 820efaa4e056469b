/**
 * Commands: sent, and recorded once each (`sender.ts`). What needs two people is proposed instead, and confirmed by the other
 * in a session of their own.
 */
import { useMutation, type UseMutationResult, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Command, CommandOf, Recorded } from "@muster/server/api";
import { ask } from "./ask.ts";
import type { Problem } from "./problem.ts";
import { Sender } from "./sender.ts";

export type { Command, CommandOf, Recorded };

export interface Proposed {
  readonly id: string;
  readonly state: "open";
}

/** Sends commands, each recorded once. */
export function useCommand(): UseMutationResult<Recorded, Problem, Command> {
  const queries = useQueryClient();
  const [sender] = useState(() => new Sender());
  return useMutation<Recorded, Problem, Command>({
    mutationFn: (command) => sender.send(command),
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
