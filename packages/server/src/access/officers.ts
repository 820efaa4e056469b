/**
 * Officers as the journal has them now: whose they are, and what they are there to do. Asked with every request, so what
 * was read is kept; but never believed without a look at whether the journal has said anything about the officer since. An
 * appointment that ends takes effect with the next request, whichever process took it in.
 */
import type { OfficerState } from "@muster/custody";
import type { EntryNumber, OfficerCode } from "@muster/record";
import type { Register } from "@muster/register";

interface Known {
  /** The newest entry about the officer when the state was read. */
  readonly newest: EntryNumber;
  readonly state: OfficerState;
}

/** Officers kept at hand; the oldest makes way. */
const MOST_KEPT = 10_000;

export class Officers {
  readonly #register: Register;
  readonly #known = new Map<OfficerCode, Known>();

  constructor(register: Register) {
    this.#register = register;
  }

  /**
   * The officer, if in office; undefined also for a code nobody has. `looked` is the newest entry about the officer, from whoever
   * has just looked; null where there is none.
   */
  async inOffice(code: OfficerCode, looked?: EntryNumber | null): Promise<OfficerState | undefined> {
    const newest =
      looked === undefined ? await this.#register.ledger.newestAbout({ kind: "officer", id: code }) : looked;
    if (newest === undefined || newest === null) return undefined;
    const known = this.#known.get(code);
    const state = known?.newest === newest ? known.state : await this.#read(code, newest);
    if (state === undefined) return undefined;
    return state.endedAt === undefined || state.endedAt > this.#register.now() ? state : undefined;
  }

  async #read(code: OfficerCode, newest: EntryNumber): Promise<OfficerState | undefined> {
    const { questions } = this.#register;
    const state = await questions.subject("officer", code, await questions.moment());
    if (state === undefined) return undefined;
    this.#known.delete(code);
    if (this.#known.size >= MOST_KEPT) this.#known.delete(this.#known.keys().next().value as OfficerCode);
    this.#known.set(code, { newest, state });
    return state;
  }
}
