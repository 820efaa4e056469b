/**
 * A correction: an entry was wrong, and this one says so and why. The corrected entry stays in the journal and what was
 * known by it stays readable (rules 3 and 7); from here on its lines are gone from the books and what followed is derived
 * anew, or the correction is refused where what followed could not have been. Another entry may stand in its place, decided
 * by its own rule on the books as they are without the corrected one.
 */
import type { EntryNumber, PersonId } from "@muster/record";
import { endsEpisode, Id, parseSubject, subjectKey } from "@muster/record";
import Type from "typebox";
import { erases } from "../detail/erasure.ts";
import { SAME_ASSERTED, unlinksFiles } from "../identity/links.ts";
import type { Facts, RecordedEntry } from "../frame/facts.ts";
import type { Refusal } from "../frame/refusal.ts";
import { isRefusal, notFound, oneOfficerAlone, refuse } from "../frame/refusal.ts";
import type { Wanted, WantedItem } from "../frame/rule.ts";
import { rule, Text } from "../frame/rule.ts";
import type { Instead } from "./effect.ts";
import { CORRECTED, insteadOf, UNDONE } from "./effect.ts";
import type { InPlace, RuleTable } from "./instead.ts";
import { decideInstead, instead, neededInstead } from "./instead.ts";

/** Why an entry is corrected, as a kind; what happened, in words, is detail. */
const CORRECTION_REASONS = [
  "did-not-happen",
  "wrong-person",
  "wrong-time",
  "wrong-place",
  "wrong-fact",
  "entered-twice",
  "other",
] as const;

/** The rule of corrections, over the table of all rules: one of them decides what stands in the corrected entry's place. */
export function correction(rules: RuleTable) {
  return rule({
    command: "entry.correct",
    kind: CORRECTED,
    twoOfficers: undoneByTwo,
    fields: {
      entry: Id.entry,
      reason: Type.Enum([...CORRECTION_REASONS]),
      why: Text(10_000, "what was wrong, and how it was found out"),
      instead: Type.Optional(instead),
    },
    needs: (command) => ({ ...neededInstead(command, rules), entry: command.entry }),

    decide(command, facts, context): Wanted<CorrectionBody> | Refusal {
      const corrected = facts.entry(command.entry);
      if (corrected === undefined) return notFound("entry", String(command.entry));
      const hindered = notToBeCorrected(corrected, facts);
      if (hindered !== undefined) return hindered;
      const place = decideInstead(command, corrected, rules, facts, context);
      if (place !== undefined && isRefusal(place)) return place;
      const { entry: number, reason, why } = command;
      const keys = new Set([...corrected.entry.about, ...(place?.wanted.about ?? []).map(subjectKey)]);
      return {
        corrects: number,
        about: [...keys].map(parseSubject),
        items: itemsOf(corrected, place),
        body: { corrects: number, reason, ...(place === undefined ? {} : { instead: asWritten(place) }) },
        details: [...(place?.wanted.details ?? []), { why }],
      };
    },
  });
}

interface CorrectionBody {
  readonly corrects: EntryNumber;
  readonly reason: (typeof CORRECTION_REASONS)[number];
  readonly instead?: Instead;
}

/** A correction that put something in place may itself be corrected: that goes, and the entry corrected first stays so. */
function notToBeCorrected({ entry }: RecordedEntry, facts: Facts): Refusal | undefined {
  const number = entry.number;
  const by = facts.correctedBy(number);
  if (by !== undefined) {
    return refuse(
      "conflict",
      "corrected-already",
      `Entry ${by} corrected entry ${number} already.`,
      "Read that entry; enter anew what is missing.",
      { entry: number, correctedBy: by },
    );
  }
  if (entry.kind === "register.opened") {
    return refuse(
      "forbidden-by-rule",
      "register-stays-open",
      "The entry that opened the register cannot be corrected.",
      "Open another register.",
      { entry: number },
    );
  }
  if (erases(entry.kind)) {
    return refuse(
      "forbidden-by-rule",
      "erasure-stays",
      `Entry ${number} erased detail for good: it cannot be undone.`,
      "Enter anew what is known.",
      { entry: number },
    );
  }
  if (unlinksFiles(entry.kind)) {
    return refuse(
      "forbidden-by-rule",
      "withdrawal-stays",
      `Entry ${number} took back what was said of two files: what was said since may rest on it.`,
      "Say it of the two files anew, if it was true after all.",
      { entry: number },
    );
  }
  if (entry.kind !== CORRECTED || insteadOf(entry) !== undefined) return undefined;
  return refuse(
    "forbidden-by-rule",
    "correction-stays",
    `Entry ${number} is itself a correction, of entry ${String(entry.body["corrects"])}.`,
    `Enter anew what entry ${String(entry.body["corrects"])} said, if it was true after all.`,
    { entry: number, corrects: entry.body["corrects"] },
  );
}

/** Kinds of entry that, undone, would give an officer back what the entry took: nobody comes by a role or a policy alone. */
const GIVES_POWER_WHEN_UNDONE: readonly string[] = ["officer.assigned", "officer.ended", "policy.adopted"];

/** What ended somebody's custody took two to enter or could not be left again, and power is given by two: two undo it (rule 3). */
function undoneByTwo({ entry: number }: { readonly entry: EntryNumber }, facts: Facts): Refusal | undefined {
  const corrected = facts.entry(number);
  if (corrected === undefined || notToBeCorrected(corrected, facts) !== undefined) return undefined;
  if (corrected.items.some(({ line }) => line !== undefined && endsEpisode(line.makes.state))) {
    return oneOfficerAlone(`Entry ${number} ended a custody episode: correcting it needs two officers.`, {
      entry: number,
    });
  }
  const kind = insteadOf(corrected.entry)?.kind ?? corrected.entry.kind;
  if (kind === SAME_ASSERTED) {
    return oneOfficerAlone(`Two officers asserted entry ${number}: correcting it needs two.`, { entry: number });
  }
  if (!GIVES_POWER_WHEN_UNDONE.includes(kind)) return undefined;
  return oneOfficerAlone(`Entry ${number} says who may do what: correcting it needs two officers.`, { entry: number });
}

/** Everyone of either entry: what the one in place says of them, and their line of the corrected one gone. */
function itemsOf(corrected: RecordedEntry, place: InPlace | undefined): WantedItem[] {
  const withLine = new Set<PersonId>();
  for (const { person, line } of corrected.items) if (line !== undefined) withLine.add(person);
  const undoing = (person: PersonId) => (withLine.has(person) ? ({ undoes: true } as const) : {});
  const said = new Set<PersonId>();
  const items = (place?.wanted.items ?? []).map((item): WantedItem => {
    said.add(item.person);
    return { ...item, ...undoing(item.person), ...(place === undefined ? {} : { at: place.command.occurredAt }) };
  });
  for (const { person } of corrected.items) {
    if (!said.has(person)) items.push({ person, ...undoing(person), says: UNDONE });
  }
  return items;
}

function asWritten({ rule, command, wanted }: InPlace): Instead {
  return {
    kind: rule.kind,
    occurredAt: command.occurredAt,
    about: wanted.about.map(subjectKey),
    body: { ...wanted.body },
    details: wanted.details?.length ?? 0,
  };
}
