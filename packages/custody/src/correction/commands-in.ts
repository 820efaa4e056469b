/**
 * What a command does, for whoever asks whether it may be done: a correction that puts another entry in place does what that
 * entry's command does, and whoever may correct may not do everything.
 */
import type { DecodedCommand } from "../frame/decode.ts";
import { isRefusal } from "../frame/refusal.ts";
import type { CommandEnvelope } from "../frame/rule.ts";
import { ruleOf, ruleOfKind } from "../frame/rules.ts";
import { decodeInstead } from "./instead.ts";

/**
 * The command, and the one it puts in a corrected entry's place, if it does: each must be permitted by itself. One in place that
 * cannot be read is left out: its correction is refused for it.
 */
export function commandsIn(decoded: DecodedCommand): readonly DecodedCommand[] {
  const command: CommandEnvelope & { readonly instead?: Readonly<Record<string, unknown>> } = decoded.command;
  if (decoded.rule.command !== "entry.correct" || command.instead === undefined) return [decoded];
  const inPlace = decodeInstead(command, command.instead, command.occurredAt, { ruleOf, ruleOfKind });
  return isRefusal(inPlace) ? [decoded] : [decoded, inPlace];
}
