/** Questions about people: who stands where, one by one and in lists. Each is recorded before it is asked, and whom it showed. */
import { isRefusal, refuse } from "@muster/custody";
import { PERSON_PATTERN, type PersonId, STATES } from "@muster/record";
import type { AccessSubject, Questions } from "@muster/register";
import Type from "typebox";
import { visiblePart } from "../access/sections.ts";
import { personFound, soughtText } from "../answers/people.ts";
import { foundAnswer, peopleAnswer, type PeopleLeave } from "../answers/people-listed.ts";
import { besideTheFile } from "../answers/person.ts";
import { namedRollAnswer } from "../answers/roll.ts";
import { PermittedPeople } from "./permitted.ts";
import { type Asking, IdText, limitOf, LimitText, type Question } from "./question.ts";

export const PEOPLE: readonly Question[] = [
  {
    path: "/sites/:id/roll",
    summary: "Who the books hold at a site, and who they are where the officer may read it",
    access: { action: "see-roll", about: "site", reads: "roll.read" },
    query: {
      limit: Type.Optional({ ...LimitText, description: "the first 1 to 1000, by unit and person; all where absent" }),
    },
    answer: roll,
  },
  {
    path: "/people",
    summary:
      "People by words of their names in any script and spelling, or by a number, as far as they are typed, with why each was found, at most 50; or the people behind a number of the balance, a page at a time. Of those the officer may see",
    access: { action: "search-people", about: "register", reads: "people.searched", recordsItself: true },
    query: {
      find: Type.Optional(
        Type.String({ description: "a person's id, a number, or words of a name, the last as far as it is typed" }),
      ),
      state: Type.Optional(Type.Enum([...STATES])),
      site: Type.Optional(IdText),
      custodian: Type.Optional(IdText),
      unit: Type.Optional(IdText),
      after: Type.Optional(Type.String({ pattern: PERSON_PATTERN, description: "the last of the page before" })),
      limit: Type.Optional(LimitText),
    },
    answer: (questions, asking) =>
      asking.query["find"] === undefined && isNarrowed(asking) ? list(questions, asking) : search(questions, asking),
  },
  {
    path: "/people/:id",
    summary: "A person's positions through time, and of the file what the officer may read",
    access: { action: "see-person", about: "person", reads: "file.read" },
    answer: file,
  },
];

async function roll(questions: Questions, asking: Asking): Promise<object> {
  const most = asking.query["limit"] === undefined ? undefined : limitOf(asking);
  return namedRollAnswer(questions, asking.id, asking.moment, most, async (people) => {
    const permitted = await PermittedPeople.of(asking, people, ["read-identity"]);
    return {
      may: (person) => permitted.may("read-identity", person),
      withheld: permitted.withheld(["identity"], people),
    };
  });
}

const NARROWED_BY = ["state", "site", "custodian", "unit"] as const;

function isNarrowed({ query }: Asking): boolean {
  return NARROWED_BY.some((name) => query[name] !== undefined);
}

/** A list is recorded with what narrows it before it is read, and with whom it showed before it is answered. */
async function list(questions: Questions, asking: Asking): Promise<object> {
  const { query, request, gate, moment } = asking;
  const { state, site, custodian, unit, after } = query;
  const narrowing = { state, site, custodian, unit };
  const asked = NARROWED_BY.flatMap((name) => (query[name] === undefined ? [] : [`${name}=${query[name]}`])).join(" ");
  await gate.record(request, { kind: "people.listed", asked });
  const filter = Object.fromEntries(Object.entries({ ...narrowing, after }).filter(([, value]) => value !== undefined));
  const answer = await peopleAnswer(questions, filter, limitOf(asking), moment, (people) => leaveOf(asking, people));
  await recordShown(asking, "people.listed", answer.people);
  return answer;
}

/** A search is recorded with what was asked before it is made, and with whom it showed before it is answered. */
async function search(questions: Questions, asking: Asking): Promise<object> {
  const { moment, query, request, gate } = asking;
  const other = [...NARROWED_BY, "after", "limit"].find((name) => query[name] !== undefined);
  if (other !== undefined && query["find"] !== undefined) {
    return refuse("invalid", "find-alone", "A search is by find alone.", `Leave ${other} out, or find.`, {
      field: other,
    });
  }
  const asked = soughtText(query["find"]);
  if (typeof asked !== "string") return asked;
  await gate.record(request, { kind: "people.searched", asked });
  const answer = await foundAnswer(questions, asked, moment, async (people) => {
    const permitted = await PermittedPeople.of(asking, people, ["read-identity"]);
    return (person) => permitted.may("read-identity", person);
  });
  if (isRefusal(answer)) return answer;
  await recordShown(asking, "people.searched", answer.people);
  return answer;
}

async function recordShown(
  { request, gate }: Asking,
  kind: "people.listed" | "people.searched",
  shown: readonly { readonly person: PersonId }[],
): Promise<void> {
  const subjects: AccessSubject[] = [...new Set(shown.map(({ person }) => person))].map((person) => ({ person }));
  if (subjects.length > 0) await gate.record(request, { kind, subjects });
}

/** The file, less what this officer may not read, which is named with the policy that withholds it. */
async function file(questions: Questions, asking: Asking): Promise<object> {
  const { id, moment, request, gate } = asking;
  const found = await personFound(questions, id, moment);
  if (isRefusal(found)) return found;
  return besideTheFile(questions, found, await visiblePart(found, request, gate), (people) => leaveOf(asking, people));
}

/** Which of these people may be known of, and named. */
async function leaveOf(asking: Asking, people: readonly PersonId[]): Promise<PeopleLeave> {
  const permitted = await PermittedPeople.of(asking, people, ["see-person", "read-identity"]);
  return {
    mayKnow: (person) => permitted.may("see-person", person),
    mayName: (person) => permitted.may("read-identity", person),
  };
}
