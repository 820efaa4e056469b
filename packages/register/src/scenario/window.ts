/** Sends many things at once, and no more than so many: enough to fill the sequencer's batches, little enough to hold. */
const IN_FLIGHT = 1_024;

export class SendingWindow {
  #inFlight = 0;
  #fault: Error | undefined;
  #room: (() => void) | undefined;

  /** Begins one more as soon as there is room. Throws the first fault of those begun before. */
  async send(begin: () => Promise<unknown>): Promise<void> {
    while (this.#inFlight >= IN_FLIGHT) await this.#untilRoom();
    this.#throwFault();
    this.#inFlight += 1;
    begin()
      .catch((fault: unknown) => {
        this.#fault ??= fault instanceof Error ? fault : new Error(String(fault));
      })
      .finally(() => {
        this.#inFlight -= 1;
        this.#room?.();
      });
  }

  /** Waits until all of them are done. */
  async drain(): Promise<void> {
    while (this.#inFlight > 0) await this.#untilRoom();
    this.#throwFault();
  }

  #untilRoom(): Promise<void> {
    return new Promise((resolve) => {
      this.#room = () => {
        this.#room = undefined;
        resolve();
      };
    });
  }

  #throwFault(): void {
    if (this.#fault !== undefined) throw this.#fault;
  }
}
