/**
 * One source file, read once: what it imports, exports, remarks on and names. Everything the tidy rules ask is answered
 * from this; none of them searches the text for code, so a word inside a string is never mistaken for the thing.
 */
import { parseSync, Visitor } from "oxc-parser";

/** Where in a file something stands; lines count from 1. */
interface Place {
  readonly line: number;
}

/** An import of any form: static, type-only, re-export, dynamic, `import("x").T`. Computed ones have no specifier. */
interface Import extends Place {
  readonly specifier: string | undefined;
  /** Of types alone: nothing of it is there when the program runs. */
  readonly typesOnly: boolean;
}

interface Comment extends Place {
  readonly text: string;
}

/** A test that is told not to run, or alone to run: `test.only`, `describe.skip`, `{ todo: true }`, `context.skip()`. */
interface Silenced extends Place {
  readonly how: string;
}

interface Name extends Place {
  readonly name: string;
}

export interface Source {
  readonly path: string;
  readonly lineCount: number;
  /** The first thing the parser could not read. What cannot be read cannot be held to a rule. */
  readonly unreadable: string | undefined;
  /** Whether a doc comment stands before the first statement that is not an import. */
  readonly opensWithDoc: boolean;
  readonly imports: readonly Import[];
  readonly starExports: readonly Place[];
  readonly comments: readonly Comment[];
  readonly silenced: readonly Silenced[];
  readonly names: readonly Name[];
}

/** Reads a `.ts`, `.tsx`, `.js` or `.mjs` file given as text. */
export function readSource(path: string, text: string): Source {
  const parsed = parseSync(path, text);
  const lineOf = lineFinder(text);
  const imports: Import[] = [];
  const starExports: Place[] = [];
  const silenced: Silenced[] = [];
  const names: Name[] = [];
  const importing = (from: Node, typesOnly = false) =>
    imports.push({ specifier: specifierOf(from), line: lineOf(from.start), typesOnly });

  new Visitor({
    ImportDeclaration: ({ source, importKind }) => importing(source, importKind === "type"),
    ImportExpression: ({ source }) => importing(source),
    TSImportType: ({ source }) => importing(source, true),
    TSExternalModuleReference: ({ expression }) => importing(expression),
    ExportNamedDeclaration: ({ source, exportKind }) => source !== null && importing(source, exportKind === "type"),
    ExportAllDeclaration: ({ source, start }) => {
      importing(source);
      starExports.push({ line: lineOf(start) });
    },
    MemberExpression: (node) => {
      const how = staticallySilenced(node);
      if (how !== undefined) silenced.push({ how, line: lineOf(node.start) });
    },
    CallExpression: (node) => {
      const how = silencedByCall(node);
      if (how !== undefined) silenced.push({ how, line: lineOf(node.start) });
    },
    Identifier: ({ name, start }) => names.push({ name, line: lineOf(start) }),
    PrivateIdentifier: ({ name, start }) => names.push({ name, line: lineOf(start) }),
  }).visit(parsed.program);

  const firstStatement = parsed.program.body.find((statement) => statement.type !== "ImportDeclaration");
  const ideaEndsBy = firstStatement?.start ?? text.length;
  return {
    path,
    lineCount: text.split("\n").length - (text.endsWith("\n") ? 1 : 0),
    unreadable: parsed.errors[0]?.message,
    opensWithDoc: parsed.comments.some(
      ({ type, value, end }) => type === "Block" && value.startsWith("*") && end <= ideaEndsBy,
    ),
    imports,
    starExports,
    comments: parsed.comments.map(({ value, start }) => ({ text: value, line: lineOf(start) })),
    silenced,
    names,
  };
}

/** The part of a syntax node these helpers look at. */
interface Node {
  readonly type: string;
  readonly start: number;
}

function specifierOf(node: Node): string | undefined {
  if (node.type === "Literal" && "value" in node && typeof node.value === "string") return node.value;
  return undefined;
}

const testFunctions = new Set(["test", "it", "describe", "suite"]);
const silences = new Set(["only", "skip", "todo", "fails"]);

/** `test.only`, `describe.skip.each`: said in the source, whatever happens at run time. */
function staticallySilenced(node: Node): string | undefined {
  const method = propertyOf(node);
  const root = rootOf(node);
  if (method === undefined || root === undefined) return undefined;
  return silences.has(method) && testFunctions.has(root) ? `${root}.${method}` : undefined;
}

/** `test("…", { skip: true }, …)`, and `context.skip()` that gives no reason. */
function silencedByCall(node: Node): string | undefined {
  const callee = fieldOf(node, "callee");
  const given = "arguments" in node && Array.isArray(node.arguments) ? (node.arguments as readonly Node[]) : [];
  if (callee === undefined) return undefined;
  const root = rootOf(callee);
  if (root !== undefined && testFunctions.has(root)) {
    const option = given.flatMap(keysSetTrue).find((key) => silences.has(key));
    return option === undefined ? undefined : `${root}(…, { ${option}: true })`;
  }
  const called = propertyOf(callee) ?? rootOf(callee);
  return called === "skip" && given.length === 0 ? "skip() with no reason" : undefined;
}

function keysSetTrue(node: Node): readonly string[] {
  if (node.type !== "ObjectExpression" || !("properties" in node)) return [];
  return (node.properties as readonly Node[]).flatMap((property) => {
    const key = fieldOf(property, "key");
    const value = fieldOf(property, "value");
    const isTrue = value !== undefined && "value" in value && value.value === true;
    return isTrue && key !== undefined ? [nameOf(key) ?? specifierOf(key) ?? ""] : [];
  });
}

function propertyOf(node: Node): string | undefined {
  const property = node.type === "MemberExpression" ? fieldOf(node, "property") : undefined;
  return property === undefined ? undefined : nameOf(property);
}

/** The identifier a chain of members and calls starts from: `test` in `test.each(rows).only`. */
function rootOf(node: Node): string | undefined {
  const before = fieldOf(node, "object") ?? fieldOf(node, "callee");
  return before === undefined ? nameOf(node) : rootOf(before);
}

function nameOf(node: Node): string | undefined {
  return node.type === "Identifier" && "name" in node && typeof node.name === "string" ? node.name : undefined;
}

function fieldOf(node: Node, field: string): Node | undefined {
  return (node as unknown as Readonly<Record<string, Node | undefined>>)[field];
}

function lineFinder(text: string): (offset: number) => number {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length;
    while (low + 1 < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] as number) <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  };
}
