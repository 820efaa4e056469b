/** One command after the other, for people one by one: what became of each, how far it is, and a way to stop after any. */
import type { PersonId } from "@muster/record";
import type { Command } from "@muster/server/api";
import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { Problem } from "../../api/problem.ts";
import { Sender } from "../../api/sender.ts";

interface Progress {
  readonly done: number;
  readonly of: number;
}

export interface Refused {
  readonly person: PersonId;
  readonly problem: Problem;
}

/** What became of those a run was for. */
export interface Outcome {
  readonly recorded: readonly PersonId[];
  readonly refused: readonly Refused[];
  /** Neither: it was stopped, or what hindered one hinders all. */
  readonly left: number;
}

export interface Each {
  /** While it runs. */
  readonly progress: Progress | undefined;
  /** In the last run. */
  readonly refused: readonly Refused[];
  /** Records a command for each. Run again, it passes over those done before. */
  readonly run: (
    people: readonly PersonId[],
    commandFor: (person: PersonId) => Command | Promise<Command>,
  ) => Promise<Outcome>;
  readonly stop: () => void;
}

export function useEach(): Each {
  const queries = useQueryClient();
  const [sender] = useState(() => new Sender());
  const [progress, setProgress] = useState<Progress>();
  const [refused, setRefused] = useState<readonly Refused[]>([]);
  const isStopped = useRef(false);
  const done = useRef(new Set<PersonId>());

  const run: Each["run"] = async (people, commandFor) => {
    isStopped.current = false;
    setRefused([]);
    const waiting = people.filter((person) => !done.current.has(person));
    const recorded: PersonId[] = [];
    const refusals: Refused[] = [];
    try {
      for (const person of waiting) {
        if (isStopped.current) break;
        setProgress({ done: recorded.length + refusals.length, of: waiting.length });
        const problem = await sent(sender, await commandFor(person));
        if (problem === undefined) {
          done.current.add(person);
          recorded.push(person);
        } else {
          refusals.push({ person, problem });
          if (hindersAll(problem)) break;
        }
      }
    } finally {
      setProgress(undefined);
      setRefused(refusals);
      await queries.invalidateQueries({ queryKey: ["question"] });
    }
    return { recorded, refused: refusals, left: waiting.length - recorded.length - refusals.length };
  };
  return {
    progress,
    refused,
    run,
    stop: () => {
      isStopped.current = true;
    },
  };
}

/** Sends one; gives back why it was not recorded. */
async function sent(sender: Sender, command: Command): Promise<Problem | undefined> {
  try {
    await sender.send(command);
    return undefined;
  } catch (fault) {
    if (fault instanceof Problem) return fault;
    throw fault;
  }
}

/** What is wrong with the form, the session or the line is wrong with the next as well; what is wrong about a person is not. */
function hindersAll({ body: { category }, isRefusal, isSignedOut }: Problem): boolean {
  return !isRefusal || isSignedOut || category === "invalid";
}
