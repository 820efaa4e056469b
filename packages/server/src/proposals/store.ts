/**
 * Proposals as they are kept: what one officer proposed and another has yet to confirm. What is proposed holds names and
 * is kept under the register's key; who proposed what kind of thing, and what became of it, is in clear.
 */
import type { Refusal } from "@muster/custody";
import type { Vault } from "@muster/identity";
import type { Database, Queryable } from "@muster/ledger";
import type { EntryNumber, Instant, Officer } from "@muster/record";
import { canonicalBytes } from "@muster/record";

export const PROPOSAL_STATES = ["open", "confirmed", "declined", "withdrawn", "refused"] as const;
export type ProposalState = (typeof PROPOSAL_STATES)[number];

/** What is known of a proposal without opening it. */
export interface ProposalHead {
  readonly id: string;
  readonly sort: "command" | "export";
  /** The command's kind, or `export`. */
  readonly kind: string;
  readonly authority: string;
  readonly officer: string;
  readonly confirmAuthority: string;
  readonly confirmOfficer: string | null;
  readonly proposedAt: Instant;
  readonly expiresAt: Instant;
  readonly state: ProposalState;
  readonly decidedAuthority: string | null;
  readonly decidedOfficer: string | null;
  readonly decidedAt: Instant | null;
  readonly entry: EntryNumber | null;
  readonly refusal: Refusal | null;
}

export interface NewProposal {
  readonly id: string;
  readonly sort: ProposalHead["sort"];
  readonly kind: string;
  readonly by: Officer;
  readonly confirmAuthority: string;
  readonly confirmOfficer?: string;
  readonly at: Instant;
  readonly expiresAt: Instant;
  /** The command, or what is to be exported. */
  readonly content: object;
}

const HEAD = `id, sort, kind, authority, officer, confirm_authority as "confirmAuthority", confirm_officer as "confirmOfficer",
  proposed_at as "proposedAt", expires_at as "expiresAt", state, decided_authority as "decidedAuthority",
  decided_officer as "decidedOfficer", decided_at as "decidedAt", entry, refusal`;

/** The newest of them; who has more to confirm has other worries. */
const MOST_LISTED = 200;

export class ProposalStore {
  readonly #database: Database;
  readonly #vault: Vault;

  constructor(database: Database, vault: Vault) {
    this.#database = database;
    this.#vault = vault;
  }

  async add(proposal: NewProposal): Promise<void> {
    const { id, sort, kind, by, confirmAuthority, confirmOfficer = null, at, expiresAt, content } = proposal;
    await this.#database.execute(
      `insert into proposal (id, sort, kind, sealed, authority, officer, confirm_authority, confirm_officer, proposed_at, expires_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        id,
        sort,
        kind,
        await this.#vault.seal(canonicalBytes(content), aboutOf(id)),
        by.authority,
        by.officer,
        confirmAuthority,
        confirmOfficer,
        at,
        expiresAt,
      ],
    );
  }

  /** Those that this reader may see, newest first. */
  async list(reader: Queryable, state: ProposalState | undefined): Promise<readonly ProposalHead[]> {
    return reader.query<ProposalHead>(
      `select ${HEAD} from proposal where $1::text is null or state = $1 order by proposed_at desc, id limit ${MOST_LISTED}`,
      [state ?? null],
    );
  }

  /** One with its content, where this reader may see it. */
  async find(
    reader: Queryable,
    id: string,
  ): Promise<{ readonly head: ProposalHead; readonly content: Readonly<Record<string, unknown>> } | undefined> {
    const [found] = await reader.query<ProposalHead & { sealed: Uint8Array }>(
      `select ${HEAD}, sealed from proposal where id = $1`,
      [id],
    );
    if (found === undefined) return undefined;
    const { sealed, ...head } = found;
    const clear = await this.#vault.open(sealed, aboutOf(id));
    return { head, content: JSON.parse(new TextDecoder().decode(clear)) as Readonly<Record<string, unknown>> };
  }

  /** Decides an open proposal, once: false where somebody was faster or its time is over. */
  async decide(
    id: string,
    state: Exclude<ProposalState, "open" | "refused">,
    by: Officer,
    at: Instant,
  ): Promise<boolean> {
    const decided = await this.#database.execute(
      `update proposal set state = $2, decided_authority = $3, decided_officer = $4, decided_at = $5
       where id = $1 and state = 'open' and expires_at > $5`,
      [id, state, by.authority, by.officer, at],
    );
    return decided === 1;
  }

  /** What the register answered once it was confirmed. */
  async answered(id: string, answer: { readonly entry: EntryNumber } | { readonly refusal: Refusal }): Promise<void> {
    if ("entry" in answer) {
      await this.#database.execute("update proposal set entry = $2 where id = $1", [id, answer.entry]);
    } else {
      await this.#database.execute("update proposal set state = 'refused', refusal = $2::jsonb where id = $1", [
        id,
        JSON.stringify(answer.refusal),
      ]);
    }
  }
}

/** What a proposal's ciphertext is bound to. */
function aboutOf(id: string): string {
  return `proposal:${id}`;
}
