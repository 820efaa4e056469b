/** Questions for charts: the register through time, as known at one number. */
import { isRefusal, refuse, type Refusal } from "@muster/custody";
import { type Instant, parseInstant } from "@muster/record";
import type { Questions } from "@muster/register";
import Type from "typebox";
import { controlSeries, flowsAnswer, pointsOf, positionsSeries, siteSeries } from "../answers/series.ts";
import { type Asking, type Question, REFERENCE } from "./question.ts";

const Time = Type.String({ maxLength: 40, description: "ISO 8601 with its offset" });
const SPAN = { from: Time, to: Type.Optional(Time) };
const STEP = Type.Optional(
  Type.String({ maxLength: 24, description: "ISO 8601 duration; a hundredth of the span where absent" }),
);

export const THROUGH_TIME: readonly Question[] = [
  {
    path: "/series/positions",
    summary: "How many people stood in each state through time, of those the officer may know of",
    access: { action: "see-balance", about: "register" },
    query: { ...SPAN, step: STEP },
    answer: (questions, asking) =>
      within(asking, ({ from, to }) => {
        const points = pointsOf(from, to, asking.query["step"]);
        return isRefusal(points) ? points : positionsSeries(questions, points, asking.moment.knownAt);
      }),
  },
  {
    path: "/series/sites/:id",
    summary: "How many people the books held at a site through time, beside what rolls and counts said",
    access: { action: "see-site", about: "site" },
    query: { ...SPAN, step: STEP },
    answer: (questions, asking) => within(asking, (span) => ofSite(questions, asking, span)),
  },
  {
    path: "/series/control",
    summary: "Which authority controlled each site when",
    access: REFERENCE,
    answer: (questions, { moment }) => controlSeries(questions, moment),
  },
  {
    path: "/flows",
    summary: "How many people went from which site to which, of those the officer may know of",
    access: { action: "see-balance", about: "register" },
    query: SPAN,
    answer: (questions, asking) => within(asking, ({ from, to }) => flowsAnswer(questions, from, to, asking.moment)),
  },
];

async function ofSite(questions: Questions, { id, query, moment }: Asking, { from, to }: Span): Promise<object> {
  const points = pointsOf(from, to, query["step"]);
  return isRefusal(points) ? points : siteSeries(questions, id, points, { ...moment, asOf: to });
}

interface Span {
  readonly from: Instant;
  readonly to: Instant;
}

/** Reads the span: it ends at the moment asked about where nothing else is said, and never after it. */
async function within({ query, moment }: Asking, answer: (span: Span) => Promise<object> | Refusal): Promise<object> {
  const from = parseInstant(query["from"] ?? "");
  if (from === undefined) return noTime("from");
  const asked = query["to"] === undefined ? moment.asOf : parseInstant(query["to"]);
  if (asked === undefined) return noTime("to");
  const to = asked < moment.asOf ? asked : moment.asOf;
  if (from < to) return answer({ from, to });
  return refuse("invalid", "span-invalid", "The span ends before it begins.", "Give `from` before `to`.", {
    field: "from",
  });
}

function noTime(field: keyof Span): Refusal {
  return refuse(
    "invalid",
    "time-invalid",
    `${field} is no time with its offset between 1900 and 2200.`,
    "Write ISO 8601 with Z or an offset, e.g. 2026-01-21T18:00:00+03:00.",
    { field },
  );
}
