/** Questions about what is owed about people: what is overdue, what is due, and what nobody has set a deadline for. */
import type { DutyKind } from "@muster/custody";
import type { PersonId } from "@muster/record";
import type { AccessSubject, Questions } from "@muster/register";
import Type from "typebox";
import { dutiesAnswer, type DutiesLeave } from "../answers/duties.ts";
import { PermittedPeople } from "./permitted.ts";
import { type Asking, IdText, limitOf, LimitText, type Question } from "./question.ts";

const KINDS = [
  "capture-card",
  "notice-to-tracing-agency",
  "notice-to-family",
  "report-outside",
  "lawful-basis",
  "review",
  "ordered-release",
] as const satisfies readonly DutyKind[];

export const DUTIES: readonly Question[] = [
  {
    path: "/duties",
    summary: "What is owed and unmet about people whose custody the officer may read, the longest overdue first",
    access: { action: "search-people", about: "register", reads: "people.listed", recordsItself: true },
    query: {
      standing: Type.Optional(Type.Enum(["overdue", "due", "open"])),
      kind: Type.Optional(Type.Enum([...KINDS])),
      site: Type.Optional(IdText),
      after: Type.Optional(
        Type.String({ maxLength: 200, pattern: "^[^\\p{Cc}]*$", description: "the `next` of the page before" }),
      ),
      limit: Type.Optional(LimitText),
    },
    answer: list,
  },
];

/** A list is recorded with what narrows it before it is read, and with whom it showed before it is answered. */
async function list(questions: Questions, asking: Asking): Promise<object> {
  const { query, request, gate, moment } = asking;
  const { standing, kind, site, after } = query;
  const narrowing = Object.entries({ standing, kind, site }).filter(([, value]) => value !== undefined);
  const asked = ["duties", ...narrowing.map(([name, value]) => `${name}=${value}`)].join(" ");
  await gate.record(request, { kind: "people.listed", asked });
  const wanted = {
    ...Object.fromEntries(narrowing),
    ...(after === undefined ? {} : { after }),
    limit: limitOf(asking),
  };
  const answer = await dutiesAnswer(questions, wanted, moment, (people) => dutiesLeave(asking, people));
  const subjects: AccessSubject[] = [...new Set(answer.duties.map(({ person }) => person))].map((person) => ({
    person,
  }));
  if (subjects.length > 0) await gate.record(request, { kind: "people.listed", subjects });
  return answer;
}

export async function dutiesLeave(asking: Asking, people: readonly PersonId[]): Promise<DutiesLeave> {
  const permitted = await PermittedPeople.of(asking, people, ["read-custody", "read-identity"]);
  return {
    mayKnow: (person) => permitted.may("read-custody", person),
    mayName: (person) => permitted.may("read-identity", person),
  };
}
