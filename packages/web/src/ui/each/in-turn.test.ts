/** Several people, an entry each: what is refused of one hinders the others only where it would be refused of them too. */
import type { PersonId } from "@muster/record";
import type { Command, Recorded } from "@muster/server/api";
import { expect, test } from "vitest";
import { Problem, type ProblemBody } from "../../api/problem.ts";
import { inTurn } from "./in-turn.ts";

const PEOPLE = ["one", "two", "three"] as unknown as readonly PersonId[];

function problem(category: ProblemBody["category"], status: number): Problem {
  return new Problem({ code: "no", category, detail: "", remedy: "", status, conflicts: {} });
}

/** What becomes of the three, where the second meets this problem. */
async function outcome(met: Problem | undefined, stopAfter = Infinity) {
  const sentTo: unknown[] = [];
  const told: number[] = [];
  const { recorded, refused, left } = await inTurn(PEOPLE, {
    // What a command says is the node's to read.
    commandFor: (person) => ({ person }) as unknown as Command,
    sender: {
      send: async (command) => {
        const { person } = command as unknown as { readonly person: PersonId };
        sentTo.push(person);
        if (met !== undefined && person === PEOPLE[1]) throw met;
        return {} as Recorded;
      },
    },
    onNext: (done) => told.push(done),
    onRecorded: () => undefined,
    isStopped: () => sentTo.length >= stopAfter,
  });
  return { recorded, refused: refused.map(({ person }) => person), left, told };
}

test("all are recorded one after the other, and how far it is is told before each", async () => {
  expect(await outcome(undefined)).toEqual({ recorded: PEOPLE, refused: [], left: 0, told: [0, 1, 2] });
});

test("what the rules refuse of one person leaves the others", async () => {
  const expected = { recorded: ["one", "three"], refused: ["two"], left: 0 };
  for (const category of ["conflict", "forbidden-by-rule", "not-found"] as const) {
    expect(await outcome(problem(category, 409))).toMatchObject(expected);
  }
});

test.each([
  ["the form", problem("invalid", 400)],
  ["the session", problem("forbidden-by-rule", 401)],
  ["the line", problem("unavailable", 0)],
  ["the node", problem("fault", 500)],
  ["how fast it goes", problem("conflict", 429)],
])("what is wrong with %s ends it there", async (_, met) => {
  expect(await outcome(met)).toMatchObject({ recorded: ["one"], refused: ["two"], left: 1 });
});

test("it is stopped after any", async () => {
  expect(await outcome(undefined, 2)).toMatchObject({ recorded: ["one", "two"], refused: [], left: 1 });
});

test("a fault of the program is nobody's refusal, and what was recorded before it is known to be", async () => {
  const told: PersonId[] = [];
  const run = inTurn(PEOPLE, {
    sender: { send: () => Promise.resolve({} as Recorded) },
    commandFor: (person) => {
      if (person === PEOPLE[1]) throw new TypeError("broken");
      return {} as unknown as Command;
    },
    onNext: () => undefined,
    onRecorded: (person) => told.push(person),
    isStopped: () => false,
  });
  await expect(run).rejects.toThrow("broken");
  expect(told).toEqual(["one"]);
});
