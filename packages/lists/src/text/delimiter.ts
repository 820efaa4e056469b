/** What divides the fields of a text: the sign that makes the most lines of it equally long. */
import { DelimitedRecords } from "./delimited-records.ts";

const CANDIDATES = ["\t", ";", ",", "|", "،"] as const;
const SAMPLE_RECORDS = 300;
/** `sep=;` in a first line of its own: how spreadsheets are told, and never a row. */
const TOLD = /^sep=(.)\r?\n/iu;

export interface Delimiter {
  readonly sign: string;
  /** Rows before the first that is one: 1 where the first line only says what the delimiter is. */
  readonly toldIn: 0 | 1;
}

/** `text` is the beginning of the list. One column where no sign divides it: the delimiter is then a tab. */
export function delimiterOf(text: string): Delimiter {
  const told = TOLD.exec(text)?.[1];
  if (told !== undefined) return { sign: told, toldIn: 1 };
  let best = { sign: "\t" as string, score: 0 };
  for (const sign of CANDIDATES) {
    const score = evenness(text, sign);
    if (score > best.score) best = { sign, score };
  }
  return { sign: best.sign, toldIn: 0 };
}

/** The share of records that have the commonest number of fields, times a little for more of them; 0 where that is one field. */
function evenness(text: string, sign: string): number {
  if (!text.includes(sign)) return 0;
  const reader = new DelimitedRecords(sign);
  const records = [...reader.push(text), ...reader.end()].slice(0, SAMPLE_RECORDS);
  const counts = new Map<number, number>();
  let filled = 0;
  for (const { fields } of records) {
    if (fields.length === 1 && fields[0]?.trim() === "") continue;
    filled += 1;
    counts.set(fields.length, (counts.get(fields.length) ?? 0) + 1);
  }
  let best = 0;
  for (const [width, count] of counts) {
    if (width > 1) best = Math.max(best, (count / filled) * (1 + Math.min(width, 40) / 40));
  }
  return best;
}
