/** People: found by number or part of a name; and one person's life in the books, with the file beside it. */
import { notFound, refuse, type Refusal } from "@muster/custody";
import type { FoundPerson, Moment } from "@muster/ledger";
import { PERSON_PATTERN, type PersonId } from "@muster/record";
import type { Register } from "@muster/register";
import { plain } from "./plain.ts";

const LONGEST_TEXT = 200;

/** People with this id, this number, or this text in a name: at most 50. */
export async function findAnswer(
  register: Register,
  text: string | undefined,
  moment: Moment,
): Promise<
  { readonly people: readonly (Omit<FoundPerson, "by"> & { readonly by: "id" | "name" | "number" })[] } | Refusal
> {
  const wanted = (text ?? "").trim().normalize();
  if (wanted === "" || wanted.length > LONGEST_TEXT || wanted.includes("\0")) {
    return refuse(
      "invalid",
      "find-invalid",
      `find takes 1 to ${LONGEST_TEXT} characters.`,
      "Give a number, or part of a name.",
      {
        field: "find",
      },
    );
  }
  if (!isPersonId(wanted)) return { people: await register.find(wanted, moment) };
  const found = await register.person(wanted, moment);
  return { people: found === undefined ? [] : [{ person: wanted, by: "id", text: wanted }] };
}

/** The person's positions, oldest first; where they are; when last seen; and the file. */
export async function personAnswer(register: Register, id: string, moment: Moment) {
  const found = isPersonId(id) ? await register.person(id, moment) : undefined;
  if (found === undefined) return notFound("person", id);
  const { person, history, file, lastSeen } = found;
  const now = history.findLast(({ from, until }) => from <= moment.asOf && (until === null || until > moment.asOf));
  return {
    person,
    asOf: moment.asOf,
    knownAt: moment.knownAt,
    position: now?.position ?? null,
    since: now?.from ?? null,
    lastSeen: lastSeen ?? null,
    history,
    file: plain(file),
  };
}

function isPersonId(text: string): text is PersonId {
  return new RegExp(PERSON_PATTERN).test(text);
}
