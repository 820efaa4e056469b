/** One route of the door: its guards, and what every outcome leaves behind: a cookie, a record, an answer. */
import {
  type Authenticated,
  type Failure,
  type Identity,
  isFailure,
  type SignedIn,
  type Visit,
} from "@muster/identity";
import type { FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods } from "fastify";
import type Type from "typebox";
import { Problem } from "../problem.ts";
import type { OnEvent, SignInEvent } from "./events.ts";
import { sendFailure } from "./failures.ts";
import { formValidator } from "./forms.ts";
import { jsonOnly, sameOriginOnly } from "./same-origin.ts";
import type { ExerciseAnswer } from "./walk-in.ts";

const PREFIX = "/api/v1/sign-in";

export interface SignInOptions {
  /** Every outcome, before it is answered. */
  readonly onEvent: OnEvent;
  /** The officers of an exercise whose door is open; absent on every other node. */
  readonly walkIn?: () => Promise<ExerciseAnswer>;
  /** Who a request comes from, if the server has asked already; otherwise identity is asked. */
  readonly who?: (request: FastifyRequest) => Promise<Authenticated | Failure>;
}

/** What a route's work is given. `session` is there on every route that is for those signed in. */
export interface Knock<Body> {
  readonly body: Body;
  readonly visit: Visit;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

interface Route<Form extends Type.TSchema> {
  readonly method: HTTPMethods;
  readonly path: string;
  readonly summary: string;
  readonly body?: Form;
  readonly params?: Type.TSchema;
  readonly answer?: Type.TSchema;
}

type Own = Authenticated & { readonly session: NonNullable<Authenticated["session"]> };

export class Door {
  readonly identity: Identity;
  readonly #server: FastifyInstance;
  readonly #options: SignInOptions;

  constructor(server: FastifyInstance, identity: Identity, options: SignInOptions) {
    this.#server = server;
    this.identity = identity;
    this.#options = options;
  }

  /** A route for anybody. */
  open<Form extends Type.TSchema>(
    route: Route<Form>,
    work: (knock: Knock<Type.Static<Form>>) => Promise<unknown>,
  ): void {
    this.#route(route, "open", work);
  }

  /** A route for who is signed in, by a session or a machine's token. */
  known<Form extends Type.TSchema>(
    route: Route<Form>,
    work: (who: Authenticated, knock: Knock<Type.Static<Form>>) => Promise<unknown>,
  ): void {
    this.#route<Form>(route, "signed-in", async (knock) => {
      const who = await this.#who(knock);
      return isFailure(who) ? sendFailure(knock.reply, who) : work(who, knock);
    });
  }

  /** A route for an officer at a browser: a machine's token has no sessions and no passkeys. */
  own<Form extends Type.TSchema>(
    route: Route<Form>,
    work: (who: Own, knock: Knock<Type.Static<Form>>) => Promise<unknown>,
  ): void {
    this.known(route, (who, knock) => {
      const { session } = who;
      if (session === undefined) return Promise.resolve(sendFailure(knock.reply, { failed: "not-signed-in" }));
      return work({ ...who, session }, knock);
    });
  }

  /** Somebody came in, or failed to: recorded, and answered with their session. */
  async admit(
    { reply, visit }: Pick<Knock<unknown>, "reply" | "visit">,
    outcome: SignedIn | Failure,
    how: NonNullable<SignInEvent["how"]>,
  ): Promise<FastifyReply> {
    if (isFailure(outcome)) {
      await this.failed(outcome, how, visit);
      return sendFailure(reply, outcome);
    }
    const { session, cookies } = outcome;
    const { officer, authority, id } = session;
    if (how === "invitation") await this.tell({ kind: "invitation-used", officer, authority, about: id }, visit);
    await this.tell({ kind: "sign-in", officer, authority, how: session.how, about: id }, visit);
    return reply.header("set-cookie", cookies).send(session);
  }

  async failed({ failed, officer }: Failure, how: NonNullable<SignInEvent["how"]>, visit: Visit): Promise<void> {
    await this.tell({ kind: "sign-in-failed", how, why: failed, ...(officer === undefined ? {} : { officer }) }, visit);
  }

  async tell(event: Omit<SignInEvent, "address">, { address }: Visit): Promise<void> {
    await this.#options.onEvent({ ...event, address });
  }

  async #who({ request, visit }: Pick<Knock<unknown>, "request" | "visit">): Promise<Authenticated | Failure> {
    const { who } = this.#options;
    if (who !== undefined) return who(request);
    const { authorization } = request.headers;
    return this.identity.authenticate({ cookie: visit.cookie, authorization });
  }

  #route<Form extends Type.TSchema>(
    { method, path, summary, body, params, answer }: Route<Form>,
    access: "open" | "signed-in",
    work: (knock: Knock<Type.Static<Form>>) => Promise<unknown>,
  ): void {
    this.#server.route({
      method,
      url: `${PREFIX}${path}`,
      config: { access },
      schema: {
        summary,
        tags: ["sign-in"],
        ...(body === undefined ? {} : { body }),
        ...(params === undefined ? {} : { params }),
        response: { ...(answer === undefined ? {} : { 200: answer }), "4xx": Problem, 503: Problem },
      },
      validatorCompiler: formValidator,
      onRequest: [sameOriginOnly(this.identity.origin), ...(body === undefined ? [] : [jsonOnly])],
      // The validator has held the body against its form.
      handler: (request, reply) =>
        work({ body: request.body as Type.Static<Form>, visit: visitOf(request), request, reply }),
    });
  }
}

function visitOf({ ip, headers }: FastifyRequest): Visit {
  return { address: ip, agent: headers["user-agent"] ?? "", cookie: headers.cookie };
}
