/**
 * The reference case with a tenth of its people, each step done over HTTP by the officer whose it is, two of them where two
 * are needed. Before each step every other officer in office sends the same command in their own name: whoever the policies
 * do not permit is refused, and nothing is written; whoever the scenario says may also do it may propose it.
 */
import type { Officer } from "@muster/record";
import type { Played, StepAhead } from "@muster/register";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Answered } from "../../test/example-node.ts";
import { type Command, type OfficerOfStory, type ReferenceNode, referenceNode } from "../../test/reference-node.ts";

/** Who else may take people in where the scenario's intake names one officer to register and one to admit. */
const ALSO_AT_INTAKE: Readonly<Record<string, readonly string[]>> = {
  "AL-HOL": ["SDF-HOL-COMMAND", "SDF-REGISTRAR-1", "SDF-HOL-MANAGER-1"],
  "AL-SINAA": ["SDF-COMMAND", "SDF-REGISTRAR-1"],
  "AL-AQTAN": ["SDF-COMMAND", "SDF-REGISTRAR-1"],
  "AL-SHADDADI": ["SDF-COMMAND", "SDF-REGISTRAR-1"],
};
/** Nobody goes without an entry for want of an officer: whoever meets people on arrival may register them, of any authority. */
const MAY_REGISTER = new Set(["registrar", "site-clerk", "site-commander", "camp-manager"]);

/** One step, and what everybody was told who tried it. */
interface StepTried {
  readonly says: string;
  readonly kind: string;
  readonly by: string;
  readonly second: string | undefined;
  /** Officers who had to be refused, with their answers. */
  readonly strangers: ReadonlyMap<string, Answered>;
  /** Officers who may do it as well, with the answer to their proposal. */
  readonly also: ReadonlyMap<string, Answered>;
  /** What the journal grew by while they all tried. */
  readonly written: number;
}

let reference: ReferenceNode;
let played: Played;
const tried: StepTried[] = [];
/** What was told to everybody but the second officer who would confirm a proposal of the story. */
const confirmed: { readonly officer: string; readonly proposed: boolean; readonly answer: Answered }[] = [];

beforeAll(async () => {
  reference = await referenceNode();
  played = await reference.play({ atTheDoor: true, beforeStep: everybodyTries, whileOpen: everybodyConfirms });
});
afterAll(() => reference?.close());

async function everybodyTries(step: StepAhead): Promise<void> {
  const { says, command } = step;
  const { by, second } = command as { readonly by: Officer; readonly second?: Officer };
  const before = await journalLength();
  const others = (await inOffice()).filter(({ officer }) => officer !== by.officer && officer !== second?.officer);
  const permitted = mayAlso(step, others);
  const strangers = await answersOf(
    others.filter(({ officer }) => !permitted.has(officer)),
    (officer) => reference.command(officer.officer, asOwn(command, officer)),
  );
  const also = await answersOf(
    others.filter(({ officer }) => permitted.has(officer)),
    (officer) => reference.post(officer.officer, "/api/v1/proposals", { command: asOwn(command, officer) }),
  );
  const written = (await journalLength()) - before;
  const kind = String(command["kind"]);
  tried.push({ says, kind, by: by.officer, second: second?.officer, strangers, also, written });
}

async function everybodyConfirms(proposal: string, by: Officer, second: Officer): Promise<void> {
  const others = (await inOffice()).filter(({ officer }) => officer !== second.officer);
  const answers = await answersOf(others, ({ officer }) => reference.confirm(officer, proposal));
  for (const [officer, answer] of answers) confirmed.push({ officer, proposed: officer === by.officer, answer });
}

/** Those who are appointed by now: nobody else can be signed in. */
async function inOffice(): Promise<readonly OfficerOfStory[]> {
  const { register } = reference.node;
  const appointed = await register.subjects("officer", await register.moment());
  return reference.officers.filter(({ officer }) => appointed.has(officer));
}

function mayAlso({ command, also }: StepAhead, others: readonly OfficerOfStory[]): ReadonlySet<string> {
  if (also !== undefined) return new Set(also);
  if (command["kind"] === "custody.admit") return new Set(ALSO_AT_INTAKE[String(command["site"])]);
  if (command["kind"] !== "person.register") return new Set();
  return new Set(others.filter(({ roles }) => roles.some((role) => MAY_REGISTER.has(role))).map((one) => one.officer));
}

/** The same in another officer's own name, alone. */
function asOwn({ second: _second, ...command }: Command, { authority, officer }: Officer): object {
  return { ...command, by: { authority, officer } };
}

async function answersOf(
  officers: readonly OfficerOfStory[],
  send: (officer: OfficerOfStory) => Promise<Answered>,
): Promise<ReadonlyMap<string, Answered>> {
  return new Map(await Promise.all(officers.map(async (one) => [one.officer, await send(one)] as const)));
}

async function journalLength(): Promise<number> {
  return (await reference.node.register.moment()).knownAt + 1;
}

/** Whether policy refused it: in words, or as what is not there. */
function isRefusedByPolicy({ status, body }: Answered): boolean {
  return (status === 403 && body["code"] === "not-permitted") || (status === 404 && body["category"] === "not-found");
}

function wrong(of: "strangers" | "also", isRight: (answer: Answered) => boolean): readonly string[] {
  return tried.flatMap(({ says, kind, [of]: answers }) =>
    [...answers]
      .filter(([, answer]) => !isRight(answer))
      .map(([officer, { status, body }]) => `${kind} by ${officer}: ${status} ${String(body["code"])} (${says})`),
  );
}

describe("every step of the reference case", () => {
  test("is taken from the officer whose it is, over HTTP, and refused where the story says so", () => {
    const { authorities, officers, sites, steps } = reference.folder.scenario;
    expect(tried).toHaveLength(1 + authorities.length + officers.length + sites.length + 2 * 4 + steps.length);
    expect(played.refused.map(({ refusal }) => refusal.code)).toEqual([
      "blockers-open",
      "second-officer-needed",
      "contradicts-the-books",
      "difference-unexplained",
    ]);
  });

  // Verifies: MR-6
  test("is refused to every other officer, by policy", () => {
    expect(wrong("strangers", isRefusedByPolicy)).toEqual([]);
  });

  test("may be proposed by those who may also do it", () => {
    expect(wrong("also", ({ status }) => status === 201)).toEqual([]);
  });

  test("leaves nothing in the journal of whoever was refused", () => {
    expect(tried.filter(({ written }) => written !== 0)).toEqual([]);
  });

  test("was tried by all fourteen roles, and each refusal is in the access journal", async () => {
    const refused = tried.reduce((sum, { strangers }) => sum + strangers.size, 0);
    const roles = new Map<string, string | undefined>(
      reference.officers.map(({ officer, roles: [role] }) => [officer, role]),
    );
    expect(new Set(tried.flatMap(({ strangers }) => [...strangers.keys()].map((one) => roles.get(one)))).size).toBe(14);
    const [recorded] = await reference.node.ledger.database.query<{ count: number }>(
      `select count(*)::int as count from access_entry
       where kind = 'command.submitted' and outcome = 'refused'
         and entry::jsonb ->> 'policy' is not null`,
    );
    expect(recorded?.count).toBe(refused);
    expect(refused).toBeGreaterThan(1_000);
  });
});

describe("what needs two officers", () => {
  test("is confirmed by the second officer alone: not by who proposed it, and to the others it is not there", () => {
    expect(confirmed).toHaveLength(3 * (reference.officers.length - 1));
    const wrongly = confirmed.filter(({ proposed, answer: { status, body } }) =>
      proposed ? body["code"] !== "same-officer-twice" : status !== 404,
    );
    expect(wrongly).toEqual([]);
  });

  test("names both in its entry, each signed in as themselves", async () => {
    const two = tried.filter(({ second }) => second !== undefined);
    expect(two.map(({ kind }) => kind)).toEqual(["agreement.record", "control.hand-over", "transfer.depart"]);
    const entries = await entriesOfKinds(["agreement.recorded", "control.handed-over", "transfer.departed"]);
    expect(entries.map(({ by, second }) => [by.officer, second?.officer])).toEqual(
      two.map(({ by, second }) => [by, second]),
    );
  });
});

async function entriesOfKinds(kinds: readonly string[]) {
  const found: { readonly by: Officer; readonly second?: Officer }[] = [];
  for await (const page of reference.node.ledger.journal(0, await journalLength())) {
    for (const { entry } of page) {
      const { kind, ...rest } = JSON.parse(entry) as { kind: string; by: Officer; second?: Officer };
      if (kinds.includes(kind)) found.push(rest);
    }
  }
  return found;
}
