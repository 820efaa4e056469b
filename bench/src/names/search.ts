/**
 * Search and the check for duplicates at a million people, asked through the register as an officer with sight of a part and as
 * oversight; beside pg_trgm alone over the same names in the clear. `MUSTER_BENCH_PEOPLE` makes it smaller.
 */
import { type Database, Ledger, postgresDatabase, readerDatabase, type Viewer } from "@muster/ledger";
import type { AuthorityCode, Instant, OfficerCode, PersonId } from "@muster/record";
import { Register } from "@muster/register";
import { type InventedPerson, inventedName, inventedPeople, mistyped, Random } from "@muster/testkit";
import { bar, type BenchOptions, seconds } from "../bench.ts";
import { flight, must, OFFICER, OPENED, type ThrowAway, throwAway } from "../throw-away.ts";
import { claimsOf, fillPeople, fillTrigrams, idOf, invented, isBranchs } from "./fill-people.ts";
import type { NamesPart } from "./part.ts";

const PEOPLE = Number(process.env["MUSTER_BENCH_PEOPLE"] ?? 1_000_000);
/** Queries of each kind, of each viewer. */
const QUERIES = 40;
const REGISTERED = Math.min(6_000, PEOPLE);
const IN_FLIGHT = 256;
/** People just registered whose candidates are sought together, as a list's are. */
const CHECKED_TOGETHER = 256;

export async function search({ log }: BenchOptions): Promise<NamesPart> {
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
      const searches = await searched(register, log);
      const trigrams = await trigramsBeside(place, filled, log);
      const registration = await registered(place, register, log);
      const figures: Record<string, number> = {
        ...searches,
        ...trigrams,
        "search.index.MB": megabytes(kept?.bytes),
        "search.index.made.s": made,
        "search.index.opened.s": opened,
        "search.memory.MB": megabytes(memory),
        "registration.checked.people/s": registration,
      };
      return {
        figures,
        bars: [
          bar("search.oversight.p95.ms", figures["search.oversight.p95.ms"] ?? Number.NaN, "<= 50"),
          bar("search.part.p95.ms", figures["search.part.p95.ms"] ?? Number.NaN, "<= 50"),
          bar("registration.checked.people/s", registration, ">= 2000"),
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

type QueryKind = "full" | "other-script" | "one-word" | "prefix" | "misspelt" | "number";

/** What officers type, of people they may see. */
function queriesFor(part: boolean): Readonly<Record<QueryKind, readonly string[]>> {
  const random = new Random(part ? 5 : 6);
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

async function searched(register: Register, log: BenchOptions["log"]): Promise<Record<string, number>> {
  const figures: Record<string, number> = {};
  for (const [who, eyes] of [
    ["oversight", viewer({ oversight: true })],
    ["part", viewer({ reach: "authority" })],
  ] as const) {
    const questions = register.as(eyes);
    const first = await seconds(async () => questions.find("محمد", await register.moment()));
    figures[`search.${who}.first.ms`] = first * 1_000;
    const all: number[] = [];
    for (const [kind, texts] of Object.entries(queriesFor(who === "part"))) {
      const times: number[] = [];
      let found = 0;
      for (const text of texts) {
        const begun = performance.now();
        const people = await questions.find(text, await register.moment());
        times.push(performance.now() - begun);
        if (people.length > 0) found += 1;
      }
      all.push(...times);
      figures[`search.${who}.${kind}.p95.ms`] = quantile(times, 0.95);
      figures[`search.${who}.${kind}.answered`] = found / Math.max(1, texts.length);
    }
    for (const share of [0.5, 0.95, 0.99]) figures[`search.${who}.p${share * 100}.ms`] = quantile(all, share);
    log(`search: ${who} p95 ${quantile(all, 0.95).toFixed(1)} ms of ${all.length} searches`);
  }
  return figures;
}

async function trigramsBeside(place: ThrowAway, filled: Parameters<typeof fillTrigrams>[1], log: BenchOptions["log"]) {
  const peer = postgresDatabase({ url: await place.peerDatabase("trigrams") });
  try {
    await fillTrigrams(peer, filled);
    const [size] = await peer.query<{ bytes: number }>("select pg_relation_size('clear_name_trigrams') as bytes");
    const figures: Record<string, number> = { "search.trigrams.index.MB": megabytes(size?.bytes) };
    const all: number[] = [];
    for (const [kind, texts] of Object.entries(queriesFor(false))) {
      if (kind === "number") continue;
      const times: number[] = [];
      let found = 0;
      for (const text of texts) {
        const begun = performance.now();
        const rows = await trigrams(peer, kind, text);
        times.push(performance.now() - begun);
        if (rows.length > 0) found += 1;
      }
      all.push(...times);
      figures[`search.trigrams.${kind}.answered`] = found / Math.max(1, texts.length);
      figures[`search.trigrams.${kind}.p95.ms`] = quantile(times, 0.95);
    }
    figures["search.trigrams.p95.ms"] = quantile(all, 0.95);
    log(`search: pg_trgm p95 ${quantile(all, 0.95).toFixed(1)} ms`);
    return figures;
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

/** People a second that come on the register through its door, each looked at for who may be the same person. */
async function registered(place: ThrowAway, register: Register, log: BenchOptions["log"]): Promise<number> {
  const random = new Random(99);
  const newcomers = [...inventedPeople({ seed: 99, count: REGISTERED })];
  let candidates = 0;
  const took = await seconds(async () => {
    for (let from = 0; from < newcomers.length; from += CHECKED_TOGETHER) {
      const some = newcomers.slice(from, from + CHECKED_TOGETHER);
      const people: PersonId[] = [];
      await flight(some.length, IN_FLIGHT, async (index) => {
        const person = idOf(PEOPLE + from + index);
        const one = some[index] as InventedPerson;
        const numbers = [{ number: `NEW-${from + index}`, issuer: "KEEPER" }];
        await must(place.node, {
          kind: "person.register",
          occurredAt: OPENED as Instant,
          by: OFFICER,
          person,
          claims: claimsOf(one, random),
          numbers,
        });
        people.push(person);
      });
      const found = await register.ledger.candidatesOf(people, await register.moment());
      candidates += [...found.values()].reduce((sum, proposed) => sum + proposed.length, 0);
    }
  });
  const rate = newcomers.length / took;
  log(
    `search: ${newcomers.length} registered and checked, ${rate.toFixed(0)} a second, ${candidates} candidates proposed`,
  );
  return rate;
}

function quantile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

function megabytes(bytes = 0): number {
  return Math.round(bytes / 1e5) / 10;
}
