/**
 * Who may be on the register twice. What is asked is recorded before anybody is looked at, and whom it showed before it is
 * answered. Also asked of what an officer is about to register: that is a question, though it is posted, and nothing of it is kept.
 */
import { type Command, decodeCommand, isRefusal, knownFromTheStart, type Refusal } from "@muster/custody";
import { isPersonId, type PersonId } from "@muster/record";
import type { Questions, StatedOfSomebody } from "@muster/register";
import type { FastifyInstance, FastifyRequest } from "fastify";
import Type from "typebox";
import { askerOf, type Gate } from "../access/gate.ts";
import {
  candidatesAnswer,
  candidatesForAnswer,
  duplicatesAnswer,
  MARK_PATTERN,
  type NamingLeave,
} from "../answers/candidates.ts";
import { type Asked, momentOf } from "../answers/moment.ts";
import { personFound } from "../answers/people.ts";
import { receivedDuplicatesAnswer } from "../answers/received-duplicates.ts";
import { samePeopleAnswer } from "../answers/same-people.ts";
import { sendRefusal } from "../problem.ts";
import { described } from "./described.ts";
import { PermittedPeople } from "./permitted.ts";
import { type Asking, limitOf, LimitText, MOMENT, type Question } from "./question.ts";

/** A page of the queue. */
const PAGE = {
  before: Type.Optional(Type.String({ pattern: MARK_PATTERN, description: "where the page before ended: its next" })),
  limit: Type.Optional(
    Type.String({
      pattern: "^(?:[1-9][0-9]?|[12][0-9]{2})$",
      description: "people looked at: 1 to 299; 50 where absent",
    }),
  ),
};
const PAGE_PEOPLE = "50";

/** Of what was asked so much is recorded: names of more are none. */
const LONGEST_ASKED = 1_900;

export const CANDIDATES: readonly Question[] = [
  {
    path: "/people/:id/candidates",
    summary: "Who may be the same person, with the evidence part by part: of those the officer may see, at most twelve",
    access: { action: "read-identity", about: "person", reads: "people.searched", recordsItself: true },
    answer: async (questions, asking) => {
      const { id, moment, request, gate } = asking;
      const asked = isPersonId(id) ? [{ person: id }] : [];
      await gate.record(request, { kind: "people.searched", asked: `candidates of ${id}`, subjects: asked });
      const found = await personFound(questions, id, moment);
      if (isRefusal(found)) return found;
      const answer = await candidatesAnswer(questions, found.person, moment, namingLeave(asking));
      await recordShown(asking, answer.candidates);
      return answer;
    },
  },
  {
    path: "/duplicates",
    summary:
      "Possible duplicates of whom nobody said yet whether they are one person, of the newest entries first: of those the officer may see",
    access: { action: "search-people", about: "register", reads: "people.searched", recordsItself: true },
    query: {
      entry: Type.Optional(Type.String({ pattern: "^[0-9]{1,15}$", description: "of this entry's people alone" })),
      ...PAGE,
    },
    answer: async (questions, asking) => {
      const { entry, before, limit = PAGE_PEOPLE } = asking.query;
      const said = [entry === undefined ? "" : ` entry=${entry}`, before === undefined ? "" : ` before=${before}`];
      await asking.gate.record(asking.request, { kind: "people.searched", asked: `duplicates${said.join("")}` });
      const sought = {
        limit: Number(limit),
        ...(entry === undefined ? {} : { entry }),
        ...(before === undefined ? {} : { before }),
      };
      const answer = await duplicatesAnswer(questions, sought, asking.moment, namingLeave(asking));
      await recordShown(
        asking,
        answer.pairs.flatMap(({ one, other }) => [one, other]),
      );
      return answer;
    },
  },
  {
    path: "/transfers/:id/duplicates",
    summary:
      "Possible duplicates of whom a transfer brought, the newest receipts first: those received who may be somebody else on the register, of those the officer may see",
    access: { action: "see-manifest", about: "transfer", reads: "people.searched", recordsItself: true },
    query: PAGE,
    answer: receivedDuplicates,
  },
  {
    path: "/same-people",
    summary:
      "People of whom several files are asserted to be theirs: first those of whom the books say what cannot be so; of those the officer may see",
    access: { action: "search-people", about: "register", reads: "people.searched", recordsItself: true },
    query: { limit: Type.Optional(LimitText) },
    answer: async (questions, asking) => {
      await asking.gate.record(asking.request, { kind: "people.searched", asked: "same people" });
      const answer = await samePeopleAnswer(questions, limitOf(asking), asking.moment, namingLeave(asking));
      await recordShown(
        asking,
        answer.groups.flatMap(({ files }) => files),
      );
      return answer;
    },
  },
];

/** As if each of those received were asked about: whoever may not read who the two of a pair are is told of none. */
async function receivedDuplicates(questions: Questions, asking: Asking): Promise<object> {
  const { id, moment, request, gate } = asking;
  const { before, limit = PAGE_PEOPLE } = asking.query;
  const page = before === undefined ? "" : ` before=${before}`;
  await gate.record(request, { kind: "people.searched", asked: `duplicates transfer=${id}${page}` });
  const sought = { limit: Number(limit), ...(before === undefined ? {} : { before }) };
  const answer = await receivedDuplicatesAnswer(questions, id, sought, moment, namingLeave(asking));
  if (isRefusal(answer)) return answer;
  await recordShown(
    asking,
    answer.pairs.flatMap(({ one, other }) => [one, other]),
  );
  return answer;
}

const Stated = Type.Object(knownFromTheStart, { additionalProperties: false, title: "StatedOfSomebody" });

/** The one question that is posted: names are no part of an address. */
export function candidatesRoute(server: FastifyInstance, gate: Gate): void {
  server.post<{ Body: unknown; Querystring: Asked }>(
    "/api/v1/people/candidates",
    described(
      { action: "search-people", about: "register", reads: "people.searched", recordsItself: true },
      "questions",
      "Who may be somebody of whom this is stated, before they are registered; nothing of it is kept but that it was asked",
      {
        body: Stated,
        querystring: Type.Object(MOMENT, { additionalProperties: false }),
        response: { 200: Type.Object({}, { title: "Answer" }) },
      },
    ),
    async (request, reply) => {
      const { questions } = askerOf(request);
      const moment = await momentOf(questions, request.query);
      if (isRefusal(moment)) return sendRefusal(reply, moment);
      const stated = statedIn(request);
      if (isRefusal(stated)) return sendRefusal(reply, stated);
      await gate.record(request, { kind: "people.searched", asked: askedIn(stated) });
      const answer = await candidatesForAnswer(questions, stated, moment, namingLeave({ request, gate }));
      await recordShown({ request, gate }, answer.candidates);
      return reply.send(answer);
    },
  );
}

/** What is stated, read as the registration of a person would be that states it. */
function statedIn(request: FastifyRequest): StatedOfSomebody | Refusal {
  const { by, questions } = askerOf(request);
  const { claims, numbers } = (request.body ?? {}) as Readonly<Record<string, unknown>>;
  const command = { kind: "person.register", occurredAt: questions.now(), by, claims, numbers };
  const stated = Object.entries(command).filter(([, value]) => value !== undefined);
  const decoded = decodeCommand(Object.fromEntries(stated));
  return isRefusal(decoded) ? decoded : (decoded.command as Extract<Command, { readonly kind: "person.register" }>);
}

function namingLeave(asking: Pick<Asking, "request" | "gate">): NamingLeave {
  return async (people) => {
    const permitted = await PermittedPeople.of(asking, people, ["read-identity"]);
    return (person) => permitted.may("read-identity", person);
  };
}

async function recordShown(
  { request, gate }: Pick<Asking, "request" | "gate">,
  shown: readonly { readonly person: PersonId }[],
): Promise<void> {
  const subjects = [...new Set(shown.map(({ person }) => person))].map((person) => ({ person }));
  if (subjects.length > 0) await gate.record(request, { kind: "people.searched", subjects });
}

/** What was asked, as it is recorded: the names, and the numbers. A cut may leave half a character, and the journal takes none. */
function askedIn({ claims = [], numbers = [] }: StatedOfSomebody): string {
  const names = claims.flatMap((claim) => (claim.claim === "name" ? [claim.text] : []));
  return ["candidates for", ...names, ...numbers.map(({ number }) => number)]
    .join(" ")
    .slice(0, LONGEST_ASKED)
    .toWellFormed();
}
