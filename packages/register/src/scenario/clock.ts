/** The clock of an exercise: it stands still until the story moves on, and never runs back. */
import type { Instant } from "@muster/record";
import { instantFromEpoch } from "@muster/record";

export class ScenarioClock {
  #now = instantFromEpoch(0);

  /** To be handed to the register as its clock. */
  readonly read = (): Instant => this.#now;

  /** Moves on to `time`, or stays where it is when that has passed. */
  moveTo(time: Instant): void {
    if (time > this.#now) this.#now = time;
  }
}
