/**
 * The moment a page is looked at from (rule 7), which stands in its address: `asOf` a time, `knownAt` an entry's number.
 * Absent is now, and all that is known. A page at a moment can be sent to a colleague, and shows the same.
 */
import { useNavigate, useSearch } from "@tanstack/react-router";

export interface Moment {
  readonly asOf?: string | undefined;
  readonly knownAt?: number | undefined;
}

export interface LookedAt extends Moment {
  /** Left of now on either axis: the page speaks in the past tense, and records nothing. */
  readonly isPast: boolean;
  readonly look: (moment: Moment) => void;
}

/** Reads the moment out of an address; what is none is left out. */
export function momentOf(search: Readonly<Record<string, unknown>>): Moment {
  const { asOf, knownAt } = search;
  const isTime = typeof asOf === "string" && !Number.isNaN(Date.parse(asOf));
  const number = typeof knownAt === "string" && /^\d{1,15}$/.test(knownAt) ? Number(knownAt) : knownAt;
  return {
    ...(isTime ? { asOf: new Date(asOf).toISOString() } : {}),
    ...(Number.isSafeInteger(number) && (number as number) >= 0 ? { knownAt: number as number } : {}),
  };
}

export function useMoment(): LookedAt {
  const { asOf, knownAt } = useSearch({ strict: false }) as Moment;
  const navigate = useNavigate();
  return {
    ...(asOf === undefined ? {} : { asOf }),
    ...(knownAt === undefined ? {} : { knownAt }),
    isPast: asOf !== undefined || knownAt !== undefined,
    look: (moment) =>
      void navigate({ to: ".", search: (before: object) => ({ ...before, ...emptied, ...moment }), replace: true }),
  };
}

const emptied = { asOf: undefined, knownAt: undefined };
