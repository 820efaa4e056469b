/**
 * Reads docs/threat-model.md: an actor a section, and of each what they get, what stops it and what does not. Every claim of
 * "what stops it" names the tests that show it: `path/to/file.test.ts` "the test's name".
 */
export const DOCUMENT = "docs/threat-model.md";

/** Whoever the document must speak of. */
export const ACTORS: readonly string[] = [
  "Thief of a laptop",
  "Network attacker",
  "Insider who sells a list",
  "Coerced officer",
  "Hostile keeper",
  "Former custodian",
  "Malicious peer authority",
  "State that seizes the server",
  "Compromised dependency",
];

const PARTS = ["They get", "What stops it", "What does not"];

export interface TestName {
  readonly path: string;
  readonly title: string;
}

interface Section {
  readonly actor: string;
  /** By heading, the items of its list, each with its continuation lines. */
  readonly parts: ReadonlyMap<string, readonly string[]>;
}

/** What the document claims without showing, leaves out, or says of a test that is not there. `textOf` reads a file, if there is one. */
export function threatModelComplaints(
  document: string,
  textOf: (path: string) => string | undefined,
): readonly string[] {
  const sections = sectionsOf(document);
  const named = new Set(sections.map(({ actor }) => actor));
  return [
    ...ACTORS.filter((actor) => !named.has(actor)).map((actor) => `${actor}: the document does not speak of them`),
    ...sections.flatMap(({ actor, parts }) => [
      ...PARTS.filter((part) => (parts.get(part) ?? []).length === 0).map((part) => `${actor}: "${part}" is missing`),
      ...(parts.get("What stops it") ?? [])
        .filter((claim) => testsIn(claim).length === 0)
        .map((claim) => `${actor}: no test is named for "${claim.slice(0, 60)}"`),
    ]),
    ...[...Map.groupBy(testsIn(document), ({ path }) => path)].flatMap(([path, tests]) =>
      missing(path, tests, textOf(path)),
    ),
  ];
}

/** Every test that a text names. */
export function testsIn(text: string): readonly TestName[] {
  const names = text.replaceAll(/\s+/g, " ").matchAll(/`([\w./-]+\.test\.ts)` "([^"]+)"/g);
  return [...names].map(([, path = "", title = ""]) => ({ path, title }));
}

function missing(path: string, tests: readonly TestName[], text: string | undefined): readonly string[] {
  if (text === undefined) return [`${path}: no such file`];
  // The first argument of `test(` or of what `test.each(…)` gives. Escapes are written in the document as in the source.
  const called = text.replaceAll(/\s+/g, " ").split(/\(\s*"/);
  return tests
    .filter(({ title }) => !called.some((after) => after.startsWith(`${title}",`)))
    .map(({ title }) => `${path}: no test "${title}"`);
}

/** A section a `##`, its parts by their bold names. */
function sectionsOf(document: string): readonly Section[] {
  return document
    .split(/^## /m)
    .slice(1)
    .map((text) => {
      const [actor = "", ...lines] = text.split("\n");
      return { actor: actor.trim(), parts: partsOf(lines.join("\n")) };
    })
    .filter(({ parts }) => parts.size > 0);
}

function partsOf(text: string): ReadonlyMap<string, readonly string[]> {
  const parts = text.split(/^\*\*([^*\n]+)\*\*$/m).slice(1);
  const found = new Map<string, readonly string[]>();
  for (let at = 0; at + 1 < parts.length; at += 2) found.set(parts[at] ?? "", itemsOf(parts[at + 1] ?? ""));
  return found;
}

function itemsOf(text: string): readonly string[] {
  return text
    .split(/^- /m)
    .slice(1)
    .map((item) => item.replaceAll(/\s+/g, " ").trim());
}
