/**
 * The next command of a simulation: of any kind, on whoever is at hand, mostly such as can be and now and then not. Whether
 * it can be is for the rules to say: what is written here only sees to it that many of them can.
 */
import { RULES } from "@muster/custody";
import type { Instant, PersonId, SiteCode } from "@muster/record";
import { epochMilliseconds, instantFromEpoch } from "@muster/record";
import { at, MONITOR, NORTH, NORTH_SECOND, person, SOUTH } from "../scene.ts";
import type { World } from "../world.ts";
import { nextOfAccess } from "./access.ts";
import { nextOfConvoy } from "./convoys.ts";
import { nextOfCount } from "./counts.ts";
import { nextOfPair } from "./pairs.ts";
import type { Random } from "./random.ts";

export { receiverKey } from "./convoys.ts";

/** What a maker of commands has to go by. */
export interface Situation {
  readonly random: Random;
  readonly world: World;
  /** When it happens: mostly now, sometimes long ago. */
  readonly occurredAt: Instant;
  /** Somebody on the register, in one of these states if any is named; now and then anybody; undefined where nobody is. */
  somebody(...states: string[]): PersonId | undefined;
  everybody(...states: string[]): PersonId[];
  /** A new code, or one given out before. */
  code(prefix: string, fresh: boolean): string | undefined;
}

type Maker = (situation: Situation) => object | undefined;

const FIRST_DAY = epochMilliseconds(at(2));
const LAST_DAY = epochMilliseconds(at(24));
const LATE = 0.15;
const PLACES = [
  { site: "N-PRISON", unit: "A" },
  { site: "N-PRISON", unit: "B" },
  { site: "N-PRISON" },
  { site: "N-CAMP", unit: "1" },
  { site: "N-CAMP" },
  { site: "S-PRISON", unit: "A" },
] as const;
const SITES = ["N-PRISON", "N-CAMP", "S-PRISON"] as SiteCode[];
const MOST_PEOPLE = 40;

/** Commands about one person on the register: the person and these fields. */
const aboutOne =
  (kind: string, by: object, fields: (situation: Situation) => object, ...states: string[]): Maker =>
  (situation) => {
    const one = situation.somebody(...states);
    return one === undefined ? undefined : { kind, by, person: one, ...fields(situation) };
  };

const aboutSome =
  (kind: string, by: object, fields: (situation: Situation) => object, ...states: string[]): Maker =>
  (situation) => {
    const people = situation.random.some(situation.everybody(...states), 3);
    return people.length === 0 ? undefined : { kind, by, people, ...fields(situation) };
  };

/** The place where the books have the person, with another unit. */
const moved: Maker = (situation) => {
  const one = situation.somebody("held");
  if (one === undefined) return undefined;
  const site = situation.world.position(one)?.site ?? "N-PRISON";
  const { unit } = situation.random.pick(PLACES.filter((place) => place.site === site)) as { unit?: string };
  return { kind: "custody.move", by: NORTH, person: one, site, ...(unit === undefined ? {} : { unit }) };
};

const released: Maker = (situation) => {
  const one = situation.somebody("held");
  if (one === undefined) return undefined;
  const site = situation.world.position(one)?.site ?? "N-PRISON";
  const more = { site, grounds: situation.random.pick(["review", "court-order"]), to: "home" };
  return { kind: "custody.release", by: NORTH, second: NORTH_SECOND, person: one, ...more };
};

const registered: Maker = ({ random, world }) => {
  const next = world.people().length + 1;
  if (next > MOST_PEOPLE) return undefined;
  const sex = random.pick(["male", "female"]);
  const claims = [
    { claim: "sex", sex },
    { claim: "birth", edtf: random.pick(["1990", "1971-03", "2012?", "198X"]) },
    { claim: "nationality", country: random.pick(["SYR", "IRQ", "TUN"]), evidence: "claimed" },
  ];
  return { kind: "person.register", by: NORTH, person: person(next), claims: random.some(claims, 3) };
};

const born: Maker = (situation) => {
  const mother = situation.somebody("held");
  const next = situation.world.people().length + 1;
  return mother === undefined ? undefined : { kind: "birth.record", by: NORTH, mother, child: person(next) };
};

const withdrawn: Maker = (situation) => {
  const one = situation.somebody();
  const claim = one === undefined ? undefined : situation.random.pick(situation.world.file(one).claims);
  if (claim === undefined) return undefined;
  const named = { claim: claim.entry, index: claim.index, reason: "said by another" };
  return { kind: "claim.withdraw", by: NORTH, person: one, ...named };
};

const rolled: Maker = ({ random, world, occurredAt }) => {
  const site = random.pick(SITES) as SiteCode;
  const there = world.heldAt(site, occurredAt);
  const people = random.chance(0.5) ? there : random.some([...there, ...world.people()], 8);
  return { kind: "roll.take", by: NORTH, site, people: [...new Set(people)].map((one) => ({ person: one })) };
};

const handedOver: Maker = ({ random, world, occurredAt }) => {
  const site = random.pick(["N-CAMP", "S-PRISON"]) as SiteCode;
  const controller = world.state("site", site)?.control.at(-1)?.authority;
  const [by, second] = controller === "NORTH" ? [NORTH, SOUTH] : [SOUTH, NORTH];
  const there = world.heldAt(site, occurredAt);
  const jointRoll = random.some(there, there.length);
  return { kind: "control.hand-over", by, second, site, to: second.authority, jointRoll };
};

const seized: Maker = ({ random, world, occurredAt }) => {
  const site = random.pick(["N-CAMP", "S-PRISON"]) as SiteCode;
  const out = random.some(world.heldAt(site, occurredAt), 2);
  return { kind: "control.seize", by: MONITOR, site, authority: random.pick(["ESCORT", "NORTH", "SOUTH"]), out };
};

const added: Maker = (situation) => {
  const site = situation.random.pick(SITES) as SiteCode;
  const people = situation.random.some(situation.world.heldAt(site, situation.occurredAt), 2);
  if (people.length === 0) return undefined;
  return { kind: "control.add-people", by: SOUTH, second: NORTH, site, people };
};

const corrected: Maker = ({ random, world, occurredAt }) => {
  const recent = random.chance(0.7) ? world.entries.slice(-12) : world.entries;
  // Hardly ever what everything stands on: without its officers a register takes nothing more.
  const others = random.chance(0.01) ? recent : recent.filter(({ entry }) => !FOUNDATIONS.has(entry.kind));
  const wrong = random.pick(others)?.entry;
  if (wrong === undefined) return undefined;
  const base = { kind: "entry.correct", by: NORTH, second: NORTH_SECOND, entry: wrong.number };
  const instead = random.chance(0.4) ? insteadOf(random, world, wrong.number, occurredAt) : undefined;
  return { ...base, reason: "wrong-fact", why: "misread", ...(instead === undefined ? {} : { instead }) };
};

const FOUNDATIONS = new Set(["authority.registered", "officer.appointed", "site.opened"]);

/** A move or an admission in place of one, elsewhere or at another time. */
function insteadOf(random: Random, world: World, number: number, occurredAt: Instant): object | undefined {
  const wrong = world.entries[number];
  const one = wrong?.items[0]?.person;
  if (one === undefined) return undefined;
  const kind = wrong?.entry.kind === "custody.admitted" ? "custody.admit" : "custody.move";
  return { kind, person: one, ...random.pick(PLACES), ...(random.chance(0.5) ? { occurredAt } : {}) };
}

/** What no rule ever sees. */
const malformed: Maker = ({ random }) =>
  random.pick<object>([
    { kind: "person.rename", by: NORTH },
    { kind: "custody.move", by: NORTH, person: person(1), site: "N-PRISON", wing: "A" },
    { kind: "custody.move", by: NORTH, person: person(1), site: "N-PRISON", occurredAt: "2026-01-05T10:00:00" },
    { kind: "custody.admit", by: NORTH, person: "Yusuf", site: "N-PRISON" },
    { kind: "custody.move", by: NORTH, person: person(1), site: "N-PRISON", occurredAt: at(28) },
  ]);

const incident: Maker = (situation) => {
  const code = situation.code("I", true);
  return { kind: "incident.record", by: NORTH, incident: code, type: "disturbance", narrative: "a fight" };
};

const account: Maker = (situation) => {
  const code = situation.code("I", false);
  if (code === undefined) return undefined;
  return { kind: "account.state", by: MONITOR, incident: code, party: "MONITOR", stance: "states", account: "calm" };
};

const agreement: Maker = (situation) => {
  const terms = [{ term: "T1", text: "names are handed over", owedBy: "NORTH", deadline: at(12) }];
  const parties = ["NORTH", "SOUTH"];
  return { kind: "agreement.record", by: NORTH, agreement: situation.code("A", true), title: "truce", parties, terms };
};

const term: Maker = (situation) => {
  const code = situation.code("A", false);
  if (code === undefined) return undefined;
  return { kind: "term.report", by: SOUTH, agreement: code, term: "T1", status: "met", party: "SOUTH" };
};

const programme: Maker = (situation) => {
  const plan = { from: ["NORTH"], to: ["SOUTH"], ceiling: 30, source: "a plan" };
  return { kind: "programme.plan", by: NORTH, programme: situation.code("P", true), ...plan };
};

const revised: Maker = (situation) => {
  const code = situation.code("P", false);
  const plan = { ceiling: 10 + situation.random.below(20), source: "a newer plan" };
  return code === undefined ? undefined : { kind: "programme.revise", by: NORTH, programme: code, ...plan };
};

const listed: Maker = ({ random, world }) => ({
  kind: "list.receive",
  by: NORTH,
  sender: random.pick(["SOUTH", "SOUTH", "NOWHERE"]),
  file: `${world.entries.length}.csv`,
  digest: `${"A".repeat(43)}=`,
  mapping: `${"B".repeat(43)}=`,
  rows: 2,
  unread: random.below(3),
});

const unitOpened: Maker = ({ random, world }) => ({
  kind: "unit.open",
  by: NORTH,
  site: random.pick(SITES),
  unit: `U${world.entries.length}`,
});

const place = ({ random }: Situation) => ({ ...random.pick(PLACES) });
const nothing = () => ({});
const claims = ({ random }: Situation) => ({
  claims: [
    random.pick<object>([
      { claim: "sex", sex: "male" },
      { claim: "nationality", country: "SYR", evidence: "verified" },
    ]),
  ],
});
const certificate = { expiresAt: at(23) };

const MAKERS: readonly (readonly [weight: number, Maker])[] = [
  [10, registered],
  [12, aboutOne("custody.admit", NORTH, place, "outside", "released", "transferred-out")],
  [9, moved],
  [3, aboutOne("claim.state", NORTH, claims)],
  [2, withdrawn],
  [1, aboutOne("number.give", NORTH, ({ world }) => ({ number: `N-${world.entries.length}`, issuer: "NORTH" }))],
  [2, aboutOne("basis.state", NORTH, () => ({ basis: "detention-order", orderingAuthority: "NORTH" }))],
  [1, aboutOne("custody.review", NORTH, () => ({ outcome: "continue" }), "held")],
  [2, released],
  [0.5, aboutOne("death.record", NORTH, () => ({ circumstances: "illness" }), "held", "in-transit", "at-large")],
  [1, born],
  [3, aboutSome("escape.record", NORTH, () => ({ means: "break-out" }), "held", "in-transit")],
  [1, aboutSome("escape.attempt", NORTH, nothing, "held")],
  [4, aboutSome("custody.recapture", NORTH, place, "at-large")],
  [2, aboutSome("custody.mark-unaccounted", NORTH, () => ({ reason: "not-at-count" }), "held")],
  [3, aboutSome("custody.find", NORTH, place, "unaccounted")],
  [2, aboutOne("fitness.certify", NORTH_SECOND, () => ({ fit: true, ...certificate }))],
  [1, aboutOne("objection.raise", MONITOR, () => ({ raisedBy: "counsel" }))],
  [1, aboutOne("property.seal", NORTH, () => ({ seal: "S-1", inventory: [{ item: "a coat" }] }))],
  [1, aboutOne("assessment.record", MONITOR, assessment)],
  [3, rolled],
  [1, handedOver],
  [0.7, seized],
  [1, added],
  [5, corrected],
  [2, malformed],
  [1, incident],
  [1, account],
  [0.4, agreement],
  [0.6, term],
  [0.3, programme],
  [0.4, revised],
  [0.4, listed],
  [0.5, unitOpened],
  [5, nextOfAccess],
  [8, nextOfCount],
  [4, nextOfPair],
  [24, nextOfConvoy],
];

function assessment() {
  return { receiver: "SOUTH", outcome: "may-proceed", interviewedInPrivate: true };
}

const TOTAL_WEIGHT = MAKERS.reduce((sum, [weight]) => sum + weight, 0);

/** How far through the simulated weeks it happens is `progress`, from 0 to 1. */
export function nextCommand(random: Random, world: World, progress: number): object {
  for (;;) {
    const latest = FIRST_DAY + progress * (LAST_DAY - FIRST_DAY);
    const when = random.chance(LATE) ? FIRST_DAY + random.next() * (latest - FIRST_DAY) : latest;
    const occurredAt = instantFromEpoch(Math.floor(when / 60_000) * 60_000);
    const made = pickMaker(random)(situationOf(random, world, occurredAt));
    if (made !== undefined) return { occurredAt, ...made };
  }
}

function pickMaker(random: Random): Maker {
  let left = random.next() * TOTAL_WEIGHT;
  const found = MAKERS.find(([weight]) => {
    left -= weight;
    return left < 0;
  });
  return (found ?? MAKERS[0] ?? [0, malformed])[1];
}

function situationOf(random: Random, world: World, occurredAt: Instant): Situation {
  const everybody = (...states: string[]) =>
    world.people().filter((one) => states.length === 0 || states.includes(world.position(one)?.state ?? ""));
  return {
    random,
    world,
    occurredAt,
    everybody,
    somebody: (...states) => random.pick(random.chance(0.93) ? everybody(...states) : world.people()),
    code: (prefix, fresh) => {
      const given = world.entries.flatMap(({ entry }) =>
        entry.about.filter((key) => key.split(":")[1]?.startsWith(`${prefix}-`)),
      );
      const codes = [...new Set(given.map((key) => key.split(":")[1] as string))];
      return fresh && !random.chance(0.1) ? `${prefix}-${codes.length + 1}` : random.pick(codes);
    },
  };
}

/** Every kind of entry there is, for a simulation to say which it never made. */
export const KINDS: readonly string[] = RULES.map(({ kind }) => kind);
