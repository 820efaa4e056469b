/** The same recorded of several people in turn, with how far it is, and a way to stop after any. */
import type { PersonId } from "@muster/record";
import type { Command } from "@muster/server/api";
import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { Sender } from "../../api/sender.ts";
import { inTurn, type Outcome, type Refused } from "./in-turn.ts";

interface Progress {
  readonly done: number;
  readonly of: number;
}

interface Each {
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
    try {
      const outcome = await inTurn(waiting, {
        sender,
        commandFor,
        onNext: (sent) => setProgress({ done: sent, of: waiting.length }),
        onRecorded: (person) => done.current.add(person),
        isStopped: () => isStopped.current,
      });
      setRefused(outcome.refused);
      return outcome;
    } finally {
      setProgress(undefined);
      await queries.invalidateQueries({ queryKey: ["question"] });
    }
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
