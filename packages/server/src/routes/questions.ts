/**
 * Questions, each a GET of any moment: as of a time, as known at a time or an entry's number (rule 7). Each says what leave
 * it needs, and is asked through the officer's own eyes: what row security does not show them, no answer can hold.
 */
import { isRefusal, refuse } from "@muster/custody";
import type { Moment } from "@muster/ledger";
import type { AccessSubject, Questions } from "@muster/register";
import type { FastifyInstance, FastifyRequest } from "fastify";
import Type from "typebox";
import { askerOf, type Gate } from "../access/gate.ts";
import { visiblePart } from "../access/sections.ts";
import type { RouteAccess } from "../access/route-access.ts";
import { agreementAnswer, programmeAnswer } from "../answers/agreements.ts";
import { authoritiesAnswer } from "../answers/authorities.ts";
import { balanceBy, suppressedBalance } from "../answers/balance.ts";
import { type Asked, momentOf } from "../answers/moment.ts";
import { findAnswer, personFound, soughtText } from "../answers/people.ts";
import { controlAnswer } from "../answers/control.ts";
import { countAnswer } from "../answers/counts.ts";
import { incidentAnswer } from "../answers/incidents.ts";
import { rollAnswer } from "../answers/roll.ts";
import { siteAnswer, sitesAnswer } from "../answers/sites.ts";
import { spanAnswer } from "../answers/span.ts";
import { manifestAnswer, transferAnswer, transfersAnswer } from "../answers/transfers.ts";
import { Problem, sendAnswer, sendRefusal } from "../problem.ts";

interface Asking {
  readonly moment: Moment;
  /** The code or id in the path; empty where the path has none. */
  readonly id: string;
  readonly query: Readonly<Record<string, string>>;
  readonly request: FastifyRequest;
  readonly gate: Gate;
}

interface Question {
  readonly path: string;
  readonly summary: string;
  readonly access: Extract<RouteAccess, object>;
  /** What the query takes besides the moment. */
  readonly query?: Readonly<Record<string, Type.TSchema>>;
  readonly answer: (questions: Questions, asking: Asking) => Promise<object>;
}

const BY = Type.Optional(Type.String({ description: "site, custodian, state, nationality: any of them, with commas" }));
const FIND = Type.String({ description: "a person's id, a number, or part of a name" });
const REFERENCE = { action: "see-reference", about: "register" } as const;

const QUESTIONS: readonly Question[] = [
  {
    path: "/balance",
    summary:
      "The trial balance: how many people stand in every position, adding up to the people the officer may know of",
    access: { action: "see-balance", about: "register" },
    query: { by: BY },
    answer: (questions, { moment, query, request, gate }) =>
      // Who knows nobody by name may still see that the books add up: numbers of everybody.
      balanceBy(askerOf(request).viewer.reach === "none" ? gate.numbers : questions, moment, query["by"]),
  },
  {
    path: "/counts-for-analysts",
    summary: "How many people, as of midnight, small cells suppressed and the others rounded at random",
    access: { action: "see-suppressed-counts", about: "register", reads: "numbers.read" },
    query: { by: BY },
    answer: (questions, { moment, query, gate }) => suppressedBalance(questions, gate, moment, query["by"]),
  },
  {
    path: "/span",
    summary: "How far the register reaches: its last entry, and times at which something occurred",
    access: REFERENCE,
    answer: (questions) => spanAnswer(questions),
  },
  {
    path: "/sites",
    summary: "Every site",
    access: REFERENCE,
    answer: (questions, { moment }) => sitesAnswer(questions, moment),
  },
  {
    path: "/sites/:id",
    summary: "A site",
    access: { action: "see-site", about: "site" },
    answer: (questions, { id, moment }) => siteAnswer(questions, id, moment),
  },
  {
    path: "/sites/:id/roll",
    summary: "Who the books hold at a site",
    access: { action: "see-roll", about: "site", reads: "roll.read" },
    answer: (questions, { id, moment }) => rollAnswer(questions, id, moment),
  },
  {
    path: "/sites/:id/control",
    summary: "Who controlled a site when, and by what instrument",
    access: REFERENCE,
    answer: (questions, { id, moment }) => controlAnswer(questions, id, moment),
  },
  {
    path: "/authorities",
    summary: "Every authority, with its keys and officers",
    access: REFERENCE,
    answer: (questions, { moment }) => authoritiesAnswer(questions, moment),
  },
  {
    path: "/people",
    summary: "People by number or part of a name: at most 50, of those the officer may see",
    access: { action: "search-people", about: "register", reads: "people.searched", recordsItself: true },
    query: { find: FIND },
    answer: search,
  },
  {
    path: "/people/:id",
    summary: "A person's positions through time, and of the file what the officer may read",
    access: { action: "see-person", about: "person", reads: "file.read" },
    answer: file,
  },
  {
    path: "/transfers",
    summary: "Every transfer the officer's authority is party to",
    access: REFERENCE,
    answer: (questions, { moment }) => transfersAnswer(questions, moment),
  },
  {
    path: "/transfers/:id",
    summary: "How a transfer stands: its parties, moments and counts",
    access: { action: "see-transfer", about: "transfer" },
    answer: (questions, { id, moment }) => transferAnswer(questions, id, moment),
  },
  {
    path: "/transfers/:id/manifest",
    summary: "Who is on a transfer: manifest, arrivals, and the difference between them",
    access: { action: "see-manifest", about: "transfer", reads: "manifest.read" },
    answer: manifest,
  },
  {
    path: "/counts/:id",
    summary: "A count",
    access: { action: "see-count", about: "count" },
    answer: (questions, { id, moment }) => countAnswer(questions, id, moment),
  },
  {
    path: "/incidents/:id",
    summary: "An incident, each party's accounts side by side",
    access: { action: "see-incident", about: "incident" },
    answer: (questions, { id, moment }) => incidentAnswer(questions, id, moment),
  },
  {
    path: "/agreements/:id",
    summary: "An agreement, its terms against the clock",
    access: { action: "see-agreement", about: "agreement" },
    answer: (questions, { id, moment }) => agreementAnswer(questions, id, moment),
  },
  {
    path: "/programmes/:id",
    summary: "A programme: its ceiling, and what was proposed, left and was received",
    access: { action: "see-programme", about: "programme" },
    answer: (questions, { id, moment }) => programmeAnswer(questions, id, moment),
  },
];

/** A search is recorded with what was asked before it is made, and with whom it showed before it is answered. */
async function search(questions: Questions, { moment, query, request, gate }: Asking): Promise<object> {
  const asked = soughtText(query["find"]);
  if (typeof asked !== "string") return asked;
  await gate.record(request, { kind: "people.searched", asked });
  const found = await findAnswer(questions, asked, moment);
  if (isRefusal(found)) return found;
  const asker = askerOf(request);
  const standings = await asker.standings.people(found.people.map(({ person }) => person));
  const people = found.people.filter((_, index) => {
    const standing = standings[index];
    return standing !== undefined && gate.decide(asker, "read-identity", standing, request.why).allowed;
  });
  const subjects: AccessSubject[] = [...new Set(people.map(({ person }) => person))].map((person) => ({ person }));
  if (subjects.length > 0) await gate.record(request, { kind: "people.searched", subjects });
  return { people };
}

/** The file, less what this officer may not read, which is named with the policy that withholds it. */
async function file(questions: Questions, { id, moment, request, gate }: Asking): Promise<object> {
  const found = await personFound(questions, id, moment);
  return isRefusal(found) ? found : visiblePart(found, request, gate);
}

/** The manifest; to whoever only escorts it not before it is sealed: until then it is a list, and people come off it. */
async function manifest(questions: Questions, { id, moment, request, gate }: Asking): Promise<object> {
  const found = await manifestAnswer(questions, id, moment);
  if (isRefusal(found) || (found.state !== "proposed" && found.state !== "authorised")) return found;
  const asker = askerOf(request);
  const { relations } = await asker.standings.thing("transfer", id);
  const others = relations.filter((relation) => relation !== "escorting");
  const besides = { relations: others.length === 0 ? (["none"] as const) : others };
  if (gate.decide(asker, "see-manifest", besides, request.why).allowed) return found;
  return refuse(
    "forbidden-by-rule",
    "manifest-not-sealed",
    "An escort is given the manifest when it is sealed.",
    "Ask again once the sender has sealed it.",
    { transfer: id },
  );
}

/** No id has a control character, and the database takes no NUL in a text. */
const IdText = Type.String({ maxLength: 64, pattern: "^[^\\p{Cc}]*$" });

const MOMENT = {
  asOf: Type.Optional(Type.String({ description: "as of a time: ISO 8601 with its offset; now where absent" })),
  knownAt: Type.Optional(
    Type.String({
      description: "as known at a recorded time, or at an entry's number; all that is known where absent",
    }),
  ),
};

export function questionRoutes(server: FastifyInstance, gate: Gate): void {
  for (const { path, summary, access, query = {}, answer } of QUESTIONS) {
    server.get<{ Params: { id?: string }; Querystring: Asked & Record<string, string> }>(
      `/api/v1${path}`,
      {
        config: { access },
        schema: {
          summary,
          tags: ["questions"],
          querystring: Type.Object({ ...MOMENT, ...query }, { additionalProperties: false }),
          ...(path.includes(":id") ? { params: Type.Object({ id: IdText }) } : {}),
          response: { 200: Type.Object({}, { title: "Answer" }), "4xx": Problem, 503: Problem },
        },
      },
      async (request, reply) => {
        const { questions } = askerOf(request);
        const moment = await momentOf(questions, request.query);
        if (isRefusal(moment)) return sendRefusal(reply, moment);
        const id = request.params.id ?? "";
        return sendAnswer(reply, await answer(questions, { moment, id, query: request.query, request, gate }));
      },
    );
  }
}
