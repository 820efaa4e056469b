/** Which licences the packages that Muster stands on may have, and the list of them in docs/licences.md. */
import type { Leave } from "./leave.ts";
import type { Locked } from "./lock-file.ts";

export const DOCUMENT = "docs/licences.md";

/**
 * Licences that let a keeper run, change and pass on a node with no duty but to name the authors. MPL-2.0 binds only its own
 * files, which are used unchanged; OFL-1.1 lets fonts be passed on and set in documents, and forbids selling them by themselves.
 */
const ALLOWED: ReadonlySet<string> = new Set([
  "0BSD",
  "Apache-2.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "BlueOak-1.0.0",
  "CC0-1.0",
  "ISC",
  "MIT",
  "MPL-2.0",
  "OFL-1.1",
  "Unicode-3.0",
  "Unlicense",
]);

const NONE = "none stated";

/** Packages with a licence that is not allowed, or none, and no leave for it; and leave that nobody needs. */
export function licenceComplaints(locked: readonly Locked[], { licences }: Leave): readonly string[] {
  const refused = locked.filter(({ licence }) => !isAllowed(licence));
  const needed = new Set(refused.map(({ name }) => name));
  return [
    ...refused
      .filter(({ name }) => (licences[name] ?? "") === "")
      .map(({ name, version, licence = NONE }) => `${name}@${version}: licence ${licence} is not allowed`),
    ...Object.keys(licences)
      .filter((name) => !needed.has(name))
      .map((name) => `${name}: needs no leave for its licence; take it out of licences.json`),
  ];
}

/** An SPDX expression of names, OR and AND: one choice of OR is enough, every part of AND is needed. WITH is for people to judge. */
export function isAllowed(licence: string | undefined): boolean {
  if (licence === undefined) return false;
  const choices = licence.replaceAll(/[()]/g, "").split(" OR ");
  // Brackets are only dropped where they change nothing.
  if (/\(/.test(licence) && / AND /.test(licence) && / OR /.test(licence)) return false;
  return choices.some((choice) => choice.split(" AND ").every((part) => ALLOWED.has(part.trim())));
}

/** The document: every package under its licence, those of the product apart from those that only build and test it. */
export function licenceDocument(locked: readonly Locked[], { licences }: Leave): string {
  return [
    "# Licences",
    "",
    "Every package that Muster stands on, with the licence it states. Written by `npm run supply-chain` from",
    "package-lock.json, for every platform; a test fails when it is not up to date. What only builds and tests it is held",
    "to the same rule.",
    "",
    ...section(
      "To run a node, and the bench that measures it beside its peers",
      locked.filter(({ development }) => !development),
      licences,
    ),
    ...section(
      "For building and testing",
      locked.filter(({ development }) => development),
      licences,
    ),
  ].join("\n");
}

function section(title: string, locked: readonly Locked[], leave: Leave["licences"]): readonly string[] {
  const byLicence = Map.groupBy(locked, ({ licence = NONE }) => licence);
  const groups = [...byLicence].toSorted(
    ([one, ones], [other, others]) => others.length - ones.length || (one < other ? -1 : 1),
  );
  return [
    `## ${title}: ${locked.length}`,
    "",
    ...groups.flatMap(([licence, packages]) => [
      `**${licence}** (${packages.length}): ${packages.map(({ name, version }) => `${name} ${version}`).join(", ")}`,
      "",
      ...packages.flatMap(({ name }) => (leave[name] === undefined ? [] : [`- ${name}: ${leave[name]}`])),
      ...(packages.some(({ name }) => leave[name] !== undefined) ? [""] : []),
    ]),
  ];
}
