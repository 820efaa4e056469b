/** What a programme allows its transfers: its own ends, and no more people than its ceiling. */
import type { AuthorityCode, ProgrammeCode } from "@muster/record";
import type { Facts } from "../frame/facts.ts";
import type { Refusal } from "../frame/refusal.ts";
import { notFound, refuse } from "../frame/refusal.ts";
import type { Programme } from "./programme.ts";
import { totalsOf } from "./programme.ts";

interface Addition {
  readonly from: { readonly authority: AuthorityCode };
  readonly to: { readonly authority: AuthorityCode };
  /** How many people would come on a list. */
  readonly growth: number;
}

/** The refusal of people a programme does not provide for; undefined when it does. */
export function outsideProgramme(facts: Facts, code: ProgrammeCode, addition: Addition): Refusal | undefined {
  const programme = facts.subject("programme", code);
  if (programme === undefined) return notFound("programme", code);
  return betweenOthers(programme, addition) ?? aboveCeiling(programme, addition);
}

function betweenOthers({ code, from, to }: Programme, addition: Addition): Refusal | undefined {
  if (from.includes(addition.from.authority) && to.includes(addition.to.authority)) return undefined;
  return refuse(
    "conflict",
    "programme-of-others",
    `${code} is from ${from.join(", ")} to ${to.join(", ")}, not from ${addition.from.authority} to ${addition.to.authority}.`,
    "Name another programme, or none.",
    { programme: code, from, to },
  );
}

function aboveCeiling(programme: Programme, { growth }: Addition): Refusal | undefined {
  const { code, ceiling } = programme;
  const { committed } = totalsOf(programme);
  if (committed + growth <= ceiling) return undefined;
  return refuse(
    "conflict",
    "programme-ceiling",
    `${code} is for up to ${ceiling} people; ${committed} are in it, and ${growth} more would make ${committed + growth}.`,
    `List at most ${Math.max(0, ceiling - committed)}, or have the ceiling raised with its source.`,
    { programme: code, ceiling, committed, growth },
  );
}
