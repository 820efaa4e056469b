/** The clock of an exercise: it stands still until the story moves on, never runs back, and may run on once the story ends. */
import type { Instant } from "@muster/record";
import { epochMilliseconds, instantFromEpoch } from "@muster/record";

export class ScenarioClock {
  #now = instantFromEpoch(0);
  #runsSince: (() => Instant) | undefined;

  /** To be handed to the register as its clock. */
  readonly read = (): Instant => this.#runsSince?.() ?? this.#now;

  /** Moves on to `time`, or stays where it is when that has passed. */
  moveTo(time: Instant): void {
    if (time > this.#now) this.#now = time;
  }

  /** From now on time passes, as `elapsedMs` tells it from 0: whoever works on where the story ended makes it go on. */
  runOn(elapsedMs: () => number): void {
    const end = epochMilliseconds(this.#now);
    this.#runsSince = () => instantFromEpoch(end + Math.floor(elapsedMs()));
  }
}
