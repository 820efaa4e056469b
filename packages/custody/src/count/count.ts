/** The state of a count. */
export interface Count {
  readonly code: string;
}
