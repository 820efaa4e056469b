/**
 * What each column of a table says of people: by its header first, and by what stands in it. The content decides where a word
 * means two things (`الكنية` is a surname in Damascus and `Abu …` elsewhere), or the header says nothing.
 */
import type { Column, ListTable } from "../table/table.ts";
import { latinDigits } from "../values/digits.ts";
import { type ColumnContent, contentOf } from "./column-content.ts";
import { type HeaderReading, readHeader } from "./header-likeness.ts";
import { REJECT_HEADERS } from "./header-words.ts";
import { headerText } from "../table/header.ts";
import type { ColumnMapping, Field } from "./mapping.ts";
import type { ContentKind, MappingProposal, MappingReason, ProposedColumn } from "./proposal.ts";
import { questionsOf } from "./questions.ts";

interface Proposed extends ProposedColumn {
  readonly content: ColumnContent;
}

/** From this likeness on a header is believed before the content is asked. */
const BELIEVED = 0.7;
/** From this share on a column is what its cells look like. */
const MOST = 0.8;

/** Proposes, and says how sure it is and what somebody must answer. A mapping with an open question is not one to read by. */
export function proposeMapping(table: ListTable): MappingProposal {
  const each: Proposed[] = [];
  for (const column of table.columns) each.push(proposeColumn(column, contentOf(table, column.index), each));
  const proposed = each.map((column) => ({ ...column, field: besideOthers(column, each) }));
  const counted = new Map<string, number>();
  const asked = questionsOf(proposed, table.sample);
  const columns = proposed.map(({ column, header, field, content }): ColumnMapping => {
    const nth = (counted.get(headerText(header)) ?? 0) + 1;
    counted.set(headerText(header), nth);
    const dividedBy = field === "name" ? dividing(content.texts) : undefined;
    return {
      header,
      ...(nth === 1 ? {} : { nth }),
      field,
      ...asked.settled.get(column),
      ...(dividedBy === undefined ? {} : { dividedBy }),
    };
  });
  return {
    mapping: { format: 1, columns },
    columns: proposed.map(({ column, header, field, confidence: sure, why }) => ({
      column,
      header,
      field,
      confidence: sure,
      why,
    })),
    questions: asked.questions,
  };
}

function proposeColumn({ index, header }: Column, content: ColumnContent, before: readonly Proposed[]): Proposed {
  const column = { column: index, header, content };
  if (REJECT_HEADERS.some((added) => added === header)) {
    return { ...column, field: "ignored", confidence: 1, why: [{ by: "reject-file" }] };
  }
  const readings = readHeader(header);
  const [best] = readings;
  if (best === undefined || best.likeness < BELIEVED) return { ...column, ...byContent(content, best, before) };
  const field = settled(best.field, content, readings);
  const why: MappingReason[] = [
    { by: "header", word: best.word, language: best.language, likeness: best.likeness },
    ...looks(field, content),
  ];
  return { ...column, field, confidence: confidence(best.likeness, field, content), why };
}

/** Where the header's word means two things, or is often misused, what stands below it says which. */
function settled(field: Field, content: ColumnContent, readings: readonly HeaderReading[]): Field {
  const { shares, kunyas, texts } = content;
  if (texts.length === 0) return field;
  switch (field) {
    case "number":
      // Numbers that somebody was given count on too, but hardly from 1.
      return shares.counting > MOST && texts[0] !== undefined && latinDigits(texts[0]) === "1" ? "serial" : field;
    case "serial":
      return isGivenNumbers(content) && readings.some((one) => one.field === "number") ? "number" : field;
    case "kunya":
      return kunyas < 0.5 ? "family" : field;
    case "birth":
      return shares.ages > MOST && shares.years < 0.1 ? "age" : field;
    case "age":
      return shares.years > MOST || shares.dates > MOST ? "birth" : field;
    default:
      return field;
  }
}

/** Under `No`: longer than what counts a list's rows, and not counting them. */
function isGivenNumbers({ texts, shares }: ColumnContent): boolean {
  return (
    shares.counting < 0.5 &&
    shares.numbers > MOST &&
    texts.filter((text) => text.length > 4).length > texts.length * MOST
  );
}

/** `Name` of single words beside `Father` is the given name; beside `Prénom` it is the family's. */
function besideOthers({ field, content: { shares } }: Proposed, all: readonly Proposed[]): Field {
  if (field !== "name" || shares.words < 0.5 || shares.names > 0.5) return field;
  const has = (other: Field) => all.some((one) => one.field === other);
  if (has("given")) return has("family") ? field : "family";
  return has("father") || has("family") ? "given" : field;
}

/** What a column is without a header that says it. Sure of little: somebody looks. */
function byContent(
  content: ColumnContent,
  weak: HeaderReading | undefined,
  before: readonly Proposed[],
): Pick<ProposedColumn, "field" | "confidence" | "why"> {
  const { shares, texts, kunyas } = content;
  const because = (field: Field, confidenceOf: number, looksLike: ContentKind) => ({
    field,
    confidence: confidenceOf,
    why: [{ by: "content", looksLike, share: looksLike === "empty" ? 1 : shares[looksLike] } as const],
  });
  if (texts.length === 0) return because("ignored", 0.9, "empty");
  const has = (field: Field) => before.some((one) => one.field === field);
  if (shares.counting > MOST && texts.length > 2 && !has("serial")) return because("serial", 0.9, "counting");
  if (shares.sexes > MOST && !has("sex")) return because("sex", texts.length > 5 ? 0.7 : 0.4, "sexes");
  if (shares.countries > MOST && !has("nationality")) return because("nationality", 0.6, "countries");
  if (kunyas > MOST && !has("kunya")) return because("kunya", 0.6, "names");
  if (shares.names > 0.6 && !has("name")) return because("name", 0.6, "names");
  if (shares.dates > MOST && !has("birth")) return because("birth", 0.4, "dates");
  if (shares.years > MOST && !has("birth")) return because("birth-year", 0.4, "years");
  if (weak !== undefined) {
    const { field, word, language, likeness } = weak;
    return { field, confidence: likeness * 0.6, why: [{ by: "header", word, language, likeness }] };
  }
  if (shares.words > MOST && before.length === 0) return because("name", 0.4, "words");
  return { field: "ignored", confidence: 0.2, why: [] };
}

/** How sure a header makes, less where the cells do not look like it. */
function confidence(likeness: number, field: Field, content: ColumnContent): number {
  const expected = EXPECTED[field];
  if (expected === undefined || content.texts.length === 0) return likeness;
  const share = Math.max(...expected.map((kind) => content.shares[kind]));
  return share >= 0.5 ? likeness : likeness * (0.3 + share);
}

const EXPECTED: Partial<Record<Field, readonly Exclude<ContentKind, "empty">[]>> = {
  serial: ["counting", "numbers"],
  number: ["numbers"],
  name: ["names", "words"],
  given: ["names", "words"],
  father: ["names", "words"],
  grandfather: ["names", "words"],
  family: ["names", "words"],
  mother: ["names", "words"],
  birth: ["dates", "years"],
  "birth-year": ["years", "numbers"],
  age: ["ages"],
  sex: ["sexes"],
  nationality: ["countries"],
  "admitted-at": ["dates"],
};

function looks(field: Field, { shares, texts }: ColumnContent): MappingReason[] {
  if (texts.length === 0) return [{ by: "content", looksLike: "empty", share: 1 }];
  return (EXPECTED[field] ?? [])
    .filter((kind) => shares[kind] >= 0.5)
    .slice(0, 1)
    .map((looksLike) => ({ by: "content", looksLike, share: shares[looksLike] }));
}

const COMMA = /\s*[,،;؛]\s*/u;
const AND = /\s+(?:و|and|û|ve|и|et|&)\s+/iu;

/** A sign divides people where, nearly always when it stands in a cell, there is a whole name on each side of it. */
function dividing(texts: readonly string[]): ColumnMapping["dividedBy"] {
  const divides = (sign: RegExp) => {
    const divided = texts.map((text) => text.split(sign)).filter((parts) => parts.length > 1);
    const whole = divided.filter((parts) => parts.every((part) => /\p{L}{2,}\s+\p{L}{2,}/u.test(part)));
    return divided.length > 0 && whole.length >= divided.length * MOST;
  };
  return divides(COMMA) ? "comma" : divides(AND) ? "and" : undefined;
}
