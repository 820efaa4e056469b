/**
 * Two people: what one officer proposes, another confirms, each signed in as themselves; the entry names both. Neither can
 * do it alone, whoever holds the keyboard. What is refused once it is confirmed is shown to both, with the reason.
 */
import { randomUUID } from "node:crypto";
import { type Action, actionOfCommand } from "@muster/access";
import { decodeCommand, isRefusal, notFound, refuse, type Refusal } from "@muster/custody";
import type { Officer, PersonId } from "@muster/record";
import { CODE_PATTERN, epochMilliseconds, instantFromEpoch } from "@muster/record";
import type { AccessKind, Register } from "@muster/register";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import Type from "typebox";
import { Compile } from "typebox/compile";
import type { Asker } from "../access/asker.ts";
import { forbidden, isSame, permittedCommand } from "../access/doing.ts";
import { askerOf, type Gate } from "../access/gate.ts";
import type { Why } from "../access/purpose.ts";
import { refusalAsTold } from "../access/told.ts";
import { sendRefusal } from "../problem.ts";
import { sendRecorded } from "../routes/commands.ts";
import { described } from "../routes/described.ts";
import { notToTake } from "../routes/exports.ts";
import { PROPOSAL_STATES, type ProposalHead, type ProposalState, type ProposalStore } from "./store.ts";

/** What is confirmed at once is confirmed; what lies longer has to be proposed anew, as things stand then. */
const LASTS_MS = 72 * 60 * 60 * 1_000;

/** What keepers alone propose: whoever may confirm at all may confirm it, or a lone keeper could never make a second. */
const KEEPERS_ALONE: ReadonlySet<Action> = new Set<Action>(["keep-officers", "adopt-policy"]);

/** Who makes tokens for a colleague would otherwise be both officers at once. */
const IN_PERSON = refuse(
  "forbidden-by-rule",
  "confirmed-in-person",
  "A machine is no second person: a token confirms nothing.",
  "Have the second officer sign in, and confirm it there.",
);

const Code = Type.String({ pattern: CODE_PATTERN, maxLength: 64 });
const Proposal = Type.Object(
  {
    command: Type.Object({}, { description: "the command, without `second`" }),
    confirmedBy: Type.Optional(
      Type.Object(
        { authority: Code, officer: Type.Optional(Code) },
        {
          additionalProperties: false,
          description: "whose officer is to confirm it, and which one; any of your own authority where absent",
        },
      ),
    ),
  },
  { additionalProperties: false },
);
const isProposal = Compile(Proposal);
const Params = Type.Object({ id: Type.String({ pattern: "^[0-9a-f-]{36}$" }) });
const Answer = Type.Object({}, { title: "Proposal" });

interface ProposalBody {
  readonly command: Readonly<Record<string, unknown>>;
  readonly confirmedBy?: { readonly authority: string; readonly officer?: string };
}

export interface ProposalOptions {
  readonly register: Register;
  readonly gate: Gate;
  readonly store: ProposalStore;
}

export function proposalRoutes(server: FastifyInstance, { register, gate, store }: ProposalOptions): void {
  server.post<{ Body: unknown }>(
    "/api/v1/proposals",
    described("signed-in", "proposals", "Propose a command that a second officer is to confirm", {
      body: Proposal,
      response: { 201: Answer },
    }),
    async (request, reply) => {
      const body = proposalOf(request.body);
      if (isRefusal(body)) return sendRefusal(reply, body);
      const permitted = await permittedCommand(gate, request, body.command);
      if (isRefusal(permitted)) return sendRefusal(reply, permitted);
      const { by } = askerOf(request);
      const at = register.now();
      const id = randomUUID();
      const { authority = by.authority, officer } = body.confirmedBy ?? {};
      await store.add({
        id,
        sort: "command",
        kind: permitted.command.kind,
        by,
        confirmAuthority: authority,
        ...(officer === undefined ? {} : { confirmOfficer: officer }),
        at,
        expiresAt: instantFromEpoch(epochMilliseconds(at) + LASTS_MS),
        content: permitted.input,
      });
      return reply.code(201).header("location", `/api/v1/proposals/${id}`).send({ id, state: "open" });
    },
  );

  server.get<{ Querystring: { state?: ProposalState } }>(
    "/api/v1/proposals",
    described(
      "signed-in",
      "proposals",
      "Proposals of the own authority, and those it is asked to confirm: the newest 200",
      {
        querystring: Type.Object(
          { state: Type.Optional(Type.Enum([...PROPOSAL_STATES])) },
          { additionalProperties: false },
        ),
        response: { 200: Answer },
      },
    ),
    async (request) => {
      const asker = askerOf(request);
      // Why one was refused may say whom it was about: that stands with the proposal itself.
      const listed = await store.list(asker.questions.ledger.database, request.query.state);
      const known = listed.filter((head) => isOwn(head, asker.by) || mayConfirm(asker));
      return { proposals: known.map(({ refusal: _refusal, ...head }) => head) };
    },
  );

  server.get<{ Params: { id: string } }>(
    "/api/v1/proposals/:id",
    described(
      "signed-in",
      "proposals",
      "A proposal, with what is proposed, for who proposed it and who may confirm it",
      { params: Params, response: { 200: Answer } },
    ),
    async (request, reply) => {
      const found = await foundBy(request);
      if (isRefusal(found)) return sendRefusal(reply, found);
      const { head, content } = found;
      if (!(await mayRead(request, head, content))) return { ...head, refusal: null, content: null };
      await gate.record(request, { kind: "entry.read", subjects: [{ kind: "proposal", id: head.id }] });
      return { ...head, content };
    },
  );

  server.post<{ Params: { id: string } }>(
    "/api/v1/proposals/:id/confirm",
    described(
      "signed-in",
      "proposals",
      "Confirm it as the second officer, in person: the register then takes it in, or says why not",
      { params: Params, response: { 201: Answer } },
    ),
    async (request, reply) => {
      const { by, through } = askerOf(request);
      if (through === "token") return sendRefusal(reply, IN_PERSON);
      const found = await foundBy(request);
      if (isRefusal(found)) return sendRefusal(reply, found);
      const { head, content } = found;
      // Confirmed before by the same officer and not yet answered: the node may have gone down in between.
      const isAgain = head.state === "confirmed" && head.entry === null && by.officer === head.decidedOfficer;
      const hindered = notToConfirm(head, by) ?? (isAgain ? undefined : await notToBegin(request, head, content));
      if (hindered !== undefined) return sendRefusal(reply, hindered);
      if (!isAgain && !(await store.decide(head.id, "confirmed", by, register.now())))
        return sendDecided(request, reply);
      if (head.sort === "export") return reply.code(201).send({ id: head.id, state: "confirmed" });
      const submitted = await register.submit({ ...content, second: by }, `proposal:${head.id}`);
      const answer = isRefusal(submitted) ? await refusalAsTold(request, content, submitted) : submitted;
      await store.answered(head.id, isRefusal(answer) ? { refusal: answer } : { entry: answer.number });
      return sendRecorded(reply, answer);
    },
  );

  for (const [word, state, summary] of [
    ["decline", "declined", "Decline it, as who might confirm it"],
    ["withdraw", "withdrawn", "Withdraw it, as who proposed it"],
  ] as const) {
    server.post<{ Params: { id: string } }>(
      `/api/v1/proposals/:id/${word}`,
      described("signed-in", "proposals", summary, { params: Params, response: { 200: Answer } }),
      async (request, reply) => {
        const found = await foundBy(request);
        if (isRefusal(found)) return sendRefusal(reply, found);
        const { head } = found;
        const { by } = askerOf(request);
        const hindered = word === "decline" ? notToConfirm(head, by) : notOwn(head, by);
        if (hindered !== undefined) return sendRefusal(reply, hindered);
        if (!(await store.decide(head.id, state, by, register.now()))) return sendDecided(request, reply);
        return { id: head.id, state };
      },
    );
  }

  /** That something is proposed is known to those of the authority whose role lets them confirm anything at all. */
  function mayConfirm(asker: Asker): boolean {
    return gate.decide(asker, "confirm", { relations: ["none"] }).allowed;
  }

  /** One that this officer proposed or may confirm: to anybody else it is not there. */
  async function foundBy(request: FastifyRequest<{ Params: { id: string } }>) {
    const asker = askerOf(request);
    const found = await store.find(asker.questions.ledger.database, request.params.id);
    const mayKnow =
      found !== undefined && (isOwn(found.head, asker.by) || (isAsked(found.head, asker.by) && mayConfirm(asker)));
    return mayKnow ? found : notFound("proposal", request.params.id);
  }

  /** What is decided is told as decided: asking whether it may be done looks at things as it left them. */
  async function notToBegin(
    request: FastifyRequest,
    head: ProposalHead,
    content: Readonly<Record<string, unknown>>,
  ): Promise<Refusal | undefined> {
    return head.state === "open" ? notPermitted(request, head, content) : decidedAlready(head);
  }

  /** Somebody was faster, or its time is over: as it stands by now. */
  async function sendDecided(request: FastifyRequest<{ Params: { id: string } }>, reply: FastifyReply) {
    const found = await foundBy(request);
    return sendRefusal(reply, isRefusal(found) ? found : decidedAlready(found.head));
  }

  /** What is proposed is about people: it is for those two who do it, and those who might. */
  async function mayRead(
    request: FastifyRequest,
    head: ProposalHead,
    content: Readonly<Record<string, unknown>>,
  ): Promise<boolean> {
    const { by } = askerOf(request);
    if (isOwn(head, by) || (head.decidedAuthority === by.authority && head.decidedOfficer === by.officer)) return true;
    return (await notPermitted(request, head, content, "request.refused")) === undefined;
  }

  /** The second officer must be permitted what the first was: two who may not are no better than one. */
  async function notPermitted(
    request: FastifyRequest,
    { sort }: ProposalHead,
    content: Readonly<Record<string, unknown>>,
    kind?: AccessKind,
  ): Promise<Refusal | undefined> {
    const confirming = gate.decide(askerOf(request), "confirm", { relations: ["none"] });
    if (!confirming.allowed) {
      const { policy, reason } = confirming;
      return refuse("forbidden-by-rule", "not-permitted", reason, "Have an officer do it whose role it is.", {
        policy,
      });
    }
    if (sort === "export") {
      // The purpose that is confirmed is the one that was stated.
      request.why = content["why"] as Why;
      return notToTake(gate, request, "export-many", content["people"] as readonly PersonId[], kind);
    }
    const decoded = decodeCommand(content);
    if (isRefusal(decoded)) return decoded;
    const action = actionOfCommand(decoded.command.kind);
    // A register begins with one keeper: a colleague who keeps nothing can still say that they saw this done.
    if (action !== undefined && KEEPERS_ALONE.has(action)) return undefined;
    return forbidden(gate, request, decoded, kind);
  }
}

function proposalOf(body: unknown): ProposalBody | Refusal {
  if (isProposal.Check(body)) return body as ProposalBody;
  return refuse(
    "invalid",
    "proposal-invalid",
    "A proposal is a JSON object with the command, and whose officer is to confirm it.",
    "Send { command, confirmedBy: { authority, officer } }; see /api/openapi.json.",
    { field: "command" },
  );
}

function isOwn({ authority, officer }: ProposalHead, by: Officer): boolean {
  return isSame({ authority, officer } as Officer, by);
}

function isAsked({ confirmAuthority, confirmOfficer }: ProposalHead, by: Officer): boolean {
  return confirmAuthority === by.authority && (confirmOfficer === null || confirmOfficer === by.officer);
}

function notToConfirm(head: ProposalHead, by: Officer): Refusal | undefined {
  if (by.officer === head.officer) {
    return refuse(
      "forbidden-by-rule",
      "same-officer-twice",
      "One officer cannot sign twice.",
      "Have another officer confirm it.",
      { proposal: head.id },
    );
  }
  return isAsked(head, by) ? undefined : notFound("proposal", head.id);
}

function notOwn(head: ProposalHead, by: Officer): Refusal | undefined {
  if (isOwn(head, by)) return undefined;
  return refuse("forbidden-by-rule", "not-your-proposal", `${head.officer} proposed this.`, "Decline it instead.", {
    proposal: head.id,
  });
}

function decidedAlready({ id, state, expiresAt }: ProposalHead): Refusal {
  return state === "open"
    ? refuse("conflict", "proposal-expired", `It was to be confirmed by ${expiresAt}.`, "Propose it anew.", {
        proposal: id,
      })
    : refuse("conflict", "proposal-decided", `It is ${state} already.`, "Propose it anew, if it is still wanted.", {
        proposal: id,
      });
}
