/** What an ICU message asks for: its arguments, and the cases each is told apart by. */
import { compileMessageOrThrow } from "@lingui/message-utils/compileMessage";

/** Compiled as `@lingui/core` reads it: text, and `[argument, type, cases]`. */
export type Compiled = ReturnType<typeof compileMessageOrThrow>;

export interface Choice {
  readonly argument: string;
  readonly type: "plural" | "selectordinal" | "select";
  /** `one`, `other`, a value of a select, an exact number without its `=`. */
  readonly cases: ReadonlySet<string>;
}

export interface MessageShape {
  readonly arguments: ReadonlySet<string>;
  readonly choices: readonly Choice[];
}

/** Throws where it is no ICU message. */
export function shapeOf(message: string): MessageShape {
  const found = { arguments: new Set<string>(), choices: [] as Choice[] };
  collect(compileMessageOrThrow(message), found);
  return found;
}

function collect(tokens: Compiled, found: { arguments: Set<string>; choices: Choice[] }): void {
  for (const token of tokens) {
    if (typeof token === "string") continue;
    const [argument, type, format] = token;
    found.arguments.add(argument);
    if (type === undefined || typeof format !== "object" || format === null || !isChoice(type)) continue;
    const { offset: _offset, ...cases } = format as Readonly<Record<string, Compiled>>;
    found.choices.push({ argument, type, cases: new Set(Object.keys(cases)) });
    for (const inner of Object.values(cases)) collect(inner, found);
  }
}

function isChoice(type: string): type is Choice["type"] {
  return type === "plural" || type === "selectordinal" || type === "select";
}
