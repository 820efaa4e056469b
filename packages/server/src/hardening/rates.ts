/**
 * How often somebody may ask: an officer, and an address. The two are counted apart, so that one officer who asks too much
 * stops nobody else at the site, and a stranger at an address is stopped before anything is read. Guesses at a sign-in are
 * not counted here: by address alone, one guesser would shut out everybody behind it. `@muster/identity` counts them.
 */

export interface Rate {
  readonly requests: number;
  readonly window_ms: number;
}

export interface Rates {
  /** Counted by officer or token, from wherever they ask. */
  readonly officer: Rate;
  /** Counted by IPv4 address or IPv6 /64, whoever asks: a whole site may share one. */
  readonly address: Rate;
}

const MINUTE_MS = 60_000;

/** A machine that brings a roll sends fifty commands a second; a site of clerks behind one address asks less than this. */
export const USUAL_RATES: Rates = {
  officer: { requests: 3_000, window_ms: MINUTE_MS },
  address: { requests: 9_000, window_ms: MINUTE_MS },
};
