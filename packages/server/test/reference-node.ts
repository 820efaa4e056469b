/**
 * The reference case with a tenth of its people, on a node with its server in front: what each officer asks and sends comes
 * over HTTP, with a token of their own; what they confirm, in a session. The clock of the register, of sessions and of the access journal is the story's.
 */
import { rm } from "node:fs/promises";
import path from "node:path";
import { ACTIONS } from "@muster/access";
import { type Category, type Refusal, refuse, type Role } from "@muster/custody";
import { isFailure } from "@muster/identity";
import type { EntryNumber, Instant, Officer, OfficerCode } from "@muster/record";
import {
  type Entered,
  type Node,
  openNode,
  type Played,
  playScenario,
  readScenario,
  scaled,
  ScenarioClock,
  type Stage,
  type StepAhead,
} from "@muster/register";
import { newNodeFolder } from "@muster/testkit";
import type { FastifyInstance } from "fastify";
import { type NodeServer, openServer } from "../src/index.ts";
import type { Problem } from "../src/problem.ts";
import type { Answered } from "./example-node.ts";
import { CHEAP, signedIn } from "./signed-in.ts";

const REFERENCE_CASE = path.resolve(import.meta.dirname, "../../../scenarios/north-east-syria-2026");
const A_TENTH = 0.1;
/** After the story's end: tokens last through it. */
const NEXT_MONTH = "2026-02-25T12:00:00.000Z" as Instant;
/** No test here is about rates: those have their own. */
const NO_LIMIT = { requests: 10_000_000, window_ms: 60_000 };

export type Command = Readonly<Record<string, unknown>>;
export type ScenarioFolder = Awaited<ReturnType<typeof readScenario>>;

/** An officer of the story, as the scenario has them. */
export interface OfficerOfStory extends Officer {
  readonly roles: readonly Role[];
}

export type WhileOpen = (proposal: string, by: Officer, second: Officer) => Promise<void>;

export interface ReferenceNode extends Pick<NodeServer, "identity" | "journal"> {
  readonly server: FastifyInstance;
  readonly node: Node;
  readonly folder: ScenarioFolder;
  /** Everybody who is ever appointed, the keeper's first officer included. */
  readonly officers: readonly OfficerOfStory[];
  /** What an officer is answered who asks this, for this purpose. */
  ask(officer: string, url: string, purpose?: string): Promise<Answered>;
  /** What an officer is answered who sends this. */
  post(officer: string, url: string, body: object, purpose?: string): Promise<Answered>;
  /** Confirms a proposal as this officer, in person. */
  confirm(officer: string, proposal: string): Promise<Answered>;
  /** Sends a command in the name of this officer, under a key of its own. */
  command(officer: string, command: object): Promise<Answered>;
  /** Plays the whole case, at the machine; or, where `atTheDoor`, the first command of each step over HTTP. */
  play(options?: {
    readonly beforeStep?: (step: StepAhead) => Promise<void>;
    readonly atTheDoor?: boolean;
    /** Called with each proposal while it is open, before its second officer confirms it. */
    readonly whileOpen?: WhileOpen;
  }): Promise<Played>;
  close(): Promise<void>;
}

export async function referenceNode(): Promise<ReferenceNode> {
  const directory = await newNodeFolder();
  const folder = scaled(await readScenario(REFERENCE_CASE), A_TENTH);
  const clock = new ScenarioClock();
  const node = await openNode({ directory, clock: clock.read });
  const opened = await openServer({
    node,
    origin: "http://localhost",
    clock: clock.read,
    rates: { officer: NO_LIMIT, address: NO_LIMIT },
    limits: CHEAP,
  });
  const { server, identity, journal } = opened;
  const tokens = new Map<string, Promise<string>>();
  let keys = 0;

  const tokenOf = (officer: string): Promise<string> => {
    const token = tokens.get(officer) ?? made(officer);
    tokens.set(officer, token);
    return token;
  };
  const made = async (officer: string): Promise<string> => {
    const token = await identity.makeToken({
      officer: officer as OfficerCode,
      name: "test",
      scopes: [...ACTIONS],
      expiresAt: NEXT_MONTH,
    });
    if (isFailure(token)) throw new Error(`no token for ${officer}: ${token.failed}`);
    return token.secret;
  };
  const send = async (
    who: Readonly<Record<string, string>>,
    request: object,
    purpose = "custody-care",
  ): Promise<Answered> => {
    const headers = {
      ...who,
      "content-type": "application/json",
      "muster-purpose": purpose,
      "idempotency-key": `key-${keys++}`,
    };
    return answered(await server.inject({ headers, ...request }));
  };

  const machineOf = async (officer: string) => ({ authorization: `Bearer ${await tokenOf(officer)}` });

  const reference: ReferenceNode = {
    server,
    identity,
    journal,
    node,
    folder,
    officers: officersOf(folder),
    ask: async (officer, url, purpose) => send(await machineOf(officer), { url, method: "GET" }, purpose),
    post: async (officer, url, body, purpose) =>
      send(await machineOf(officer), { url, method: "POST", payload: JSON.stringify(body) }, purpose),
    async confirm(officer, proposal) {
      // A session of its own each time: hours pass in the story between one proposal and the next.
      const { headers } = await signedIn(identity, officer, clock.read());
      return send(headers, { url: `/api/v1/proposals/${proposal}/confirm`, method: "POST", payload: "{}" });
    },
    command: (officer, command) => reference.post(officer, "/api/v1/commands", command),
    async play({ beforeStep, atTheDoor = false, whileOpen } = {}) {
      const stage = new DoorStage(reference, whileOpen);
      return playScenario(folder, {
        register: atTheDoor ? stage : node.register,
        clock,
        beforeStep: async (step) => {
          await beforeStep?.(step);
          stage.nextAtTheDoor();
        },
      });
    },
    async close() {
      await opened.close();
      await node.close();
      await rm(directory, { recursive: true });
    },
  };
  return reference;
}

/** In front of the register: the first command of each step goes over HTTP, as its officer; its like follow at the machine. */
class DoorStage implements Stage {
  readonly #reference: ReferenceNode;
  readonly #whileOpen: WhileOpen | undefined;
  readonly moment: Stage["moment"];
  readonly roll: Stage["roll"];
  readonly subject: Stage["subject"];
  #isNext = false;

  constructor(reference: ReferenceNode, whileOpen: WhileOpen | undefined) {
    const { register } = reference.node;
    this.#reference = reference;
    this.#whileOpen = whileOpen;
    this.moment = (...asked) => register.moment(...asked);
    this.roll = (...asked) => register.roll(...asked);
    this.subject = (...asked) => register.subject(...asked);
  }

  nextAtTheDoor(): void {
    this.#isNext = true;
  }

  async submit(command: Command): Promise<Entered | Refusal> {
    const isNext = this.#isNext;
    this.#isNext = false;
    // Nobody can sign in before the register is open: that is done at the machine.
    if (!isNext || command["kind"] === "register.open") return this.#reference.node.register.submit(command);
    const { by, second, ...rest } = command as Command & { readonly by: Officer; readonly second?: Officer };
    const answer =
      second === undefined
        ? await this.#reference.command(by.officer, command)
        : await this.#proposedAndConfirmed({ ...rest, by }, by, second);
    return enteredOf(answer);
  }

  /** Proposed by one officer and confirmed by the other. */
  async #proposedAndConfirmed(command: object, by: Officer, second: Officer): Promise<Answered> {
    const proposed = await this.#reference.post(by.officer, "/api/v1/proposals", { command, confirmedBy: second });
    if (proposed.status !== 201) return proposed;
    const id = String(proposed.body["id"]);
    await this.#whileOpen?.(id, by, second);
    return this.#reference.confirm(second.officer, id);
  }
}

/** The answer as a register gives it. */
function enteredOf({ status, body }: Answered): Entered | Refusal {
  if (status === 201) return { number: body["number"] as EntryNumber };
  const { code, category, detail, remedy, conflicts } = body as unknown as Problem;
  return refuse(category as Category, code, detail, remedy, conflicts);
}

function officersOf({ scenario: { register, officers } }: ScenarioFolder): readonly OfficerOfStory[] {
  const first: OfficerOfStory = {
    authority: register.keeper.code,
    officer: register.officer.code,
    roles: ["keeper"],
  };
  return [first, ...officers.map(({ authority, officer, roles }) => ({ authority, officer, roles }))];
}

function answered({ statusCode, headers, body }: { statusCode: number; headers: object; body: string }): Answered {
  const type = String(Reflect.get(headers, "content-type"));
  return { status: statusCode, type, body: JSON.parse(body) as Record<string, unknown> };
}
