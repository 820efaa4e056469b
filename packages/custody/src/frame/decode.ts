/** From what came in to a command: the rule its kind names, then every field against that rule's schema. */
import { decodeFields } from "./fields.ts";
import type { Refusal } from "./refusal.ts";
import { isRefusal, refuse } from "./refusal.ts";
import type { CommandEnvelope } from "./rule.ts";
import type { AnyRule } from "./rules.ts";
import { RULES, ruleOf } from "./rules.ts";

/**
 * Deeper than any command nests. Brackets alone nest two million levels in the sixteen megabytes that a server takes, and
 * whatever goes down into them afterwards, here or to canonical JSON, ends its stack.
 */
const DEEPEST = 32;

export interface DecodedCommand {
  readonly rule: AnyRule;
  readonly command: CommandEnvelope;
}

/** Decodes a command. The refusal names the first field that is wrong and lists the others. */
export function decodeCommand(input: unknown): DecodedCommand | Refusal {
  if (typeof input !== "object" || input === null || Array.isArray(input)) {
    return refuse(
      "invalid",
      "command-not-an-object",
      "A command is a JSON object.",
      "Send { kind, occurredAt, by, … }.",
    );
  }
  if (!isReadable(input)) {
    return refuse(
      "invalid",
      "text-malformed",
      `The command holds text that is no Unicode (half of a surrogate pair), or is nested deeper than ${DEEPEST}.`,
      "Send whole characters, and what the API description says.",
    );
  }
  const kind = (input as Record<string, unknown>)["kind"];
  const rule = typeof kind === "string" ? ruleOf(kind) : undefined;
  if (rule === undefined) {
    return refuse(
      "invalid",
      "command-unknown",
      `There is no command ${typeof kind === "string" ? `"${kind.slice(0, 80)}"` : "without a kind"}.`,
      `Use one of: ${RULES.map(({ command }) => command).join(", ")}.`,
      { field: "kind" },
    );
  }
  const command = decodeFields(rule, input);
  return isRefusal(command) ? command : { rule, command };
}

/** Whether all of its text is Unicode, which no database keeps otherwise, and it has a floor; looks no further than that. */
function isReadable(value: unknown, depth = 0): boolean {
  if (typeof value === "string") return value.isWellFormed();
  if (typeof value !== "object" || value === null) return true;
  if (depth === DEEPEST) return false;
  if (Array.isArray(value)) return value.every((held) => isReadable(held, depth + 1));
  // A roll of thousands is walked as well: nothing is allocated for it.
  for (const name in value) {
    if (!name.isWellFormed() || !isReadable((value as Readonly<Record<string, unknown>>)[name], depth + 1))
      return false;
  }
  return true;
}
