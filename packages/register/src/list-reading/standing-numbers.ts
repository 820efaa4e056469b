/** Whose the numbers of some rows are: as the register has it, and in a dry run also by rows of the list before them. */
import type { Ledger, Moment } from "@muster/ledger";
import type { AuthorityCode, PersonId } from "@muster/record";

export interface IssuedNumber {
  readonly number: string;
  readonly issuer: AuthorityCode;
}

export class StandingNumbers {
  readonly #ledger: Ledger;
  /** By the number, who has it. */
  #holders: ReadonlyMap<string, readonly PersonId[]> = new Map();
  /** In a dry run, in which row of the list the number stood first. */
  readonly #inList = new Map<string, number>();

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
  }

  /** Asks who has these numbers; what was asked before is forgotten. */
  async ask(numbers: readonly IssuedNumber[], moment: Moment): Promise<void> {
    const holders = await this.#ledger.numberHolders(numbers, moment);
    this.#holders = new Map(numbers.map((number, index) => [keyOf(number), holders[index] ?? []]));
  }

  /** Everybody who has one of the numbers asked about. */
  holdersOf(number: IssuedNumber): readonly PersonId[] {
    return this.#holders.get(keyOf(number)) ?? [];
  }

  rowWith(number: IssuedNumber): number | undefined {
    return this.#inList.get(keyOf(number));
  }

  giveInList(number: IssuedNumber, row: number): void {
    const key = keyOf(number);
    if (!this.#inList.has(key)) this.#inList.set(key, row);
  }
}

function keyOf({ number, issuer }: IssuedNumber): string {
  return `${issuer} ${number}`;
}
