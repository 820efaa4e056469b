/** The state of a incident. */
export interface Incident {
  readonly code: string;
}
