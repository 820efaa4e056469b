/** From what came in to a command: the rule its kind names, then every field against that rule's schema. */
import { decodeFields } from "./fields.ts";
import type { Refusal } from "./refusal.ts";
import { isRefusal, refuse } from "./refusal.ts";
import type { CommandEnvelope } from "./rule.ts";
import type { AnyRule } from "./rules.ts";
import { RULES, ruleOf } from "./rules.ts";

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
