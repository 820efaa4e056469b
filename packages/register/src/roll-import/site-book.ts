/** A site's book as the register has it: where to go on from. */
import type { SiteBook } from "@muster/custody";
import { bookPerson, newSiteBook } from "@muster/custody";
import { type Ledger, rollsTaken, statedAdmissions, type TakenRollRow } from "@muster/ledger";
import type { AuthorityCode, SiteCode } from "@muster/record";

/** Loads everyone whom the issuer gave a number, with what the rolls of the site last stated of their admission. */
export async function loadSiteBook(ledger: Ledger, site: SiteCode, issuer: AuthorityCode): Promise<SiteBook> {
  const [people, stated] = await Promise.all([ledger.numberedBy(issuer), statedAdmissions(ledger.database, site)]);
  const admissions = new Map(stated.map(({ person, admittedAt }) => [person, admittedAt]));
  const book = newSiteBook(site);
  for (const { number, person, state, site: at, unit } of people) {
    const position = { state, ...(at === null ? {} : { site: at }), ...(unit === null ? {} : { unit }) };
    book.people.set(number, bookPerson(person, position, admissions.get(person)));
  }
  return book;
}

/** The rolls of the site that the register has. */
export class TakenRolls {
  readonly #byTime: ReadonlyMap<string, TakenRollRow>;
  /** The last in time; undefined where none was taken. */
  readonly last: TakenRollRow | undefined;

  private constructor(rolls: readonly TakenRollRow[]) {
    this.#byTime = new Map(rolls.map((roll) => [roll.takenAt, roll]));
    this.last = [...this.#byTime.values()].reduce<TakenRollRow | undefined>(
      (last, roll) => (last === undefined || roll.takenAt > last.takenAt ? roll : last),
      undefined,
    );
  }

  static async load({ database }: Ledger, site: SiteCode): Promise<TakenRolls> {
    return new TakenRolls(await rollsTaken(database, site));
  }

  at(time: string): TakenRollRow | undefined {
    return this.#byTime.get(time);
  }
}
