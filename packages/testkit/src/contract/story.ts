/**
 * A long story in commands, from a seed: people come, move, escape, are found, change hands and die; a third of it is told
 * late, and some of it is corrected. Many of the commands cannot be true beside the others: that is part of the story.
 */
import type { Instant } from "@muster/record";
import fc from "fast-check";
import { at, NORTH, NORTH_SECOND, opening, person, SOUTH, SOUTH_SECOND } from "../scene.ts";

const PEOPLE = 12;
const anyone = fc.integer({ min: 1, max: PEOPLE }).map(person);
const some = fc.uniqueArray(anyone, { minLength: 1, maxLength: 4 });
const many = fc.uniqueArray(anyone, { minLength: 0, maxLength: PEOPLE });
/** How late it is told: mostly as it happens. Times come back, so that several things happen at one instant. */
const daysLate = fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat({ max: 12 }) });
const hour = fc.constantFrom(6, 12, 18);
const LAST_DAY = 24;
const place = fc.constantFrom(
  { site: "N-PRISON", unit: "A" },
  { site: "N-PRISON", unit: "B" },
  { site: "N-PRISON" },
  { site: "N-CAMP", unit: "1" },
  { site: "N-CAMP" },
  { site: "S-PRISON", unit: "A" },
);
const site = fc.constantFrom("N-PRISON", "N-CAMP", "S-PRISON");
const officers = fc.constantFrom(
  { by: NORTH, second: NORTH_SECOND },
  { by: SOUTH, second: SOUTH_SECOND },
  { by: NORTH, second: SOUTH },
);
const country = fc.constantFrom("SYR", "IRQ", "TUN");

/** What happens, without who says so and when. */
const happening: fc.Arbitrary<{ readonly kind: string } & Record<string, unknown>> = fc.oneof(
  { weight: 8, arbitrary: fc.tuple(anyone, place).map(([id, to]) => ({ kind: "custody.admit", person: id, ...to })) },
  { weight: 8, arbitrary: fc.tuple(anyone, place).map(([id, to]) => ({ kind: "custody.move", person: id, ...to })) },
  { weight: 4, arbitrary: of("escape.record", { people: some }) },
  { weight: 4, arbitrary: fc.tuple(some, place).map(([people, to]) => ({ kind: "custody.recapture", people, ...to })) },
  { weight: 4, arbitrary: of("custody.mark-unaccounted", { people: some, reason: fc.constant("not-at-count") }) },
  { weight: 4, arbitrary: fc.tuple(some, place).map(([people, to]) => ({ kind: "custody.find", people, ...to })) },
  {
    weight: 4,
    arbitrary: of("custody.release", {
      person: anyone,
      site,
      grounds: fc.constant("review"),
      to: fc.constant("home"),
    }),
  },
  { weight: 1, arbitrary: of("death.record", { person: anyone, circumstances: fc.constant("illness") }) },
  { weight: 5, arbitrary: of("roll.take", { site, people: some.map((all) => all.map((id) => ({ person: id }))) }) },
  { weight: 1, arbitrary: of("control.hand-over", { site, to: fc.constantFrom("NORTH", "SOUTH"), jointRoll: many }) },
  { weight: 1, arbitrary: of("control.seize", { site, authority: fc.constantFrom("NORTH", "SOUTH") }) },
  {
    weight: 4,
    arbitrary: of("claim.state", {
      person: anyone,
      claims: fc.array(
        country.map((code) => ({ claim: "nationality", country: code, evidence: "claimed" })),
        { minLength: 1, maxLength: 2 },
      ),
    }),
  },
);

/** Of these the entry is chosen among those there are, wherever the story stands. */
interface Turn {
  readonly what: { readonly kind: string } & Record<string, unknown>;
  readonly daysLate: number;
  readonly hour: number;
  readonly signed: { readonly by: object; readonly second: object };
  readonly back: "no" | "correct" | "correct-instead" | "withdraw";
  readonly pick: number;
}

const turn: fc.Arbitrary<Turn> = fc.record({
  what: happening,
  daysLate,
  hour,
  signed: officers,
  back: fc.oneof(
    { weight: 20, arbitrary: fc.constant("no" as const) },
    { weight: 2, arbitrary: fc.constant("correct" as const) },
    { weight: 2, arbitrary: fc.constant("correct-instead" as const) },
    { weight: 2, arbitrary: fc.constant("withdraw" as const) },
  ),
  pick: fc.nat({ max: 25 }),
});

/** A turn of the story, to be told once the journal holds `entries`: what goes back names one of the last of them. */
export type Told = (entries: readonly ToldEntry[]) => object;

export interface ToldEntry {
  readonly number: number;
  readonly command: { readonly kind?: unknown; readonly person?: unknown };
}

/** Everyone comes on the register, so that most of what follows has somebody to happen to. */
const registrations = Array.from({ length: PEOPLE }, (_, index) => ({
  kind: "person.register",
  occurredAt: at(1),
  by: NORTH,
  person: person(index + 1),
}));

/** The story of a seed: first the register is opened and everyone comes on it, then `length` turns. */
export function story(seed: number, length: number): readonly Told[] {
  const beginning = [...opening(), ...registrations];
  const turns = fc.sample(turn, { seed, numRuns: length });
  const told = turns.map((one, turn): Told => {
    const day = Math.max(2, 2 + Math.floor((turn / length) * (LAST_DAY - 2)) - one.daysLate);
    return (entries) => tell(one, at(day, one.hour), entries.slice(beginning.length));
  });
  return [
    ...beginning.map(
      (command): Told =>
        () =>
          command,
    ),
    ...told,
  ];
}

function tell({ what, signed, back, pick }: Turn, occurredAt: Instant, entries: readonly ToldEntry[]): object {
  const said = { ...what, occurredAt, ...signed };
  if (back === "no") return said;
  const wanted = back === "withdraw" ? entries.filter(({ command }) => command.kind === "claim.state") : entries;
  const { number, command } = wanted.at(-1 - (pick % wanted.length)) ?? {};
  if (number === undefined) return said;
  const now = { occurredAt: at(LAST_DAY, 18), ...signed };
  if (back === "withdraw") {
    return { kind: "claim.withdraw", ...now, person: command?.person, claim: number, index: pick % 2, reason: "wrong" };
  }
  const correction = { kind: "entry.correct", ...now, entry: number, reason: "wrong-fact", why: "invented" };
  return back === "correct" ? correction : { ...correction, instead: { ...what, occurredAt } };
}

function of(kind: string, fields: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<{ kind: string }> {
  return fc.record({ kind: fc.constant(kind), ...fields });
}
