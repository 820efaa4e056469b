/**
 * `access`: what it costs to ask who it is, whether they may, and to show them only what they may know. A command's whole
 * time through the whole server beside the same command with no access asked about; readings behind row security beside the
 * same readings without; decisions a second; and what it costs to record that somebody read.
 */
import { readdir, readFile } from "node:fs/promises";
import { ACTIONS, Policies, type PolicyFile, relationsOf } from "@muster/access";
import { ROLES } from "@muster/custody";
import type { Viewer } from "@muster/ledger";
import type { Questions } from "@muster/register";
import { type Bench, type BenchOptions, bar, inTurns, seconds } from "./bench.ts";
import { commandsInTurns } from "./access-commands.ts";
import { CLERK, HERE, type Served, served } from "./served.ts";
import { flight } from "./throw-away.ts";

/** The part of a command's whole time that access may take. */
const MOST_OF_A_COMMAND = "<= 0.15";
const READINGS: Readonly<Record<string, number>> = { person: 100, history: 200, roll: 10 };
const DECISIONS = 100_000;
const RECORDS = { 1: 100, 64: 640 } as const;
const FOLDER = new URL("../../policies/", import.meta.url);

export const access: Bench = async (options) => {
  const place = await served();
  try {
    const commands = await commandsInTurns(place, options);
    const readings = await readingsInTurns(place, options);
    const decisions = await inTurns(await decisionsASecond(), options);
    const records = await recordsInTurns(place, options);
    const medians = { ...commands.medians, ...readings.medians, ...decisions.medians, ...records.medians };
    const ratios = { ...commands.ratios, ...readings.ratios, ...records.ratios };
    return {
      unit: "milliseconds, or so many a second where it says so",
      medians,
      ratios,
      bars: [bar("access, part of a command", ratios["access, part of a command"] ?? Number.NaN, MOST_OF_A_COMMAND)],
      notes: { ...commands.notes, readings: READINGS, decisions: DECISIONS, all: decisions.all },
    };
  } finally {
    await place.close();
  }
};

interface Measured {
  readonly medians: Readonly<Record<string, number>>;
  readonly ratios: Readonly<Record<string, number>>;
}

/** As an officer of the authority that holds them, beside the register's own eyes: milliseconds a question. */
async function readingsInTurns({ place, people }: Served, options: BenchOptions): Promise<Measured> {
  const { questions } = place.node.register;
  const viewer: Viewer = {
    ...CLERK,
    reach: "authority",
    sites: [],
    people: [],
    clinical: false,
    oversight: false,
  };
  const secured = place.node.register.as(viewer);
  const moment = await questions.moment();
  const person = (asked: Questions, index: number) => asked.person(people[index % people.length] ?? nobody(), moment);
  const asks: Readonly<Record<string, (asked: Questions, index: number) => Promise<unknown>>> = {
    person,
    history: (asked, index) => asked.ledger.history(people[index % people.length] ?? nobody(), moment.knownAt),
    roll: (asked) => asked.roll(HERE, moment),
  };
  const contenders: Record<string, () => Promise<number>> = {};
  for (const [name, ask] of Object.entries(asks)) {
    const count = READINGS[name] ?? 1;
    for (const [how, asked] of [
      ["row-secured", secured],
      ["without", questions],
    ] as const) {
      contenders[`${name}, ${how}`] = async () => {
        const taken = await seconds(async () => {
          for (let index = 0; index < count; index += 1) await ask(asked, index);
        });
        return (taken * 1_000) / count;
      };
    }
  }
  if (JSON.stringify(await secured.roll(HERE, moment)) !== JSON.stringify(await questions.roll(HERE, moment))) {
    throw new Error("the viewer's roll is not the register's: the two readings are not the same question");
  }
  for (const run of Object.values(contenders)) await run();
  const { medians } = await inTurns(contenders, options);
  const ratios = Object.fromEntries(
    Object.keys(asks).map((name) => [
      `${name}: row-secured/without`,
      (medians[`${name}, row-secured`] ?? 0) / (medians[`${name}, without`] ?? 1),
    ]),
  );
  return { medians, ratios };
}

/** Decisions a second of the shipped policies: of questions asked before, and of such as nobody has asked yet. */
async function decisionsASecond(): Promise<Readonly<Record<string, () => Promise<number>>>> {
  const schema = await readFile(new URL("schema.cedarschema", FOLDER), "utf8");
  const names = (await readdir(FOLDER)).filter((name) => name.endsWith(".cedar")).sort();
  const files: PolicyFile[] = await Promise.all(
    names.map(async (name) => ({ name, text: await readFile(new URL(name, FOLDER), "utf8") })),
  );
  const read = (): Policies => {
    const policies = Policies.read(files, schema);
    if (policies instanceof Policies) return policies;
    throw new Error(`${policies.file}:${policies.line}: ${policies.what}`);
  };
  const questions = ROLES.flatMap((role) =>
    ACTIONS.flatMap((action) => relationsOf(action).map((relation) => ({ role, action, relation }))),
  );
  const decide = (policies: Policies, index: number): void => {
    // A stride with no common factor meets every role and action early on.
    const question = questions[(index * 7_919) % questions.length];
    if (question === undefined) throw new Error("there is nothing to decide");
    const { role, action, relation } = question;
    policies.decide({ roles: [role], action, relations: [relation] });
  };
  const asked = read();
  const fresh = Math.min(questions.length, 500);
  for (let index = 0; index < fresh; index += 1) decide(asked, index);
  return {
    "decisions a second, remembered": async () => {
      const taken = await seconds(async () => {
        for (let index = 0; index < DECISIONS; index += 1) decide(asked, index % fresh);
      });
      return DECISIONS / taken;
    },
    "decisions a second, new": async () => {
      const policies = read();
      const taken = await seconds(async () => {
        for (let index = 0; index < fresh; index += 1) decide(policies, index);
      });
      return fresh / taken;
    },
  };
}

/** A person's file over HTTP, and of it what cannot be switched off and so is measured alone: its record. */
async function recordsInTurns({ journal, people, whole }: Served, options: BenchOptions): Promise<Measured> {
  const by = { ...CLERK, roles: ["site-clerk"] };
  const record = (index: number) =>
    journal.record({
      kind: "file.read",
      outcome: "allowed",
      by,
      through: "token",
      purpose: "custody-care",
      subjects: [{ person: people[index % people.length] ?? nobody() }],
    });
  const file = async (index: number) => {
    const path = `/api/v1/people/${people[index % people.length]}`;
    const { status, text } = await whole({ method: "GET", path, headers: { "muster-purpose": "custody-care" } });
    if (status !== 200) throw new Error(`the clerk was not shown a file: ${status} ${text}`);
  };
  const inFlight = (lanes: 1 | 64, task: (index: number) => Promise<unknown>) => async () => {
    const taken = await seconds(() => flight(RECORDS[lanes], lanes, task));
    return (taken * 1_000) / RECORDS[lanes];
  };
  const contenders = {
    "file over HTTP": inFlight(1, file),
    "record of it": inFlight(1, record),
    "file over HTTP, 64 in flight": inFlight(64, file),
    "record of it, 64 in flight": inFlight(64, record),
  };
  for (const run of Object.values(contenders)) await run();
  const { medians } = await inTurns(contenders, options);
  const part = (name: string) => (medians[`record of it${name}`] ?? 0) / (medians[`file over HTTP${name}`] ?? 1);
  return {
    medians,
    ratios: { "record, part of reading a file": part(""), "record, part, 64 in flight": part(", 64 in flight") },
  };
}

function nobody(): never {
  throw new Error("nobody is held");
}
