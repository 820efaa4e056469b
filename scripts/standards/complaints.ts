/** What is wrong between docs/standards.md and the tests: nothing left out, nothing claimed that no test shows. */
import { type Row, testsNaming } from "./document.ts";
import type { Tag } from "./tags.ts";

interface Evidence {
  readonly knownIds: readonly string[];
  readonly rows: readonly Row[];
  readonly tags: readonly Tag[];
}

const REFRESH = "run npm run standards";

export function complaintsAbout(evidence: Evidence): readonly string[] {
  return [...aboutIds(evidence), ...aboutTests(evidence), ...aboutStatus(evidence)];
}

/** Every id is listed, once; none is listed, and no test names one, that does not exist. */
function aboutIds({ knownIds, rows, tags }: Evidence): readonly string[] {
  const known = new Set(knownIds);
  const listed = rows.map(({ id }) => id);
  return [
    ...knownIds.filter((id) => !listed.includes(id)).map((id) => `${id}: not listed`),
    ...listed.filter((id, at) => listed.indexOf(id) < at).map((id) => `${id}: listed twice`),
    ...listed.filter((id) => !known.has(id)).map((id) => `${id}: listed, but no such id`),
    ...tags.filter(({ id }) => !known.has(id)).map(({ id, path, line }) => `${id}: no such id, at ${path}:${line}`),
  ];
}

/** A row lists the tests that name its id, and no other. */
function aboutTests({ rows, tags }: Evidence): readonly string[] {
  return rows.flatMap(({ id, tests }) => {
    const naming = testsNaming(id, tags);
    return [
      ...tests.filter((path) => !naming.includes(path)).map((path) => `${id}: ${path} does not name it; ${REFRESH}`),
      ...naming.filter((path) => !tests.includes(path)).map((path) => `${id}: ${path} is left out; ${REFRESH}`),
    ];
  });
}

/**
 * `shown`; or `partly` and `not yet`, which say in which issue the rest comes, or that it is in none. The words fit the
 * tests there are.
 */
function aboutStatus({ rows, tags }: Evidence): readonly string[] {
  return rows.flatMap(({ id, status }) => {
    const [said] = /^(?:shown|partly|not yet)\b/.exec(status) ?? [];
    const tested = testsNaming(id, tags).length > 0;
    if (said === undefined) return [`${id}: status "${status}" is none of shown, partly, not yet`];
    if (said !== "shown" && !/\b(?:issue \d+|no issue yet)\b/.test(status))
      return [`${id}: ${said}, but in which issue?`];
    if (said === "not yet") return tested ? [`${id}: not yet, but a test names it`] : [];
    return tested ? [] : [`${id}: ${said}, but no test names it`];
  });
}
