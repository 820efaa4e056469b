/**
 * Plays a script to a register and holds all of it against the oracle: every answer, through every crash; then the books as
 * of many instants and as known at many numbers, the files and the states of things, and the log. Throws `Difference`.
 */
import { isDeepStrictEqual } from "node:util";
import type { Refusal } from "@muster/custody";
import type { Ledger } from "@muster/ledger";
import { Frontier, leafHash } from "@muster/proof";
import type { Instant, PersonId, SiteCode } from "@muster/record";
import { parseSubject } from "@muster/record";
import { type Register, RegisterUnavailable, sha256 } from "@muster/register";
import { at } from "../scene.ts";
import { type Expected, Oracle, type Sent } from "./oracle.ts";
import type { Crash, Script, Step } from "./script.ts";
import { balanceKey, Snapshot } from "./snapshot.ts";

/** Where a script is played: a database that can be opened again and again, and made to fail. */
export interface Stage {
  readonly ledger: Ledger;
  /** Opens the register on what is kept. */
  open(): Promise<Register>;
  /** Makes this go wrong: at once, or with the next batch. */
  crash(crash: Crash): Promise<void>;
}

/** The register answered otherwise than the oracle. */
export class Difference extends Error {
  override readonly name = "Difference";
}

/** What came of a script that was played without a difference. */
export interface Played {
  readonly accepted: number;
  readonly refused: number;
  readonly kinds: ReadonlySet<string>;
  readonly sentAgain: number;
}

/** A command sent again this often and still unanswered is never going to be. */
const MOST_ATTEMPTS = 60;
const SNAPSHOTS = 6;
const INSTANTS = [at(2), at(5, 7), at(9, 1), at(13), at(18, 3), at(22), at(24, 23)];
const SITES = ["N-PRISON", "N-CAMP", "S-PRISON", "ABROAD"] as SiteCode[];

interface Waiting extends Sent {
  readonly expected: Expected;
}

export async function play(script: Script, stage: Stage): Promise<Played> {
  const player = new Player(stage, await stage.open());
  const every = Math.max(1, Math.floor(script.steps.length / SNAPSHOTS));
  try {
    for (const [index, step] of script.steps.entries()) {
      await player.take(step);
      if (index % every === every - 1) player.snapshot();
    }
    await player.settle();
    player.snapshot();
    await player.compareAll();
  } finally {
    await player.close();
  }
  return player.played();
}

class Player {
  readonly #stage: Stage;
  readonly #oracle = new Oracle();
  readonly #snapshots: Snapshot[] = [];
  #register: Register;
  #waiting: Waiting[] = [];
  #answers: Promise<void>[] = [];
  /** Under way. Nothing waits for them between two sendings: what is sent before a crash is noticed keeps its order. */
  #crashes: Promise<void>[] = [];
  #unanswered = new Set<Waiting>();
  #refused = 0;
  #sentAgain = 0;

  constructor(stage: Stage, register: Register) {
    this.#stage = stage;
    this.#register = register;
  }

  async take(step: Step): Promise<void> {
    if ("send" in step) this.#send({ ...step.send, expected: this.#oracle.tell(step.send) });
    else if ("crash" in step) {
      this.#crashes.push(this.#stage.crash(step.crash));
      // The old process is not told that it is gone: it finds out.
      if (step.crash === "abandon") await this.settle(async () => (this.#register = await this.#stage.open()));
    } else await this.settle();
  }

  snapshot(): void {
    this.#snapshots.push(new Snapshot(this.#oracle.world));
  }

  /** Waits for every answer, and sends again, in order, what was not answered. */
  async settle(reopen?: () => Promise<unknown>): Promise<void> {
    await Promise.all(this.#crashes.splice(0));
    await reopen?.();
    for (let attempt = 0; ; attempt += 1) {
      await Promise.all(this.#answers);
      this.#answers = [];
      const again = this.#waiting.filter((one) => this.#unanswered.has(one));
      this.#waiting = [];
      this.#unanswered.clear();
      if (again.length === 0) return;
      if (attempt === MOST_ATTEMPTS) throw new Difference(`${again[0]?.key} is never answered`);
      this.#sentAgain += again.length;
      for (const one of again) this.#send(one);
    }
  }

  async close(): Promise<void> {
    await Promise.allSettled(this.#answers);
    await this.#register.close();
  }

  played(): Played {
    const { entries } = this.#oracle.world;
    const kinds = new Set(entries.map(({ entry }) => entry.kind));
    return { accepted: entries.length, refused: this.#refused, kinds, sentAgain: this.#sentAgain };
  }

  #send(one: Waiting): void {
    this.#waiting.push(one);
    this.#answers.push(
      this.#register.submit(one.command, one.key).then(
        (answer) => this.#compareAnswer(one, "accepted" in answer ? answer.number : answer),
        (fault: unknown) => {
          if (!(fault instanceof RegisterUnavailable)) throw fault;
          this.#unanswered.add(one);
        },
      ),
    );
  }

  #compareAnswer({ key, command, expected }: Waiting, answer: number | Refusal): void {
    const given = typeof answer === "number" ? answer : answer.code;
    if (typeof given === "string") this.#refused += 1;
    same(`the answer to ${key} ${JSON.stringify(command)}`, typeof answer === "number" ? answer : given, expected);
  }

  async compareAll(): Promise<void> {
    await this.#compareLog();
    for (const snapshot of this.#snapshots) {
      for (const asOf of INSTANTS) await this.#compareBooks(snapshot, asOf);
      await this.#compareHistories(snapshot);
    }
    const last = this.#snapshots.at(-1);
    if (last === undefined) return;
    await this.#compareThings(last);
    for (const person of last.lines.keys()) await this.#compareFile(person, last);
  }

  async #compareBooks(snapshot: Snapshot, asOf: Instant): Promise<void> {
    const { knownAt } = snapshot;
    const where = `as of ${asOf} as known at ${knownAt}`;
    const balance = await this.#register.balance({ asOf, knownAt });
    same(`whether the balance adds up ${where}`, balance.balanced, true);
    const people = balance.rows.map(({ state, site, custodian, people: number }) => [
      balanceKey(state, site, custodian),
      number,
    ]);
    same(`the balance ${where}`, Object.fromEntries(people), snapshot.balance(asOf));
    for (const site of SITES) {
      const roll = await this.#register.roll(site, { asOf, knownAt });
      same(`the roll of ${site} ${where}`, roll.map(({ person }) => person).sort(), snapshot.roll(site, asOf));
    }
  }

  async #compareHistories(snapshot: Snapshot): Promise<void> {
    for (const person of snapshot.lines.keys()) {
      const history = await this.#stage.ledger.history(person, snapshot.knownAt);
      const lines = history.map(({ entry, from, position }) => ({ entry, from, position }));
      same(`the history of ${person} as known at ${snapshot.knownAt}`, lines, snapshot.lines.get(person));
    }
  }

  async #compareThings({ knownAt }: Snapshot): Promise<void> {
    const { world } = this.#oracle;
    for (const key of new Set(world.entries.flatMap(({ entry }) => entry.about))) {
      const { kind, id } = parseSubject(key);
      same(
        `the state of ${key}`,
        await this.#register.subject(kind, id, { asOf: at(25), knownAt }),
        world.state(kind, id),
      );
    }
  }

  async #compareFile(person: PersonId, { knownAt }: Snapshot): Promise<void> {
    const { world } = this.#oracle;
    const answer = await this.#register.person(person, { asOf: at(25), knownAt });
    if (answer !== undefined) same(`the file of ${person}`, answer.file, world.file(person));
    same(`when ${person} was last seen`, answer?.lastSeen?.at, answer && world.lastSeen(person, at(25)));
  }

  /** Gapless, in the order of the clock, and with the root that the newest checkpoint says. */
  async #compareLog(): Promise<void> {
    const { entries } = this.#oracle.world;
    const frontier = new Frontier(sha256);
    let recordedAt = "";
    for await (const page of this.#stage.ledger.journal(0, entries.length + 1)) {
      for (const stored of page) {
        same("the next number", stored.number, frontier.size);
        same("the kind of entry", [stored.number, stored.kind], [stored.number, entries[stored.number]?.entry.kind]);
        same("that no entry was recorded before its predecessor", stored.recordedAt >= recordedAt, true);
        recordedAt = stored.recordedAt;
        frontier.append(leafHash(sha256, Buffer.from(stored.entry)));
      }
    }
    same("the number of entries", frontier.size, entries.length);
    const checkpoint = await this.#stage.ledger.checkpoint();
    same("the size of the log", checkpoint?.size, frontier.size);
    same("the root of the log", Buffer.from(checkpoint?.root ?? []), Buffer.from(frontier.root()));
  }
}

function same(what: string, given: unknown, expected: unknown): void {
  if (isDeepStrictEqual(given, expected)) return;
  throw new Difference(`${what}: the register says ${show(given)}, the oracle ${show(expected)}`);
}

function show(value: unknown): string {
  const plain = (_key: string, held: unknown): unknown =>
    held instanceof Map || held instanceof Set ? [...held] : held;
  return JSON.stringify(value, plain) ?? "nothing";
}
