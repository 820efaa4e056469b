/**
 * `transfer`: seven thousand people sealed, departed, arrived, received one by one and closed, beside the same rows
 * through bare `COPY` into tables of the same make with the same indexes. The receiving authority signs on its own
 * devices, so signing is not in the time; checking every signature is.
 */
import type { Instant, PersonId, TransferCode } from "@muster/record";
import { newSeed, signerFromSeed } from "@muster/register";
import { statementFor } from "@muster/custody";
import type { Database } from "@muster/ledger";
import { type Bench, bar, inTurns, seconds } from "./bench.ts";
import { flight, must, OFFICER, OPENED, type ThrowAway, throwAway } from "./throw-away.ts";

const PEOPLE = 7_000;
const IN_FLIGHT = 512;
const SENDER = OFFICER;
const SECOND = { authority: "KEEPER", officer: "KEEPER-2" };
const ESCORT = { authority: "ESCORT", officer: "ESCORT-1" };
const RECEIVER = { authority: "ABROAD", officer: "ABROAD-1" };
const MONITOR = { authority: "MONITOR", officer: "MONITOR-1" };
const day = (index: number) => `2026-01-${String(index).padStart(2, "0")}T12:00:00.000Z`;
/** What an append writes, table by table. */
const TABLES = [
  "journal",
  "position",
  "line",
  "about",
  "said",
  "sighting",
  "detail",
  "log_node",
  "checkpoint",
] as const;

export const transfer: Bench = async (options) => {
  const place = await throwAway();
  const key = signerFromSeed("ABROAD", newSeed());
  try {
    await openAuthorities(place, Buffer.from(key.publicKey).toString("base64"));
    const rows: Record<string, number> = {};
    let written = { from: 0, lines: 0 };
    const contenders = {
      muster: async (round: number) => {
        const code = `T-${round + 2}` as TransferCode;
        const people = await prepare(place, code);
        options.log(`round ${round + 1}: ${PEOPLE} people ready`);
        written = { from: await nextNumber(place.owner), lines: 0 };
        return move(place, code, people, (statement) =>
          Buffer.from(key.sign(Buffer.from(statement))).toString("base64"),
        );
      },
      copy: async () => copyAgain(place.owner, written.from, rows),
    };
    for (const run of Object.values(contenders)) await run(-1);
    const { medians, all } = await inTurns(contenders, options);
    const ratio = (medians["muster"] as number) / (medians["copy"] as number);
    return {
      unit: "seconds",
      medians,
      ratios: { "muster/copy": ratio },
      bars: [bar("muster/copy", ratio, "<= 4")],
      notes: { people: PEOPLE, rowsCopied: rows, inFlight: IN_FLIGHT, all },
    };
  } finally {
    await place.close();
  }
};

async function openAuthorities({ node }: ThrowAway, key: string): Promise<void> {
  const by = OFFICER;
  const occurredAt = OPENED;
  for (const { authority } of [ESCORT, RECEIVER, MONITOR]) {
    const own = authority === "ABROAD" ? { key } : {};
    await must(node, { kind: "authority.register", occurredAt, by, authority, name: `Bench ${authority}`, ...own });
  }
  for (const { authority, officer } of [SECOND, ESCORT, RECEIVER, MONITOR]) {
    await must(node, { kind: "officer.appoint", occurredAt, by, officer, authority, title: "officer" });
  }
  await must(node, {
    kind: "site.open",
    occurredAt,
    by: RECEIVER,
    site: "THERE",
    name: "There",
    type: "prison",
    controlledBy: "ABROAD",
    books: "elsewhere",
    capacity: 1_000_000,
  });
}

/** Seven thousand new people with every blocker settled, on a transfer authorised by both sides. */
async function prepare({ node }: ThrowAway, code: TransferCode): Promise<PersonId[]> {
  const people: PersonId[] = [];
  await flight(PEOPLE, IN_FLIGHT, async () => {
    const claims = [
      { claim: "birth", edtf: "1990" },
      { claim: "sex", sex: "male" },
    ];
    const registered = await must(node, { kind: "person.register", occurredAt: OPENED, by: SENDER, claims });
    const person = registered.people[0] as PersonId;
    people.push(person);
    const common = { occurredAt: day(2), person };
    await must(node, { kind: "custody.admit", ...common, by: SENDER, site: "P", unit: "A" });
    await must(node, {
      kind: "basis.state",
      ...common,
      by: SENDER,
      basis: "detention-order",
      orderingAuthority: "KEEPER",
    });
    await must(node, { kind: "fitness.certify", ...common, by: SECOND, fit: true, expiresAt: day(20) });
    await must(node, {
      kind: "assessment.record",
      ...common,
      by: MONITOR,
      receiver: "ABROAD",
      outcome: "may-proceed",
      interviewedInPrivate: true,
    });
    await must(node, { kind: "property.seal", ...common, by: SENDER, seal: "SEAL", inventory: [{ item: "a coat" }] });
  });
  await must(node, {
    kind: "transfer.propose",
    occurredAt: day(5),
    by: SENDER,
    transfer: code,
    from: { authority: "KEEPER", site: "P" },
    to: { authority: "ABROAD", site: "THERE" },
    escort: "ESCORT",
    people,
  });
  await must(node, { kind: "transfer.authorise", occurredAt: day(6), by: SENDER, transfer: code, side: "sender" });
  await must(node, {
    kind: "transfer.authorise",
    occurredAt: day(6),
    by: RECEIVER,
    transfer: code,
    side: "receiver",
    undertakes: true,
    places: PEOPLE,
  });
  return people;
}

/** Seconds from the seal to the close, the receiver's signing left out. */
async function move(
  { node }: ThrowAway,
  code: TransferCode,
  people: readonly PersonId[],
  sign: (statement: string) => string,
): Promise<number> {
  const common = { transfer: code };
  const away = await seconds(async () => {
    await must(node, { kind: "transfer.seal", ...common, occurredAt: day(9), by: SENDER });
    await must(node, {
      kind: "transfer.depart",
      ...common,
      occurredAt: day(10),
      by: SENDER,
      second: ESCORT,
      site: "P",
      boarded: people,
    });
    await must(node, {
      kind: "transfer.arrive",
      ...common,
      occurredAt: day(11),
      by: RECEIVER,
      site: "THERE",
      arrived: people,
    });
  });
  const receipts = await signed(node.register, code, people, sign);
  const received = await seconds(async () => {
    await flight(people.length, IN_FLIGHT, (index) => must(node, receipts[index]));
    await must(node, { kind: "transfer.close", ...common, occurredAt: day(13), by: RECEIVER });
  });
  return away + received;
}

async function signed(
  register: ThrowAway["node"]["register"],
  code: TransferCode,
  people: readonly PersonId[],
  sign: (statement: string) => string,
) {
  const state = await register.subject("transfer", code, await register.moment());
  const [authority] = [await register.subject("authority", "ABROAD", await register.moment())];
  if (state === undefined || authority === undefined) throw new Error("the transfer has vanished");
  return people.map((person) => {
    const facts = {
      person,
      outcome: "accepted" as const,
      occurredAt: day(12) as Instant,
      site: state.to.site,
      by: RECEIVER as never,
    };
    const statement = statementFor("Bench", state, facts);
    return {
      kind: "transfer.receive",
      transfer: code,
      ...facts,
      receipt: { statement, signature: sign(statement), key: authority.keys[0]?.key },
    };
  });
}

async function nextNumber(owner: Database): Promise<number> {
  const [row] = await owner.query<{ number: number }>("select max(number) + 1 as number from journal");
  return row?.number ?? 0;
}

/** Seconds that it takes to COPY the rows of the last round into empty tables of the same make. */
async function copyAgain(owner: Database, from: number, rows: Record<string, number>): Promise<number> {
  const lines = new Map<string, { columns: string[]; text: string[] }>();
  for (const table of TABLES) {
    await owner.script(
      `drop table if exists again_${table}; create table again_${table} (like ${table} including all)`,
    );
    const columns = (
      await owner.query<{ name: string }>(
        "select column_name as name from information_schema.columns where table_schema = 'public' and table_name = $1 order by ordinal_position",
        [table],
      )
    ).map(({ name }) => name);
    const since =
      {
        journal: `number >= ${from}`,
        checkpoint: `size > ${from}`,
        log_node: "index >= 0",
        position: `known_from >= ${from}`,
        // Positions of before that this round ended are its rows as well as those it made.
        line: `spent_by >= ${from}`,
      }[table as "journal"] ?? `entry >= ${from}`;
    const text = await owner.query<{ row: string }>(
      `select concat_ws(E'\\t', ${columns.map((name) => `coalesce(replace(replace(${name}::text, E'\\\\', E'\\\\\\\\'), E'\\n', E'\\\\n'), E'\\\\N')`).join(", ")}) || E'\\n' as row from ${table} where ${since}`,
    );
    rows[table] = text.length;
    lines.set(table, { columns, text: text.map(({ row }) => row) });
  }
  return seconds(() =>
    owner.transaction(async (transaction) => {
      for (const [table, { columns, text }] of lines) await transaction.copyIn(`again_${table}`, columns, text);
    }),
  );
}
