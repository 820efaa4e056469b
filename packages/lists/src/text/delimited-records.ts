/**
 * Records of delimited text, a piece of text at a time. Own code for two reasons: a piece without quotes is only split, which
 * is several times as fast as `csv-parse` (the tests hold it against that); and a list that comes from anywhere has quotes
 * that nobody closed, and may neither swallow the rows after them nor end the reading.
 */

export interface DelimitedRecord {
  readonly fields: readonly string[];
  readonly broken?: "quote-not-closed" | "too-long";
}

/** A quote that is not closed in so many characters is taken for a slip, and its line ends where the line ends. */
const LONGEST_QUOTED = 32_768;
/** A line beyond this is not a row of a list. The first of it is kept; what follows is passed over up to the line's end. */
const LONGEST_LINE = 1_048_576;
const KEPT_OF_TOO_LONG = 4_096;
const QUOTE = '"';

export class DelimitedRecords {
  readonly #delimiter: string;
  /** What is begun and not yet ended. */
  #begun = "";
  /** Within a line that was too long: passed over until it ends. */
  #passing = false;

  constructor(delimiter: string) {
    this.#delimiter = delimiter;
  }

  /** The records that end in this piece, oldest first. An empty line is a record of one empty field. */
  push(piece: string): DelimitedRecord[] {
    let text = this.#begun + piece;
    // A carriage return may be half of a line's end: it waits for what follows.
    const waiting = text.endsWith("\r") ? "\r" : "";
    if (text.includes("\r")) text = text.slice(0, text.length - waiting.length).replaceAll(/\r\n?/g, "\n");
    const records = this.#whole(text, false);
    this.#begun += waiting;
    return records;
  }

  /** What is left, where the text does not end in a line break. */
  end(): DelimitedRecord[] {
    const text = this.#begun.replaceAll(/\r\n?/g, "\n");
    const records = text === "" ? [] : this.#whole(text.endsWith("\n") ? text : `${text}\n`, true);
    this.#begun = "";
    return records;
  }

  #whole(text: string, isEnd: boolean): DelimitedRecord[] {
    let from = 0;
    if (this.#passing) {
      const end = text.indexOf("\n");
      if (end === -1) {
        this.#begun = "";
        return [];
      }
      this.#passing = false;
      from = end + 1;
    }
    const records: DelimitedRecord[] = [];
    from = text.includes(QUOTE, from) ? this.#quoted(text, from, isEnd, records) : this.#plain(text, from, records);
    this.#begun = text.slice(from);
    if (this.#begun.length > LONGEST_LINE && !isEnd) this.#giveUpLine(records);
    return records;
  }

  #plain(text: string, from: number, records: DelimitedRecord[]): number {
    const end = text.lastIndexOf("\n") + 1;
    if (end <= from) return from;
    for (const line of text.slice(from, end - 1).split("\n")) records.push({ fields: line.split(this.#delimiter) });
    return end;
  }

  #quoted(text: string, begin: number, isEnd: boolean, records: DelimitedRecord[]): number {
    let from = begin;
    for (;;) {
      const lineEnd = text.indexOf("\n", from);
      if (lineEnd === -1) return from;
      const line = text.slice(from, lineEnd);
      if (!line.includes(QUOTE)) {
        records.push({ fields: line.split(this.#delimiter) });
        from = lineEnd + 1;
        continue;
      }
      const record = this.#record(text, from);
      if (typeof record === "object") {
        records.push({ fields: record.fields });
        from = record.end;
      } else if (record === "slip" || isEnd || text.length - from > LONGEST_QUOTED) {
        records.push({ fields: line.split(this.#delimiter), broken: "quote-not-closed" });
        from = lineEnd + 1;
      } else return from;
    }
  }

  /**
   * The record from `from`, and where the next begins; undefined where a quote is not closed in this text, or not soon. A slip
   * is a quote closed on a later line, and in the middle of a field: that one opened another.
   */
  #record(text: string, from: number): { fields: string[]; end: number } | "slip" | undefined {
    const fields: string[] = [];
    for (let at = from; ; at += 1) {
      let value = "";
      if (text[at] === QUOTE) {
        const close = closingQuote(text, at + 1);
        if (close === -1) return undefined;
        value = text.slice(at + 1, close).replaceAll('""', QUOTE);
        at = close + 1;
        const isEnded = text[at] === "\n" || text[at] === undefined || text.startsWith(this.#delimiter, at);
        if (!isEnded && value.includes("\n")) return "slip";
      }
      // What stands behind a closing quote, or has its quotes inside, is text as it is written.
      const end = this.#fieldEnd(text, at);
      if (end === -1) return undefined;
      fields.push(value + text.slice(at, end));
      at = end;
      if (text[at] === "\n") return { fields, end: at + 1 };
      at += this.#delimiter.length - 1;
    }
  }

  #fieldEnd(text: string, at: number): number {
    const lineEnd = text.indexOf("\n", at);
    if (lineEnd === -1) return -1;
    const delimiter = text.indexOf(this.#delimiter, at);
    return delimiter === -1 || delimiter > lineEnd ? lineEnd : delimiter;
  }

  #giveUpLine(records: DelimitedRecord[]): void {
    const fields = this.#begun.slice(0, KEPT_OF_TOO_LONG).split(this.#delimiter);
    records.push({ fields, broken: "too-long" });
    this.#begun = "";
    this.#passing = true;
  }
}

/** The quote that closes what was opened before `from`; -1 where none does within the longest that is waited for. */
function closingQuote(text: string, from: number): number {
  let close = text.indexOf(QUOTE, from);
  while (close !== -1 && text[close + 1] === QUOTE) close = text.indexOf(QUOTE, close + 2);
  return close - from > LONGEST_QUOTED ? -1 : close;
}
