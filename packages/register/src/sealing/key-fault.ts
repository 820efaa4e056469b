/** The register's keys cannot be had, and what to do about it. Never says anything of a key but its id. */
export type KeyFaultCode =
  | "detail-key-missing"
  | "detail-key-wrong"
  | "detail-key-damaged"
  | "passphrase-missing"
  | "passphrase-wrong"
  | "rotation-unfinished";

export class KeyFault extends Error {
  override readonly name = "KeyFault";
  readonly code: KeyFaultCode;

  constructor(code: KeyFaultCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
