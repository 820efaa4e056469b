/** For the tests: a list read from end to end, and workbooks made by hand. Whoever stands in them is invented. */
import { strToU8, zipSync } from "fflate";
import type { ListMapping } from "../src/mapping/mapping.ts";
import { proposeMapping } from "../src/mapping/propose.ts";
import type { MappingProposal } from "../src/mapping/proposal.ts";
import { ListFault, type ListRefusal } from "../src/list-fault.ts";
import { type OpenOptions, openList } from "../src/open-list.ts";
import type { ListedPerson } from "../src/people/listed-person.ts";
import type { ReadRow, Tally } from "../src/people/read-row.ts";
import { readPeople } from "../src/people/read-people.ts";
import { heldSource } from "../src/source/source.ts";
import type { ListTable } from "../src/table/table.ts";

export interface ReadList {
  readonly table: ListTable;
  readonly proposal: MappingProposal;
  readonly rows: readonly ReadRow[];
  readonly people: readonly ListedPerson[];
  readonly tally: Tally;
}

interface Reading extends OpenOptions {
  /** What a person would change of the proposed mapping. */
  readonly answer?: (mapping: ListMapping) => ListMapping;
}

/** Opens the list, takes the mapping that is proposed, as `answer` changes it, and reads every row. */
export async function readWhole(
  content: string | Uint8Array,
  { answer = (mapping) => mapping, ...options }: Reading = {},
): Promise<ReadList> {
  const [table] = await openList(heldSource("list", content), options);
  const proposal = proposeMapping(table);
  return { table, proposal, ...(await readTable(table, answer(proposal.mapping))) };
}

export async function readTable(
  table: ListTable,
  mapping: ListMapping,
): Promise<Pick<ReadList, "rows" | "people" | "tally">> {
  const reading = readPeople(table, mapping);
  const rows: ReadRow[] = [];
  for await (const batch of reading) rows.push(...batch);
  const people = rows.flatMap((row) => (row.outcome === "people" ? row.people : []));
  return { rows, people, tally: reading.tally };
}

/** Every field the proposal took, by header. */
export function fieldsOf({ columns }: MappingProposal): Record<string, string> {
  return Object.fromEntries(columns.map(({ header, field }) => [header, field]));
}

/** Why a list is not read. */
export async function refusalOf(content: string | Uint8Array, options: OpenOptions = {}): Promise<ListRefusal> {
  try {
    await openList(heldSource("list", content), options);
  } catch (fault) {
    if (fault instanceof ListFault) return fault.refusal;
    throw fault;
  }
  throw new Error("it was opened");
}

export interface SheetOfWorkbook {
  readonly name: string;
  readonly state?: "hidden";
  /** Of the sheet's XML: what stands before, in and behind `sheetData`. */
  readonly before?: string;
  readonly rows: string;
  readonly behind?: string;
}

export interface WorkbookParts {
  readonly sheets: readonly SheetOfWorkbook[];
  readonly shared?: readonly string[];
  readonly styles?: string;
  readonly properties?: string;
  /** Further files of the package. */
  readonly files?: Readonly<Record<string, Uint8Array>>;
}

const NAMESPACES =
  'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';

/** A workbook as a spreadsheet program writes it, made by hand for what no library makes. */
export function workbook({ sheets, shared = [], styles, properties = "", files = {} }: WorkbookParts): Uint8Array {
  const listed = sheets.map(({ name, state }, index) => {
    const hidden = state === undefined ? "" : ` state="${state}"`;
    return `<sheet name="${name}" sheetId="${index + 1}"${hidden} r:id="rId${index + 1}"/>`;
  });
  const relations = sheets.map(
    (_, index) => `<Relationship Id="rId${index + 1}" Target="worksheets/sheet${index + 1}.xml"/>`,
  );
  const parts: Record<string, Uint8Array> = {
    "[Content_Types].xml": strToU8("<Types/>"),
    "xl/workbook.xml": strToU8(`<workbook ${NAMESPACES}>${properties}<sheets>${listed.join("")}</sheets></workbook>`),
    "xl/_rels/workbook.xml.rels": strToU8(`<Relationships>${relations.join("")}</Relationships>`),
    "xl/sharedStrings.xml": strToU8(`<sst>${shared.map((text) => `<si><t>${text}</t></si>`).join("")}</sst>`),
    ...files,
  };
  if (styles !== undefined) parts["xl/styles.xml"] = strToU8(`<styleSheet>${styles}</styleSheet>`);
  for (const [index, { before = "", rows, behind = "" }] of sheets.entries()) {
    parts[`xl/worksheets/sheet${index + 1}.xml`] = strToU8(
      `<?xml version="1.0" encoding="UTF-8"?><worksheet ${NAMESPACES}>${before}<sheetData>${rows}</sheetData>${behind}</worksheet>`,
    );
  }
  return zipSync(parts, { level: 6 });
}

/** A row of texts, as inline strings; `null` leaves a cell out. */
export function row(number: number, texts: readonly (string | null)[]): string {
  const cells = texts.map((text, column) =>
    text === null
      ? ""
      : `<c r="${String.fromCharCode(65 + column)}${number}" t="inlineStr"><is><t>${text}</t></is></c>`,
  );
  return `<row r="${number}">${cells.join("")}</row>`;
}
