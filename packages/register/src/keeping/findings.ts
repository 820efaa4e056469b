/** What an audit found wrong: counted to the end, and the first of it kept to be read. */

export type FindingCode =
  | "journal-gap"
  | "leaf-differs"
  | "node-differs"
  | "root-differs"
  | "checkpoint-missing"
  | "checkpoint-behind"
  | "checkpoint-not-signed"
  | "items-differ"
  | "columns-differ"
  | "subjects-differ"
  | "detail-differs"
  | "detail-missing";

export interface Finding {
  readonly code: FindingCode;
  readonly message: string;
}

const MAXIMUM_KEPT = 100;

export class Findings {
  readonly #first: Finding[] = [];
  #found = 0;

  add(code: FindingCode, message: string): void {
    this.#found += 1;
    if (this.#first.length < MAXIMUM_KEPT) this.#first.push({ code, message });
  }

  get first(): readonly Finding[] {
    return this.#first;
  }

  get found(): number {
    return this.#found;
  }
}
