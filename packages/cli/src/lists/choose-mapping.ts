/**
 * By which mapping a list is read: the one given, the one kept for such lists of the sender, or one that is proposed. What is
 * proposed is read by nobody until somebody accepts it; what cannot be known from the list is asked.
 */
import { createInterface } from "node:readline/promises";
import { refuse, type Refusal } from "@muster/custody";
import {
  type Calendar,
  type DateOrder,
  type Field,
  type ListMapping,
  type ListTable,
  type MappingProposal,
  type MappingQuestion,
  mappedColumns,
  type MappingReason,
  type ProposedColumn,
  proposeMapping,
} from "@muster/lists";
import type { AuthorityCode } from "@muster/record";
import { keptMapping, readListMapping } from "@muster/register";
import { table as inColumns } from "../tell.ts";

export interface MappingWanted {
  readonly table: ListTable;
  readonly sender: AuthorityCode;
  /** The node's folder. */
  readonly directory: string;
  /** A mapping that somebody wrote. */
  readonly file: string | undefined;
  readonly answers: MappingAnswers;
  /** The proposal is taken as it is: by a dry run, which enters nothing; or for good, though nobody looks at it. */
  readonly accepted: "to-look" | "unseen" | undefined;
  /** Whether somebody sits at a terminal who can be asked. */
  readonly canAsk: boolean;
  readonly say: (text: string) => void;
}

/** Answers to what a list does not say, given beforehand. */
export interface MappingAnswers {
  readonly dateOrder?: DateOrder;
  readonly calendar?: Calendar;
  readonly listDate?: string;
}

export interface ChosenMapping {
  readonly mapping: ListMapping;
  readonly from: "given" | "kept" | "proposed";
}

/** The mapping, or why there is none. Throws `ListStopped` where a mapping file is none. */
export async function chooseMapping(wanted: MappingWanted): Promise<ChosenMapping | Refusal> {
  const { table, say } = wanted;
  const proposal = proposeMapping(table);
  const atHand = await mappingAtHand(wanted);
  if (atHand !== undefined) {
    const mapping = overridden(atHand.mapping, wanted.answers);
    const answered = await answer(mapping, leftOpen(mapping, proposal, table), wanted);
    return "refused" in answered ? answered : { mapping: answered, from: atHand.from };
  }
  say(proposalText(proposal, table));
  const answered = await answer(proposal.mapping, proposal.questions, wanted);
  if ("refused" in answered) return answered;
  if (!(await isAccepted(wanted))) return notAccepted(proposal);
  const guess = proposal.columns.find(({ field, confidence }) => !HARMLESS.has(field) && confidence < SURE_UNSEEN);
  if (wanted.accepted === "unseen" && guess !== undefined) return isGuess(guess, proposal);
  return { mapping: answered, from: "proposed" };
}

/** The mapping given, or the one kept for such lists. */
async function mappingAtHand({
  file,
  directory,
  sender,
  table,
  say,
}: MappingWanted): Promise<ChosenMapping | undefined> {
  if (file !== undefined) return { mapping: await readListMapping(file), from: "given" };
  const kept = await keptMapping(directory, sender, table);
  if (kept?.fits === true) {
    say(`read by the mapping kept for ${sender}`);
    return { mapping: kept.mapping, from: "kept" };
  }
  if (kept !== undefined) {
    const gone = kept.missing.length === 0 ? "" : ` without ${kept.missing.join(", ")}`;
    const come = kept.unknown.length === 0 ? "" : ` with ${kept.unknown.join(", ")}`;
    say(`the headers are not those of any list that ${sender} sent before:${gone}${come}`);
  }
  return undefined;
}

/** What was answered for an earlier list, and is answered otherwise for this one. */
function overridden(mapping: ListMapping, { dateOrder, calendar, listDate }: MappingAnswers): ListMapping {
  const columns = mapping.columns.map((column) => ({
    ...column,
    ...(dateOrder === undefined || column.order === undefined ? {} : { order: dateOrder }),
    ...(calendar === undefined || column.calendar === undefined ? {} : { calendar }),
  }));
  return { ...mapping, columns, ...(listDate === undefined ? {} : { listDate }) };
}

/** What this list leaves open and the mapping does not say: earlier lists may have had no date that could be two. */
function leftOpen(mapping: ListMapping, proposal: MappingProposal, table: ListTable): readonly MappingQuestion[] {
  const mapped = mappedColumns(mapping, table);
  return proposal.questions.filter(({ question, column }) => {
    const said = mapped.get(column);
    if (said === undefined || said.field !== proposal.columns[column]?.field) return false;
    if (question === "list-date") return mapping.listDate === undefined;
    return (question === "date-order" ? said.order : said.calendar) === undefined;
  });
}

async function answer(
  proposed: ListMapping,
  questions: readonly MappingQuestion[],
  wanted: MappingWanted,
): Promise<ListMapping | Refusal> {
  let mapping = proposed;
  for (const question of questions) {
    const given = answerTo(question, wanted.answers) ?? (wanted.canAsk ? await ask(question) : undefined);
    if (given === undefined) return open(question);
    mapping = answeredWith(mapping, question, given, wanted.table);
  }
  return mapping;
}

function answerTo({ question }: MappingQuestion, { dateOrder, calendar, listDate }: MappingAnswers) {
  return { "date-order": dateOrder, calendar, "list-date": listDate }[question];
}

function answeredWith(mapping: ListMapping, question: MappingQuestion, given: string, table: ListTable): ListMapping {
  if (question.question === "list-date") return { ...mapping, listDate: given };
  const field = question.question === "date-order" ? { order: given as DateOrder } : { calendar: given as Calendar };
  const asked = mappedColumns(mapping, table).get(question.column);
  return {
    ...mapping,
    columns: mapping.columns.map((column) => (column === asked ? { ...column, ...field } : column)),
  };
}

async function isAccepted({ accepted, canAsk }: MappingWanted): Promise<boolean> {
  if (accepted !== undefined || !canAsk) return accepted !== undefined;
  return /^y(?:es)?$/i.test(await putTo("Read the list by this mapping? [y/N] "));
}

/** An answer that is none leaves the question open. */
async function ask(question: MappingQuestion): Promise<string | undefined> {
  const given = (await putTo(`${questionText(question)} `)).trim();
  if (question.question === "list-date") return /^\d{4}-\d{2}-\d{2}$/.test(given) ? given : undefined;
  return question.answers.find((known) => known === given);
}

async function putTo(text: string): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await terminal.question(text);
  } finally {
    terminal.close();
  }
}

/** From here on a column is what it is taken for, unless somebody says otherwise. */
const SURE_UNSEEN = 0.75;
/** What they hold is kept as it is written, or not at all. */
const HARMLESS: ReadonlySet<Field> = new Set(["ignored", "serial", "note"]);

const OPTIONS = { "date-order": "--date-order", calendar: "--calendar", "list-date": "--list-date" } as const;

function open(question: MappingQuestion): Refusal {
  const choices = question.question === "list-date" ? "YYYY-MM-DD" : question.answers.join("|");
  const remedy = `Answer with ${OPTIONS[question.question]} ${choices}, if whoever sent the list can say.`;
  return refuse("invalid", "mapping-question-open", questionText(question), remedy, { ...question });
}

function notAccepted({ mapping, columns }: MappingProposal): Refusal {
  return refuse(
    "invalid",
    "mapping-not-accepted",
    "Nobody accepted the mapping that is proposed, and nothing was read.",
    "See what would come of it with --dry-run; then accept it with --accept, or mend what --write-mapping wrote and give it as --mapping.",
    { mapping, columns },
  );
}

/** What is no list at all may look a little like one: a letter of three lines, like three names. */
function isGuess({ header, column, field, confidence }: ProposedColumn, { mapping }: MappingProposal): Refusal {
  const which = header === "" ? `column ${column + 1}` : `column ${header}`;
  return refuse(
    "invalid",
    "mapping-unsure",
    `That ${which} is the ${field} is sure to ${Math.round(confidence * 100)}% only: too little to be accepted unseen.`,
    "Look with --dry-run. If it is right, have it written with --write-mapping and give it as --mapping, or accept it at a terminal.",
    { column: which, field, mapping },
  );
}

function questionText(question: MappingQuestion): string {
  if (question.question === "list-date") {
    return `Column ${question.header} has ages: of which day is the list? (YYYY-MM-DD)`;
  }
  const examples = question.examples.slice(0, 3).map(({ cell, text, readings }) => {
    const read = Object.entries(readings).map(([answered, date]) => `${answered} ${date}`);
    return `${cell} "${text}" is ${read.join(" or ")}`;
  });
  const what = question.question === "date-order" ? "In which order are the dates" : "Of which calendar are the dates";
  return `${what} of column ${question.header}: ${question.answers.join(", ")}? ${examples.join("; ")}`;
}

/** Each column, what it is taken for, how sure that is, and why. */
function proposalText({ columns }: MappingProposal, { columns: all }: Pick<ListTable, "columns">): string {
  const rows = columns.map(({ column, header, field, confidence, why }) => [
    all[column]?.letter ?? "",
    header,
    field,
    `${Math.round(confidence * 100)} %`,
    why.map(whyText).join("; ") || "nothing speaks for anything",
  ]);
  return `proposed mapping\n${inColumns(["column", "header", "field", "sure", "why"], rows)}`;
}

function whyText(reason: MappingReason): string {
  switch (reason.by) {
    case "header":
      return `the header ${reason.likeness === 1 ? "is" : "is like"} "${reason.word}" (${reason.language})`;
    case "content":
      return `${Math.round(reason.share * 100)} % of its cells look like ${reason.looksLike}`;
    case "reject-file":
      return "a column of a reject file";
  }
}
