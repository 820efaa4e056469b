/**
 * The moment a question is asked of (rule 7), as it comes from outside: `asOf` a time, `knownAt` a recorded time or the
 * number of an entry. Whatever is neither is refused by name, never guessed at.
 */
import { refuse, type Refusal } from "@muster/custody";
import type { Moment } from "@muster/ledger";
import { parseInstant } from "@muster/record";
import type { Questions } from "@muster/register";

/** The two axes as text: absent is now, and all that is known. */
export interface Asked {
  readonly asOf?: string | undefined;
  readonly knownAt?: string | undefined;
}

/** Reads the moment; a number beyond the journal's end stands for all that is known. */
export async function momentOf(questions: Questions, { asOf, knownAt }: Asked): Promise<Moment | Refusal> {
  const at = asOf === undefined ? undefined : parseInstant(asOf);
  if (asOf !== undefined && at === undefined) return noTime("asOf");
  if (knownAt === undefined) return questions.moment(at);
  if (/^[0-9]{1,15}$/.test(knownAt)) {
    const all = await questions.moment(at);
    return { asOf: all.asOf, knownAt: Math.min(Number(knownAt), all.knownAt) };
  }
  const known = parseInstant(knownAt);
  return known === undefined ? noTime("knownAt") : questions.moment(at, known);
}

function noTime(field: keyof Asked): Refusal {
  return refuse(
    "invalid",
    "time-invalid",
    `${field} is no time with its offset between 1900 and 2200${field === "knownAt" ? ", and no entry's number" : ""}.`,
    "Write ISO 8601 with Z or an offset, e.g. 2026-01-21T18:00:00+03:00.",
    { field },
  );
}
