/** How common words are where nobody has counted: among the names of the training data, and nowhere rarer than it can tell. */

/** What is not in the data is taken for as common as one in so many. */
const RARE = 1 / 2_000;

export function commonnessByDefault(folded: string): number {
  return folded.length <= 2 ? 0.01 : RARE;
}
