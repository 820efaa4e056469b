/** The states of a transfer, in the order it passes through them. The server's list, which types alone come from. */
import type { TransferState } from "@muster/server/api";

export const TRANSFER_STATES = [
  "proposed",
  "authorised",
  "sealed",
  "departed",
  "arrived",
  "closed",
  "cancelled",
] as const satisfies readonly TransferState[];

/** Before the seal people can be put on and taken off; until the departure it can be cancelled. */
export const UNSEALED: readonly TransferState[] = ["proposed", "authorised"];
export const NOT_LEFT: readonly TransferState[] = [...UNSEALED, "sealed"];
export const LEFT: readonly TransferState[] = ["departed", "arrived", "closed"];
