/** What each column of a table says of people: by its header, and by what stands in it. */
import type { Column, ListTable } from "../table/table.ts";
import { readHeader } from "./header-likeness.ts";
import { REJECT_HEADERS } from "./header-words.ts";
import type { ColumnMapping, Field } from "./mapping.ts";
import type { MappingProposal, ProposedColumn } from "./proposal.ts";

/** Proposes, and says how sure it is and what somebody must answer. Nothing is read by a proposal that nobody accepted. */
export function proposeMapping(table: ListTable): MappingProposal {
  const columns = table.columns.map((column) => proposeColumn(column));
  const counted = new Map<string, number>();
  return {
    mapping: {
      format: 1,
      columns: columns.map(({ header, field }): ColumnMapping => {
        const nth = (counted.get(header) ?? 0) + 1;
        counted.set(header, nth);
        return { header, ...(nth === 1 ? {} : { nth }), field };
      }),
    },
    columns,
    questions: [],
  };
}

function proposeColumn({ index, header }: Column): ProposedColumn {
  const isAdded = REJECT_HEADERS.some((added) => added === header);
  if (isAdded) return { column: index, header, field: "ignored", confidence: 1, why: [{ by: "reject-file" }] };
  const [best] = readHeader(header);
  const field: Field = best?.field ?? "ignored";
  if (best === undefined) return { column: index, header, field, confidence: 0, why: [] };
  const { word, language, likeness } = best;
  return { column: index, header, field, confidence: likeness, why: [{ by: "header", word, language, likeness }] };
}
