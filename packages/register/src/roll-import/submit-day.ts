/**
 * The commands of one roll, into the register: all at once, so that they share its commits, and the roll itself last. What
 * the books refuse is reported and holds up nothing else: a command about many people is tried again person by person,
 * and the roll without those who could not be registered.
 */
import type { Refusal, RollCommand } from "@muster/custody";
import { isRefusal } from "@muster/custody";
import type { PersonId } from "@muster/record";
import type { Answer } from "../answer.ts";
import { RollFileStopped } from "./stopped.ts";

export interface RefusedCommand {
  readonly kind: string;
  readonly person: PersonId;
  readonly refusal: Refusal;
}

export interface DaySubmitted {
  readonly recorded: number;
  readonly refused: readonly RefusedCommand[];
}

export type Submit = (command: RollCommand) => Promise<Answer>;

/** Two days of these are fewer than the register lets wait, so that it never says that it is busy. */
export const AT_ONCE = 20_000;
const TAKE = "roll.take";

/**
 * Submits a day's commands. All of them are with the register when this returns, unless they are more than `AT_ONCE`.
 * Rejects with `RollFileStopped` where the roll itself is refused: then nothing after it can be right.
 */
export async function submitDay(commands: readonly RollCommand[], submit: Submit): Promise<DaySubmitted> {
  const first = await submitAll(commands, submit);
  const refused: RefusedCommand[] = [];
  let recorded = commands.length - first.length;
  const singles = first.flatMap(({ command, refusal }) => {
    const people = peopleOf(command);
    if (command.kind === TAKE) return [];
    const [only] = people;
    if (people.length > 1) return people.map((person) => ({ ...command, people: [person] }));
    if (only !== undefined) refused.push({ kind: command.kind, person: only, refusal });
    return [];
  });
  const again = await submitAll(singles, submit);
  recorded += singles.length - again.length;
  for (const { command, refusal } of again) {
    for (const person of peopleOf(command)) refused.push({ kind: command.kind, person, refusal });
  }
  const rollRefused = first.find(({ command }) => command.kind === TAKE);
  if (rollRefused !== undefined) {
    await takeWithout(refused, rollRefused.command, rollRefused.refusal, submit);
    recorded += 1;
  }
  return { recorded, refused };
}

interface RollOf {
  readonly people: readonly unknown[];
  readonly stated?: readonly unknown[];
}

async function takeWithout(
  refused: readonly RefusedCommand[],
  roll: RollCommand,
  refusal: Refusal,
  submit: Submit,
): Promise<void> {
  const strangers = new Set(refused.filter(({ kind }) => kind === "person.register").map(({ person }) => person));
  if (strangers.size === 0) throw new RollFileStopped(refusal);
  const known = (one: unknown) => !strangers.has((one as { person: PersonId }).person);
  const { digest: _ofAll, people, stated, ...rest } = roll as RollCommand & RollOf;
  const answer = await submit({
    ...rest,
    people: people.filter(known),
    ...(stated === undefined ? {} : { stated: stated.filter(known) }),
  });
  if (isRefusal(answer)) throw new RollFileStopped(answer);
}

async function submitAll(
  commands: readonly RollCommand[],
  submit: Submit,
): Promise<{ readonly command: RollCommand; readonly refusal: Refusal }[]> {
  const refused: { command: RollCommand; refusal: Refusal }[] = [];
  for (let from = 0; from < commands.length; from += AT_ONCE) {
    const some = commands.slice(from, from + AT_ONCE);
    const answers = await Promise.all(some.map(submit));
    for (const [index, answer] of answers.entries()) {
      if (isRefusal(answer)) refused.push({ command: some[index] as RollCommand, refusal: answer });
    }
  }
  return refused;
}

function peopleOf(command: RollCommand): readonly PersonId[] {
  const { person, people } = command as { person?: PersonId; people?: readonly PersonId[] };
  return people ?? (person === undefined ? [] : [person]);
}
