/**
 * Plays a scenario into a register: who the parties are, everyone at the sites, then what happened, each thing taken in at
 * its own time by the scenario's clock. Only a register opened as an exercise takes one, and only a fresh one. A step the
 * scenario says must be refused has to be, and with that code; anything else that goes otherwise than written stops it.
 */
import type { Refusal, Transfer } from "@muster/custody";
import { isRefusal } from "@muster/custody";
import type { EntryNumber, Instant, OfficerCode, PersonId } from "@muster/record";
import { instantFromEpoch } from "@muster/record";
import type { Register } from "../register.ts";
import type { Accepted } from "../answer.ts";
import type { ScenarioClock } from "./clock.ts";
import { exerciseSigner, signReceipt } from "./exercise-key.ts";
import { type Each, type Filling, fillCommand } from "./placeholders.ts";
import type { InventedPerson } from "./invented-person.ts";
import { groupsOf, intakeTimes, inventPeople } from "./population.ts";
import type { ScenarioFolder, Step } from "./scenario.ts";
import { SendingWindow } from "./window.ts";

/** What a scenario is played into: a register, or the door in front of one. */
export interface Stage extends Pick<Register, "moment" | "roll" | "subject"> {
  submit(command: Command): Promise<Entered | Refusal>;
}

/** What the story needs to know of an entry it made. */
export type Entered = Pick<Accepted, "number">;

export interface PlayOptions {
  readonly register: Stage;
  /** The clock the register was opened with. */
  readonly clock: ScenarioClock;
  readonly onProgress?: (progress: Progress) => void;
  /**
   * Called for each step before it is played, and waited for: whoever wants to know who may do it asks the register as it
   * stands then. Opening, each party, and each site's intake are steps too.
   */
  readonly beforeStep?: (step: StepAhead) => Promise<void>;
}

/** A step about to be played: everything before it is in the register, and nothing of it. */
export interface StepAhead {
  readonly says: string;
  /** Its command; of a step for each of a group, the first. */
  readonly command: Command;
  /** The code with which the register must refuse it. */
  readonly refusedWith?: string;
  /** Of what happened: the officers besides those named in it who are permitted to do it. Nobody said so of the rest. */
  readonly also?: readonly OfficerCode[];
}

export interface Progress {
  readonly entered: number;
  readonly of: number;
  readonly says: string;
}

/** A step that was refused, as the scenario says it must be. */
export interface RefusedStep {
  readonly says: string;
  readonly at: Instant;
  readonly refusal: Refusal;
}

export interface Played {
  readonly entries: number;
  readonly people: number;
  /** Everyone, as they were made up. */
  readonly invented: readonly InventedPerson[];
  readonly refused: readonly RefusedStep[];
  /** The entries that have a label in the scenario. */
  readonly labels: ReadonlyMap<string, EntryNumber>;
  readonly groups: ReadonlyMap<string, readonly PersonId[]>;
}

/** The story went otherwise than it is written. */
export class ScenarioStopped extends Error {
  override readonly name = "ScenarioStopped";
}

type Command = Readonly<Record<string, unknown>>;
type Site = ScenarioFolder["scenario"]["sites"][number];
type SiteWithIntake = Site & Required<Pick<Site, "intake">>;

const OPENING = "Opening the register";

export async function playScenario(folder: ScenarioFolder, options: PlayOptions): Promise<Played> {
  const people = inventPeople(folder);
  const player = new Player(folder, people, options);
  await player.openRegister();
  await player.openParties();
  await player.takeEveryoneIn();
  for (const step of folder.scenario.steps) await player.play(step);
  return player.finish();
}

class Player {
  readonly #folder: ScenarioFolder;
  readonly #people: readonly InventedPerson[];
  readonly #register: Stage;
  readonly #clock: ScenarioClock;
  readonly #onProgress: PlayOptions["onProgress"];
  readonly #beforeStep: PlayOptions["beforeStep"];
  readonly #groups: ReadonlyMap<string, readonly PersonId[]>;
  readonly #labels = new Map<string, EntryNumber>();
  readonly #refused: RefusedStep[] = [];
  readonly #filling: Filling;
  readonly #total: number;
  #entered = 0;
  #transfers: Record<string, Promise<Transfer>> = {};

  constructor(folder: ScenarioFolder, people: readonly InventedPerson[], options: PlayOptions) {
    this.#folder = folder;
    this.#people = people;
    this.#register = options.register;
    this.#clock = options.clock;
    this.#onProgress = options.onProgress;
    this.#beforeStep = options.beforeStep;
    this.#groups = groupsOf(folder.scenario, people);
    this.#filling = this.#fillingFrom();
    this.#total = this.#commandsInAll();
  }

  async openRegister(): Promise<void> {
    const { name, openedAt, keeper, officer } = this.#folder.scenario.register;
    this.#clock.moveTo(openedAt);
    await this.#enterAlone({
      kind: "register.open",
      occurredAt: openedAt,
      by: { authority: keeper.code, officer: officer.code },
      name,
      keeper,
      officer,
      exercise: true,
    });
  }

  async openParties(): Promise<void> {
    const { register, authorities, officers, sites } = this.#folder.scenario;
    const envelope = {
      occurredAt: register.openedAt,
      by: { authority: register.keeper.code, officer: register.officer.code },
    };
    for (const { authority, name, keySeed } of authorities) {
      const key = keySeed === undefined ? {} : { key: base64(exerciseSigner(authority, keySeed).publicKey) };
      await this.#enterAlone({ kind: "authority.register", ...envelope, authority, name, ...key });
    }
    for (const { intake: _intake, source: _source, figures: _figures, note: _note, ...site } of sites) {
      await this.#enterAlone({ kind: "site.open", ...envelope, ...site });
    }
    // After the sites, for an officer may be appointed to some of them.
    for (const officer of officers) await this.#enterAlone({ kind: "officer.appoint", ...envelope, ...officer });
  }

  /** Everyone at every site, in the order in which they were taken down; hundreds in flight at once. */
  async takeEveryoneIn(): Promise<void> {
    const bySite = Map.groupBy(this.#people, ({ site }) => site);
    const sites = this.#folder.scenario.sites
      .filter(({ site }) => bySite.has(site))
      .map((site) => {
        if (site.intake === undefined) throw new ScenarioStopped(`${site.site} has people, and nobody takes them in`);
        return { ...site, intake: site.intake };
      })
      .sort((one, other) => (one.intake.from < other.intake.from ? -1 : 1));
    const window = new SendingWindow();
    for (const site of sites) await this.#takeIn(site, bySite.get(site.site) ?? [], window);
    await window.drain();
  }

  async #takeIn(
    { site, name, intake }: SiteWithIntake,
    people: readonly InventedPerson[],
    window: SendingWindow,
  ): Promise<void> {
    const says = `Taking in the people at ${name}`;
    const times = intakeTimes(intake.from, intake.until, people.length);
    await window.drain();
    for (const [index, { person, unit, claims }] of people.entries()) {
      const occurredAt = instantFromEpoch(times[index] as number);
      this.#clock.moveTo(occurredAt);
      for (const command of [
        { kind: "person.register", occurredAt, by: intake.registeredBy, person, claims },
        { kind: "custody.admit", occurredAt, by: intake.admittedBy, person, site, unit },
      ]) {
        if (index === 0) await this.#enterAlone(command, says);
        else await window.send(() => this.#enter(command, says));
      }
    }
  }

  async play(step: Step): Promise<void> {
    this.#clock.moveTo(step.recordedAt);
    this.#transfers = {};
    if (step.each === undefined) {
      await this.#playFirst(step);
      return;
    }
    const [first, ...others] = this.#group(step.each).map((person, index): Each => ({ person, index: index + 1 }));
    if (first === undefined) return;
    await this.#playFirst(step, first);
    const window = new SendingWindow();
    for (const each of others) await window.send(async () => this.#playOne(step, await this.#filled(step, each)));
    await window.drain();
  }

  finish(): Played {
    this.#clock.moveTo(this.#folder.scenario.endsAt);
    return {
      entries: this.#entered - this.#refused.length,
      people: this.#people.length,
      invented: this.#people,
      refused: this.#refused,
      labels: this.#labels,
      groups: this.#groups,
    };
  }

  async #playFirst(step: Step, each?: Each): Promise<void> {
    const { says, refusedWith, also = [] } = step;
    const command = await this.#filled(step, each);
    await this.#beforeStep?.({ says, command, also, ...(refusedWith === undefined ? {} : { refusedWith }) });
    await this.#playOne(step, command);
  }

  #filled(step: Step, each?: Each): Promise<Command> {
    return fillCommand(step.command, this.#filling, each);
  }

  async #playOne(step: Step, command: Command): Promise<void> {
    const answer = await this.#send(command, step.says);
    const refusedWith = isRefusal(answer) ? answer.code : undefined;
    if (refusedWith !== step.refusedWith) throw otherwise(step.says, command, answer, step.refusedWith);
    if (isRefusal(answer)) this.#refused.push({ says: step.says, at: step.recordedAt, refusal: answer });
    else if (step.label !== undefined) this.#labels.set(step.label, answer.number);
  }

  async #enterAlone(command: Command, says = OPENING): Promise<void> {
    await this.#beforeStep?.({ says, command });
    await this.#enter(command, says);
  }

  async #enter(command: Command, says: string): Promise<Entered> {
    const answer = await this.#send(command, says);
    if (isRefusal(answer)) throw otherwise(says, command, answer, undefined);
    return answer;
  }

  async #send(command: Command, says: string): Promise<Entered | Refusal> {
    const answer = await this.#register.submit(command);
    this.#entered += 1;
    this.#onProgress?.({ entered: this.#entered, of: this.#total, says });
    return answer;
  }

  #commandsInAll(): number {
    const { authorities, officers, sites, steps } = this.#folder.scenario;
    const played = steps.reduce(
      (sum, { each }) => sum + (each === undefined ? 1 : (this.#groups.get(each)?.length ?? 0)),
      0,
    );
    return 1 + authorities.length + officers.length + sites.length + 2 * this.#people.length + played;
  }

  #fillingFrom(): Filling {
    const { scenario } = this.#folder;
    const peopleOf: Filling["peopleOf"] = (groups, not = []) => {
      const away = new Set(not.flatMap((group) => this.#group(group)));
      return groups.flatMap((group) => this.#group(group)).filter((person) => !away.has(person));
    };
    return {
      peopleOf,
      entryOf: (label) => {
        const number = this.#labels.get(label);
        if (number === undefined) throw new ScenarioStopped(`no entry before this is called "${label}"`);
        return number;
      },
      heldAt: async (site, at) => [...(await this.#register.roll(site, await this.#register.moment(at)))],
      receiptFor: async (code, command) => signReceipt(scenario, await this.#transfer(code), command),
    };
  }

  /** The transfer as it stood when the step began: what a receipt says of it is fixed since the manifest was sealed. */
  #transfer(code: string): Promise<Transfer> {
    this.#transfers[code] ??= this.#register
      .moment()
      .then((moment) => this.#register.subject("transfer", code, moment))
      .then((transfer) => {
        if (transfer === undefined) throw new ScenarioStopped(`no transfer ${code} to sign a receipt for`);
        return transfer;
      });
    return this.#transfers[code];
  }

  #group(name: string): readonly PersonId[] {
    const members = this.#groups.get(name);
    if (members === undefined) throw new ScenarioStopped(`the scenario has no group "${name}"`);
    return members;
  }
}

function otherwise(
  says: string,
  command: Command,
  answer: Entered | Refusal,
  refusedWith: string | undefined,
): ScenarioStopped {
  const got = isRefusal(answer)
    ? `was refused: ${answer.code}. ${answer.says} ${JSON.stringify(answer.conflicts)}`
    : `was taken as entry ${answer.number}`;
  const wanted = refusedWith === undefined ? "" : `, and had to be refused with ${refusedWith}`;
  return new ScenarioStopped(`"${says}" (${String(command["kind"])}) ${got}${wanted}`);
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("base64");
}
