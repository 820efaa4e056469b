/**
 * Words of the screens that stand in the code instead of in a `texts.ts`, where no translator finds them: between tags, and in
 * the attributes that are read or read out.
 */
import { parseSync, Visitor } from "oxc-parser";

/** Names of things are the same in every language. */
const NAMES: ReadonlySet<string> = new Set(["Muster"]);
/** Attributes of elements, and properties of this application's own parts, that somebody reads. */
const READ: ReadonlySet<string> = new Set([
  "action",
  "alt",
  "aria-description",
  "aria-label",
  "aria-placeholder",
  "aria-roledescription",
  "aria-valuetext",
  "empty",
  "header",
  "hint",
  "label",
  "lede",
  "none",
  "placeholder",
  "submit",
  "title",
  "wrong",
]);
const LETTERS = /\p{L}/u;

/** `path` ends in `.tsx`. One line for each bare word, `path:line: what stands there`. Throws where it is no TypeScript. */
export function bareWords(path: string, source: string): readonly string[] {
  const { program, errors } = parseSync(path, source);
  if (errors[0] !== undefined) throw new Error(`${path}: ${errors[0].message}`);
  const found: string[] = [];
  const say = ({ text, start }: Said): void => {
    const words = text.trim();
    if (!LETTERS.test(words) || NAMES.has(words)) return;
    found.push(`${path}:${source.slice(0, start).split("\n").length}: ${words}`);
  };
  new Visitor({
    JSXElement({ openingElement: { name }, children }) {
      // A code, a command: the same in every language.
      if (name.type !== "JSXIdentifier" || name.name !== "Code") shownIn(children).forEach(say);
    },
    JSXFragment: ({ children }) => shownIn(children).forEach(say),
    JSXAttribute({ name, value }) {
      if (name.type !== "JSXIdentifier" || !READ.has(name.name) || value === null) return;
      if (value.type === "JSXExpressionContainer") saidBy(value.expression).forEach(say);
      else if (value.type === "Literal") saidBy(value).forEach(say);
    },
    // A table's columns, a chart's options: the same properties, in an object.
    Property({ key, value }) {
      if (key.type === "Identifier" && READ.has(key.name)) saidBy(value).forEach(say);
    },
  }).visit(program);
  return found;
}

interface Said {
  readonly text: string;
  readonly start: number;
}

/** As much of a syntax tree's node as is looked at here. */
interface Node {
  readonly type: string;
  readonly start: number;
}

function shownIn(children: readonly Node[]): readonly Said[] {
  return children.flatMap((child) => {
    if (child.type === "JSXText")
      return [{ text: (child as Node & { readonly value: string }).value, start: child.start }];
    if (child.type !== "JSXExpressionContainer") return [];
    return saidBy((child as Node & { readonly expression: Node }).expression);
  });
}

/** The strings that an expression may come to as it stands; what a call or a name comes to is not known here. */
function saidBy(expression: Node): readonly Said[] {
  const parts = expression as Node & Readonly<Record<string, unknown>>;
  const inner = (name: string): readonly Said[] => saidBy(parts[name] as Node);
  switch (expression.type) {
    case "Literal":
      return typeof parts["value"] === "string" ? [{ text: parts["value"], start: expression.start }] : [];
    case "TemplateLiteral":
      return (parts["quasis"] as readonly (Node & { readonly value: { readonly raw: string } })[]).map(
        ({ value, start }) => ({ text: value.raw, start }),
      );
    case "ConditionalExpression":
      return [...inner("consequent"), ...inner("alternate")];
    case "LogicalExpression":
      return [...inner("left"), ...inner("right")];
    case "BinaryExpression":
      return parts["operator"] === "+" ? [...inner("left"), ...inner("right")] : [];
    case "ParenthesizedExpression":
      return inner("expression");
    default:
      return [];
  }
}
