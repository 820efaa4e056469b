/**
 * Who read what, why and when: for oversight all of it, for an officer their own readings, and for a person's file whoever
 * read it. Row security decides what is shown; a filter only narrows it.
 */
import { isRefusal, notFound, refuse, type Refusal } from "@muster/custody";
import type { AccessFilter, Ledger } from "@muster/ledger";
import { parseTilePath, type Tile, VerificationError } from "@muster/proof";
import { CODE_PATTERN, isPersonId, parseInstant, PERSON_PATTERN, type PersonId } from "@muster/record";
import {
  ACCESS_KINDS,
  AccessQuestions,
  accessTile,
  newestAccessCheckpoint,
  OUTCOMES,
  PURPOSES,
  proveAccess,
  type Register,
} from "@muster/register";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import Type from "typebox";
import { askerOf } from "../access/gate.ts";
import { plain } from "../answers/plain.ts";
import { sendRefusal } from "../problem.ts";
import { described } from "./described.ts";

const Code = Type.String({ pattern: CODE_PATTERN, maxLength: 64 });
const Time = Type.String({ maxLength: 40, description: "ISO 8601 with its offset" });
const NumberText = Type.String({ pattern: "^(?:0|[1-9][0-9]{0,14})$" });
const Params = Type.Object({ number: NumberText });
const Answer = Type.Object({}, { title: "Answer" });

/** The filters that oversight asks for: who, what, whom, why, when, and what came of it. */
const Filters = Type.Object(
  {
    from: Type.Optional(Time),
    to: Type.Optional(Time),
    officer: Type.Optional(Code),
    authority: Type.Optional(Code),
    kind: Type.Optional(
      Type.String({
        pattern: `^(?:${Object.keys(ACCESS_KINDS).join("|").replaceAll(".", "\\.")})$`,
        description: Object.entries(ACCESS_KINDS)
          .map(([kind, says]) => `${kind}: ${says}`)
          .join("; "),
      }),
    ),
    person: Type.Optional(Type.String({ pattern: PERSON_PATTERN })),
    thing: Type.Optional(
      Type.String({ pattern: "^[a-z-]{1,32}:[^\\p{Cc}]{1,128}$", description: "a thing, as kind:id" }),
    ),
    purpose: Type.Optional(Type.Enum([...PURPOSES])),
    outcome: Type.Optional(Type.Enum([...OUTCOMES])),
    before: Type.Optional(NumberText),
    limit: Type.Optional(Type.String({ pattern: "^[1-9][0-9]{0,2}$" })),
  },
  { additionalProperties: false },
);
type Filtering = Type.Static<typeof Filters>;
const Page = Type.Pick(Filters, ["before", "limit"], { additionalProperties: false });

export function accessJournalRoutes(server: FastifyInstance, register: Register): void {
  const journal = new AccessQuestions(register.ledger);

  server.get<{ Querystring: Filtering }>(
    "/api/v1/access",
    described(
      { action: "see-access-journal", about: "register", reads: "access.read" },
      "access",
      "Who read what, why and when: newest first",
      { querystring: Filters, response: { 200: Answer } },
    ),
    async (request, reply) => {
      const filter = filterOf(request.query);
      return isRefusal(filter) ? sendRefusal(reply, filter) : journal.events(viewerOf(request), filter);
    },
  );

  server.get<{ Querystring: Filtering }>(
    "/api/v1/access/own",
    described("signed-in", "access", "What the officer who asks has read: newest first", {
      querystring: Filters,
      response: { 200: Answer },
    }),
    async (request, reply) => {
      const filter = filterOf(request.query);
      if (isRefusal(filter)) return sendRefusal(reply, filter);
      const { authority, officer } = askerOf(request).by;
      return journal.events(viewerOf(request), { ...filter, authority, officer });
    },
  );

  server.get<{ Params: { number: string } }>(
    "/api/v1/access/:number",
    described({ action: "see-access-journal", about: "register", reads: "access.read" }, "access", "One event", {
      params: Params,
      response: { 200: Answer },
    }),
    async (request, reply) =>
      (await journal.event(viewerOf(request), Number(request.params.number))) ?? notThere(reply, request.params.number),
  );

  server.get<{ Params: { number: string } }>(
    "/api/v1/access/:number/proof",
    described(
      { action: "see-access-journal", about: "register", reads: "access.read" },
      "access",
      "That an event stands in the second log, with those of its subjects that the officer may see",
      { params: Params, response: { 200: Answer } },
    ),
    async (request, reply) => {
      const { number } = request.params;
      const proof = await proveAccess(register.ledger, viewerOf(request), Number(number));
      return proof === undefined ? notThere(reply, number) : plain(proof);
    },
  );

  server.get<{ Params: { id: PersonId }; Querystring: { before?: string; limit?: string } }>(
    "/api/v1/people/:id/readers",
    described(
      { action: "see-readers", about: "person", reads: "access.read" },
      "access",
      "Who has read a person's file",
      { params: Type.Object({ id: Type.String({ maxLength: 64 }) }), querystring: Page, response: { 200: Answer } },
    ),
    async (request, reply) => {
      const { before, limit } = request.query;
      const { id } = request.params;
      if (!isPersonId(id)) return sendRefusal(reply, notFound("person", id));
      return journal.readersOf(viewerOf(request), id, {
        ...(before === undefined ? {} : { before: Number(before) }),
        ...(limit === undefined ? {} : { limit: Number(limit) }),
      });
    },
  );
  logRoutes(server, register);
}

/** The second log's hashes are for anybody: each event is blinded, so that nobody finds out by guessing what it says. */
function logRoutes(server: FastifyInstance, { ledger }: Register): void {
  server.get(
    "/log/access/checkpoint",
    {
      config: { access: "open" },
      schema: { summary: "The newest signed checkpoint of the access journal", tags: ["log"] },
    },
    async (_, reply) => {
      const note = await newestAccessCheckpoint(ledger);
      if (note === undefined) return sendRefusal(reply, notInLog("The access journal is empty."));
      return reply.type("text/plain; charset=utf-8").header("cache-control", "no-cache").send(note);
    },
  );
  server.get<{ Params: { "*": string } }>(
    "/log/access/tile/*",
    { config: { access: "open" }, schema: { summary: "A tile of hashes of the access journal", tags: ["log"] } },
    async ({ params }, reply) => {
      const tile = tileAt(`tile/${params["*"]}`);
      const bytes = tile === undefined || tile.level === "entries" ? undefined : await accessTile(ledger, ledger, tile);
      if (bytes === undefined) return sendRefusal(reply, notInLog("There is no such tile here."));
      return reply.type("application/octet-stream").send(Buffer.from(bytes));
    },
  );
}

function filterOf(query: Filtering): AccessFilter | Refusal {
  const { from, to, kind, person, before, limit, ...rest } = query;
  const times = {
    from: from === undefined ? undefined : parseInstant(from),
    to: to === undefined ? undefined : parseInstant(to),
  };
  const wrong = (["from", "to"] as const).find((field) => query[field] !== undefined && times[field] === undefined);
  if (wrong !== undefined) {
    return refuse(
      "invalid",
      "time-invalid",
      `${wrong} is no time with its offset.`,
      "Write ISO 8601 with Z or an offset.",
      {
        field: wrong,
      },
    );
  }
  return {
    ...(rest as Pick<AccessFilter, "officer" | "authority" | "thing" | "purpose" | "outcome">),
    ...(times.from === undefined ? {} : { from: times.from }),
    ...(times.to === undefined ? {} : { to: times.to }),
    ...(kind === undefined ? {} : { kinds: [kind] }),
    ...(person === undefined ? {} : { person: person as PersonId }),
    ...(before === undefined ? {} : { before: Number(before) }),
    ...(limit === undefined ? {} : { limit: Number(limit) }),
  };
}

function viewerOf(request: FastifyRequest): Pick<Ledger, "database"> {
  return askerOf(request).questions.ledger;
}

function tileAt(path: string): Tile | undefined {
  try {
    return parseTilePath(path);
  } catch (fault) {
    if (fault instanceof VerificationError) return undefined;
    throw fault;
  }
}

function notThere(reply: FastifyReply, number: string): FastifyReply {
  return sendRefusal(reply, notFound("event", number));
}

function notInLog(says: string): Refusal {
  return refuse("not-found", "not-in-log", says, "See /log/access/checkpoint for the log's size.");
}
