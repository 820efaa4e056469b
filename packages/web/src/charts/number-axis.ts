/** The axis of people of every chart: on the left, where the time begins. */

/** Room for hundreds of thousands in any numerals. */
export const NUMBERS_PX = 62;

/** There are no parts of people: where a scale is divided finer, nothing is written. */
export function whole(number: (value: number) => string): (value: number) => string {
  return (value) => (Number.isInteger(value) ? number(value) : "");
}
