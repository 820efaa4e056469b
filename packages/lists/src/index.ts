/** lists: lists as they come. The table in a file, what its columns are, and each row with its place. */
export { ListFault, type ListFaultCode, type ListRefusal } from "./list-fault.ts";
export {
  CALENDARS,
  type Calendar,
  ColumnMapping,
  DATE_ORDERS,
  type DateOrder,
  FIELDS,
  type Field,
  ListMapping,
} from "./mapping/mapping.ts";
export type {
  ContentKind,
  MappingFit,
  MappingProposal,
  MappingQuestion,
  MappingReason,
  ProposedColumn,
} from "./mapping/proposal.ts";
export type { ListedName, ListedPart, ListedPerson, Stated } from "./people/listed-person.ts";
export type {
  CellFault,
  CellFaultCode,
  CellNote,
  CellNoteCode,
  ReadRow,
  RowCell,
  RowPlace,
  StatedTotal,
  Tally,
} from "./people/read-row.ts";
export { digestOf, heldSource, type ListSource, openFile } from "./source/source.ts";
export type { CellMark, Column, ListTable, RowKind, TableBatch, TableNote, TableRow } from "./table/table.ts";
