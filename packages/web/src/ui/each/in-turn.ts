/** One command after the other, for people one by one: what became of each. */
import type { PersonId } from "@muster/record";
import type { Command } from "@muster/server/api";
import { Problem } from "../../api/problem.ts";
import type { Sender } from "../../api/sender.ts";

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

interface InTurn {
  readonly sender: Pick<Sender, "send">;
  readonly commandFor: (person: PersonId) => Command | Promise<Command>;
  /** Told how many are done, before each. */
  readonly onNext: (done: number) => void;
  /** Told of each at once: whatever comes after, it is not to be sent again. */
  readonly onRecorded: (person: PersonId) => void;
  /** Asked before each. */
  readonly isStopped: () => boolean;
}

/** Sends a command for each, until it is stopped or something hinders all that are left. */
export async function inTurn(
  people: readonly PersonId[],
  { sender, commandFor, onNext, onRecorded, isStopped }: InTurn,
): Promise<Outcome> {
  const recorded: PersonId[] = [];
  const refused: Refused[] = [];
  for (const person of people) {
    if (isStopped()) break;
    onNext(recorded.length + refused.length);
    const problem = await sent(sender, await commandFor(person));
    if (problem === undefined) {
      recorded.push(person);
      onRecorded(person);
    } else {
      refused.push({ person, problem });
      if (hindersAll(problem)) break;
    }
  }
  return { recorded, refused, left: people.length - recorded.length - refused.length };
}

/** Sends one; gives back why it was not recorded. */
async function sent(sender: InTurn["sender"], command: Command): Promise<Problem | undefined> {
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
