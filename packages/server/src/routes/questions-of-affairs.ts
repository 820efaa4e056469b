/** Questions about counts, incidents, agreements, programmes and handovers: lists of what the officer may see, and each. */
import { agreementAnswer, agreementsAnswer, programmeAnswer, programmesAnswer } from "../answers/agreements.ts";
import { handoversAnswer } from "../answers/control.ts";
import { countAnswer, countsAnswer } from "../answers/counts.ts";
import { incidentAnswer, incidentsAnswer } from "../answers/incidents.ts";
import { permittedThings } from "./permitted.ts";
import { narrowedBy, NARROWING, OpenText, type Question, REFERENCE } from "./question.ts";
import Type from "typebox";

const codeOf = ({ code }: { readonly code: string }): string => code;

export const AFFAIRS: readonly Question[] = [
  {
    path: "/counts",
    summary: "Counts that the officer may see, open ones first",
    access: REFERENCE,
    query: NARROWING,
    async answer(questions, asking) {
      const answer = await countsAnswer(questions, asking.moment, narrowedBy(asking));
      return { ...answer, counts: await permittedThings(asking, "see-count", "count", answer.counts, codeOf) };
    },
  },
  {
    path: "/counts/:id",
    summary: "A count, beside what the books hold there",
    access: { action: "see-count", about: "count" },
    answer: (questions, { id, moment }) => countAnswer(questions, id, moment),
  },
  {
    path: "/incidents",
    summary: "Incidents that the officer may see, the newest first; open ones owe a report",
    access: REFERENCE,
    query: NARROWING,
    async answer(questions, asking) {
      const answer = await incidentsAnswer(questions, asking.moment, narrowedBy(asking));
      const incidents = await permittedThings(asking, "see-incident", "incident", answer.incidents, codeOf);
      return { ...answer, incidents };
    },
  },
  {
    path: "/incidents/:id",
    summary: "An incident, each party's accounts side by side",
    access: { action: "see-incident", about: "incident" },
    answer: (questions, { id, moment }) => incidentAnswer(questions, id, moment),
  },
  {
    path: "/agreements",
    summary: "Agreements that the officer may see, their terms counted against the clock",
    access: REFERENCE,
    query: { open: Type.Optional(OpenText) },
    async answer(questions, asking) {
      const answer = await agreementsAnswer(questions, asking.moment, narrowedBy(asking));
      const agreements = await permittedThings(asking, "see-agreement", "agreement", answer.agreements, codeOf);
      return { ...answer, agreements };
    },
  },
  {
    path: "/agreements/:id",
    summary: "An agreement, its terms against the clock",
    access: { action: "see-agreement", about: "agreement" },
    answer: (questions, { id, moment }) => agreementAnswer(questions, id, moment),
  },
  {
    path: "/programmes",
    summary: "Programmes that the officer may see, each with its totals",
    access: REFERENCE,
    async answer(questions, asking) {
      const answer = await programmesAnswer(questions, asking.moment);
      const programmes = await permittedThings(asking, "see-programme", "programme", answer.programmes, codeOf);
      return { ...answer, programmes };
    },
  },
  {
    path: "/programmes/:id",
    summary: "A programme: its ceiling, and what was proposed, left and was received",
    access: { action: "see-programme", about: "programme" },
    answer: (questions, { id, moment }) => programmeAnswer(questions, id, moment),
  },
  {
    path: "/handovers",
    summary: "Control of sites that passed, and whom it left to be found; open ones left somebody",
    access: REFERENCE,
    query: NARROWING,
    async answer(questions, asking) {
      const answer = await handoversAnswer(questions, asking.moment, narrowedBy(asking));
      const handovers = await permittedThings(asking, "see-site", "site", answer.handovers, ({ site }) => site);
      return { ...answer, handovers };
    },
  },
];
