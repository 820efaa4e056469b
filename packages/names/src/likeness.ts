/**
 * How likely two folded words, of any two scripts, are one word spelt twice: by edits learned from pairs of words that are one name
 * (model/), in their surroundings, over all ways of cutting the words; of the commonest names, by what is known of them.
 */
import { knownToBeOne } from "./known-names.ts";
import { encode, LEARNED_SCRIPTS, type LearnedScript, LONGEST_WORD } from "./model/letters.ts";
import { modelOf } from "./model/models.ts";
import { type Script, scriptOf } from "./script.ts";

/** Only the same word is certainly the same. */
const SUREST = 0.99;
const MOST_BITS = 30;
/** Of two spellings of one common name twenty to one are the same; of two common names one in ten is the other, misspelt. */
const KNOWN_TO_BE_ONE = Math.log(20);
const KNOWN_TO_BE_TWO = -Math.log(9);

/**
 * From 0 to 1: about the probability that the two are spellings of one name, if it were even before and the other word were one
 * that is easily taken for it. 1 only for the same word. Symmetric. A word longer than any name's is like itself only.
 */
export function wordLikeness(one: string, other: string): number {
  if (one === other) return one === "" ? 0 : 1;
  const odds = logOdds(one, other);
  return odds === undefined ? 0 : Math.min(SUREST, 1 / (1 + Math.exp(-odds)));
}

/** The same as log2 of the odds, between -30 and 30. */
export function wordWeight(one: string, other: string): number {
  if (one === other) return one === "" ? 0 : MOST_BITS;
  const odds = logOdds(one, other);
  return odds === undefined ? -MOST_BITS : Math.max(-MOST_BITS, Math.min(MOST_BITS, odds / Math.LN2));
}

/** What the letters say, as far as nothing is known of the names themselves. */
function logOdds(one: string, other: string): number | undefined {
  const odds = learnedLogOdds(one, other);
  const known = odds === undefined ? undefined : knownToBeOne(one, other);
  if (odds === undefined || known === undefined) return odds;
  return known ? Math.max(odds, KNOWN_TO_BE_ONE) : Math.min(odds, KNOWN_TO_BE_TWO);
}

/**
 * What the learned model alone makes of two words: natural log odds. Undefined where nothing can be said: no letters, too many, or a
 * script that was not learned.
 */
export function learnedLogOdds(one: string, other: string): number | undefined {
  if (one.length > LONGEST_WORD || other.length > LONGEST_WORD) return undefined;
  const scriptOfOne = learned(scriptOf(one));
  const scriptOfOther = learned(scriptOf(other));
  if (scriptOfOne === undefined || scriptOfOther === undefined) return undefined;
  const turned = isTurned(one, scriptOfOne, other, scriptOfOther);
  const [first, second] = turned ? [other, one] : [one, other];
  const [firstScript, secondScript] = turned ? [scriptOfOther, scriptOfOne] : [scriptOfOne, scriptOfOther];
  const left = encode(first, firstScript);
  const right = encode(second, secondScript);
  return left === undefined || right === undefined
    ? undefined
    : modelOf(firstScript, secondScript).logOdds(left, right);
}

/** A model holds its words in one order: by script, and of one script by their letters. */
function isTurned(one: string, scriptOfOne: LearnedScript, other: string, scriptOfOther: LearnedScript): boolean {
  if (scriptOfOne === scriptOfOther) return one > other;
  return LEARNED_SCRIPTS.indexOf(scriptOfOne) > LEARNED_SCRIPTS.indexOf(scriptOfOther);
}

function learned(script: Script): LearnedScript | undefined {
  return script === "Other" ? undefined : script;
}
