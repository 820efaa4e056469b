/** Who knocks: what a request shows before anybody is known. */
export interface Visit {
  /** The address it comes from, as the server or its trusted proxy saw it. */
  readonly address: string;
  /** The header `User-Agent`, for the officer's list of sessions. */
  readonly agent: string;
  /** The header `Cookie`. */
  readonly cookie?: string | undefined;
}
