/**
 * What stands in a corrected entry's place: a command of another rule, decided as if the corrected entry had never been.
 * The books can be shown without one entry's lines; the state of a thing cannot, so a rule that reads a thing the corrected
 * entry changed is refused here. Then the entry is corrected, and the right one entered anew.
 */
import type { EntryNumber, Instant } from "@muster/record";
import { subjectKey } from "@muster/record";
import Type from "typebox";
import { erases } from "../detail/erasure.ts";
import { hinderedBeforehand } from "../frame/decide.ts";
import type { Context, Facts, Needs, RecordedEntry } from "../frame/facts.ts";
import { decodeFields } from "../frame/fields.ts";
import type { Refusal } from "../frame/refusal.ts";
import { isRefusal, refuse } from "../frame/refusal.ts";
import type { CommandEnvelope, Wanted } from "../frame/rule.ts";
import type { AnyRule } from "../frame/rules.ts";
import { linksFiles } from "../identity/links.ts";
import { effective, takesEffectAt } from "./effect.ts";

/** Every rule there is, by command and by kind of entry: handed in, for the rule of corrections is one of them. */
export interface RuleTable {
  readonly ruleOf: (command: string) => AnyRule | undefined;
  readonly ruleOfKind: (kind: string) => AnyRule;
}

/** A command without those who sign: they sign the correction. `occurredAt` may be left out: then it is the corrected entry's. */
export const instead = Type.Record(Type.String({ maxLength: 64 }), Type.Unknown(), {
  maxProperties: 64,
  description:
    "the command that should have been entered: its kind and fields, occurredAt if that was wrong; not by, nor second",
});

interface Correcting extends CommandEnvelope {
  readonly instead?: Readonly<Record<string, unknown>>;
}

/** The rule, the command and what it wants, in the corrected entry's place. */
export interface InPlace {
  readonly rule: AnyRule;
  readonly command: CommandEnvelope;
  readonly wanted: Wanted<object>;
}

/** What the command in place needs to see; nothing where it cannot be read, which `decideInstead` then says. */
export function neededInstead(command: Correcting, rules: RuleTable): Needs {
  if (command.instead === undefined) return {};
  const read = decodeInstead(command, command.instead, command.occurredAt, rules);
  return isRefusal(read) ? {} : read.rule.needs(read.command);
}

/** Decides the command in the corrected entry's place; undefined where nothing is to stand there. */
export function decideInstead(
  correcting: Correcting,
  corrected: RecordedEntry,
  rules: RuleTable,
  facts: Facts,
  context: Context,
): InPlace | Refusal | undefined {
  if (correcting.instead === undefined) return undefined;
  const read = decodeInstead(correcting, correcting.instead, takesEffectAt(corrected.entry), rules);
  if (isRefusal(read)) return read;
  const { rule, command } = read;
  const hindered =
    standsAlone(rule, corrected) ??
    readsWhatIsCorrected(rule, command, corrected, rules) ??
    hinderedBeforehand(rule, command, facts, context);
  if (hindered !== undefined) return hindered;
  const wanted = rule.decide(command, without(facts, corrected.entry.number), context);
  return isRefusal(wanted) ? wanted : { rule, command, wanted };
}

/** Reads the command in place, signed as the correction is; where it names no time, it is `at`. */
export function decodeInstead(
  { by, second }: CommandEnvelope,
  fields: Readonly<Record<string, unknown>>,
  at: Instant,
  { ruleOf }: RuleTable,
): { readonly rule: AnyRule; readonly command: CommandEnvelope } | Refusal {
  const signed = ["by", "second"].find((field) => field in fields);
  if (signed !== undefined) {
    return refuse(
      "invalid",
      "instead-signed-apart",
      "What stands instead is signed with the correction.",
      `Leave ${signed} out of it.`,
      { field: `instead.${signed}` },
    );
  }
  const kind = fields["kind"];
  const rule = typeof kind === "string" ? ruleOf(kind) : undefined;
  if (rule === undefined) {
    return refuse(
      "invalid",
      "command-unknown",
      "What stands instead is no command that Muster knows.",
      "Give its kind, as you would enter it by itself.",
      { field: "instead.kind" },
    );
  }
  const command = decodeFields(rule, { occurredAt: at, ...fields, by, ...(second === undefined ? {} : { second }) });
  return isRefusal(command) ? command : { rule, command };
}

/**
 * What is erased is gone whatever becomes of the entry that said so, and what is said of two files hangs on what was said of
 * others: both stand by themselves, or not at all.
 */
function standsAlone(rule: AnyRule, { entry }: RecordedEntry): Refusal | undefined {
  if (!erases(rule.kind) && !linksFiles(rule.kind)) return undefined;
  return refuse(
    "forbidden-by-rule",
    "not-in-place",
    `${rule.command} stands in no other entry's place.`,
    `Correct entry ${entry.number} by itself, then enter ${rule.command}.`,
    { entry: entry.number, field: "instead.kind" },
  );
}

/** The refusal of a rule that would read what the corrected entry changed; undefined when it reads nothing of the kind. */
function readsWhatIsCorrected(
  rule: AnyRule,
  command: CommandEnvelope,
  corrected: RecordedEntry,
  { ruleOfKind }: RuleTable,
): Refusal | undefined {
  const { number } = corrected.entry;
  const { entry, items } = effective(corrected) ?? corrected;
  const { subjects = [], files = [], peopleOf, peopleAt, entry: other } = rule.needs(command);
  const applies = ruleOfKind(entry.kind).applies ?? {};
  const touched = new Set(entry.about);
  // An incident is read for nothing but that it exists, which an entry about it does not change; its own record does.
  const changes = (kind: keyof typeof applies) =>
    kind in applies && (kind !== "incident" || entry.kind === "incident.recorded");
  const things = subjects.some((subject) => changes(subject.kind) && touched.has(subjectKey(subject)));
  const people = new Set(items.map(({ person }) => person));
  const read = "person" in applies && files.some((person) => people.has(person));
  if (!things && !read && peopleOf === undefined && peopleAt === undefined && other === undefined) return undefined;
  return refuse(
    "forbidden-by-rule",
    "not-in-place",
    `${rule.command} would have to see what entry ${number} changed, as if it had never been.`,
    `Correct entry ${number} by itself, then enter ${rule.command} anew.`,
    { entry: number, field: "instead.kind" },
  );
}

/** The facts as they would be without the line of one entry. */
function without(facts: Facts, number: EntryNumber): Facts {
  return {
    person: (id) => {
      const known = facts.person(id);
      const chain = known?.chain.without(number);
      return known === undefined || chain?.last === undefined ? undefined : { ...known, chain };
    },
    chainOf: (id) => facts.chainOf(id),
    subject: (kind, id) => facts.subject(kind, id),
    peopleAt: (site) => facts.peopleAt(site),
    entry: (entry) => facts.entry(entry),
    correctedBy: (entry) => facts.correctedBy(entry),
    signatureHolds: (signature) => facts.signatureHolds(signature),
  };
}
