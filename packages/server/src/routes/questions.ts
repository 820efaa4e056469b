/** Every question there is: who asks, what needs an answer, the balance, and the rest by what it is about. */
import type { FastifyInstance } from "fastify";
import Type from "typebox";
import { askerOf } from "../access/gate.ts";
import { authoritiesAnswer } from "../answers/authorities.ts";
import { balanceBy, suppressedBalance } from "../answers/balance.ts";
import { controlAnswer } from "../answers/control.ts";
import { countriesAnswer } from "../answers/countries.ts";
import { siteAnswer, sitesAnswer } from "../answers/sites.ts";
import { spanAnswer } from "../answers/span.ts";
import type { ProposalStore } from "../proposals/store.ts";
import { nameFaultsRoute } from "./name-faults.ts";
import { meQuestion, type MeOptions } from "./me.ts";
import { addQuestions, type Question, REFERENCE } from "./question.ts";
import { AFFAIRS } from "./questions-of-affairs.ts";
import { CANDIDATES, candidatesRoute } from "./questions-of-candidates.ts";
import { DUTIES } from "./questions-of-duties.ts";
import { ENTRIES } from "./questions-of-entries.ts";
import { PEOPLE } from "./questions-of-people.ts";
import { TRANSFERS } from "./questions-of-transfers.ts";
import { THROUGH_TIME } from "./questions-through-time.ts";
import { todayQuestion } from "./today.ts";

const BY = Type.Optional(Type.String({ description: "site, custodian, state, nationality: any of them, with commas" }));

const BOOKS: readonly Question[] = [
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
    summary: "Every site, or those that a text names by any spelling, in any script",
    access: REFERENCE,
    query: { find: Type.Optional(Type.String({ maxLength: 200, description: "a site as somebody wrote it" })) },
    answer: (questions, { moment, query }) => sitesAnswer(questions, moment, query["find"]),
  },
  {
    path: "/sites/:id",
    summary: "A site: its units, its counts, how control passed, and when it last said who is there",
    access: { action: "see-site", about: "site" },
    answer: (questions, { id, moment }) => siteAnswer(questions, id, moment),
  },
  {
    path: "/sites/:id/control",
    summary: "Who controlled a site when, and by what instrument",
    access: REFERENCE,
    answer: (questions, { id, moment }) => controlAnswer(questions, id, moment),
  },
  {
    path: "/countries",
    summary:
      "Every country by its names in four languages, or those that a text names: a nationality in any spelling and script",
    access: REFERENCE,
    query: { find: Type.Optional(Type.String({ maxLength: 200, description: "a nationality as somebody wrote it" })) },
    answer: (_questions, { query }) => Promise.resolve(countriesAnswer(query["find"])),
  },
  {
    path: "/authorities",
    summary: "Every authority, with its keys and officers",
    access: REFERENCE,
    answer: (questions, { moment }) => authoritiesAnswer(questions, moment),
  },
];

export interface QuestionRouteOptions extends MeOptions {
  readonly store: Pick<ProposalStore, "list">;
}

export function questionRoutes(server: FastifyInstance, { store, ...options }: QuestionRouteOptions): void {
  addQuestions(server, options.gate, [
    meQuestion(options),
    todayQuestion(store),
    ...BOOKS,
    ...PEOPLE,
    ...CANDIDATES,
    ...TRANSFERS,
    ...AFFAIRS,
    ...DUTIES,
    ...ENTRIES,
    ...THROUGH_TIME,
  ]);
  candidatesRoute(server, options.gate);
  nameFaultsRoute(server);
}
