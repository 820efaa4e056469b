/** Whoever comes next to this browser finds nothing of what was looked at before. */
import type { QueryClient } from "@tanstack/react-query";

/** Forgets every answer but the door's own, which are asked anew by themselves. */
export function forgetAnswers(queries: QueryClient): void {
  queries.removeQueries({ predicate: ({ queryKey: [sort] }) => sort !== "sign-in" });
}
