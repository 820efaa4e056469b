/** The state of a programme. */
export interface Programme {
  readonly code: string;
}
