/** The reference case with a tenth of its people, played into a register of its own: its steps, and who does them. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { PersonId } from "@muster/record";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Node, openNode } from "../node/node.ts";
import { ScenarioClock } from "./clock.ts";
import { type Played, playScenario, type StepAhead } from "./play.ts";
import { readScenario } from "./read.ts";
import { scaled } from "./scale.ts";
import type { ScenarioFolder } from "./scenario.ts";

const REFERENCE_CASE = path.resolve(import.meta.dirname, "../../../../scenarios/north-east-syria-2026");

let directory: string;
let node: Node;
let folder: ScenarioFolder;
let played: Played;
const ahead: StepAhead[] = [];
/** Whether the person to be admitted was on the register, and in nobody's custody, as the step was announced. */
const beforeAdmission: unknown[] = [];

beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), "muster-play-"));
  const clock = new ScenarioClock();
  node = await openNode({ directory, clock: clock.read });
  folder = scaled(await readScenario(REFERENCE_CASE), 0.1);
  played = await playScenario(folder, { register: node.register, clock, beforeStep: look });
});
afterAll(async () => {
  await node?.close();
  await rm(directory, { recursive: true, force: true });
});

async function look(step: StepAhead): Promise<void> {
  ahead.push(step);
  if (step.command["kind"] !== "custody.admit") return;
  const found = await node.register.person(step.command["person"] as PersonId, await node.register.moment());
  beforeAdmission.push(found?.history.map(({ position }) => position.state));
}

describe("the reference case in small", () => {
  test("announces every step once, in order, and before anything of it is in the register", () => {
    const { authorities, officers, sites, steps } = folder.scenario;
    const opening = 1 + authorities.length + officers.length + sites.length;
    const intakes = sites.filter(({ intake }) => intake !== undefined).length;
    expect(ahead.map(({ says }) => says).slice(opening + 2 * intakes)).toEqual(steps.map(({ says }) => says));
    expect(ahead).toHaveLength(opening + 2 * intakes + steps.length);
    expect(beforeAdmission).toEqual([["outside"], ["outside"], ["outside"], ["outside"]]);
  });

  test("is refused where the scenario says so", () => {
    const refusals = ahead.flatMap(({ refusedWith = [] }) => refusedWith);
    expect(refusals).toHaveLength(4);
    expect(played.refused.map(({ refusal }) => refusal.code)).toEqual(refusals);
  });

  // Verifies: rule-1
  test("balances, with a tenth of everyone", async () => {
    const { states } = await node.register.balance(await node.register.moment());
    expect(played.people).toBe(3_300);
    expect(states).toMatchObject({ held: 3_282, "at-large": 3, "transferred-out": 15, unaccounted: 0 });
  });

  test("has each officer appointed with their roles and sites before anybody else acts", async () => {
    const moment = await node.register.moment();
    for (const { officer, roles, sites = [], country } of folder.scenario.officers) {
      const known = await node.register.subject("officer", officer, moment);
      expect(known).toMatchObject({ roles, sites, ...(country === undefined ? {} : { country }) });
    }
  });
});
