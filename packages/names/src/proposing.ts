/** From a score to a probability, and from which score on two people are proposed as one to be looked at by officers. */

/** The probability that two records are one person's, where one pair in `1 / prior` is before anything is compared. */
export function probability(weight: number, prior: number): number {
  const odds = 2 ** (weight + Math.log2(prior / (1 - prior)));
  return odds === Number.POSITIVE_INFINITY ? 1 : odds / (1 + odds);
}

/**
 * How many records of the same person a person is expected to have among all others of the register: one in five has a second one, in lists
 * that several authorities sent. It is the keeper's to know better.
 */
const SECOND_RECORDS = 0.2;

/** The prior of any one pair on a register of so many people. */
export function priorAmong(people: number): number {
  return Math.min(0.5, SECOND_RECORDS / Math.max(1, people));
}

/**
 * From this probability on a pair is proposed. Measured on invented people (bench/src/names/proposals.ts): of those recorded twice nine in ten
 * and more are found, for somewhat more than one stranger each to be looked at; from 0.5 on, some three in four, for one stranger in eight.
 */
export const PROPOSED_FROM = 0.05;
/** From this probability on it is called likely. */
export const LIKELY_FROM = 0.9;
