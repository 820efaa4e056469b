/** What entries say in words about nobody in particular: titles, narratives, accounts, grounds. */
import type { EntryNumber } from "@muster/record";
import type { Questions } from "@muster/register";

/** The words of each entry, put together; nothing where they have been erased (rule 11). */
export async function wordsOf<Words extends object>(
  questions: Questions,
  numbers: readonly EntryNumber[],
): Promise<ReadonlyMap<EntryNumber, Partial<Words>>> {
  const recorded = await questions.ledger.entries(numbers);
  return new Map(
    [...recorded].map(([number, { entry, details }]) => {
      const clear = (entry.details ?? []).map((digest) => details.get(digest));
      return [number, Object.assign({}, ...clear) as Partial<Words>];
    }),
  );
}
