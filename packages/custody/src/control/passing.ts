/** What holds whenever control of a site passes, by handover or by seizure. */
import type { AuthorityCode, Instant } from "@muster/record";
import type { Refusal } from "../frame/refusal.ts";
import { refuse } from "../frame/refusal.ts";
import type { Control, Site } from "../place/site.ts";
import { controllerAt } from "../place/site.ts";

/** The refusal of a site whose books are not kept here; undefined when they are. */
export function keptElsewhere(site: Site): Refusal | undefined {
  if (site.books === "kept") return undefined;
  return refuse(
    "conflict",
    "books-kept-elsewhere",
    `The books of ${site.code} are not kept in this register.`,
    "Enter it where that site's books are kept.",
    { site: site.code },
  );
}

/**
 * The control that ends when `incoming` takes over at `at`, or why it cannot pass. A passing entered late must leave the
 * later ones true: one that was handed over later was signed by the authority that had it, so nobody else had it in between.
 */
export function controlEnding(site: Site, incoming: AuthorityCode, at: Instant): Control | Refusal {
  const elsewhere = keptElsewhere(site);
  if (elsewhere !== undefined) return elsewhere;
  const outgoing = controllerAt(site, at);
  if (outgoing === undefined) {
    return refuse(
      "conflict",
      "site-not-open-yet",
      `${site.code} was opened on ${site.openedAt}.`,
      "Give a later time.",
      {
        site: site.code,
        entry: site.entry,
      },
    );
  }
  if (outgoing.authority === incoming) {
    return refuse(
      "conflict",
      "in-control-already",
      `${incoming} controls ${site.code} since ${outgoing.from} (entry ${outgoing.entry}).`,
      `Check the authority and the time; if entry ${outgoing.entry} is wrong, correct it first.`,
      { site: site.code, authority: incoming, entry: outgoing.entry },
    );
  }
  const next = site.control.find(({ from }) => from > at);
  if (next !== undefined && (next.instrument === "handover" || next.authority === incoming)) {
    return refuse(
      "conflict",
      "control-passed-later",
      `Entry ${next.entry} says that ${site.code} passed from ${outgoing.authority} to ${next.authority} on ${next.from}.`,
      `Check the time; if entry ${next.entry} is wrong, correct it first.`,
      { site: site.code, entry: next.entry },
    );
  }
  return outgoing;
}
