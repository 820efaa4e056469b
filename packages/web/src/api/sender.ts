/** Sends commands to the register so that each is recorded once. */
import type { Command, Recorded } from "@muster/server/api";
import { ask } from "./ask.ts";
import { Problem } from "./problem.ts";

/**
 * Every command goes under a key of its own. One that was sent and not answered goes under the same key when it is sent again,
 * for it may have been recorded. A refusal is an answer and ends the key: the node would say the same again under it, whatever
 * was put right in between.
 */
export class Sender {
  readonly #keys = new Map<string, string>();

  async send(command: Command): Promise<Recorded> {
    const text = JSON.stringify(command);
    const key = this.#keys.get(text) ?? crypto.randomUUID();
    this.#keys.set(text, key);
    try {
      const recorded = await ask<Recorded>("/commands", { method: "POST", body: command, key });
      this.#keys.delete(text);
      return recorded;
    } catch (fault) {
      if (fault instanceof Problem && fault.isRefusal) this.#keys.delete(text);
      throw fault;
    }
  }
}
