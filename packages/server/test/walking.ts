/**
 * Requests for walking: for every route, the same request about what is there and about what is nowhere. An answer to the
 * one that can be told from the answer to the other tells who is on the register.
 */
import { RULES } from "@muster/custody";
import { PERSON_PATTERN } from "@muster/record";
import type { InjectOptions, LightMyRequestResponse } from "fastify";
import { ALI } from "./example-node.ts";
import { type Choices, exampleOf, type JsonSchema } from "./from-schema.ts";
import type { KnownRoute } from "./known-routes.ts";
import { NOBODY } from "./strangers.ts";

/** Two names of equal length, so that not even the length of an answer may differ. */
export interface Pair {
  readonly there: string;
  readonly nowhere: string;
}

/** The same request twice. */
export interface Question {
  readonly name: string;
  readonly pair: Pair;
  readonly there: InjectOptions;
  readonly nowhere: InjectOptions;
}

/** What else is in the register under an id that only the node knows: made by the test that walks. */
export interface Made {
  readonly proposal: string;
  readonly export: string;
  readonly session: string;
  readonly token: string;
}

const NO_UUID = "aaaaaaaa-0000-4000-8000-00000000beef";
const NOTHING: Pair = { there: "", nowhere: "" };
const IN_SCHEMA = JSON.stringify(PERSON_PATTERN);
const OUTSIDE = "203.0.113.9";

/** What a parameter may name, by the path before it. A path that is not here is a new one: say here what it names. */
function pairsOf(before: string, made: Made): readonly Pair[] {
  const pairs: Readonly<Record<string, readonly Pair[]>> = {
    "/api/v1/people/": [{ there: ALI, nowhere: NOBODY }],
    "/api/v1/sites/": [{ there: "N-PRISON", nowhere: "N-VACANT" }],
    "/api/v1/series/sites/": [{ there: "N-PRISON", nowhere: "N-VACANT" }],
    "/api/v1/transfers/": [{ there: "TR-1", nowhere: "TR-9" }],
    "/api/v1/counts/": [{ there: "CNT-1", nowhere: "CNT-9" }],
    "/api/v1/incidents/": [{ there: "INC-1", nowhere: "INC-9" }],
    "/api/v1/agreements/": [{ there: "AGR-1", nowhere: "AGR-9" }],
    "/api/v1/programmes/": [{ there: "PRG-1", nowhere: "PRG-9" }],
    "/api/v1/papers/transfers/": [{ there: "TR-1", nowhere: "TR-9" }],
    "/api/v1/papers/transfers/TR-1/receipts/": [{ there: ALI, nowhere: NOBODY }],
    "/api/v1/papers/sites/": [{ there: "N-PRISON", nowhere: "N-VACANT" }],
    "/api/v1/papers/people/": [{ there: ALI, nowhere: NOBODY }],
    "/api/v1/papers/counts/": [{ there: "CNT-1", nowhere: "CNT-9" }],
    // Entry 10 says whom the North took in; so many entries there are not.
    "/api/v1/journal/": [{ there: "10", nowhere: "99" }],
    "/api/v1/access/": [{ there: "13", nowhere: "98765" }],
    "/api/v1/proposals/": [{ there: made.proposal, nowhere: NO_UUID }],
    "/api/v1/exports/": [{ there: made.export, nowhere: NO_UUID }],
    "/api/v1/officers/": [{ there: "NORTH-1", nowhere: "NORTH-9" }],
    "/api/v1/officers/NORTH-1/sessions/": [{ there: made.session, nowhere: NO_UUID }],
    "/api/v1/officers/NORTH-1/tokens/": [{ there: made.token, nowhere: NO_UUID }],
    "/api/v1/sign-in/sessions/": [{ there: made.session, nowhere: NO_UUID }],
    "/api/v1/sign-in/passkeys/": [{ there: "AAAA", nowhere: "BBBB" }],
    "/log/tile/": [{ there: "0/000.p/1", nowhere: "0/009.p/1" }],
    "/log/tile/entries/": [{ there: "000.p/36", nowhere: "000.p/35" }],
    "/log/access/tile/": [{ there: "0/000.p/1", nowhere: "0/009.p/1" }],
  };
  const found = pairs[before];
  if (found === undefined) throw new Error(`a new path, ${before}…: say in test/walking.ts what it names`);
  return found;
}

/** What a query may ask for. */
const SOUGHT: Readonly<Record<string, readonly Pair[]>> = {
  find: [
    { there: ALI, nowhere: NOBODY },
    { there: "N-0001", nowhere: "N-9999" },
    { there: "Tester", nowhere: "Xester" },
  ],
  person: [{ there: ALI, nowhere: NOBODY }],
  thing: [{ there: "transfer:TR-1", nowhere: "transfer:TR-9" }],
  about: [{ there: "transfer:TR-1", nowhere: "transfer:TR-9" }],
  custodian: [{ there: "NORTH", nowhere: "NORTH-9" }],
  site: [{ there: "N-PRISON", nowhere: "N-VACANT" }],
};

/** Every way to ask a route about something that is there, beside the same about nothing. */
export function questionsOf(route: KnownRoute, made: Made): readonly Question[] {
  const { method, url, schema } = route;
  const sought = Object.keys((schema.querystring as JsonSchema | undefined)?.properties ?? {});
  const queries = sought.flatMap((name) => (SOUGHT[name] ?? []).map((pair) => ({ name, pair })));
  return pathsOf(url, made).flatMap(({ pair, there, nowhere }) => {
    const ask = (path: string, id: string): InjectOptions => ({
      method,
      url: path,
      remoteAddress: OUTSIDE,
      headers: { "muster-purpose": "custody-care", "idempotency-key": `walk-${id}` },
      ...payloadOf(schema.body, id),
    });
    const plain = {
      name: `${method} ${there}`,
      pair,
      there: ask(there, pair.there),
      nowhere: ask(nowhere, pair.nowhere),
    };
    const isAboutBody = schema.body !== undefined && pair === NOTHING;
    return [
      ...(isAboutBody ? [] : [plain]),
      ...(isAboutBody ? [{ there: ALI, nowhere: NOBODY }] : []).map((each) => ({
        name: `${method} ${there} {${each.there}}`,
        pair: each,
        there: ask(there, each.there),
        nowhere: ask(nowhere, each.nowhere),
      })),
      ...queries.map(({ name, pair: each }) => ({
        name: `${method} ${there}?${name}=${each.there}`,
        pair: each,
        there: ask(`${there}?${name}=${each.there}`, pair.there),
        nowhere: ask(`${there}?${name}=${each.nowhere}`, pair.there),
      })),
    ];
  });
}

/** The path with something in the place of its parameters: of the last of them both what is there and what is not. */
function pathsOf(url: string, made: Made): readonly { pair: Pair; there: string; nowhere: string }[] {
  const parts = url.split(/(:[a-z]+|\*)/i);
  let before = parts[0] ?? "";
  let paths = [{ pair: NOTHING, there: before, nowhere: before }];
  for (let index = 1; index < parts.length; index += 2) {
    const after = parts[index + 1] ?? "";
    const from = before;
    const pairs = pairsOf(from, made);
    paths = pairs.map((pair) => ({
      pair,
      there: `${from}${pair.there}${after}`,
      nowhere: `${from}${pair.nowhere}${after}`,
    }));
    before = `${from}${pairs[0]?.there ?? ""}${after}`;
  }
  return paths;
}

function payloadOf(body: unknown, id: string): Pick<InjectOptions, "payload"> {
  if (body === undefined) return {};
  return {
    payload: exampleOf(body as JsonSchema, choicesOf(id === NOBODY ? "nowhere" : "there", "N-PRISON")) as object,
  };
}

/** How to fill a command in: with what the North has, or with what nobody has. */
export function choicesOf(which: keyof Pair, site: string): Choices {
  const codes: Readonly<Record<string, string>> = {
    transfer: "TR-1",
    count: "CNT-1",
    incident: "INC-1",
    agreement: "AGR-1",
    programme: "PRG-1",
    site,
    authority: "SOUTH",
    officer: "NORTH-1",
  };
  return {
    person: which === "there" ? ALI : NOBODY,
    instant: "2026-01-06T12:00:00.000Z",
    code: (what) => Object.entries(codes).find(([word]) => what.includes(`${word}'s code`))?.[1] ?? "SOUTH",
  };
}

/**
 * Commands that name people, but for two: whoever registers a person gives the id, and is told if it is taken; and whoever
 * takes over a site answers for the people in it from then on.
 */
export const ABOUT_PEOPLE: readonly string[] = RULES.filter(({ schema }) => JSON.stringify(schema).includes(IN_SCHEMA))
  .map(({ command }) => command)
  .filter((command) => command !== "person.register" && !command.startsWith("control."));

/** A command of this kind, in nobody's name yet: with the fields it must have and those that name people, or with every field. */
export function commandOf(kind: string, which: keyof Pair, site: string, fields: "some" | "all"): object {
  const rule = RULES.find(({ command }) => command === kind);
  if (rule === undefined) throw new Error(`no command ${kind}`);
  const { properties = {}, required = [] } = rule.schema as JsonSchema;
  const isNeeded = (name: string): boolean =>
    required.includes(name) || JSON.stringify(properties[name]).includes(IN_SCHEMA);
  const unneeded = fields === "all" ? [] : Object.keys(properties).filter((name) => !isNeeded(name));
  return exampleOf(rule.schema, {
    ...choicesOf(which, site),
    without: ["by", "second", ...unneeded],
  }) as object;
}

/** What was proposed has an id that nobody can foresee. */
const NEW_PROPOSAL = /(?<=api.v1.proposals.|"id":")[0-9a-f-]{36}/g;
/** The headers that every answer has, whatever it says; and the length of what is held beside another's anyway. */
const CONSTANT =
  /^(?:date|content-length|connection|content-security-policy|permissions-policy|cross-origin-.*|origin-.*|referrer-policy|x-.*)$/;

/** Everything of an answer that whoever asked can see, but for the name that they asked about themselves. */
export function visible({ statusCode, headers, body }: LightMyRequestResponse, asked: string): string {
  const kept = Object.entries(headers).filter(([name]) => !CONSTANT.test(name));
  const text = `${statusCode} ${kept.map(([name, value]) => `${name}: ${String(value)}`).join(", ")} ${body}`;
  const named = asked === "" ? text : text.replaceAll(asked, "<asked>");
  return named.replaceAll(NEW_PROPOSAL, "<new>");
}
