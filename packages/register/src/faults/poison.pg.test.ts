/** One command that cannot be recorded does not take its neighbours with it. */
import { ruleOf } from "@muster/custody";
import { type Batch, BooksMoved, DatabaseRefused, Ledger, postgresDatabase, type Writer } from "@muster/ledger";
import { EntryTooLarge, type PersonId } from "@muster/record";
import {
  admitted,
  at,
  type ExampleRegister,
  exampleRegister,
  NORTH,
  person,
  type TestCluster,
  testCluster,
} from "@muster/testkit";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { CommandFailed } from "../answer.ts";
import type { Register } from "../register.ts";

let server: TestCluster;
let example: ExampleRegister;
let register: Register;

beforeAll(async () => {
  server = await testCluster();
});

beforeEach(async () => {
  example = await exampleRegister(server);
  register = example.open();
  for (const command of admitted(PEOPLE)) await register.submit(command);
});

afterEach(async () => {
  vi.restoreAllMocks();
  await example.close();
});

afterAll(() => server.stop());

const PEOPLE = Array.from({ length: 8 }, (_, index) => person(index + 1));
const POISON = PEOPLE[4] as PersonId;

const move = (who: PersonId) => ({
  kind: "custody.move",
  occurredAt: at(5),
  by: NORTH,
  person: who,
  site: "N-PRISON",
  unit: "A",
});

async function submitMoves(through: Register) {
  const answers = await Promise.allSettled(PEOPLE.map((who) => through.submit(move(who), `move ${who}`)));
  return answers.map((answer) => (answer.status === "rejected" ? (answer.reason as unknown) : answer.value));
}

async function expectTheOthersMoved(through: Register) {
  const moment = await through.moment(at(25));
  const roll = await through.roll("N-PRISON" as never, moment);
  expect(roll.filter(({ unit }) => unit === "A").map((row) => row.person)).toEqual(
    PEOPLE.filter((who) => who !== POISON),
  );
  expect((await through.balance(moment)).balanced).toBe(true);
  expect((await example.ledger.checkpoint())?.size).toBe(((await example.ledger.last())?.number ?? -1) + 1);
}

/** A defect: the rule throws for one person, once it has been decided that all is well. */
function breakRule(fault: Error): void {
  const rule = ruleOf("custody.move");
  if (rule === undefined) throw new Error("no rule to break");
  const sound = { ...rule };
  vi.spyOn(rule, "decide").mockImplementation((command, facts, context) => {
    if ("person" in command && command.person === POISON) throw fault;
    return sound.decide(command, facts, context);
  });
}

describe("a rule that throws", () => {
  test("fails its own command alone, and the same command again", async () => {
    breakRule(new Error("a defect"));
    for (const _attempt of [1, 2]) {
      const answers = await submitMoves(register);
      expect(answers[4]).toBeInstanceOf(CommandFailed);
      expect(answers.filter((answer) => answer instanceof Object && "accepted" in answer)).toHaveLength(7);
    }
    await expectTheOthersMoved(register);
  });

  test("because the entry would be too large refuses its own command alone", async () => {
    breakRule(new EntryTooLarge("a leaf holds no more"));
    expect((await submitMoves(register))[4]).toMatchObject({ refused: true, code: "entry-too-large" });
    await expectTheOthersMoved(register);
  });
});

/** A database that refuses whatever batch holds a line of one person. */
class RefusingLedger extends Ledger {
  fault: Error = new DatabaseRefused("The database refused", {
    sqlState: "23514",
    constraint: "line_in_a_test",
    table: "line",
    column: undefined,
  });
  /** How often it refuses before it is mended. */
  refusals = Number.POSITIVE_INFINITY;
  attempts = 0;

  override async writer(): Promise<Writer | undefined> {
    const writer = await super.writer();
    if (writer === undefined) return undefined;
    // As a lock's transactions: what was sent behind a batch that is refused is not written either.
    let last: Promise<void> | undefined;
    const append = (batch: Batch): Promise<void> => {
      const ended = attempt(batch, last);
      last = ended;
      const forget = () => {
        if (last === ended) last = undefined;
      };
      ended.then(forget, forget);
      return ended;
    };
    const attempt = async (batch: Batch, before: Promise<void> | undefined) => {
      await before;
      this.attempts += 1;
      if (this.refusals > 0 && batch.newRows.some((row) => row.person === POISON)) {
        this.refusals -= 1;
        throw this.fault;
      }
      await writer.append(batch);
    };
    return { lost: writer.lost, release: () => writer.release(), append };
  }
}

describe("a batch that the database refuses", () => {
  test("is taken one by one: the command at fault is told, the others are recorded", async () => {
    await register.close();
    const url = await example.owner.query<{ name: string }>("select current_database() as name");
    const database = postgresDatabase({ url: server.cluster.application(url[0]?.name).url });
    const ledger = new RefusingLedger(database);
    const through = example.open(ledger);
    const answers = await submitMoves(through);
    expect(answers[4]).toBeInstanceOf(CommandFailed);
    expect(answers.filter((answer) => answer instanceof Object && "accepted" in answer)).toHaveLength(7);
    expect(ledger.attempts).toBe(9);
    await expectTheOthersMoved(through);

    // Once the database is mended the same command goes through, under the same key.
    ledger.refusals = 0;
    expect((await submitMoves(through))[4]).toMatchObject({ accepted: true });
    await through.close();
    await database.close();
  });

  test("because the books moved under the writer is decided again on the books as they are", async () => {
    await register.close();
    const url = await example.owner.query<{ name: string }>("select current_database() as name");
    const database = postgresDatabase({ url: server.cluster.application(url[0]?.name).url });
    const ledger = new RefusingLedger(database);
    ledger.fault = new BooksMoved("1 of 1 lines is not open");
    const through = example.open(ledger);
    ledger.refusals = 1;
    const answers = await submitMoves(through);
    expect(answers.every((answer) => answer instanceof Object && "accepted" in answer)).toBe(true);
    expect(ledger.attempts).toBe(9);
    await through.close();
    await database.close();
  });
});
