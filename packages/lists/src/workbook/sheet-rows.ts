/** The rows of one sheet (ECMA-376 part 1, 18.3), as its XML comes: a row is given as soon as it ends. */
import type { Merge, RawRow } from "../table/raw.ts";
import type { CellMark } from "../table/table.ts";
import { dayOfSerial, two } from "../values/calendar.ts";
import { isTrue, type NumberFormat } from "./parts.ts";
import type { XmlEvents } from "./xml.ts";

export interface SheetContext {
  readonly shared: readonly string[];
  readonly formats: readonly NumberFormat[];
  readonly since1904: boolean;
}

/** What a sheet says of itself before and behind its rows. */
export interface SheetView {
  rightToLeft: boolean;
  readonly hiddenColumns: Set<number>;
  readonly merges: Merge[];
}

const MOST_COLUMNS = 16_384;
/** Beyond this a sheet is drawn, not filled in: what is merged there stays in its first cell. */
const MOST_MERGES = 100_000;
const DAY_SECONDS = 86_400;
const TEXT_DATE = /^\d{4}-\d{2}-\d{2}/u;

export class SheetRows implements XmlEvents {
  readonly view: SheetView = { rightToLeft: false, hiddenColumns: new Set(), merges: [] };
  readonly #context: SheetContext;
  #ended: RawRow[] = [];
  /** The last row begun, and the last that ended. */
  #row = 0;
  #endedRow = 0;
  #texts: string[] = [];
  #marks: Map<number, CellMark> | undefined;
  #isFilled = false;
  #column = -1;
  #type = "n";
  #style = 0;
  #value = "";
  #hasFormula = false;
  #taking = false;
  #inReading = false;

  constructor(context: SheetContext) {
    this.#context = context;
  }

  /** How far down the sheet its rows have come. */
  get endedRow(): number {
    return this.#endedRow;
  }

  /** The rows in which anything stands that ended since it was last asked. */
  take(): RawRow[] {
    const rows = this.#ended;
    this.#ended = [];
    return rows;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    switch (name) {
      case "row":
        this.#openRow(attributes);
        break;
      case "c":
        this.#openCell(attributes);
        break;
      case "v":
      case "t":
        this.#taking = !this.#inReading;
        break;
      case "f":
        this.#hasFormula = true;
        break;
      case "rPh":
        this.#inReading = true;
        break;
      case "sheetView":
        this.view.rightToLeft = isTrue(attributes["rightToLeft"]);
        break;
      case "col":
        if (isTrue(attributes["hidden"])) this.#hide(Number(attributes["min"]), Number(attributes["max"]));
        break;
      case "mergeCell":
        this.#merge(attributes["ref"] ?? "");
        break;
    }
  }

  text(text: string): void {
    if (this.#taking) this.#value += text;
  }

  close(name: string): void {
    if (name === "v" || name === "t") this.#taking = false;
    else if (name === "rPh") this.#inReading = false;
    else if (name === "c") this.#closeCell();
    else if (name === "row") this.#closeRow();
  }

  #closeRow(): void {
    this.#endedRow = this.#row;
    if (this.#isFilled) {
      const filled = { row: this.#row, texts: Array.from(this.#texts, (text) => text ?? "") };
      this.#ended.push(this.#marks === undefined ? filled : { ...filled, marks: this.#marks });
    }
  }

  #openRow({ r }: Readonly<Record<string, string>>): void {
    const stated = r === undefined ? this.#row + 1 : Number(r);
    // A row's number that goes back is a slip of whoever wrote the file: rows stay in their order.
    this.#row = Number.isSafeInteger(stated) && stated > this.#row ? stated : this.#row + 1;
    this.#texts = [];
    this.#marks = undefined;
    this.#isFilled = false;
    this.#column = -1;
  }

  #openCell({ r, t, s }: Readonly<Record<string, string>>): void {
    const stated = r === undefined ? this.#column + 1 : columnOf(r);
    this.#column = stated >= 0 && stated < MOST_COLUMNS ? stated : this.#column + 1;
    this.#type = t ?? "n";
    this.#style = s === undefined ? 0 : Number(s);
    this.#value = "";
    this.#hasFormula = false;
  }

  #closeCell(): void {
    if (this.#value === "") return;
    const { text, kind } = this.#shown();
    if (text === "") return;
    this.#texts[this.#column] = text;
    if (text.trim() !== "") this.#isFilled = true;
    if (kind === "text" && !this.#hasFormula) return;
    this.#marks ??= new Map();
    this.#marks.set(this.#column, { kind, formula: this.#hasFormula });
  }

  #shown(): { text: string; kind: CellMark["kind"] } {
    const value = this.#value;
    switch (this.#type) {
      case "s":
        return { text: this.#context.shared[Number(value)] ?? "", kind: "text" };
      case "b":
        return { text: isTrue(value) ? "TRUE" : "FALSE", kind: "boolean" };
      case "e":
        return { text: value, kind: "error" };
      case "d":
        return { text: value, kind: TEXT_DATE.test(value) ? "date" : "text" };
      case "n":
        return numberShown(value, this.#context.formats[this.#style] ?? "plain", this.#context.since1904);
      default:
        return { text: escapesRead(value), kind: "text" };
    }
  }

  #hide(first: number, last: number): void {
    if (!(first >= 1) || !(last <= MOST_COLUMNS)) return;
    for (let column = first; column <= last; column += 1) this.view.hiddenColumns.add(column - 1);
  }

  #merge(range: string): void {
    const [, from, fromRow, to, toRow] = /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/u.exec(range) ?? [];
    if (from === undefined || to === undefined || this.view.merges.length >= MOST_MERGES) return;
    this.view.merges.push({
      fromRow: Number(fromRow),
      toRow: Number(toRow),
      fromColumn: columnOf(from),
      toColumn: Math.min(columnOf(to), MOST_COLUMNS - 1),
    });
  }
}

/** A number as its style shows it, so far as the style is part of what it says: dates, and zeros before an id. */
function numberShown(
  value: string,
  format: NumberFormat,
  since1904: boolean,
): { text: string; kind: CellMark["kind"] } {
  const number = Number(value);
  if (!Number.isFinite(number)) return { text: value, kind: "number" };
  if (format === "date") {
    const shown = dateShown(number, since1904);
    if (shown !== undefined) return { text: shown, kind: "date" };
  }
  const plain = Number.isInteger(number) && Math.abs(number) < 1e21 ? number.toFixed(0) : value;
  return { text: typeof format === "object" ? plain.padStart(format.zeros, "0") : plain, kind: "number" };
}

function dateShown(serial: number, since1904: boolean): string | undefined {
  const day = dayOfSerial(serial, since1904);
  const seconds = Math.round((serial - Math.floor(serial)) * DAY_SECONDS);
  if (day === undefined || seconds === 0 || seconds === DAY_SECONDS) return day;
  return `${day}T${two(Math.floor(seconds / 3_600))}:${two(Math.floor(seconds / 60) % 60)}`;
}

/** `B7` is column 1; -1 where it is none. */
function columnOf(reference: string): number {
  let column = 0;
  for (let at = 0; at < reference.length; at += 1) {
    const code = reference.charCodeAt(at);
    if (code < 65 || code > 90) break;
    column = column * 26 + (code - 64);
  }
  return column - 1;
}

/** `_x000D_` stands for a character that XML cannot hold (22.4.2.4). */
function escapesRead(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replaceAll(/_x([0-9A-Fa-f]{4})_/gu, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
