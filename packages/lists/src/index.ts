/** lists: lists as they come. The table in a file, what its columns are, and each row with its place. */
export { ListFault, type ListFaultCode, type ListRefusal } from "./list-fault.ts";
export { mappedColumns, mappingFits } from "./mapping/fit.ts";
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
export { proposeMapping } from "./mapping/propose.ts";
export { type OpenOptions, openList } from "./open-list.ts";
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
export { type PeopleReading, readPeople } from "./people/read-people.ts";
export { rejectHeader, rejectLine } from "./people/reject-file.ts";
export { digestOf, heldSource, type ListSource, openFile } from "./source/source.ts";
export type { CellMark, Column, ListTable, RowKind, TableBatch, TableNote, TableRow } from "./table/table.ts";
