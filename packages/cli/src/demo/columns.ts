/** Text in columns, as a register on paper has it: words to the left, numbers to the right, nothing drawn around them. */

export type Cell = string | number;

/** Lines of these rows; a column of numbers is set to the right. The last column is never padded. */
export function columns(rows: readonly (readonly Cell[])[], indent = "  "): string {
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((cell, index) => {
      widths[index] = Math.max(widths[index] ?? 0, written(cell).length);
    });
  }
  const line = (row: readonly Cell[]) =>
    row
      .map((cell, index) => {
        const width = widths[index] ?? 0;
        if (typeof cell === "number") return written(cell).padStart(width);
        return index === row.length - 1 ? cell : cell.padEnd(width);
      })
      .join("   ");
  return rows.map((row) => `${indent}${line(row).trimEnd()}`).join("\n");
}

/** Breaks a text into lines of at most `width`, between words. */
export function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === "" ? word : `${line} ${word}`;
    }
  }
  return line === "" ? lines : [...lines, line];
}

export function written(cell: Cell): string {
  return typeof cell === "number" ? cell.toLocaleString("en-GB") : cell;
}
