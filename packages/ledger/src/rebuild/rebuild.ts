/**
 * Projections are disposable: the journal is replayed into temporary tables, which are held against those in use, row by
 * row and both ways. Everything is read as it was at one moment, so a node may go on writing meanwhile; nothing in use
 * is changed, and nothing is left behind.
 */
import { STANDING } from "../books/lines.ts";
import type { Database, Queryable } from "../database/database.ts";
import { replay } from "./replay.ts";

/** The projections, and what of each is compared: all of it. */
const PROJECTIONS = {
  position:
    "person, entry, known_from, at, step, spends, state, site, unit, custodian, transfer, escort, to_be_confirmed",
  line: `person, entry, known_from, at, step, spends, state, site, unit, custodian, transfer, escort, to_be_confirmed,
    spent_at, spent_by, known_until, span_fork, open_fork`,
  about: "kind, id, entry",
  party: "kind, id, authority, entry",
  said: "person, entry, ordinal",
  sighting: "person, at, entry",
  corrected: "entry, by",
  withdrawn: "person, entry, ordinal, by",
} as const;

export type Projection = keyof typeof PROJECTIONS;

const PREFIX = "rebuilt_";
const EXAMPLES = 5;

export interface ProjectionCompared {
  readonly projection: Projection;
  /** Rows in use, and rows that follow from the journal. */
  readonly kept: number;
  readonly derived: number;
  /** Rows in use that do not follow from the journal, and rows that follow from it and are not in use. */
  readonly surplus: number;
  readonly missing: number;
  /** The first few of each. */
  readonly surplusRows: readonly unknown[];
  readonly missingRows: readonly unknown[];
}

export interface Rebuilt {
  readonly entries: number;
  readonly projections: readonly ProjectionCompared[];
  readonly identical: boolean;
}

/** Rebuilds the projections and compares. Throws `JournalFault` where the journal itself cannot be replayed. */
export async function rebuild(database: Database): Promise<Rebuilt> {
  return database.transaction(
    async (transaction) => {
      await transaction.script(TEMPORARY_TABLES);
      const entries = await replay(transaction, PREFIX);
      const projections: ProjectionCompared[] = [];
      for (const projection of Object.keys(PROJECTIONS) as Projection[]) {
        projections.push(await compare(transaction, projection));
      }
      return {
        entries,
        projections,
        identical: projections.every(({ surplus, missing }) => surplus === 0 && missing === 0),
      };
    },
    { isolation: "repeatable read" },
  );
}

const TEMPORARY_TABLES = [
  ...Object.keys(PROJECTIONS).map((name) => `create temporary table ${PREFIX}${name} (like ${name}) on commit drop;`),
  `create index on ${PREFIX}position (person);`,
  `create index on ${PREFIX}line (person) where known_until = ${STANDING};`,
].join("\n");

async function compare(transaction: Queryable, projection: Projection): Promise<ProjectionCompared> {
  const columns = PROJECTIONS[projection];
  const except = (one: string, other: string) =>
    `select ${columns} from ${one} except all select ${columns} from ${other}`;
  const [counted] = await transaction.query<Omit<ProjectionCompared, "projection">>(
    `with surplus as materialized (${except(projection, PREFIX + projection)}),
       missing as materialized (${except(PREFIX + projection, projection)})
     select (select count(*) from ${projection}) as kept, (select count(*) from ${PREFIX}${projection}) as derived,
       (select count(*) from surplus) as surplus, (select count(*) from missing) as missing,
       ${examples("surplus")} as "surplusRows", ${examples("missing")} as "missingRows"`,
  );
  if (counted === undefined) throw new Error("a count came back empty");
  return { projection, ...counted };
}

function examples(difference: "surplus" | "missing"): string {
  return `(select coalesce(jsonb_agg(to_jsonb(row)), '[]') from (select * from ${difference} limit ${EXAMPLES}) as row)`;
}
