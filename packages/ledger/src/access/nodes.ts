/** The second log as it is stored: its nodes, for proofs and tiles, and its checkpoints. */
import type { NodeReader } from "@muster/proof";
import type { Queryable } from "../database/database.ts";
import type { Checkpoint } from "../journal/batch.ts";

/** Reads the nodes that proofs and tiles are made of. */
export function accessNodeReader(database: Queryable): NodeReader {
  return {
    async read(level, start, end) {
      const rows =
        level === 0
          ? await database.query<{ hash: Uint8Array }>(
              "select leaf as hash from access_entry where number >= $1 and number < $2 order by number",
              [start, end],
            )
          : await database.query<{ hash: Uint8Array }>(
              "select hash from access_node where level = $1 and index >= $2 and index < $3 order by index",
              [level, start, end],
            );
      return rows.map(({ hash }) => hash);
    },
  };
}

/** The newest signed checkpoint, or the newest of at most `size` events. */
export async function accessCheckpoint(
  database: Queryable,
  size = Number.MAX_SAFE_INTEGER,
): Promise<Checkpoint | undefined> {
  const [newest] = await database.query<Checkpoint>(
    "select size, root, note from access_checkpoint where size <= $1 order by size desc limit 1",
    [size],
  );
  return newest;
}
