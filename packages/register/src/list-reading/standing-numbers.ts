/** Whose a number is: every number that an authority of the list gave, as the register has it, and those given since. */
import type { Ledger } from "@muster/ledger";
import type { AuthorityCode, PersonId } from "@muster/record";

export interface IssuedNumber {
  readonly number: string;
  readonly issuer: AuthorityCode;
}

export class StandingNumbers {
  readonly #ledger: Ledger;
  readonly #byIssuer = new Map<AuthorityCode, Map<string, PersonId>>();
  /** In a dry run, whom rows of the list would bring: by the number, in which row. */
  readonly #inList = new Map<string, number>();

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
  }

  /** Reads the numbers of these authorities, each once. */
  async load(issuers: Iterable<AuthorityCode>): Promise<void> {
    for (const issuer of new Set(issuers)) {
      if (this.#byIssuer.has(issuer)) continue;
      const given = await this.#ledger.numberedBy(issuer);
      this.#byIssuer.set(issuer, new Map(given.map(({ number, person }) => [number, person])));
    }
  }

  /** Undefined where nobody has it, or where the authority's numbers were not read. */
  personWith({ number, issuer }: IssuedNumber): PersonId | undefined {
    return this.#byIssuer.get(issuer)?.get(number);
  }

  /** The row of the list that gave it first, in a dry run. */
  rowWith({ number, issuer }: IssuedNumber): number | undefined {
    return this.#inList.get(`${issuer} ${number}`);
  }

  giveInList({ number, issuer }: IssuedNumber, row: number): void {
    const key = `${issuer} ${number}`;
    if (!this.#inList.has(key)) this.#inList.set(key, row);
  }

  /** Of two with one number, the first keeps it here. */
  give({ number, issuer }: IssuedNumber, person: PersonId): void {
    const given = this.#byIssuer.get(issuer);
    if (given?.has(number) === false) given.set(number, person);
  }
}
