/** Retention rules: how many days each kind of detail is kept after a person's custody has ended. A file of the keeper's. */
import { readFile } from "node:fs/promises";
import { DETAIL_KINDS, type DetailKind } from "@muster/custody";
import { Id, type Officer } from "@muster/record";
import Type from "typebox";
import { Compile } from "typebox/compile";

/** In the node's folder, this file makes `muster start` run the rules once a day. */
export const RETENTION_FILE = "retention.json";

export interface RetentionRule {
  readonly kind: DetailKind;
  readonly days: number;
}

export interface RetentionRules {
  /** In whose name the daily job runs them; whoever runs them by hand says so. */
  readonly officer?: Officer;
  readonly rules: readonly RetentionRule[];
}

/** The rules cannot be read, or are no rules. */
export class RetentionRulesInvalid extends Error {
  override readonly name = "RetentionRulesInvalid";
}

const MAXIMUM_DAYS = 36_500;
const closed = { additionalProperties: false } as const;
const Rules = Compile(
  Type.Object(
    {
      officer: Type.Optional(Type.Object({ authority: Id.authority, officer: Id.officer }, closed)),
      rules: Type.Array(
        Type.Object(
          { kind: Type.Enum([...DETAIL_KINDS]), days: Type.Integer({ minimum: 1, maximum: MAXIMUM_DAYS }) },
          closed,
        ),
        { minItems: 1, maxItems: DETAIL_KINDS.length },
      ),
    },
    closed,
  ),
);

/** Reads rules from a file: `{"rules":[{"kind":"claim:name","days":3650}]}`. Throws `RetentionRulesInvalid`. */
export async function readRetentionRules(file: string): Promise<RetentionRules> {
  const value = parsed(await readFile(file, "utf8"), file);
  if (!Rules.Check(value)) {
    const says = `kind is one of ${DETAIL_KINDS.join(", ")}, and days a whole number from 1 to ${MAXIMUM_DAYS}`;
    throw new RetentionRulesInvalid(`${file} holds no retention rules: ${says}`);
  }
  const rules = value as RetentionRules;
  const kinds = new Set(rules.rules.map(({ kind }) => kind));
  if (kinds.size === rules.rules.length) return rules;
  throw new RetentionRulesInvalid(`${file} has two rules for one kind of detail: keep one of them`);
}

function parsed(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (fault) {
    throw new RetentionRulesInvalid(`${file} is not JSON`, { cause: fault });
  }
}
