/**
 * The gate in front of every route: who is asking, may they, and (where people are shown) is it recorded. A route that says
 * nothing about access is not added; a handler runs only once all three are answered.
 *
 * What somebody stands to in no relation is answered as what is not there: the same status, code and words, so that no
 * refusal tells whether a person is on the register.
 */
import { type Action, type Decision, type Keyed, matterOf, type PolicyFile } from "@muster/access";
import { type CommandEnvelope, isRefusal, notFound, refuse, type Refusal } from "@muster/custody";
import { type Authenticated, type Failure, isFailure } from "@muster/identity";
import { type Instant, isCode, isPersonId, parseInstant, type PersonId } from "@muster/record";
import {
  type AccessJournal,
  type AccessKind,
  type AccessSubject,
  KINDS_WITH_PURPOSE,
  type Questions,
  type Register,
} from "@muster/register";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { sendRefusal } from "../problem.ts";
import { type Asker, viewerOf } from "./asker.ts";
import type { Officers } from "./officers.ts";
import type { PolicyBook } from "./policy-book.ts";
import { purposeOf, type Why } from "./purpose.ts";
import { type AboutKind, mustSayAccess, type RouteAccess } from "./route-access.ts";
import { type Standing, Standings } from "./standing.ts";

declare module "fastify" {
  interface FastifyRequest {
    /** Set by the gate on every route that is not open. Read it with `askerOf`. */
    asker: Asker | null;
    /** How the officer stands to what the route is about. */
    standing: Standing | null;
    /** Why the officer reads, on routes that show people. */
    why: Why | null;
  }
}

export interface GateOptions {
  readonly register: Register;
  readonly journal: AccessJournal;
  /** Who a request comes from. */
  readonly authenticate: (request: FastifyRequest) => Promise<Authenticated | Failure>;
  readonly officers: Pick<Officers, "inOffice">;
  readonly policies: PolicyBook;
  readonly keyed: Keyed;
  /** Nationals of a consular officer's state who do not object to its being told. */
  readonly nationals: (country: string) => Promise<readonly PersonId[]>;
}

/** What can be asked of the whole register without naming anybody. */
export type Numbers = Pick<
  Questions,
  "balance" | "balanceByNationality" | "countedTwice" | "moment" | "now" | "recordedAt"
>;

/** Where a request is turned away with 401, it is told no more than this. */
const NOT_SIGNED_IN = refuse(
  "forbidden-by-rule",
  "not-signed-in",
  "Nobody is signed in.",
  "Sign in at /sign-in, or send a token.",
);

/** The policy named where a machine's token does not reach so far. */
const TOKEN_SCOPE = "token-scope";

export class Gate {
  readonly #options: GateOptions;

  constructor(options: GateOptions) {
    this.#options = options;
  }

  /** For those who may see numbers and no person. */
  get numbers(): Numbers {
    return this.#options.register.questions;
  }

  /** The noise of counts for analysts: keyed, so that nobody without the key can take it off again. */
  get keyed(): Keyed {
    return this.#options.keyed;
  }

  /** Before the first route is added. */
  install(server: FastifyInstance): void {
    server.decorateRequest("asker", null);
    server.decorateRequest("why", null);
    server.decorateRequest("standing", null);
    server.addHook("onRoute", mustSayAccess);
    server.addHook("onRequest", (request, reply) => this.#letIn(request, reply));
    server.addHook("preHandler", (request, reply) => this.#permit(request, reply));
  }

  /** Whether this officer may, in these relations. */
  decide(asker: Asker, action: Action, { relations }: Pick<Standing, "relations">, why?: Why | null): Decision {
    if (asker.scopes?.has(action) === false) {
      return { allowed: false, policy: TOKEN_SCOPE, reason: `This token was not made to ${action}.` };
    }
    const purpose = why === undefined || why === null ? {} : { purpose: why.purpose };
    return asker.policies.decide({ roles: asker.roles, action, relations, ...purpose });
  }

  /** Decides, and records a refusal; undefined where it is permitted. */
  async refusal(
    request: FastifyRequest,
    action: Action,
    standing: Standing,
    kind: AccessKind,
  ): Promise<Refusal | undefined> {
    const asker = askerOf(request);
    const decision = this.decide(asker, action, standing, request.why);
    if (decision.allowed) return undefined;
    await this.record(request, { kind, outcome: "refused", policy: decision.policy, subjects: subjectsOf(standing) });
    return denied(action, standing, decision);
  }

  /** A policy that cannot be read would let nobody in any more: it is not adopted. */
  unreadablePolicy(command: CommandEnvelope): Refusal | undefined {
    if (command.kind !== "policy.adopt") return undefined;
    const { name, text } = command as CommandEnvelope & PolicyFile;
    const fault = this.#options.policies.faultOf({ name, text });
    if (fault === undefined) return undefined;
    const { policy, line, what } = fault;
    return refuse(
      "invalid",
      "policy-unreadable",
      `Line ${line}${policy === undefined ? "" : ` (${policy})`}: ${what}.`,
      "Mend it; see docs/access.md for how a policy is written.",
      { field: "text", line },
    );
  }

  /** Records what this officer does, before it is done. */
  async record(
    request: FastifyRequest,
    event: {
      readonly kind: AccessKind;
      readonly outcome?: "allowed" | "refused";
      readonly policy?: string;
      readonly subjects?: readonly AccessSubject[];
      readonly asked?: string;
    },
  ): Promise<void> {
    const asker = askerOf(request);
    const { purpose, text } = request.why ?? {};
    const { asOf, knownAt } = momentAsked(request.query);
    await this.#options.journal.record({
      outcome: "allowed",
      ...event,
      subjects: [...(event.subjects ?? [])],
      by: { ...asker.by, roles: [...asker.roles] },
      through: asker.through,
      ...(purpose === undefined ? {} : { purpose }),
      ...(text === undefined ? {} : { note: text }),
      ...(asOf === undefined ? {} : { asOf }),
      ...(knownAt === undefined ? {} : { knownAt }),
    });
  }

  /** Who asks, as the register has them now; undefined where nobody is signed in. */
  async asker(request: FastifyRequest): Promise<Asker | undefined> {
    const who = await this.#options.authenticate(request);
    if (isFailure(who)) return undefined;
    const inForce = await this.#options.policies.inForce(who.newest.register);
    const officer = await this.#options.officers.inOffice(who.officer, who.newest.officer);
    if (officer === undefined || officer.authority !== who.authority) return undefined;
    const { country } = officer;
    const viewer = viewerOf(officer, country === undefined ? [] : await this.#options.nationals(country));
    const asker = {
      by: { authority: officer.authority, officer: officer.code },
      authority: officer.authority,
      roles: officer.roles,
      sites: officer.sites,
      ...(country === undefined ? {} : { country }),
      through: who.token === undefined ? "session" : "token",
      ...(who.session === undefined ? {} : { session: who.session }),
      ...(who.scopes === undefined ? {} : { scopes: new Set(who.scopes) }),
      viewer,
      questions: this.#options.register.as(viewer),
      ...inForce,
    } as const;
    return { ...asker, standings: new Standings(asker, this.#options.register.questions) };
  }

  /** Nobody gets further who is not signed in: not even to learn that a parameter was wrong. */
  async #letIn(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> {
    const access = accessOf(request);
    if (access === "open") return undefined;
    if (access === "machine" && isLoopback(request)) return undefined;
    const asker = access === "machine" ? undefined : await this.asker(request);
    if (asker === undefined) return sendRefusal(reply, NOT_SIGNED_IN, 401);
    request.asker = asker;
    return undefined;
  }

  async #permit(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> {
    const access = accessOf(request);
    if (typeof access === "string") return undefined;
    const { action, about, reads } = access;
    if (reads !== undefined && KINDS_WITH_PURPOSE.has(reads)) {
      const why = purposeOf(request.headers);
      if (isRefusal(why)) return sendRefusal(reply, why);
      request.why = why;
    }
    const standing = await this.#standingOf(request, about);
    request.standing = standing;
    const kind = reads ?? "request.refused";
    const refusal = await this.refusal(request, action, standing, kind);
    if (refusal !== undefined) return sendRefusal(reply, refusal);
    if (reads !== undefined && access.recordsItself !== true) {
      await this.record(request, { kind: reads, subjects: subjectsOf(standing) });
    }
    return undefined;
  }

  async #standingOf(request: FastifyRequest, about: AboutKind): Promise<Standing> {
    const { standings } = askerOf(request);
    const id = idOf(request.params);
    if (about === "register") return { kind: "register", id, relations: ["none"] };
    return about === "person" ? standings.person(id) : standings.thing(about, id);
  }
}

/** Who asks. Only where the gate let somebody in: elsewhere it is a defect to ask. */
export function askerOf({ asker }: FastifyRequest): Asker {
  if (asker === null) throw new Error("nobody is signed in on an open route");
  return asker;
}

/** What a denial is answered with. */
function denied(
  action: Action,
  { kind, id, relations, known }: Standing,
  decision: Extract<Decision, { allowed: false }>,
): Refusal {
  const isStranger = relations.every((relation) => relation === "none");
  const isPublic = kind === "register" || kind === "site" || kind === "authority" || kind === "officer";
  if (known === false || (isStranger && !isPublic)) return notFound(kind, id);
  return refuse("forbidden-by-rule", "not-permitted", decision.reason, "Have an officer do it whose role it is.", {
    action,
    policy: decision.policy,
    matter: matterOf(action),
  });
}

/** What can be recorded of it: a path may hold anything, and what is no id names nobody. */
function subjectsOf({ kind, id }: Standing): readonly AccessSubject[] {
  if (kind === "person") return isPersonId(id) ? [{ person: id }] : [];
  return kind === "register" || !(isCode(id) || /^[0-9]{1,15}$/.test(id)) ? [] : [{ kind, id }];
}

function accessOf({ routeOptions }: FastifyRequest): RouteAccess {
  // A path that no route has: the answer is the same for everybody.
  return routeOptions.config.access ?? "open";
}

function idOf(params: unknown): string {
  const id = typeof params === "object" && params !== null && "id" in params ? params.id : undefined;
  return typeof id === "string" ? id : "";
}

/** The moment asked about, where it is said in a way that can be recorded; the question itself refuses any other. */
function momentAsked(query: unknown): { readonly asOf?: Instant; readonly knownAt?: number } {
  const { asOf, knownAt } = (query ?? {}) as Readonly<Record<string, unknown>>;
  const at = typeof asOf === "string" ? parseInstant(asOf) : undefined;
  const number = typeof knownAt === "string" && /^[0-9]{1,15}$/.test(knownAt) ? Number(knownAt) : undefined;
  return { ...(at === undefined ? {} : { asOf: at }), ...(number === undefined ? {} : { knownAt: number }) };
}

const LOOPBACK: ReadonlySet<string> = new Set(["127.0.0.1", "::1", "::ffff:127.0.0.1"]);

/** A proxy on this machine is no keeper of it: what it forwards comes from elsewhere. */
function isLoopback({ ip, headers }: FastifyRequest): boolean {
  return LOOPBACK.has(ip) && headers["x-forwarded-for"] === undefined && headers.forwarded === undefined;
}
