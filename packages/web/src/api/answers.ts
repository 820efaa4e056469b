/** Which question is answered with what: the API's own types, by the path under `/api/v1`. */
import type { State } from "@muster/record";

export interface Answers {
  "/me": {
    readonly officer: string;
    readonly name: string | null;
    readonly authority: { readonly code: string; readonly name: string };
  };
  "/span": { readonly last: number; readonly occurred: readonly string[] };
  "/balance": {
    readonly asOf: string;
    readonly knownAt: string | null;
    readonly knownAtNumber: number;
    readonly registered: number;
    readonly states: Readonly<Record<State, number>>;
    readonly balanced: boolean | null;
  };
  "/sites": {
    readonly sites: readonly {
      readonly code: string;
      readonly name: string;
      readonly held: number;
      readonly kind: string;
    }[];
  };
}
