/** What can be wrong with a backup, or in the way of making or restoring one. */
export type BackupFaultCode =
  | "not-a-backup"
  | "newer-format"
  | "older-format"
  | "truncated"
  | "damaged"
  | "not-the-log"
  | "wrong-key"
  | "detail-key-missing"
  | "detail-key-wrong"
  | "changed-meanwhile"
  | "balance-differs"
  | "folder-not-empty"
  | "file-exists"
  | "register-empty"
  | "register-not-empty";

/** A backup cannot be made or restored, and why. Nothing was left behind. */
export class BackupFault extends Error {
  override readonly name = "BackupFault";
  readonly code: BackupFaultCode;

  constructor(code: BackupFaultCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
