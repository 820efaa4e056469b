/** Questions about what was recorded: entries about one thing or person, the newest first, with the words that may be read. */
import { type Reading, relationsOf } from "@muster/access";
import { refuse } from "@muster/custody";
import { NOBODY, type SaidRow } from "@muster/ledger";
import { type Entry, isPersonId, parseSubject, type PersonId, type Subject, SUBJECT_KINDS } from "@muster/record";
import type { Questions } from "@muster/register";
import Type from "typebox";
import { askerOf } from "../access/gate.ts";
import type { RouteAccess } from "../access/route-access.ts";
import { SECTIONS } from "../access/sections.ts";
import type { ThingKind } from "../access/standing.ts";
import { peopleIn } from "../answers/control.ts";
import { entriesAnswer, type WordsLeave } from "../answers/entries.ts";
import { LEAVE_OF_THING } from "../answers/words-leave.ts";
import { PermittedPeople } from "./permitted.ts";
import { type Asking, limitOf, LimitText, type Question } from "./question.ts";

const KIND_PATTERN = "^[a-z]+(-[a-z]+)*\\.[a-z]+(-[a-z]+)*$";
const PAGE = {
  kind: Type.Optional(Type.String({ pattern: KIND_PATTERN, maxLength: 64, description: "entries of this kind" })),
  after: Type.Optional(Type.String({ pattern: "^[0-9]{1,15}$", description: "the last number of the page before" })),
  limit: Type.Optional(LimitText),
};
const ABOUT = Type.Optional(
  Type.String({
    pattern: `^(?:${SUBJECT_KINDS.join("|")}):[A-Z0-9][A-Z0-9._/-]{0,63}$`,
    description: "a thing, as kind:id; for a person ask the person",
  }),
);

/** The things whose entries can be asked for, with the leave to see how each stands. */
const THINGS = [
  ["sites", "site", "see-site"],
  ["transfers", "transfer", "see-transfer"],
  ["counts", "count", "see-count"],
  ["incidents", "incident", "see-incident"],
  ["agreements", "agreement", "see-agreement"],
  ["programmes", "programme", "see-programme"],
] as const satisfies readonly (readonly [string, ThingKind, Reading])[];

export const ENTRIES: readonly Question[] = [
  {
    path: "/entries",
    summary: "The journal, the newest first, of what the officer may know of",
    access: { action: "see-journal", about: "register", reads: "entry.read" },
    query: { about: ABOUT, ...PAGE },
    answer: (questions, asking) => {
      const { about } = asking.query;
      return entriesAbout(questions, asking, about === undefined ? undefined : parseSubject(about));
    },
  },
  {
    path: "/people/:id/entries",
    summary: "Entries about a person, the newest first, with what of them the officer may read",
    access: { action: "see-person", about: "person", reads: "file.read" },
    query: PAGE,
    answer: async (questions, asking) => {
      const { id } = asking;
      if (!isPersonId(id)) return refuse("not-found", "person-not-found", "There is no such person.", "Check the id.");
      return entriesAbout(questions, asking, { person: id });
    },
  },
  ...THINGS.map(([path, kind, action]): Question => {
    const access: RouteAccess = { action, about: kind, reads: "entry.read" };
    return {
      path: `/${path}/:id/entries`,
      summary: `Entries about one of the ${path}, the newest first`,
      access,
      query: PAGE,
      answer: (questions, asking) => entriesAbout(questions, asking, { kind, id: asking.id }),
    };
  }),
];

function entriesAbout(
  questions: Questions,
  asking: Asking,
  about: Subject | { readonly person: PersonId } | undefined,
) {
  const { kind, after } = asking.query;
  const asked = {
    ...(about === undefined ? {} : { about }),
    ...(kind === undefined ? {} : { kinds: [kind] }),
    ...(after === undefined ? {} : { after: Number(after) }),
    limit: limitOf(asking),
  };
  return entriesAnswer(questions, asked, asking.moment, (entries, words) => wordsLeave(asking, entries, words));
}

/**
 * Of a person, each detail needs the leave of its section. Words about nobody in particular go with the things that the entry
 * is about, and where it is about people too, they are for nobody whose roles never read why people are held.
 */
export async function wordsLeave(
  asking: Pick<Asking, "request" | "gate">,
  entries: readonly Entry[],
  words: readonly SaidRow[],
): Promise<WordsLeave> {
  const { request, gate } = asking;
  const asker = askerOf(request);
  const people = [...new Set(words.map(({ person }) => person))].filter((person) => person !== NOBODY);
  const permitted = await PermittedPeople.of(asking, people, Object.values(SECTIONS));
  const closed = new Set<string>();
  for (const key of new Set(entries.flatMap(({ about }) => about))) {
    const { kind, id } = parseSubject(key);
    const action = LEAVE_OF_THING[kind];
    if (action === undefined) continue;
    const standing = await asker.standings.thing(kind as ThingKind, id);
    if (!gate.decide(asker, action, standing, request.why).allowed) closed.add(key);
  }
  const readsCustody = relationsOf("read-custody").some(
    (relation) => gate.decide(asker, "read-custody", { relations: [relation] }, request.why).allowed,
  );
  return {
    ofPerson: (section, person) => permitted.may(SECTIONS[section], person),
    ofEntry: (entry) => !entry.about.some((key) => closed.has(key)) && (readsCustody || peopleIn(entry) === 0),
  };
}
