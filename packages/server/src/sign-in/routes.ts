/** The door: every route by which an officer comes in, sees where they are signed in, and goes out. */
import { type Failure, type Identity, isFailure } from "@muster/identity";
import type { FastifyInstance, FastifyReply } from "fastify";
import Type from "typebox";
import { Door, type Knock, type SignInOptions } from "./door.ts";
import { sendFailure } from "./failures.ts";
import {
  AssertionForm,
  AttestationForm,
  CodeKeyAnswer,
  CredentialParams,
  Empty,
  InvitationAnswer,
  InvitationForm,
  InvitedAttestationForm,
  NewPasswordForm,
  PasskeyAnswer,
  PasswordForm,
  SessionAnswer,
  SessionParams,
  SignOnForm,
  WebAuthnOptions,
  WhoAnswer,
} from "./forms.ts";
import { walkInRoutes } from "./walk-in.ts";

/** Adds the door's routes to a server. Each has `config.access`: `open` or `signed-in`. */
export function signInRoutes(server: FastifyInstance, identity: Identity, options: SignInOptions): void {
  const door = new Door(server, identity, options);
  waysIn(door, options.walkIn !== undefined);
  signOn(door);
  invitations(door);
  sessions(door);
  passkeys(door);
  if (options.walkIn !== undefined) walkInRoutes(door, options.walkIn);
}

function waysIn(door: Door, exercise: boolean): void {
  const { identity } = door;
  const Ways = Type.Object({
    signOn: Type.Optional(Type.String({ description: "the ministry's own sign-in" })),
    exercise: Type.Optional(Type.Literal(true, { description: "one may come in as any officer: see /exercise" })),
  });
  door.open({ method: "GET", path: "/ways", summary: "Which ways in there are", answer: Ways }, async () => ({
    ...(identity.signOnName === undefined ? {} : { signOn: identity.signOnName }),
    ...(exercise ? { exercise } : {}),
  }));
  door.open(
    {
      method: "POST",
      path: "/passkey/options",
      summary: "Ask for a passkey",
      body: Empty,
      answer: WebAuthnOptions,
    },
    () => identity.askPasskey(),
  );
  door.open(
    {
      method: "POST",
      path: "/passkey/verify",
      summary: "Sign in with a passkey",
      body: AssertionForm,
      answer: SessionAnswer,
    },
    async (knock) => door.admit(knock, await identity.signInByPasskey(knock.body.response, knock.visit), "passkey"),
  );
  door.open(
    {
      method: "POST",
      path: "/password",
      summary: "Sign in with a password and a code",
      body: PasswordForm,
      answer: SessionAnswer,
    },
    async (knock) => door.admit(knock, await identity.signInByPassword(knock.body, knock.visit), "password"),
  );
}

function signOn(door: Door): void {
  const { identity } = door;
  const Started = Type.Object({ url: Type.String({ description: "where to send the browser" }) });
  const started = (reply: FastifyReply, start: Awaited<ReturnType<Identity["startSignOn"]>>): FastifyReply =>
    isFailure(start) ? sendFailure(reply, start) : reply.header("set-cookie", start.cookies).send({ url: start.url });
  door.open(
    {
      method: "POST",
      path: "/sign-on/start",
      summary: "Sign in where your ministry does, and accept an invitation by it",
      body: SignOnForm,
      answer: Started,
    },
    async ({ body: { invitation }, reply }) =>
      started(
        reply,
        await identity.startSignOn(invitation === undefined ? { for: "sign-in" } : { for: "invitation", invitation }),
      ),
  );
  door.own(
    {
      method: "POST",
      path: "/sign-on/link",
      summary: "Link your ministry's sign-in to yourself",
      body: Empty,
      answer: Started,
    },
    async ({ officer, session }, { reply }) =>
      started(reply, await identity.startSignOn({ for: "link", officer, session: session.id })),
  );
  door.open(
    { method: "GET", path: "/sign-on/callback", summary: "Back from your ministry's sign-in" },
    async ({ request, reply, visit }) => {
      const [, query = ""] = request.url.split("?", 2);
      const outcome = await identity.finishSignOn(query, visit);
      // A page of ours, not an answer: the browser comes from another site, and sends our cookie only from our own page.
      if (isFailure(outcome)) {
        await door.failed(outcome, "sign-on", visit);
        return reply.redirect("/sign-in/#failed", 303);
      }
      const { officer, authority, id } = outcome.session;
      await door.tell({ kind: "sign-in", officer, authority, how: "sign-on", about: id }, visit);
      return reply.header("set-cookie", outcome.cookies).redirect("/sign-in/#signed-in", 303);
    },
  );
}

function invitations(door: Door): void {
  const { identity } = door;
  /** An answer, or why not: an invitation that is none is a failed sign-in too. */
  const answered = async (answer: object | Failure, { reply, visit }: Knock<unknown>): Promise<unknown> => {
    if (!isFailure(answer)) return answer;
    await door.failed(answer, "invitation", visit);
    return sendFailure(reply, answer);
  };
  door.open(
    {
      method: "POST",
      path: "/invitation",
      summary: "Whom an invitation is for",
      body: InvitationForm,
      answer: InvitationAnswer,
    },
    async (knock) => {
      const found = await identity.findInvitation(knock.body.invitation);
      if (isFailure(found)) return answered(found, knock);
      const { officer, expiresAt, replaces } = found;
      return { officer, expiresAt, replaces };
    },
  );
  door.open(
    {
      method: "POST",
      path: "/invitation/passkey/options",
      summary: "Ask for a new passkey for who is invited",
      body: InvitationForm,
      answer: WebAuthnOptions,
    },
    async (knock) => answered(await identity.askInvitedPasskey(knock.body.invitation), knock),
  );
  door.open(
    {
      method: "POST",
      path: "/invitation/passkey",
      summary: "Accept an invitation with a new passkey",
      body: InvitedAttestationForm,
      answer: SessionAnswer,
    },
    async (knock) => door.admit(knock, await identity.acceptWithPasskey(knock.body, knock.visit), "invitation"),
  );
  door.open(
    {
      method: "POST",
      path: "/invitation/code",
      summary: "Ask for the key of one-time codes for who is invited",
      body: InvitationForm,
      answer: CodeKeyAnswer,
    },
    async (knock) => answered(await identity.askInvitedCode(knock.body.invitation), knock),
  );
  door.open(
    {
      method: "POST",
      path: "/invitation/password",
      summary: "Accept an invitation with a password and the first code",
      body: NewPasswordForm,
      answer: SessionAnswer,
    },
    async (knock) => door.admit(knock, await identity.acceptWithPassword(knock.body, knock.visit), "invitation"),
  );
}

function sessions(door: Door): void {
  const { identity } = door;
  const Done = Type.Object({ ended: Type.Integer({ description: "how many sessions ended" }) });
  door.known({ method: "GET", path: "/session", summary: "Who is asking", answer: WhoAnswer }, async (who) => who);
  door.own(
    { method: "POST", path: "/sign-out", summary: "Sign out", body: Empty, answer: Done },
    async ({ session, officer, authority }, { reply, visit }) => {
      const cookies = await identity.signOut(session);
      await door.tell({ kind: "sign-out", officer, authority, about: session.id }, visit);
      return reply.header("set-cookie", cookies).send({ ended: 1 });
    },
  );
  door.own(
    {
      method: "GET",
      path: "/sessions",
      summary: "Where you are signed in",
      answer: Type.Object({ sessions: Type.Array(SessionAnswer) }),
    },
    async ({ officer }) => ({ sessions: await identity.listSessions(officer) }),
  );
  door.own(
    { method: "DELETE", path: "/sessions/:id", summary: "End a session of yours", params: SessionParams, answer: Done },
    async ({ officer, authority }, { request, reply, visit }) => {
      const { id } = request.params as Type.Static<typeof SessionParams>;
      if (!(await identity.revokeSession(id, officer, officer))) return sendFailure(reply, { failed: "not-found" });
      await door.tell({ kind: "session-revoked", officer, authority, about: id }, visit);
      return { ended: 1 };
    },
  );
  door.own(
    { method: "DELETE", path: "/sessions", summary: "Sign out everywhere", answer: Done },
    async ({ officer, authority, session }, { reply, visit }) => {
      const ended = await identity.revokeSessions(officer, officer);
      await door.tell({ kind: "session-revoked", officer, authority }, visit);
      return reply.header("set-cookie", await identity.signOut(session)).send({ ended });
    },
  );
}

function passkeys(door: Door): void {
  const { identity } = door;
  door.own(
    {
      method: "GET",
      path: "/passkeys",
      summary: "Your passkeys",
      answer: Type.Object({ passkeys: Type.Array(PasskeyAnswer) }),
    },
    async ({ officer }) => ({ passkeys: await identity.listPasskeys(officer) }),
  );
  door.own(
    {
      method: "POST",
      path: "/passkeys/options",
      summary: "Ask for one more passkey",
      body: Empty,
      answer: WebAuthnOptions,
    },
    ({ officer }) => identity.askNewPasskey(officer),
  );
  door.own(
    { method: "POST", path: "/passkeys", summary: "Add a passkey", body: AttestationForm, answer: SessionAnswer },
    async ({ session, officer, authority }, { body, reply, visit }) => {
      const added = await identity.addPasskey(session, body.response);
      if (isFailure(added)) return sendFailure(reply, added);
      await door.tell({ kind: "passkey-added", officer, authority, about: body.response.id }, visit);
      return reply.header("set-cookie", added.cookies).send(added.session);
    },
  );
  door.own(
    { method: "DELETE", path: "/passkeys/:credential", summary: "Remove a passkey", params: CredentialParams },
    async ({ officer, authority }, { request, reply, visit }) => {
      const { credential } = request.params as Type.Static<typeof CredentialParams>;
      if (!(await identity.removePasskey(officer, credential))) return sendFailure(reply, { failed: "not-found" });
      await door.tell({ kind: "passkey-removed", officer, authority, about: credential }, visit);
      return reply.send({});
    },
  );
}
