/**
 * Instants. In the books a time is always a moment in UTC to the millisecond, written in one way only
 * (`2026-01-21T18:00:00.000Z`), so that instants compare as strings and an entry has one canonical form.
 */
import { Temporal } from "@js-temporal/polyfill";
import Type from "typebox";

declare const instant: unique symbol;
/** A moment in UTC, canonical: `YYYY-MM-DDTHH:mm:ss.sssZ`. Two of them compare with `<` as strings. */
export type Instant = string & { readonly [instant]: true };

const CANONICAL = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;
const WITH_OFFSET = /^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:[Zz]|[+-]\d{2}:?\d{2})$/;
/** The register holds no time outside these: a year mistyped is more likely than a record from it. */
const FIRST_YEAR = "1900";
const LAST_YEAR = "2200";

/** As it comes from outside: ISO 8601 with an offset or Z. A time without a zone is refused: nobody can know when it was. */
export const InstantText = Type.Unsafe<Instant>(
  Type.String({
    minLength: 17,
    maxLength: 40,
    description: "a time in ISO 8601 with its offset, e.g. 2026-01-21T18:00:00+03:00",
  }),
);

/** Reads ISO 8601 with an offset; `undefined` when it is no such time, has no zone, or lies outside 1900 to 2199. */
export function parseInstant(text: string): Instant | undefined {
  if (CANONICAL.test(text)) return withinYears(text);
  if (!WITH_OFFSET.test(text)) return undefined;
  // Commands come in runs with the same time on them, and arithmetic on time zones is slow.
  const known = read.get(text);
  if (known !== undefined) return known;
  const instant = arithmetic(text);
  if (read.size >= MAXIMUM_READ) read.clear();
  if (instant !== undefined) read.set(text, instant);
  return instant;
}

const MAXIMUM_READ = 1_000;
const read = new Map<string, Instant>();

function arithmetic(text: string): Instant | undefined {
  try {
    return withinYears(Temporal.Instant.from(text).round("millisecond").toString({ smallestUnit: "millisecond" }));
  } catch (fault) {
    if (fault instanceof RangeError) return undefined;
    throw fault;
  }
}

function withinYears(text: string): Instant | undefined {
  return text >= FIRST_YEAR && text < LAST_YEAR ? (text as Instant) : undefined;
}

/** The instant of a wall-clock time in a zone (IANA name), as a roll's sender means it; `undefined` when it is no such time. */
export function instantInZone(wallClock: string, zone: string): Instant | undefined {
  const [, day, hours, minutes, seconds = "00"] = PLAIN_TIME.exec(wallClock) ?? [];
  const midnight = day === undefined ? undefined : midnightOf(day, zone);
  if (midnight === undefined) return inZone(wallClock, zone);
  const afterMidnight = (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds);
  return withinYears(instantFromEpoch(midnight + afterMidnight * 1_000));
}

const PLAIN_TIME = /^(\d{4}-\d{2}-\d{2})[ T]([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?$/;
const DAY_MILLISECONDS = 86_400_000;
const MAXIMUM_DAYS = 10_000;
/** First instants of days, by zone and day, where the day is a whole one: times of day are then mere addition. */
const midnights = new Map<string, number | undefined>();

/** When the day begins in the zone; undefined for one on which its clocks are changed, and for none. */
function midnightOf(day: string, zone: string): number | undefined {
  const key = `${zone} ${day}`;
  if (midnights.has(key)) return midnights.get(key);
  const [first, last] = [inZone(`${day}T00:00:00`, zone), inZone(`${day}T23:59:59.999`, zone)];
  const begins = first === undefined ? undefined : epochMilliseconds(first);
  const isWhole =
    begins !== undefined && last !== undefined && epochMilliseconds(last) - begins === DAY_MILLISECONDS - 1;
  const midnight = isWhole ? begins : undefined;
  if (midnights.size >= MAXIMUM_DAYS) midnights.clear();
  midnights.set(key, midnight);
  return midnight;
}

function inZone(wallClock: string, zone: string): Instant | undefined {
  try {
    const zoned = Temporal.PlainDateTime.from(wallClock.replace(" ", "T")).toZonedDateTime(zone);
    return withinYears(zoned.toInstant().toString({ smallestUnit: "millisecond" }));
  } catch (fault) {
    if (fault instanceof RangeError) return undefined;
    throw fault;
  }
}

// oxlint-disable-next-line no-restricted-globals -- arithmetic on what is passed in: no clock is read, and these run per command
const calendar = Date;

/** Milliseconds since 1970, for arithmetic at the edges. */
export function epochMilliseconds(at: Instant): number {
  return calendar.parse(at);
}

/** From milliseconds since 1970: how a clock at the edge hands its reading in. */
export function instantFromEpoch(milliseconds: number): Instant {
  return new calendar(Math.trunc(milliseconds)).toISOString() as Instant;
}

/** `at` plus a duration in ISO 8601 (`PT96H`, `P6M`), reckoned in UTC. Throws RangeError on a malformed duration. */
export function plusDuration(at: Instant, duration: string): Instant {
  const zoned = Temporal.Instant.from(at).toZonedDateTimeISO("UTC").add(Temporal.Duration.from(duration));
  return zoned.toInstant().toString({ smallestUnit: "millisecond" }) as Instant;
}
