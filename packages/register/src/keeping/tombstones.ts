/**
 * The entries that destroyed detail: where one is missing, the journal must say since when. What no entry accounts for was
 * taken out by somebody, and is a finding.
 */
import { type Erased, ERASED, erasedBy, RETENTION_APPLIED } from "@muster/custody";
import { type Database, itemsOf } from "@muster/ledger";
import type { Entry, EntryNumber } from "@muster/record";
import type { Findings } from "./findings.ts";

/** What of an entry's details is not kept, by person: their digests. */
export type MissingDigests = ReadonlyMap<string, ReadonlySet<string>>;

export class Tombstones {
  readonly #erased: ReadonlyMap<string, readonly Erased[]>;

  private constructor(erased: readonly Erased[]) {
    this.#erased = Map.groupBy(erased, ({ person }) => person);
  }

  static async read(database: Database): Promise<Tombstones> {
    const rows = await database.query<{ entry: string; items: string | null }>(
      "select entry, items from journal where kind in ($1, $2) order by number",
      [ERASED, RETENTION_APPLIED],
    );
    const erased = rows.flatMap(({ entry: text, items }) => {
      const entry = JSON.parse(text) as Entry;
      return erasedBy(entry, itemsOf(entry, items));
    });
    return new Tombstones(erased);
  }

  /** Finds what is missing of an entry's details that no later entry erased. `kind` is what the entry says it is. */
  holdMissing(number: EntryNumber, kind: string, missing: MissingDigests, findings: Findings): void {
    for (const [person, { size }] of missing) {
      if (size === 0 || this.#erased.get(person)?.some((erased) => accountsFor(erased, number, kind)) === true)
        continue;
      findings.add("detail-missing", `${size} details of entry ${number} are missing, and no entry erased them`);
    }
  }
}

/**
 * A digest does not say of which kind its detail was. Claims and numbers come with several kinds of entry; every other detail is
 * called as its entry.
 */
function accountsFor({ before, kinds }: Erased, number: EntryNumber, entryKind: string): boolean {
  if (number >= before) return false;
  if (kinds === undefined) return true;
  return kinds.some(
    (kind) => kind === entryKind || kind.startsWith(`${entryKind}:`) || kind.startsWith("claim:") || kind === "numbers",
  );
}
