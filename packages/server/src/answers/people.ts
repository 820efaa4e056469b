/** People: found by number or part of a name; and one person's life in the books, with the file beside it. */
import { isRefusal, notFound, refuse, type Refusal } from "@muster/custody";
import type { FoundPerson, Moment } from "@muster/ledger";
import { type EntryNumber, type Instant, isPersonId } from "@muster/record";
import type { PersonAnswer, Questions } from "@muster/register";
import { plain } from "./plain.ts";
import { sameAsAnswer } from "./same-as.ts";

const LONGEST_TEXT = 200;

/** What is searched for, as it is recorded and sought; refused where it is none. */
export function soughtText(text: string | undefined): string | Refusal {
  const wanted = (text ?? "").trim().normalize();
  if (wanted !== "" && wanted.length <= LONGEST_TEXT && !wanted.includes("\0")) return wanted;
  return refuse(
    "invalid",
    "find-invalid",
    `find takes 1 to ${LONGEST_TEXT} characters.`,
    "Give a number, or part of a name.",
    { field: "find" },
  );
}

/** People with this id, this number, or this text in a name: at most 50. */
export async function findAnswer(
  questions: Questions,
  text: string | undefined,
  moment: Moment,
): Promise<
  { readonly people: readonly (Omit<FoundPerson, "by"> & { readonly by: "id" | "name" | "number" })[] } | Refusal
> {
  const wanted = soughtText(text);
  if (typeof wanted !== "string") return wanted;
  if (!isPersonId(wanted)) return { people: await questions.find(wanted, moment) };
  const found = await questions.person(wanted, moment);
  return { people: found === undefined ? [] : [{ person: wanted, by: "id", text: wanted, score: 1, words: [] }] };
}

/** A person's life in the books, and the file, as the register has them. */
export interface PersonFound extends PersonAnswer {
  readonly asOf: Instant;
  readonly knownAt: EntryNumber;
}

export async function personFound(questions: Questions, id: string, moment: Moment): Promise<PersonFound | Refusal> {
  const found = isPersonId(id) ? await questions.person(id, moment) : undefined;
  return found === undefined ? notFound("person", id) : { ...found, ...moment };
}

/**
 * The person's positions, oldest first; where they are; when last seen; the file; and the other files that are asserted to be of
 * the same human being. At the machine: nothing is withheld.
 */
export async function personAnswer(questions: Questions, id: string, moment: Moment) {
  const found = await personFound(questions, id, moment);
  if (isRefusal(found)) return found;
  const sameAs = await sameAsAnswer(questions, found.file, moment, async () => EVERYBODY);
  return { ...plainPerson(found), sameAs };
}

const EVERYBODY = { mayKnow: () => true, mayName: () => true };

export function plainPerson({ person, asOf, knownAt, history, file, lastSeen }: PersonFound) {
  const now = history.findLast(({ from, until }) => from <= asOf && (until === null || until > asOf));
  return {
    person,
    asOf,
    knownAt,
    position: now?.position ?? null,
    since: now?.from ?? null,
    lastSeen: lastSeen ?? null,
    history,
    file: plain(file),
  };
}
