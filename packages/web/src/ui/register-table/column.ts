import type { ReactNode } from "react";

/** A column of a list. */
export interface Column<Row> {
  readonly id: string;
  /** What stands over it. */
  readonly header: string;
  /** What it is sorted, filtered, grouped, copied and exported by. Times are instants. */
  readonly value: (row: Row) => string | number | null;
  /** What is seen; the value where absent. */
  readonly cell?: (row: Row) => ReactNode;
  /** A CSS track that does not depend on what is in it, `minmax(8rem, 1fr)`: rows are laid out one by one. */
  readonly width?: string;
  readonly align?: "end";
  /** Not seen where no row has anything in it, and its room given to the others; in files it always is. */
  readonly sparse?: boolean;
  /** Rows may be grouped by it; its cell is then no link, for it is what opens the group. */
  readonly groups?: boolean;
}
