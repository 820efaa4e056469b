/** Sayings as they stand in sealed detail: opened entry by entry, in the order of the journal. */
import type { PersonId } from "@muster/record";
import type { Database, Parameter } from "../database/database.ts";
import { DetailFault } from "../sealing/keyring.ts";
import { KEYED_DETAIL, type KeyedDetailRow, type PersonKeys } from "../sealing/person-keys.ts";
import { type Identifying, type Saying, sayingOf, SOUGHT_KINDS } from "./saying.ts";

const ROWS_TOGETHER = 2_000;
const KINDS = SOUGHT_KINDS.map((kind) => `'${kind}'`).join(", ");

/** A detail that identifies somebody; a seal on property stands in its entry in the clear, beside what is under it. */
export interface IdentifyingRow extends KeyedDetailRow {
  readonly seal: string | null;
}

/** SQL: its columns, from `detail left join person_key using (person)`. */
export const IDENTIFYING = `${KEYED_DETAIL}, case when detail.kind = 'property.sealed' then (
  select journal.entry::jsonb #>> '{people,0,says,seal}' from journal where journal.number = detail.entry) end as seal`;

/** What details of this condition say, by entry and person. Throws `DetailFault` where the register's key is missing. */
export async function* readSayings(
  database: Database,
  keys: PersonKeys,
  where: string,
  parameters: readonly Parameter[],
): AsyncGenerator<Saying> {
  const rows = database.stream<IdentifyingRow>(
    `select ${IDENTIFYING} from detail left join person_key using (person)
     where detail.kind in (${KINDS}) and ${where} order by detail.entry, detail.person, detail.ordinal`,
    parameters,
    ROWS_TOGETHER,
  );
  let person = "";
  let entry = -1;
  let details: Identifying[] = [];
  for await (const batch of rows) {
    for (const row of batch) {
      if (row.entry !== entry || row.person !== person) {
        if (details.length > 0) yield sayingOf(person as PersonId, entry, details);
        [person, entry, details] = [row.person, row.entry, []];
      }
      const detail = opened(row, keys);
      if (detail !== undefined) details.push(detail);
    }
  }
  if (details.length > 0) yield sayingOf(person as PersonId, entry, details);
}

/** One row that somebody tampered with is not found; it must not keep everybody else from being found. An audit names it. */
export function opened(row: IdentifyingRow, keys: PersonKeys): Identifying | undefined {
  if (row.seal !== null) return { claim: "seal", seal: row.seal };
  try {
    return JSON.parse(keys.open(row).content) as Identifying;
  } catch (fault) {
    if (fault instanceof DetailFault && fault.code !== "register-key-missing") return undefined;
    throw fault;
  }
}
