/** Books of any size without a journal beside them: invented lives, some entries late, through the same chain as always. */
import { Chain, type LineRow, type WantedLine } from "@muster/custody";
import { copyLine, type Database, openFork, spanFork } from "@muster/ledger";
import type { AuthorityCode, Instant, PersonId, SiteCode, UnitCode } from "@muster/record";

const SITES = Array.from({ length: 20 }, (_, index) => `S-${index}` as SiteCode);
const LINES_A_PERSON = 10;
const BEGIN = Date.UTC(2025, 0, 1);
const YEAR_MILLISECONDS = 365 * 86_400_000;
/** One entry in fifty is noted late, by up to a tenth of the year. */
const LATE = 0.02;
const LATEST = 0.1;

const MADE = ["person", "entry", "known_from", "at", "step", "spends", "state", "site", "unit", "custodian"] as const;
const ENDED = ["spent_at", "spent_by", "known_until", "span_fork", "open_fork"] as const;

export interface Filled {
  readonly people: readonly PersonId[];
  /** Versions of lines written. */
  readonly rows: number;
  /** A random moment, site and person, from a number in [0, 1). */
  moment(random: number): { asOf: Instant; knownAt: number; site: SiteCode; person: PersonId };
}

/** Fills the books with about `lines` lines, the indexes made afterwards as a restore would. */
export async function fillBooks(owner: Database, lines: number): Promise<Filled> {
  const people: PersonId[] = [];
  let rows = 0;
  const indexes = await owner.query<{ name: string; made: string }>(
    "select indexname as name, indexdef as made from pg_indexes where tablename in ('line', 'position') and indexname not like '%_pkey'",
  );
  await owner.script(indexes.map(({ name }) => `drop index ${name}`).join(";"));
  const random = generator(7);
  const open: string[] = [];
  /** What has ended, as it comes; what is open is kept for afterwards. */
  function* text() {
    for (let index = 0; index < lines / LINES_A_PERSON; index += 1) {
      const person = `${hex(random)}${hex(random)}`.replace(
        /^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/,
        "$1-$2-4$3-8$4-$5",
      ) as PersonId;
      people.push(person);
      for (const row of life(person, lines, random)) {
        rows += 1;
        if (row.spentBy === null && row.knownUntil === null) open.push(copyLine(made(row)));
        else yield copyLine([...made(row), ...ended(row)]);
      }
    }
  }
  await owner.copyIn("line", [...MADE, ...ENDED], text());
  await owner.copyIn("position", MADE, open);
  await owner.script(indexes.map(({ made }) => made).join(";"));
  await owner.script("vacuum analyze line, position");
  return {
    people,
    rows,
    moment: (random0) => {
      const draw = generator(Math.floor(random0 * 2 ** 31));
      return {
        asOf: instant(draw()),
        knownAt: Math.floor(draw() * lines),
        site: SITES[Math.floor(draw() * SITES.length)] as SiteCode,
        person: people[Math.floor(draw() * people.length)] as PersonId,
      };
    },
  };
}

/** Every version of every line of one invented life: admitted, moved about, sometimes released and admitted elsewhere. */
function life(person: PersonId, lines: number, random: () => number): Iterable<LineRow> {
  const times = Array.from({ length: LINES_A_PERSON }, random).sort((one, other) => one - other);
  let site = pick(SITES, random);
  let isHeld = false;
  const entries = times.map((time, index) => {
    const late = random() < LATE ? random() * LATEST : 0;
    const wanted: WantedLine =
      index === 0
        ? { step: "registered", makes: { state: "outside" } }
        : !isHeld
          ? {
              step: "admitted",
              makes: { state: "held", site, unit: unit(random), custodian: "KEEPER" as AuthorityCode },
            }
          : random() < 0.1
            ? { step: "released", makes: { state: "released" } }
            : { step: "moved", makes: { state: "held", site, unit: unit(random) } };
    if (wanted.step === "released") site = pick(SITES, random);
    isHeld = index > 0 && wanted.step !== "released";
    const number = Math.floor(Math.min(time + (wanted.step === "moved" ? late : 0), 1) * lines);
    return { number: index === 0 ? Math.floor(time * lines) : number, at: instant(time), wanted };
  });
  const rows = new Set<LineRow>();
  const chain = new Chain(person, [], true);
  let last = -1;
  for (const { number, at, wanted } of [...entries].sort((one, other) => one.number - other.number)) {
    last = Math.max(last + 1, number);
    const placed = chain.place(last, at, wanted);
    if (!("why" in placed)) for (const row of placed) rows.add(row);
  }
  return rows;
}

function made({ person, entry, knownFrom, at, step, spends, makes }: LineRow) {
  const { state, site = null, unit: inUnit = null, custodian = null } = makes;
  return [person, entry, knownFrom, at, step, spends ?? -1, state, site, inUnit, custodian];
}

function ended(row: LineRow) {
  return [row.spentAt, row.spentBy, row.knownUntil ?? Number.MAX_SAFE_INTEGER, spanFork(row), openFork(row)];
}

function instant(share: number): Instant {
  return new Date(BEGIN + Math.floor(share * YEAR_MILLISECONDS)).toISOString() as Instant;
}

function pick<Thing>(things: readonly Thing[], random: () => number): Thing {
  return things[Math.floor(random() * things.length)] as Thing;
}

function unit(random: () => number): UnitCode {
  return (random() < 0.5 ? "A" : "B") as UnitCode;
}

function hex(random: () => number): string {
  return [0, 1]
    .map(() =>
      Math.floor(random() * 2 ** 32)
        .toString(16)
        .padStart(8, "0"),
    )
    .join("");
}

/** Mulberry32: a small generator with a seed, for benches only. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
