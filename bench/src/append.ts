/**
 * `append`: one-line entries with all rules on, 256 in flight, beside emmett's PostgreSQL event store (8 workers, a
 * stream per person) and a bare `INSERT` per row with 8 connections. One PostgreSQL, fsync on.
 */
import { getPostgreSQLEventStore } from "@event-driven-io/emmett-postgresql";
import { postgresDatabase } from "@muster/ledger";
import type { PersonId } from "@muster/record";
import { type Bench, bar, inTurns, seconds } from "./bench.ts";
import { flight, must, OFFICER, OPENED, type ThrowAway, throwAway } from "./throw-away.ts";

const PEOPLE = 10_000;
const ENTRIES = 30_000;
const PEER_ENTRIES = 10_000;
const IN_FLIGHT = 256;
const WORKERS = 8;

type Moved = {
  type: "CustodyMoved";
  data: { person: string; site: string; unit: string; occurredAt: string; officer: string };
};

export const append: Bench = async (options) => {
  const place = await throwAway();
  const peers: Peer[] = [];
  const peer = (opened: Peer): Peer["run"] => {
    peers.push(opened);
    return opened.run;
  };
  try {
    const people = await admitEverybody(place);
    const contenders = {
      muster: musterAppends(place, people),
      emmett: peer(await emmettAppends(place)),
      insert: peer(await bareInserts(place)),
    };
    options.log("warm-up");
    for (const run of Object.values(contenders)) await run();
    const { medians, all } = await inTurns(contenders, options);
    const ratios = {
      "muster/emmett": (medians["muster"] as number) / (medians["emmett"] as number),
      "muster/insert": (medians["muster"] as number) / (medians["insert"] as number),
    };
    return {
      unit: "entries a second",
      medians,
      ratios,
      bars: [
        bar("muster/emmett", ratios["muster/emmett"], ">= 5"),
        bar("muster/insert", ratios["muster/insert"], ">= 1.5"),
      ],
      notes: { inFlight: IN_FLIGHT, workers: WORKERS, entriesPerRound: { muster: ENTRIES, peers: PEER_ENTRIES }, all },
    };
  } finally {
    for (const { close } of peers) await close();
    await place.close();
  }
};

interface Peer {
  readonly run: () => Promise<number>;
  readonly close: () => Promise<void>;
}

async function admitEverybody({ node }: ThrowAway): Promise<PersonId[]> {
  const people: PersonId[] = [];
  await flight(PEOPLE, IN_FLIGHT, async () => {
    const registered = await must(node, { kind: "person.register", occurredAt: OPENED, by: OFFICER });
    const person = registered.people[0] as PersonId;
    await must(node, { kind: "custody.admit", occurredAt: OPENED, by: OFFICER, person, site: "P", unit: "A" });
    people.push(person);
  });
  return people;
}

/** Each round moves people to the other unit: every entry spends one line and makes one. */
function musterAppends({ node }: ThrowAway, people: readonly PersonId[]) {
  let moves = 0;
  return async () => {
    const taken = await seconds(() =>
      flight(ENTRIES, IN_FLIGHT, () => {
        const turn = Math.floor(moves / PEOPLE);
        const person = people[moves % PEOPLE] as PersonId;
        moves += 1;
        return must(node, {
          kind: "custody.move",
          occurredAt: new Date(Date.parse(OPENED) + (turn + 1) * 60_000).toISOString(),
          by: OFFICER,
          person,
          site: "P",
          unit: turn % 2 === 0 ? "B" : "A",
        });
      }),
    );
    return ENTRIES / taken;
  };
}

async function emmettAppends(place: ThrowAway): Promise<Peer> {
  const store = getPostgreSQLEventStore(await place.peerDatabase("emmett"));
  let appended = 0;
  const run = async () => {
    const taken = await seconds(() =>
      flight(PEER_ENTRIES, WORKERS, async () => {
        const person = appended % PEOPLE;
        appended += 1;
        await store.appendToStream<Moved>(`person-${person}`, [
          {
            type: "CustodyMoved",
            data: { person: String(person), site: "P", unit: "B", occurredAt: OPENED, officer: OFFICER.officer },
          },
        ]);
      }),
    );
    return PEER_ENTRIES / taken;
  };
  return { run, close: () => store.close() };
}

async function bareInserts(place: ThrowAway): Promise<Peer> {
  const database = postgresDatabase({ url: await place.peerDatabase("bare"), maximumConnections: WORKERS });
  await database.script(
    `create table entry (number bigint generated always as identity primary key, person uuid not null, at timestamptz(3) not null,
       site text not null, unit text not null, body text not null)`,
  );
  const body = JSON.stringify({ kind: "custody.moved", by: OFFICER, about: [], body: {}, recordedAt: OPENED });
  const run = async () => {
    const taken = await seconds(() =>
      flight(PEER_ENTRIES, WORKERS, async (index) => {
        await database.execute("insert into entry (person, at, site, unit, body) values ($1, $2, $3, $4, $5)", [
          `11111111-1111-4111-8111-${String(index).padStart(12, "0")}`,
          OPENED,
          "P",
          "B",
          body,
        ]);
      }),
    );
    return PEER_ENTRIES / taken;
  };
  return { run, close: () => database.close() };
}
