/**
 * Keys by which a row that was read is known again: in the same file read twice, after a reading that was broken off, and in
 * another file of the same sender. They are idempotency keys, kept in the clear; so they are made under the node's own key
 * (HMAC, RFC 2104), for whoever has the database and guesses what a row says must not be able to see whether it was read.
 */
import { createHmac } from "node:crypto";
import { type Ledger, vaultKey, wordsKey } from "@muster/ledger";
import { canonicalBytes } from "@muster/record";

/** What a key is made of. */
type Parts = readonly [what: "list" | "person", ...(string | number)[]];

export class RowKeys {
  /** Undefined where nothing was ever sealed under the node's key: no row can have been read. */
  readonly #secret: Uint8Array | undefined;

  private constructor(secret: Uint8Array | undefined) {
    this.#secret = secret;
  }

  /** Throws `DetailFault` where the register's key is missing. A dry run makes no key. */
  static async open({ database, keyring }: Ledger, { dryRun }: { readonly dryRun: boolean }): Promise<RowKeys> {
    return new RowKeys(await (dryRun ? wordsKey(database, keyring) : vaultKey(database, keyring)));
  }

  /** The key of a list: one file, one sheet, read by one mapping. */
  ofList(sender: string, digest: string, sheet: string, mapping: string): string {
    return this.#key(["list", sender, digest, sheet, mapping]);
  }

  /**
   * The key of a person in a row. `digest` is the row's; `repeat` is how many rows of the file before it say the same, for two
   * who are alike in everything a list says are two; `ordinal` which of the row's people.
   */
  ofPerson(sender: string, digest: string, repeat: number, ordinal: number): string {
    return this.#key(["person", sender, digest, repeat, ordinal]);
  }

  #key(parts: Parts): string {
    if (this.#secret === undefined) return "";
    return `list:${createHmac("sha256", this.#secret).update(canonicalBytes(parts)).digest("base64url")}`;
  }
}

/** What is known of a key: the entry made under it, or the key to send under now. */
export interface Answered {
  readonly entry?: number;
  readonly key: string;
}

/**
 * What was entered under these keys. A command that the register refused was answered so for good under its key; it is sent
 * anew under the next one (`…:1`), for what it lacked may be there now.
 */
export async function answeredUnder({ answered }: KeptAnswers, keys: readonly string[]): Promise<readonly Answered[]> {
  const found = new Map<string, Answered>();
  let asked = keys.map((key) => ({ key, sent: key }));
  for (let attempt = 1; asked.length > 0; attempt += 1) {
    const before = await answered(asked.map(({ sent }) => sent));
    const refused: typeof asked = [];
    for (const { key, sent } of asked) {
      const answer = before.get(sent);
      if (answer === undefined) found.set(key, { key: sent });
      else if (answer.number !== null) found.set(key, { key: sent, entry: answer.number });
      else refused.push({ key, sent: `${key}:${attempt}` });
    }
    asked = refused;
  }
  return keys.map((key) => found.get(key) ?? { key });
}

interface KeptAnswers {
  readonly answered: (keys: readonly string[]) => Promise<ReadonlyMap<string, { readonly number: number | null }>>;
}
