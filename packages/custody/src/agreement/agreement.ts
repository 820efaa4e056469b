/** The state of a agreement. */
export interface Agreement {
  readonly code: string;
}
