/**
 * A script: what is sent to a register, what goes wrong meanwhile, and what must come of it. It is written from a seed, or
 * read from a file that an earlier failure left. What must come of it is never written down: the oracle is asked anew.
 */
import { opening, SOUTH } from "../scene.ts";
import { nextCommand, receiverKey } from "./commands.ts";
import { Oracle, type Sent } from "./oracle.ts";
import { Random } from "./random.ts";

/**
 * What goes wrong: the connection dies before the commit, or after it and before the answer; or the process is gone, and
 * another takes its place.
 */
export const CRASHES = ["before-commit", "after-commit", "abandon"] as const;
export type Crash = (typeof CRASHES)[number];

/** Steps are sent without waiting, until one says to settle: then everything is answered, and sent again where it was not. */
export type Step = { readonly send: Sent } | { readonly settle: true } | { readonly crash: Crash };

export interface Script {
  /** Where it came from, for whoever reads a failure. */
  readonly from: string;
  readonly steps: readonly Step[];
}

/** The register opened, with a key for the receiving authority that the scripts sign with. */
function openings(): object[] {
  return opening().map((command) =>
    "authority" in command && command.authority === SOUTH.authority && "key" in command
      ? { ...command, key: receiverKey() }
      : command,
  );
}

const REPEAT = 0.04;
const REUSE = 0.01;
const SETTLE = 0.06;
const CRASH = 0.015;

/** A script of so many commands, the same for the same seed. */
export function writeScript(seed: number, length: number): Script {
  const random = new Random(seed);
  const oracle = new Oracle();
  const steps: Step[] = [];
  const sent: Sent[] = [];
  const send = (step: Sent) => {
    steps.push({ send: step });
    sent.push(step);
    oracle.tell(step);
  };
  for (const command of openings()) send({ key: `opening-${sent.length}`, command });
  steps.push({ settle: true });
  while (sent.length < length) {
    const earlier = random.pick(sent) as Sent;
    if (random.chance(REPEAT)) send(earlier);
    else {
      const command = nextCommand(random, oracle.world, sent.length / length);
      send({ key: random.chance(REUSE) ? earlier.key : `command-${sent.length}`, command });
    }
    if (random.chance(CRASH)) steps.push({ crash: random.pick(CRASHES) as Crash });
    if (random.chance(SETTLE)) steps.push({ settle: true });
  }
  steps.push({ settle: true });
  return { from: `seed ${seed}`, steps };
}
