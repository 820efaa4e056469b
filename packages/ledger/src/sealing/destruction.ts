/**
 * What entries destroy (rule 11). An erasure destroys a person's key and with it all detail from before it; one of some kinds,
 * and a run of a retention rule, destroy detail of those kinds and leave the key. The entry stays, and is the tombstone: who
 * sees that detail is missing finds in the journal when it went, and who said so.
 */
import { type Erased, erasedBy } from "@muster/custody";
import type { SealedEntry } from "@muster/record";
import { arrays } from "../database/arrays.ts";
import type { Queryable } from "../database/database.ts";

/** What an entry destroys; nothing for nearly all. */
export function destroyedBy({ entry, items }: Pick<SealedEntry, "entry" | "items">): readonly Erased[] {
  return erasedBy(entry, items);
}

/** Destroys it inside the given transaction: that of the entry that says so. */
export async function destroy(transaction: Queryable, destroyed: readonly Erased[]): Promise<void> {
  if (destroyed.length === 0) return;
  const whole = destroyed.filter(({ kinds }) => kinds === undefined);
  const parts = destroyed.flatMap(({ person, before, kinds = [] }) => kinds.map((kind) => ({ person, before, kind })));
  const writes: Promise<number>[] = [destroySegments(transaction, destroyed)];
  if (whole.length > 0) {
    const parameters = [
      arrays.uuid(whole.map(({ person }) => person)),
      arrays.bigint(whole.map(({ before }) => before)),
    ];
    writes.push(
      transaction.execute(
        `delete from detail using unnest($1::uuid[], $2::bigint[]) as erased (person, before)
         where detail.person = erased.person and detail.entry < erased.before`,
        parameters,
      ),
      transaction.execute(
        `delete from person_key using unnest($1::uuid[], $2::bigint[]) as erased (person, before)
         where person_key.person = erased.person and person_key.created_entry < erased.before`,
        parameters,
      ),
    );
  }
  if (parts.length > 0) {
    writes.push(
      transaction.execute(
        `delete from detail using unnest($1::uuid[], $2::bigint[], $3::text[]) as due (person, before, kind)
         where detail.person = due.person and detail.entry < due.before and detail.kind = due.kind`,
        [
          arrays.uuid(parts.map(({ person }) => person)),
          arrays.bigint(parts.map(({ before }) => before)),
          arrays.text(parts.map(({ kind }) => kind)),
        ],
      ),
    );
  }
  await Promise.all(writes);
}

/**
 * The segments of the index of names (names/segments.ts) that hold words of these people: those of the entries that their
 * detail came with. Before the detail itself goes, which says which entries those are.
 */
function destroySegments(transaction: Queryable, destroyed: readonly Erased[]): Promise<number> {
  return transaction.execute(
    `delete from name_segment using unnest($1::uuid[], $2::bigint[]) as erased (person, before)
     where exists (
       select from detail where detail.person = erased.person and detail.entry < erased.before
         and detail.entry between name_segment.first and name_segment.last)`,
    [arrays.uuid(destroyed.map(({ person }) => person)), arrays.bigint(destroyed.map(({ before }) => before))],
  );
}
