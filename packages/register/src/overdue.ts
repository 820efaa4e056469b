/** What is overdue: every duty owed to or about people whose deadline had passed, derived from their lines and files. */
import { applyToFile, type Duty, type DutyPolicy, dutiesOf, inOrder, isOverdue, newFile } from "@muster/custody";
import type { Ledger } from "@muster/ledger";
import type { Instant, PersonId } from "@muster/record";

/** People looked at together: their lines and files are in memory at once. */
const PAGE = 2_000;

/** The overdue duties of these people at `asOf`, with all that is known today. */
export async function* overdueDuties(
  ledger: Ledger,
  people: readonly PersonId[],
  asOf: Instant,
  policy: DutyPolicy,
): AsyncGenerator<Duty> {
  for (let start = 0; start < people.length; start += PAGE) {
    const page = people.slice(start, start + PAGE);
    const [chains, said] = await Promise.all([ledger.chains(page), ledger.saidOf(page)]);
    const entries = [...said.values()].flatMap((all) => all.map(({ recorded }) => recorded.entry.number));
    const corrected = await ledger.corrections([...new Set(entries)]);
    for (const person of page) {
      const file = newFile(person);
      const sayings = (said.get(person) ?? []).toSorted((one, other) => inOrder(one.recorded, other.recorded));
      for (const { item, recorded } of sayings) {
        if (!corrected.has(recorded.entry.number)) applyToFile(file, item, recorded);
      }
      const duties = dutiesOf({ rows: chains.get(person) ?? [], file }, asOf, policy);
      for (const duty of duties) if (isOverdue(duty, asOf)) yield duty;
    }
  }
}
