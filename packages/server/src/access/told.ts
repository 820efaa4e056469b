/**
 * What an officer is told of a refusal of the register's. Whether somebody is held, and since which entry, is no business of
 * an officer to whom they are a stranger: of those the answer is what it would be if the register had never heard of them.
 */
import { type Refusal, refuse } from "@muster/custody";
import { isPersonId, type PersonId } from "@muster/record";
import type { FastifyRequest } from "fastify";
import { askerOf } from "./gate.ts";

/** Refusals name so many at most. */
const MOST_NAMED = 100;
/** Commands that bring somebody onto the register, by the field that gives them their id: nobody stands to them yet. */
const NEW: Readonly<Record<string, string>> = { "person.register": "person", "birth.record": "child" };

/** The refusal, or that there are no such people where the command names strangers. */
export async function refusalAsTold(request: FastifyRequest, command: object, refusal: Refusal): Promise<Refusal> {
  const fields = Object.entries(command);
  const given = NEW[String(Reflect.get(command, "kind"))];
  const others = fields.filter(([name]) => name !== given).map(([, value]: [string, unknown]) => value);
  const standings = await askerOf(request).standings.people([...new Set(peopleIn(others))]);
  const strangers = standings.filter(({ relations }) => relations.every((relation) => relation === "none"));
  const [first] = strangers;
  if (first === undefined) return refusal;
  return refuse(
    "not-found",
    "person-not-found",
    strangers.length === 1
      ? `The register has no person ${first.id}.`
      : `${strangers.length} people are not on the register.`,
    "Check the ids, or register them first.",
    { people: strangers.slice(0, MOST_NAMED).map(({ id }) => id), count: strangers.length },
  );
}

/** Everybody whom a command names, however deep. */
function peopleIn(value: unknown): PersonId[] {
  if (typeof value === "string") return isPersonId(value) ? [value] : [];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(peopleIn) : [];
}
