/** Why a list cannot be read further. Thrown from the depth of reading and caught at its door alone, which returns the refusal. */
import type { Refusal } from "@muster/custody";

export class ListStopped extends Error {
  override readonly name = "ListStopped";
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(`${refusal.code}: ${refusal.says}`);
    this.refusal = refusal;
  }
}
