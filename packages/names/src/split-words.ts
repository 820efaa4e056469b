/** One name written as two words, or two as one: `Patr ushev`, `Ramimakhlouf`. Told only beside another name that has it whole. */
import type { NamePart } from "./parse.ts";
import type { Likeness } from "./word-evidence.ts";

/** From here on two words together are taken for the one of the other name. */
const TOGETHER = 0.9;

/** The parts of both, with neighbours joined where together they are a word of the other. */
export function joinedToMatch(
  left: readonly NamePart[],
  right: readonly NamePart[],
  likeness: Likeness,
): [readonly NamePart[], readonly NamePart[]] {
  if (left.length === right.length) return [left, right];
  return left.length > right.length
    ? [joinedFor(left, right, likeness), right]
    : [left, joinedFor(right, left, likeness)];
}

function joinedFor(more: readonly NamePart[], fewer: readonly NamePart[], likeness: Likeness): readonly NamePart[] {
  const parts: NamePart[] = [];
  for (let at = 0; at < more.length; at += 1) {
    const [one, next] = [more[at], more[at + 1]];
    if (one === undefined) break;
    const whole = next === undefined ? undefined : together(one, next);
    if (whole !== undefined && fewer.some((part) => isWhole(part, whole, one, likeness))) {
      parts.push(whole);
      at += 1;
    } else parts.push(one);
  }
  return parts;
}

function together(one: NamePart, next: NamePart): NamePart | undefined {
  if (one.script !== next.script || one.initial || next.initial) return undefined;
  return {
    kind: one.kind,
    text: `${one.text} ${next.text}`,
    folded: `${one.folded}${next.folded}`,
    script: one.script,
    initial: false,
  };
}

function isWhole(part: NamePart, whole: NamePart, half: NamePart, likeness: Likeness): boolean {
  if (Math.abs(part.folded.length - whole.folded.length) > 2 && part.script === whole.script) return false;
  return likeness(part.folded, whole.folded) >= TOGETHER && likeness(part.folded, half.folded) < TOGETHER;
}
