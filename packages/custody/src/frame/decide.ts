/**
 * The frame around every rule: who speaks, whether the time can be, the rule itself, and then the books. Whatever a
 * rule wants, no line goes in that cannot leave the position the person is in (rule 2): the chain has the last word.
 */
import type { DraftItem, EntryDraft, EntryNumber, Instant, Officer } from "@muster/record";
import { subjectKey } from "@muster/record";
import type { Contradiction, LineRow } from "../books/chain.ts";
import { hindrance } from "../books/steps.ts";
import type { Context, Facts, Needs } from "./facts.ts";
import type { Refusal } from "./refusal.ts";
import { isRefusal, notFound, oneOfficerAlone, refuse } from "./refusal.ts";
import type { CommandEnvelope, Wanted, WantedItem } from "./rule.ts";
import type { AnyRule } from "./rules.ts";
import { about } from "./subjects.ts";

/** What was decided: the entry to be sealed, and every row of the books that is new or changed by it. */
export interface Decided {
  readonly draft: EntryDraft;
  readonly rows: readonly LineRow[];
}

/** What must be seen before `command` can be decided: the rule's needs, and who speaks. */
export function needsOf(rule: AnyRule, command: CommandEnvelope): Needs {
  const needs = rule.needs(command);
  if (rule.kind === "register.opened") return needs;
  const officers = [command.by, ...(command.second === undefined ? [] : [command.second])];
  return { ...needs, subjects: [...(needs.subjects ?? []), ...officers.map(({ officer }) => about.officer(officer))] };
}

/** Decides a command on the facts. A refusal leaves the books as they were. */
export function decide(rule: AnyRule, command: CommandEnvelope, facts: Facts, context: Context): Decided | Refusal {
  const hindered = hinderedBeforehand(rule, command, facts, context);
  if (hindered !== undefined) return hindered;
  const wanted = rule.decide(command, facts, context);
  if (isRefusal(wanted)) return wanted;
  return enter(rule, command, wanted, facts, context);
}

/** What no rule needs to ask for itself: whether these officers may speak, and whether the time has come. */
export function hinderedBeforehand(
  rule: AnyRule,
  command: CommandEnvelope,
  facts: Facts,
  context: Context,
): Refusal | undefined {
  return whoSpeaks(rule, command, facts) ?? whenever(command, context);
}

/** Whether commands of this rule need a second officer, or some of them do: asked before any facts are at hand. */
export function mayNeedSecond({ twoOfficers = false }: AnyRule): boolean {
  return twoOfficers !== false;
}

/** The refusal of this command by one officer alone; undefined where it needs no second, or has one. */
function refusedAlone({ twoOfficers = false }: AnyRule, command: CommandEnvelope, facts: Facts): Refusal | undefined {
  if (twoOfficers === false || command.second !== undefined) return undefined;
  return twoOfficers === true ? oneOfficerAlone() : twoOfficers(command, facts);
}

function whoSpeaks(rule: AnyRule, command: CommandEnvelope, facts: Facts): Refusal | undefined {
  if (rule.kind === "register.opened") return undefined;
  const { by, second } = command;
  const alone = refusedAlone(rule, command, facts);
  if (alone !== undefined) return alone;
  if (second !== undefined && second.officer === by.officer) {
    return refuse(
      "forbidden-by-rule",
      "same-officer-twice",
      "One officer cannot sign twice.",
      "Have another officer sign.",
      { field: "second" },
    );
  }
  return unknownOfficer(by, facts) ?? (second === undefined ? undefined : unknownOfficer(second, facts));
}

function unknownOfficer({ authority, officer }: Officer, facts: Facts): Refusal | undefined {
  const known = facts.subject("officer", officer);
  if (known === undefined) return notFound("officer", officer);
  if (known.authority !== authority) {
    return refuse(
      "forbidden-by-rule",
      "officer-of-another-authority",
      `${officer} acts for ${known.authority}, not for ${authority}.`,
      "Name the officer's own authority.",
      {
        officer,
        authority: known.authority,
      },
    );
  }
  if (known.endedAt !== undefined) {
    return refuse(
      "forbidden-by-rule",
      "officer-ended",
      `${officer} no longer acts, since ${known.endedAt}.`,
      "Have an officer in office enter it.",
      {
        officer,
      },
    );
  }
  return undefined;
}

function whenever({ occurredAt }: CommandEnvelope, { recordedAt }: Context): Refusal | undefined {
  if (occurredAt <= recordedAt) return undefined;
  return refuse(
    "invalid",
    "occurred-in-the-future",
    `${occurredAt} has not come yet: it is ${recordedAt}.`,
    "Check the device's clock and the offset.",
    {
      field: "occurredAt",
      recordedAt,
    },
  );
}

/** Puts the wanted entry into the books: all its lines, or none. */
function enter(
  rule: AnyRule,
  command: CommandEnvelope,
  wanted: Wanted<object>,
  facts: Facts,
  context: Context,
): Decided | Refusal {
  const at = command.occurredAt;
  const items = wanted.items ?? [];
  for (const item of items) {
    const contradiction = contradictionOf(item, wanted.corrects, item.at ?? at, facts);
    if (contradiction !== undefined) return contradicts(item, contradiction);
  }
  const tooLarge = sizeHindrance(wanted);
  if (tooLarge !== undefined) return tooLarge;
  const rows: LineRow[] = [];
  const drafted = items.map((item): DraftItem => {
    // Sightings come by the thousand: what moves nobody goes into the entry as it is.
    if (movesNobody(item) && wanted.corrects === undefined) return item;
    const { line, undoes: _undone, at: _at, ...rest } = item;
    const touched = place(item, wanted.corrects, facts, context.number, item.at ?? at);
    rows.push(...touched);
    if (line === undefined) return rest;
    const own = touched.findLast((row) => row.entry === context.number);
    if (own === undefined) throw new Error("a line was placed and made no row");
    return { ...rest, line: { step: line.step, spends: own.spends, makes: own.makes } };
  });
  const draft: EntryDraft = {
    kind: rule.kind,
    occurredAt: at,
    ...(command.notedAt === undefined ? {} : { notedAt: command.notedAt }),
    by: command.by,
    ...(command.second === undefined ? {} : { second: command.second }),
    about: wanted.about.map(subjectKey),
    items: drafted,
    body: (wanted.body ?? {}) as Readonly<Record<string, unknown>>,
    ...(wanted.details === undefined ? {} : { details: wanted.details }),
  };
  return { draft, rows };
}

function movesNobody(item: WantedItem): item is WantedItem & DraftItem {
  return item.line === undefined && item.undoes === undefined && item.at === undefined;
}

/** A leaf holds 65,535 bytes; the rest of the entry is left this much room. Refused before anything is written to a chain. */
const LARGEST_BODY_BYTES = 40_000;
const LARGEST_ITEM_BYTES = 15_000;
/** Where no person's item stands in the entry itself, the body has that room too: a policy is as long as it is. */
const LARGEST_BODY_ALONE_BYTES = 54_000;

function sizeHindrance({ body, items = [] }: Wanted<object>): Refusal | undefined {
  const room = items.length === 0 ? LARGEST_BODY_ALONE_BYTES : LARGEST_BODY_BYTES;
  if (bytesOf(body) <= room && items.every(({ says }) => bytesOf(says) <= LARGEST_ITEM_BYTES)) return undefined;
  return refuse(
    "invalid",
    "entry-too-large",
    "This says more than one entry can hold.",
    "Shorten its texts, or say it in several entries.",
  );
}

const encoder = new TextEncoder();

/** The bytes of a value as JSON, or a cheap upper bound where that is small. */
function bytesOf(value: object | undefined): number {
  if (value === undefined) return 0;
  const text = JSON.stringify(value);
  return text.length * 3 <= LARGEST_ITEM_BYTES ? text.length : encoder.encode(text).length;
}

function contradictionOf(
  item: WantedItem,
  corrects: EntryNumber | undefined,
  at: Instant,
  facts: Facts,
): Contradiction | undefined {
  if (item.line === undefined && item.undoes !== true) return undefined;
  const chain = facts.person(item.person)?.chain;
  if (item.undoes === true && corrects !== undefined) return chain?.hindranceWithout(corrects, at, item.line);
  if (item.line === undefined) return undefined;
  if (chain !== undefined) return chain.hindranceTo(item.line, at);
  const why = hindrance(item.line.step, undefined, item.line.makes);
  return why === undefined ? undefined : { why, contradicts: undefined };
}

function place(
  item: WantedItem,
  corrects: EntryNumber | undefined,
  facts: Facts,
  number: EntryNumber,
  at: Instant,
): readonly LineRow[] {
  if (item.line === undefined && item.undoes !== true) return [];
  const chain = facts.chainOf(item.person);
  const touched = chain.place(number, at, item.line, item.undoes === true ? corrects : undefined);
  if ("why" in touched) throw new Error(`checked and yet refused: ${item.person} ${touched.why}`);
  return touched;
}

function contradicts(item: WantedItem, { why, contradicts: entry }: Contradiction): Refusal {
  return refuse(
    "conflict",
    "contradicts-the-books",
    `The person ${why}${entry === undefined ? "" : ` (entry ${entry})`}.`,
    entry === undefined
      ? "Register the person first."
      : `Check the time; if entry ${entry} is wrong, correct it first.`,
    { person: item.person, ...(entry === undefined ? {} : { entry }) },
  );
}
