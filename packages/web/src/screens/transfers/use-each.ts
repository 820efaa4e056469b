/** One command after the other, for people one by one: with progress, and it can be left after any of them. */
import type { Command, Recorded } from "@muster/server/api";
import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { ask } from "../../api/ask.ts";
import { Problem } from "../../api/problem.ts";

export interface Progress {
  readonly done: number;
  readonly of: number;
}

export interface Each {
  /** While it runs. */
  readonly progress: Progress | undefined;
  /** Why it ended before the last. */
  readonly problem: Problem | undefined;
  /** Records a command for each; tells for whom it was. A second run passes over those done in the first. */
  readonly run: <One extends string>(
    all: readonly One[],
    commandFor: (one: One) => Command | Promise<Command>,
  ) => Promise<readonly One[]>;
  readonly stop: () => void;
}

export function useEach(): Each {
  const queries = useQueryClient();
  const [progress, setProgress] = useState<Progress>();
  const [problem, setProblem] = useState<Problem>();
  const stopped = useRef(false);
  /** Who is done, and under which key each command is sent: one sent twice after a break is recorded once. */
  const done = useRef(new Set<string>());
  const keys = useRef(new Map<string, string>());

  const send = async (command: Command): Promise<void> => {
    const text = JSON.stringify(command);
    const key = keys.current.get(text) ?? crypto.randomUUID();
    keys.current.set(text, key);
    await ask<Recorded>("/commands", { method: "POST", body: command, key });
  };
  const run: Each["run"] = async (all, commandFor) => {
    stopped.current = false;
    setProblem(undefined);
    const left = all.filter((one) => !done.current.has(one));
    const recorded: (typeof all)[number][] = [];
    try {
      for (const one of left) {
        if (stopped.current) break;
        setProgress({ done: recorded.length, of: left.length });
        await send(await commandFor(one));
        done.current.add(one);
        recorded.push(one);
      }
    } catch (fault) {
      if (!(fault instanceof Problem)) throw fault;
      setProblem(fault);
    } finally {
      setProgress(undefined);
      await queries.invalidateQueries({ queryKey: ["question"] });
    }
    return recorded;
  };
  return {
    progress,
    problem,
    run,
    stop: () => {
      stopped.current = true;
    },
  };
}
