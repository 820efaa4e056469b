/**
 * A clerk's commands over HTTP: through the whole server, and through the machine's own that asks nobody who they are. Both
 * write to the same register, one command after the other in turn, so that whatever the disk and the machine do they do to
 * both.
 */
import type { PersonId } from "@muster/record";
import { type BenchOptions, inTurns, median, seconds } from "./bench.ts";
import { CLERK, HERE, type Served } from "./served.ts";
import { flight, OPENED } from "./throw-away.ts";

const KINDS = ["person.register", "claim.state", "custody.move"] as const;
type Kind = (typeof KINDS)[number];
const SERVERS = ["whole", "without"] as const;
type Server = (typeof SERVERS)[number];

/** Of each kind through each server, a round. */
const SINGLE = 60;
const IN_FLIGHT = 64;
const TOGETHER = 960;
/** Nobody is moved twice at the same minute. */
const MINUTE_MS = 60_000;

export async function commandsInTurns(place: Served, options: BenchOptions) {
  const clerk = new Clerk(place);
  const singles: Record<Server, number[]> = { whole: [], without: [] };
  const kinds: Record<string, number[]> = {};
  await singleRound(clerk);
  for (let round = 0; round < options.rounds; round += 1) {
    const taken = await singleRound(clerk);
    for (const server of SERVERS) {
      const each = KINDS.map((kind) => median(taken[`${kind}, ${server}`] ?? []));
      singles[server].push(each.reduce((sum, one) => sum + one, 0) / KINDS.length);
      for (const [index, kind] of KINDS.entries()) (kinds[`${kind}, ${server}`] ??= []).push(each[index] ?? 0);
    }
    const [whole, without] = SERVERS.map((server) => singles[server].at(-1)?.toFixed(2));
    options.log(`round ${round + 1}/${options.rounds}  command  whole ${whole}  without ${without}`);
  }
  const together = await togetherInTurns(clerk, options);
  const [whole, without] = [median(singles.whole), median(singles.without)];
  return {
    medians: {
      "command, whole": whole,
      "command, without access": without,
      ...Object.fromEntries(Object.entries(kinds).map(([name, figures]) => [name, median(figures)])),
      ...together,
    },
    ratios: {
      "command: whole/without": whole / without,
      "access, part of a command": (whole - without) / whole,
      ...Object.fromEntries(
        KINDS.map((kind) => {
          const [asked, unasked] = SERVERS.map((server) => median(kinds[`${kind}, ${server}`] ?? []));
          return [`access, part of ${kind}`, ((asked ?? 0) - (unasked ?? 0)) / (asked ?? 1)];
        }),
      ),
      "64 in flight: whole/without":
        (together["commands a second, whole"] ?? 0) / (together["commands a second, without"] ?? 1),
    },
    notes: { commandsARound: { single: SINGLE * KINDS.length, together: TOGETHER }, inFlight: IN_FLIGHT, singles },
  };
}

/** Every single command's milliseconds, the servers taking turns command by command, and in who goes first. */
async function singleRound(clerk: Clerk): Promise<Readonly<Record<string, number[]>>> {
  const taken: Record<string, number[]> = {};
  for (let index = 0; index < SINGLE; index += 1) {
    const order = index % 2 === 0 ? SERVERS : SERVERS.toReversed();
    for (const kind of KINDS) {
      for (const server of order) {
        const spent = await seconds(() => clerk.send(server, kind));
        (taken[`${kind}, ${server}`] ??= []).push(spent * 1_000);
      }
    }
  }
  return taken;
}

async function togetherInTurns(clerk: Clerk, options: BenchOptions): Promise<Readonly<Record<string, number>>> {
  const run = (server: Server) => async () => {
    const task = (index: number) => clerk.send(server, KINDS[index % KINDS.length] ?? "custody.move");
    const taken = await seconds(() => flight(TOGETHER, IN_FLIGHT, task));
    return TOGETHER / taken;
  };
  const contenders = { "commands a second, whole": run("whole"), "commands a second, without": run("without") };
  for (const warm of Object.values(contenders)) await warm();
  return (await inTurns(contenders, options)).medians;
}

/** Who writes the commands: each about the next person of the site, so that none waits for another's. */
class Clerk {
  readonly #place: Served;
  readonly #sent: Record<Kind, number> = { "person.register": 0, "claim.state": 0, "custody.move": 0 };
  #keys = 0;

  constructor(place: Served) {
    this.#place = place;
  }

  async send(server: Server, kind: Kind): Promise<void> {
    const { status, text } = await this.#place[server]({
      method: "POST",
      path: "/api/v1/commands",
      headers: { "content-type": "application/json", "idempotency-key": `bench-${(this.#keys += 1)}` },
      body: JSON.stringify({ kind, by: CLERK, ...this.#next(kind) }),
    });
    if (status !== 201) throw new Error(`a clerk's ${kind} was refused: ${status} ${text}`);
  }

  #next(kind: Kind): object {
    const { people } = this.#place;
    const index = this.#sent[kind]++;
    const turn = Math.floor(index / people.length);
    const occurredAt = new Date(Date.parse(OPENED) + (turn + 1) * MINUTE_MS).toISOString();
    const person = people[index % people.length] as PersonId;
    if (kind === "person.register") {
      const claims = [{ claim: "name", text: `Newcomer ${index}`, script: "Latn" }];
      return { occurredAt, claims };
    }
    if (kind === "custody.move") return { occurredAt, person, site: HERE, unit: turn % 2 === 0 ? "B" : "A" };
    return { occurredAt, person, claims: [{ claim: "birth", edtf: String(1950 + (index % 50)) }] };
  }
}
