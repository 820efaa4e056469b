/**
 * The weights of everything about a person but the names: for each agreement, in how many pairs of records of one person it is
 * found (m), and in how many pairs of two people (u). The weight is log2(m / u): Fellegi and Sunter 1969.
 *
 * Where they come from: u is counting (365 days, so many years, so many countries); m is this project's estimate of how often
 * records of the region have a thing wrong, on the side of proposing too much. Nobody has published counts. They are no learned
 * figures, and are written in one place to be changed when a register has been worked with.
 */
interface Rates {
  readonly m: number;
  readonly u: number;
}

const YEARS_PEOPLE_WERE_BORN_IN = 45;
const A_DAY = 1 / (365 * YEARS_PEOPLE_WERE_BORN_IN);

export const RATES = {
  /** The same day, month and year. 1 January and 1 July stand for a day that nobody knew: they say what the year says. */
  birthDay: { m: 0.5, u: A_DAY },
  birthPlaceholder: { m: 0.5, u: 1 / YEARS_PEOPLE_WERE_BORN_IN },
  /** Day and month changed places; one digit wrong, or two that changed places. */
  birthTurned: { m: 0.02, u: A_DAY },
  birthDigit: { m: 0.05, u: 18 * A_DAY },
  /** A year of the Hijra or of the Persian calendar, read as if it were one. */
  birthCalendar: { m: 0.03, u: 3 / YEARS_PEOPLE_WERE_BORN_IN / 20 },
  /** Years apart, where the spans do not meet: people do not know their year, or make themselves younger. */
  birthOneYear: { m: 0.12, u: 2 / YEARS_PEOPLE_WERE_BORN_IN },
  birthTwoYears: { m: 0.06, u: 2 / YEARS_PEOPLE_WERE_BORN_IN },
  birthFiveYears: { m: 0.05, u: 6 / YEARS_PEOPLE_WERE_BORN_IN },
  birthTenYears: { m: 0.015, u: 10 / YEARS_PEOPLE_WERE_BORN_IN },
  birthFar: { m: 0.004, u: 0.5 },

  /** In detention nearly everybody is a man, so agreeing says little. */
  sexAgrees: { m: 0.99, u: 0.8 },
  sexDiffers: { m: 0.01, u: 0.2 },

  /** A town of some tens of thousands in a country of some millions. Where somebody is from has many true answers. */
  placeAgrees: { m: 0.5, u: 0.03 },
  placeClose: { m: 0.2, u: 0.03 },
  placeDiffers: { m: 0.5, u: 0.9 },

  nationalityDiffers: { m: 0.08, u: 0.7 },

  /** An issuer gives a number once. Letters and digits are misread; a number is copied without its issuer. */
  numberSame: { m: 0.8, u: 1e-6 },
  numberOtherIssuer: { m: 0.1, u: 1e-4 },
  numberClose: { m: 0.08, u: 2e-4 },
  numberDiffers: { m: 0.1, u: 0.5 },
} as const satisfies Readonly<Record<string, Rates>>;

/** How common a nationality is among those who share it by chance: the two countries of the reference case, and any other. */
export const NATIONALITY = {
  m: 0.9,
  shares: new Map([
    ["SYR", 0.45],
    ["IRQ", 0.4],
  ]),
  other: 0.05,
} as const;

/** In how many records of one person the births are known to overlap; what is by chance depends on how wide they are. */
export const BIRTH_OVERLAPS = 0.75;
export const BIRTH_YEARS = YEARS_PEOPLE_WERE_BORN_IN;

/** What a parent's name may add, in bits: brothers and sisters share it, and the father's stands in the name as well. */
export const PARENT = { most: 8, least: -5, mostIfInName: 1 } as const;

export function weightOf({ m, u }: Rates): number {
  return Math.log2(m / u);
}
