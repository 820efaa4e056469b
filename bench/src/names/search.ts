/**
 * Search and the check for duplicates at a million people, asked through the register as an officer with sight of a part and as
 * oversight; in turns with pg_trgm alone over the same names in the clear. `MUSTER_BENCH_PEOPLE` makes it smaller.
 */
import { type Database, Ledger, postgresDatabase, readerDatabase, type Viewer } from "@muster/ledger";
import type { AuthorityCode, Instant, OfficerCode, PersonId } from "@muster/record";
import { Register } from "@muster/register";
import { type InventedPerson, inventedName, inventedPeople, mistyped, Random } from "@muster/testkit";
import { bar, type BenchOptions, inTurns, seconds } from "../bench.ts";
import { flight, must, OFFICER, OPENED, type ThrowAway, throwAway } from "../throw-away.ts";
import { claimsOf, fillPeople, fillTrigrams, idOf, invented, isBranchs } from "./fill-people.ts";
import type { NamesPart } from "./part.ts";

const PEOPLE = Number(process.env["MUSTER_BENCH_PEOPLE"] ?? 1_000_000);
/** Queries of each kind, of each who asks, in a round. */
const QUERIES = 20;
/** People who come on the register in a round, with the check and again as many without. */
const REGISTERED = 1_024;
const IN_FLIGHT = 256;
/** People just registered whose candidates are sought together, as a list's are. */
const CHECKED_TOGETHER = 256;

export async function search(options: BenchOptions): Promise<NamesPart> {
  const { log } = options;
  const place = await throwAway();
  try {
    const begun = performance.now();
    const filled = await fillPeople(place, PEOPLE);
    const fill = (performance.now() - begun) / 1_000;
    log(`search: ${PEOPLE} people with ${filled.details} sealed details in ${fill.toFixed(0)} s`);
    const made = await seconds(() => fresh(place, firstSearch));
    const [kept] = await place.owner.query<{ bytes: number }>("select pg_total_relation_size('name_segment') as bytes");
    log(`search: index made of the details in ${made.toFixed(1)} s, ${megabytes(kept?.bytes)} MB`);
    return await fresh(place, async (register) => {
      const before = process.memoryUsage();
      const opened = await seconds(() => firstSearch(register));
      const memory = process.memoryUsage().rss - before.rss;
      log(`search: index opened in ${opened.toFixed(1)} s, ${megabytes(memory)} MB`);
      const searches = await searched(place, register, filled, options);
      const registration = await registered(place, register, options);
      const figures: Record<string, number> = {
        ...searches,
        ...registration,
        "search.index.MB": megabytes(kept?.bytes),
        "search.index.made.s": made,
        "search.index.opened.s": opened,
        "search.memory.MB": megabytes(memory),
      };
      const barOf = (figure: string, wanted: string) => bar(figure, figures[figure] ?? Number.NaN, wanted);
      return {
        figures,
        bars: [
          barOf("search.oversight.p95.ms", "<= 50"),
          barOf("search.part.p95.ms", "<= 50"),
          barOf("registration.checked.people/s", ">= 2000"),
        ],
        notes: { people: PEOPLE, details: filled.details, queriesOfEachKind: QUERIES, fill_s: Math.round(fill) },
      };
    });
  } finally {
    await place.close();
  }
}

/** A register as it is after a start, on the same database. */
async function fresh<T>({ node, cluster }: ThrowAway, work: (register: Register) => Promise<T>): Promise<T> {
  const application = postgresDatabase({ url: cluster.application().url });
  const reader = readerDatabase({ url: cluster.reader().url });
  try {
    return await work(new Register({ ledger: new Ledger(application, node.keyring, reader), signer: node.signer }));
  } finally {
    await reader.close();
    await application.close();
  }
}

/** What the first who searches waits for. */
async function firstSearch(register: Register): Promise<unknown> {
  return register.find("nobody is called so", await register.moment());
}

const viewer = (over: Partial<Viewer>): Viewer => ({
  reach: "register",
  authority: "BRANCH" as AuthorityCode,
  officer: "BRANCH-1" as OfficerCode,
  sites: [],
  people: [],
  clinical: false,
  oversight: false,
  ...over,
});

const KINDS = ["full", "other-script", "one-word", "prefix", "misspelt", "number"] as const;
type QueryKind = (typeof KINDS)[number];

/** What officers type in a round, of people they may see. */
function queriesFor(part: boolean, round: number): Readonly<Record<QueryKind, readonly string[]>> {
  const random = new Random(2 * round + (part ? 5 : 6));
  const sought: InventedPerson[] = [];
  let at = 0;
  for (const person of invented(PEOPLE)) {
    if ((!part || isBranchs(at)) && random.chance((QUERIES * 4) / (part ? Math.max(PEOPLE / 20, 1_000) : PEOPLE)))
      sought.push(person);
    if (sought.length === QUERIES) break;
    at += 1;
  }
  const named = (one: InventedPerson): string => inventedName(one, "arabic");
  return {
    full: sought.map(named),
    "other-script": sought.map((one) => inventedName(one, "latin")),
    "one-word": sought.map((one) => one.family.arabic),
    prefix: sought.map((one) => one.given.arabic.slice(0, 3)),
    misspelt: sought.map((one) => mistyped(named(one), random)),
    number: sought.map((one) => one.number),
  };
}

/** One who asks, and how long every answer took. */
class Asked {
  readonly #name: string;
  readonly #kinds: readonly QueryKind[];
  readonly #part: boolean;
  readonly #find: (text: string, kind: QueryKind) => Promise<readonly unknown[]>;
  readonly #times = new Map<QueryKind, number[]>();
  readonly #answered = new Map<QueryKind, number>();

  constructor(
    name: string,
    find: (text: string, kind: QueryKind) => Promise<readonly unknown[]>,
    { kinds = KINDS, part = false }: { kinds?: readonly QueryKind[]; part?: boolean } = {},
  ) {
    this.#name = name;
    this.#find = find;
    this.#kinds = kinds;
    this.#part = part;
  }

  /** The 95th percentile of a round, in milliseconds. */
  async ask(round: number): Promise<number> {
    const queries = queriesFor(this.#part, round);
    const all: number[] = [];
    for (const kind of this.#kinds) {
      for (const text of queries[kind]) {
        const begun = performance.now();
        const found = await this.#find(text, kind);
        const took = performance.now() - begun;
        all.push(took);
        this.#times.set(kind, [...(this.#times.get(kind) ?? []), took]);
        if (found.length > 0) this.#answered.set(kind, (this.#answered.get(kind) ?? 0) + 1);
      }
    }
    return quantile(all, 0.95);
  }

  /** Of all rounds together. */
  figures(): Record<string, number> {
    const figures: Record<string, number> = {};
    for (const [kind, times] of this.#times) {
      figures[`search.${this.#name}.${kind}.p95.ms`] = quantile(times, 0.95);
      figures[`search.${this.#name}.${kind}.answered`] = (this.#answered.get(kind) ?? 0) / times.length;
    }
    const all = [...this.#times.values()].flat();
    for (const share of [0.5, 0.99]) figures[`search.${this.#name}.p${share * 100}.ms`] = quantile(all, share);
    return figures;
  }
}

async function searched(
  place: ThrowAway,
  register: Register,
  filled: Parameters<typeof fillTrigrams>[1],
  options: BenchOptions,
): Promise<Record<string, number>> {
  const peer = postgresDatabase({ url: await place.peerDatabase("trigrams") });
  try {
    await fillTrigrams(peer, filled);
    const [size] = await peer.query<{ bytes: number }>("select pg_relation_size('clear_name_trigrams') as bytes");
    const asks = (eyes: Viewer) => async (text: string) => register.as(eyes).find(text, await register.moment());
    const asPart = asks(viewer({ reach: "authority" }));
    const first = await seconds(() => asPart("محمد"));
    const oversight = new Asked("oversight", asks(viewer({ oversight: true })));
    const part = new Asked("part", asPart, { part: true });
    // Numbers are no trigrams' business.
    const kinds = KINDS.filter((kind) => kind !== "number");
    const trigramsAlone = new Asked("trigrams", (text, kind) => trigrams(peer, kind, text), { kinds });
    const { medians } = await inTurns(
      {
        "search.oversight.p95.ms": (round) => oversight.ask(round),
        "search.part.p95.ms": (round) => part.ask(round),
        "search.trigrams.p95.ms": (round) => trigramsAlone.ask(round),
      },
      options,
    );
    return {
      ...medians,
      ...oversight.figures(),
      ...part.figures(),
      ...trigramsAlone.figures(),
      "search.part.first.ms": first * 1_000,
      "search.trigrams.index.MB": megabytes(size?.bytes),
    };
  } finally {
    await peer.close();
  }
}

function trigrams(peer: Database, kind: string, text: string): Promise<readonly object[]> {
  const by =
    kind === "prefix"
      ? "name like $1 || '%' order by name"
      : kind === "one-word"
        ? "$1 <% name order by word_similarity($1, name) desc"
        : "name % $1 order by similarity(name, $1) desc";
  return peer.query(`select person, name from clear_name where ${by} limit 50`, [text]);
}

/**
 * People a second that come on the register through its door, each looked at for who may be the same person; in turns with
 * people who are registered and not looked at.
 */
async function registered(
  place: ThrowAway,
  register: Register,
  options: BenchOptions,
): Promise<Record<string, number>> {
  const random = new Random(99);
  const newcomers = inventedPeople({ seed: 99, count: REGISTERED * options.rounds * 2 })[Symbol.iterator]();
  let came = 0;
  let candidates = 0;
  const registerSome = async (): Promise<readonly PersonId[]> => {
    const people: PersonId[] = [];
    await flight(CHECKED_TOGETHER, IN_FLIGHT, async () => {
      const { value } = newcomers.next() as { value: InventedPerson };
      const person = idOf(PEOPLE + came);
      const numbers = [{ number: `NEW-${came}`, issuer: "KEEPER" }];
      came += 1;
      await must(place.node, {
        kind: "person.register",
        occurredAt: OPENED as Instant,
        by: OFFICER,
        person,
        claims: claimsOf(value, random),
        numbers,
      });
      people.push(person);
    });
    return people;
  };
  const rate = async (then: (people: readonly PersonId[]) => Promise<void>): Promise<number> => {
    const took = await seconds(async () => {
      for (let left = REGISTERED; left > 0; left -= CHECKED_TOGETHER) await then(await registerSome());
    });
    return REGISTERED / took;
  };
  const { medians } = await inTurns(
    {
      "registration.checked.people/s": () =>
        rate(async (people) => {
          const found = await register.ledger.candidatesOf(people, await register.moment());
          candidates += [...found.values()].reduce((sum, proposed) => sum + proposed.length, 0);
        }),
      "registration.alone.people/s": () => rate(async () => undefined),
    },
    options,
  );
  return { ...medians, "registration.candidates": candidates };
}

function quantile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

function megabytes(bytes = 0): number {
  return Math.round(bytes / 1e5) / 10;
}
