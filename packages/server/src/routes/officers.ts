/**
 * Letting officers in, for whoever manages sign-in: links to come in by, sessions to end, tokens for machines. A token is
 * shown once; a link is good once. Who did it, and for whom, is recorded before it is answered.
 */
import { ACTIONS } from "@muster/access";
import { isRefusal, notFound, refuse } from "@muster/custody";
import { type Identity, isFailure } from "@muster/identity";
import { CODE_PATTERN, type OfficerCode, parseInstant } from "@muster/record";
import type { FastifyInstance, FastifyRequest } from "fastify";
import Type from "typebox";
import { Compile } from "typebox/compile";
import { askerOf } from "../access/gate.ts";
import { sendRefusal } from "../problem.ts";
import { sendFailure } from "../sign-in/failures.ts";
import type { SignInEvent } from "../sign-in/events.ts";
import { described } from "./described.ts";

export interface OfficerRouteOptions {
  readonly identity: Identity;
  readonly tell: (event: SignInEvent & { readonly by: OfficerCode }) => Promise<void>;
}

const Params = Type.Object({ id: Type.String({ pattern: CODE_PATTERN, maxLength: 64 }) });
const OneOf = Type.Object({
  id: Type.String({ pattern: CODE_PATTERN, maxLength: 64 }),
  one: Type.String({ pattern: "^[0-9a-f-]{36}$" }),
});
const Invitation = Type.Object(
  {
    replaces: Type.Optional(
      Type.Boolean({
        description: "whether the officer's earlier passkeys, password, sessions and tokens end with it",
      }),
    ),
  },
  { additionalProperties: false },
);
const Token = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 100, description: "what it is for" }),
    scopes: Type.Array(Type.Enum([...ACTIONS]), { minItems: 1, maxItems: ACTIONS.length, uniqueItems: true }),
    expiresAt: Type.String({ maxLength: 40, description: "ISO 8601 with its offset; at most a year from now" }),
  },
  { additionalProperties: false },
);
const isInvitation = Compile(Invitation);
const isToken = Compile(Token);
const Answer = Type.Object({}, { title: "Answer" });
const MANAGE = { action: "manage-sign-in", about: "officer" } as const;

type Of = { Params: { id: OfficerCode } };
type OneOfThem = { Params: { id: OfficerCode; one: string } };

export function officerRoutes(server: FastifyInstance, { identity, tell }: OfficerRouteOptions): void {
  const told = (request: FastifyRequest<Of>, kind: SignInEvent["kind"], about?: string): Promise<void> => {
    const { by } = askerOf(request);
    const officer = request.params.id;
    return tell({ kind, officer, by: by.officer, address: request.ip, ...(about === undefined ? {} : { about }) });
  };

  server.post<Of>(
    "/api/v1/officers/:id/invitations",
    described(MANAGE, "officers", "A link by which an officer comes in: good once, for a day, shown once", {
      params: Params,
      body: Invitation,
      response: { 201: Answer },
    }),
    async (request, reply) => {
      const body: unknown = request.body ?? {};
      if (!isInvitation.Check(body)) return sendRefusal(reply, unfit("replaces", "Send {} or { replaces: true }."));
      const { id: officer } = request.params;
      const { by } = askerOf(request);
      const invited = await identity.invite({ officer, by: by.officer, replaces: body.replaces === true });
      if (isFailure(invited)) return sendFailure(reply, invited);
      await told(request, "invited", invited.id);
      const { link, expiresAt } = invited;
      return reply.code(201).send({ officer, link, expiresAt });
    },
  );

  server.get<Of>(
    "/api/v1/officers/:id/sessions",
    described(MANAGE, "officers", "Where an officer is signed in", { params: Params, response: { 200: Answer } }),
    async (request) => ({ sessions: await identity.listSessions(request.params.id) }),
  );

  server.delete<OneOfThem>(
    "/api/v1/officers/:id/sessions/:one",
    described(MANAGE, "officers", "End a session, at once", { params: OneOf, response: { 200: Answer } }),
    async (request, reply) => {
      const { id, one } = request.params;
      if (!(await identity.revokeSession(one, id, askerOf(request).by.officer))) {
        return sendRefusal(reply, notFound("session", one));
      }
      await told(request, "session-revoked", one);
      return { revoked: one };
    },
  );

  server.post<Of>(
    "/api/v1/officers/:id/tokens",
    described(
      MANAGE,
      "officers",
      "A token for a machine that acts for an officer: for some actions only, with an end, shown once",
      { params: Params, body: Token, response: { 201: Answer } },
    ),
    async (request, reply) => {
      const token = tokenOf(request.body);
      if (isRefusal(token)) return sendRefusal(reply, token);
      const { id: officer } = request.params;
      const made = await identity.makeToken({ officer, by: askerOf(request).by.officer, ...token });
      if (isFailure(made)) return sendFailure(reply, made);
      await told(request, "token-made", made.id);
      return reply.code(201).send(made);
    },
  );

  server.get<Of>(
    "/api/v1/officers/:id/tokens",
    described(MANAGE, "officers", "The tokens that act for an officer, without their secrets", {
      params: Params,
      response: { 200: Answer },
    }),
    async (request) => ({ tokens: await identity.listTokens(request.params.id) }),
  );

  server.delete<OneOfThem>(
    "/api/v1/officers/:id/tokens/:one",
    described(MANAGE, "officers", "Revoke a token, at once", { params: OneOf, response: { 200: Answer } }),
    async (request, reply) => {
      const { id, one } = request.params;
      const own = (await identity.listTokens(id)).some((token) => token.id === one);
      if (!own || !(await identity.revokeToken(one, askerOf(request).by.officer))) {
        return sendRefusal(reply, notFound("token", one));
      }
      await told(request, "token-revoked", one);
      return { revoked: one };
    },
  );
}

/** What a token is to be: its end a time to come, within a year. */
function tokenOf(body: unknown) {
  if (!isToken.Check(body)) return unfit("scopes", "Send { name, scopes, expiresAt }; see /api/openapi.json.");
  const expiresAt = parseInstant(body.expiresAt);
  if (expiresAt === undefined) return unfit("expiresAt", "Write ISO 8601 with Z or an offset.");
  return { name: body.name, scopes: body.scopes, expiresAt };
}

function unfit(field: string, remedy: string) {
  return refuse("invalid", "field-invalid", "The request is not of its form.", remedy, { field });
}
