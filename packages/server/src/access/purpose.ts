/**
 * Why an officer reads: from a list, with words of their own where they want or where the list has none. It comes in two
 * headers, so that neither address nor log holds it: `Muster-Purpose`, and `Muster-Why`, percent-encoded UTF-8.
 */
import { refuse, type Refusal } from "@muster/custody";
import { PURPOSES, type Purpose } from "@muster/register";
import type { IncomingHttpHeaders } from "node:http";

const LONGEST_WHY = 500;
/** Stands for words that cannot be read: longer than any that can. */
const UNREADABLE = Symbol("unreadable");

export interface Why {
  readonly purpose: Purpose;
  readonly text?: string;
}

export function purposeOf(headers: IncomingHttpHeaders): Why | Refusal {
  const purpose = PURPOSES.find((known) => known === headers["muster-purpose"]);
  if (purpose === undefined) {
    return refuse(
      "invalid",
      "purpose-needed",
      "Reading about people is recorded with its purpose.",
      `Send the header Muster-Purpose: one of ${PURPOSES.join(", ")}.`,
      { field: "Muster-Purpose" },
    );
  }
  const text = decoded(headers["muster-why"]);
  if (text === UNREADABLE || (purpose === "other" && text === undefined)) {
    return refuse(
      "invalid",
      "why-needed",
      `Muster-Why takes 1 to ${LONGEST_WHY} characters, percent-encoded; the purpose "other" needs it.`,
      "Say in a few words why.",
      { field: "Muster-Why" },
    );
  }
  return text === undefined ? { purpose } : { purpose, text };
}

function decoded(header: string | string[] | undefined): string | undefined | typeof UNREADABLE {
  if (header === undefined) return undefined;
  if (typeof header !== "string") return UNREADABLE;
  try {
    const text = decodeURIComponent(header).trim().normalize();
    if (text === "") return undefined;
    return text.length > LONGEST_WHY || /\p{Cc}/u.test(text) || !text.isWellFormed() ? UNREADABLE : text;
  } catch {
    return UNREADABLE;
  }
}
