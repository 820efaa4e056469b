/** A name keeps its own direction within a sentence of the other: first-strong isolate, Unicode Bidirectional Algorithm 2.1. */
export function isolated(name: string): string {
  return `\u2068${name}\u2069`;
}
