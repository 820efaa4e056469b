/** The register's keys, as the ledger asks for them. Where they are kept is the register's: a file, or under a passphrase. */

/** A key of the register's, under which keys of people are wrapped. */
export interface RegisterKey {
  /** The first 8 bytes of its SHA-256, in hex: says which key it is and nothing of what it is. */
  readonly id: string;
  readonly secret: Uint8Array;
}

/** Several, while one follows another. */
export interface Keyring {
  /** The key under which new keys are wrapped. */
  current(): RegisterKey;
  /** Undefined where the register's keys, looked at anew, have none of this id. */
  find(id: string): RegisterKey | undefined;
  /** Looks again at where the keys are kept: another process may have changed them. */
  refresh(): void;
}

/** Detail cannot be opened: the key is missing, or what is kept was tampered with. Says which entry, and never what. */
export class DetailFault extends Error {
  override readonly name = "DetailFault";
  readonly code:
    | "register-key-missing"
    | "register-key-retired"
    | "person-key-missing"
    | "key-differs"
    | "detail-differs";

  constructor(code: DetailFault["code"], message: string) {
    super(message);
    this.code = code;
  }
}

/** A ledger without keys reads and keeps everything but detail: whoever needs one is told. */
export const NO_KEYS: Keyring = {
  current: () => {
    throw new DetailFault(
      "register-key-missing",
      "this ledger was given none of the register's keys: it seals no detail",
    );
  },
  find: () => undefined,
  refresh: () => undefined,
};
