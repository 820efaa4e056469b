/** The refusals every step of a transfer shares: which state it must be in, who may speak, and in what order of time. */
import type { AuthorityCode, Instant, Officer, PersonId, SiteCode, TransferCode } from "@muster/record";
import type { Facts } from "../frame/facts.ts";
import { naming } from "../frame/named.ts";
import type { Refusal } from "../frame/refusal.ts";
import { notFound, refuse } from "../frame/refusal.ts";
import type { Transfer, TransferState } from "./transfer.ts";

/** The transfer, if it is in one of these states; else the refusal that says in which it is. */
export function transferIn(facts: Facts, code: TransferCode, states: readonly TransferState[]): Transfer | Refusal {
  const transfer = facts.subject("transfer", code);
  if (transfer === undefined) return notFound("transfer", code);
  if (states.includes(transfer.state)) return transfer;
  const terminal = transfer.state === "closed" || transfer.state === "cancelled";
  return refuse(
    "conflict",
    "transfer-in-another-state",
    `${code} is ${transfer.state}; this needs it to be ${states.join(" or ")}.`,
    terminal
      ? `Nothing leads out of ${transfer.state}: use another transfer.`
      : "Enter the step that is missing first.",
    { transfer: code, state: transfer.state, needed: states },
  );
}

/** The refusal of an officer who acts for none of these authorities; undefined when one of them. */
export function notActingFor(
  officer: Officer | undefined,
  authorities: readonly AuthorityCode[],
  what: string,
): Refusal | undefined {
  if (officer !== undefined && authorities.includes(officer.authority)) return undefined;
  const named = [...new Set(authorities)].join(" or ");
  return refuse(
    "forbidden-by-rule",
    "not-your-part",
    `${what} is for an officer of ${named}${officer === undefined ? "" : `, not of ${officer.authority}`}.`,
    `Have an officer of ${named} enter it.`,
    { needed: [...new Set(authorities)], authority: officer?.authority ?? null },
  );
}

/** The refusal of a step before what it follows; undefined when the order can be. */
export function outOfOrder(at: Instant, since: Instant, what: string): Refusal | undefined {
  if (at >= since) return undefined;
  return refuse("conflict", "out-of-order", `${at} is before ${since}, when ${what}.`, "Check the time.", {
    field: "occurredAt",
    since,
  });
}

/** The refusal of a count or a receipt at another site than the transfer's own; undefined at the right one. */
export function elsewhere(site: SiteCode, expected: SiteCode, remedy: string): Refusal | undefined {
  if (site === expected) return undefined;
  return refuse(
    "conflict",
    "another-site",
    `This would be at ${site}, and the transfer's site is ${expected}.`,
    remedy,
    {
      site,
      expected,
    },
  );
}

/** The refusal that names people; undefined when there are none. */
export function refusePeople(
  people: readonly PersonId[],
  code: string,
  says: (count: string) => string,
  remedy: string,
): Refusal | undefined {
  if (people.length === 0) return undefined;
  const count = people.length === 1 ? "1 person" : `${people.length} people`;
  return refuse("conflict", code, says(count), remedy, naming(people));
}

/** The refusal of people who are not on the list; undefined when all are. */
export function notListed(list: { has(person: PersonId): boolean }, people: readonly PersonId[]): Refusal | undefined {
  return refusePeople(
    people.filter((person) => !list.has(person)),
    "not-on-the-list",
    (count) => `${count} named here are not on the transfer's list.`,
    "Check the ids, or put them on the list before it is sealed.",
  );
}
