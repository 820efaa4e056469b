/** Who is asking: for a screen to know what to show, and what it must not offer. What may be, the register says when asked. */
import { type Action, NOTHING_PERMITS, type Relation } from "@muster/access";
import { type Purpose, PURPOSES } from "@muster/register";
import { askerOf, type Gate } from "../access/gate.ts";
import type { Asker } from "../access/asker.ts";
import { meAnswer } from "../answers/me.ts";
import type { Question } from "./question.ts";

export interface MeOptions {
  readonly gate: Gate;
  /** The log's key as a verifier takes it: it begins with the node's name. */
  readonly verifierKey: string;
}

export function meQuestion({ gate, verifierKey }: MeOptions): Question {
  const [node = ""] = verifierKey.split("+");
  return {
    path: "/me",
    summary: "Who is asking: roles, sites, and what policy permits them to read and to enter",
    access: "signed-in",
    async answer(questions, { request }) {
      const asker = askerOf(request);
      return meAnswer(questions, asker, {
        node,
        mayIn: (action, relations) => mayIn(gate, asker, action, relations),
      });
    },
  };
}

/**
 * Whether policy permits it in any of these relations, for any purpose. All are asked about together first: what nothing
 * permits in any of them nothing permits in one, and only where something forbids is each asked about alone.
 */
function mayIn(gate: Gate, asker: Asker, action: Action, relations: readonly Relation[]): boolean {
  for (const why of [null, ...purposesThatDiffer(asker).map((purpose) => ({ purpose }))]) {
    const together = gate.decide(asker, action, { relations }, why);
    if (together.allowed) return true;
    if (together.policy === NOTHING_PERMITS) return false;
    if (relations.some((relation) => gate.decide(asker, action, { relations: [relation] }, why).allowed)) return true;
  }
  return false;
}

/**
 * The purposes that policies about these roles name, and one that none of them names: all others come to the same. To ask of
 * every purpose takes seconds of a node's time before the first screen can be drawn.
 */
function purposesThatDiffer({ roles, policies: { stated } }: Asker): readonly Purpose[] {
  const concerns = (text: string): boolean =>
    !text.includes('Role::"') || roles.some((role) => text.includes(`Role::"${role}"`));
  const asking = stated.filter(({ text }) => text.includes("context.purpose") && concerns(text));
  if (asking.length === 0) return [];
  const isNamed = (purpose: Purpose): boolean => asking.some(({ text }) => text.includes(`"${purpose}"`));
  const unnamed = PURPOSES.filter((purpose) => !isNamed(purpose));
  return [...PURPOSES.filter(isNamed), ...unnamed.slice(0, 1)];
}
