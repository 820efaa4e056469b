/**
 * The policies in force, and their decision on one question. They are text that somebody else reads from a file or from
 * the journal; here they are parsed, held against the schema, and asked. A decision depends on nothing but the officer's
 * roles, the action, the relations and the purpose, so it is remembered: asking Cedar costs two milliseconds, remembering one
 * or two microseconds.
 */
import {
  policySetTextToParts,
  policyToJson,
  preparsePolicySet,
  preparseSchema,
  statefulIsAuthorized,
  validate,
} from "@cedar-policy/cedar-wasm/nodejs";
import type { DetailedError, Response } from "@cedar-policy/cedar-wasm/nodejs";
import type { Role } from "@muster/custody";
import { ROLES } from "@muster/custody";
import type { Action } from "./actions.ts";
import { relationsOf } from "./actions.ts";
import { nothingPermits } from "./reasons.ts";
import type { Relation } from "./relations.ts";

export interface PolicyFile {
  readonly name: string;
  readonly text: string;
}

/** Why policies cannot be used: which file, which policy where it is known, which line, and what is wrong. */
export interface PolicyFault {
  readonly fault: "policy";
  readonly file: string;
  readonly policy?: string;
  readonly line: number;
  readonly what: string;
}

export interface Question {
  readonly roles: readonly Role[];
  readonly action: Action;
  readonly relations: readonly Relation[];
  /** Why the officer reads, where they say. */
  readonly purpose?: string | undefined;
}

export type Decision =
  | { readonly allowed: true; readonly policies: readonly string[] }
  | { readonly allowed: false; readonly policy: string; readonly reason: string };

/** A policy as it is stated: what it is called, what it does, and why, in words. */
export interface StatedPolicy {
  readonly id: string;
  readonly effect: "permit" | "forbid";
  readonly reason: string;
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

/** The policy named where none forbids and none permits. */
export const NOTHING_PERMITS = "nothing-permits";

/** The files that hold whatever is adopted. */
const FLOOR: readonly string[] = ["31-monitor.cedar", "90-forbid.cedar"];

const SCHEMA = "schema";
/** Enough for every role alone with every action and relation; sets of roles in use are few. */
const REMEMBERED = 20_000;

/** How many policy sets this process has parsed: Cedar keeps each under a name. */
let parsed = 0;

export class Policies {
  /** Every policy, in the order of the files. */
  readonly stated: readonly StatedPolicy[];
  readonly #name: string;
  readonly #decided = new Map<string, Decision>();

  private constructor(stated: readonly StatedPolicy[], name: string) {
    this.stated = stated;
    this.#name = name;
  }

  /** Parses and validates, or says what is wrong. */
  static read(files: readonly PolicyFile[], schema: string): Policies | PolicyFault {
    const stated: StatedPolicy[] = [];
    for (const file of files) {
      const found = statedIn(file, stated);
      if (!Array.isArray(found)) return found as PolicyFault;
      stated.push(...(found as readonly StatedPolicy[]));
    }
    const set = { staticPolicies: Object.fromEntries(stated.map(({ id, text }) => [id, text])) };
    const wrong = invalid(stated, validate({ schema, policies: set }));
    if (wrong !== undefined) return wrong;
    parsed += 1;
    const name = `policies-${parsed}`;
    for (const answer of [preparseSchema(name, schema), preparsePolicySet(name, set)]) {
      if (answer.type === "failure") return fault({ name: SCHEMA, text: schema }, answer.errors);
    }
    return new Policies(stated, name);
  }

  /**
   * A policy that two officers adopted, in place of the shipped ones but for the floor: what nobody may, and that monitors
   * see everything, is not a keeper's to change. What it forbids it forbids to one role by name, and never to monitors.
   */
  static adopt(adopted: PolicyFile, shipped: readonly PolicyFile[], schema: string): Policies | PolicyFault {
    const floor = shipped.filter(({ name }) => FLOOR.includes(name));
    if (floor.length !== FLOOR.length) throw new Error(`the floor is not whole: ${FLOOR.join(", ")}`);
    const policies = Policies.read([...floor, adopted], schema);
    if (!(policies instanceof Policies)) return policies;
    const blind = policies.stated.find((policy) => policy.file === adopted.name && mayBlindMonitors(policy));
    if (blind === undefined) return policies;
    const { file, line, id } = blind;
    const what = 'what is forbidden is forbidden to one role by name (principal in Role::"…"), and none to monitors';
    return { fault: "policy", file, line, policy: id, what };
  }

  get names(): readonly string[] {
    return this.stated.map(({ id }) => id);
  }

  /** Whether an officer with these roles may; of several relations any that permits does, and what forbids wins over all. */
  decide(question: Question): Decision {
    const arising = relationsOf(question.action).filter((relation) => question.relations.includes(relation));
    const relations: readonly Relation[] = arising.length === 0 ? ["none"] : arising;
    const roles = ROLES.filter((role) => question.roles.includes(role));
    const key = `${roles.join()}|${question.action}|${relations.join()}|${question.purpose ?? ""}`;
    const known = this.#decided.get(key);
    if (known !== undefined) return known;
    const decision = this.#ask({ ...question, roles, relations });
    if (this.#decided.size >= REMEMBERED) this.#decided.clear();
    this.#decided.set(key, decision);
    return decision;
  }

  #ask(question: Question): Decision {
    const { decision, diagnostics } = authorized(this.#name, question);
    const [error] = diagnostics.errors;
    // Cedar passes over a policy that it cannot evaluate; one that forbids must not be passed over.
    if (error !== undefined) return { allowed: false, policy: error.policyId, reason: "This policy is in error." };
    const grounds = this.stated.filter(({ id }) => diagnostics.reason.includes(id));
    if (decision === "allow") return { allowed: true, policies: grounds.map(({ id }) => id) };
    const [first] = grounds;
    return first === undefined
      ? { allowed: false, policy: NOTHING_PERMITS, reason: nothingPermits(question) }
      : { allowed: false, policy: first.id, reason: first.reason };
  }
}

/** Asks Cedar: the officer stands in their roles, what they ask about in its relations. */
function authorized(name: string, { roles, action, relations, purpose }: Question): Response {
  const officer = { type: "Officer", id: "asking" };
  const matter = { type: "Matter", id: "asked-about" };
  const answer = statefulIsAuthorized({
    principal: officer,
    action: { type: "Action", id: action },
    resource: matter,
    context: purpose === undefined ? {} : { purpose },
    preparsedSchemaName: name,
    preparsedPolicySetId: name,
    validateRequest: true,
    entities: [
      { uid: officer, attrs: {}, parents: roles.map((id) => ({ type: "Role", id })) },
      { uid: matter, attrs: {}, parents: relations.map((id) => ({ type: "Relation", id })) },
    ],
  });
  if (answer.type === "success") return answer.response;
  throw new Error(`Cedar cannot answer for ${action}: ${answer.errors.map(({ message }) => message).join("; ")}`);
}

/** The policies of one file, each with a name of its own and a reason. */
function statedIn(file: PolicyFile, before: readonly StatedPolicy[]): readonly StatedPolicy[] | PolicyFault {
  const parts = policySetTextToParts(file.text);
  if (parts.type === "failure") return fault(file, parts.errors);
  const [template] = parts.policy_templates;
  if (template !== undefined) return faultAt(file, template, "a template: every policy here stands for itself");
  const found: StatedPolicy[] = [];
  for (const text of parts.policies.toSorted((one, other) => file.text.indexOf(one) - file.text.indexOf(other))) {
    const policy = policyToJson(text);
    if (policy.type === "failure") return faultAt(file, text, messageOf(policy.errors));
    const { id, reason } = policy.json.annotations ?? {};
    if (id === undefined || id === "") return faultAt(file, text, "no @id");
    if (reason === undefined || reason === "") return faultAt(file, text, "no @reason", id);
    if ([...before, ...found].some((other) => other.id === id)) return faultAt(file, text, "a second of this @id", id);
    found.push({ id, effect: policy.json.effect, reason, file: file.name, line: lineOf(file.text, text), text });
  }
  return found;
}

/** Whether a policy forbids to more than one role that is not the monitors'. */
function mayBlindMonitors({ effect, text }: StatedPolicy): boolean {
  const policy = policyToJson(text);
  if (effect === "permit" || policy.type === "failure") return false;
  const { principal } = policy.json;
  if (principal.op !== "in" || !("entity" in principal)) return true;
  const role = "__entity" in principal.entity ? principal.entity.__entity : principal.entity;
  return role.type !== "Role" || role.id === "monitor";
}

function invalid(stated: readonly StatedPolicy[], answer: ReturnType<typeof validate>): PolicyFault | undefined {
  if (answer.type === "failure") return { fault: "policy", file: SCHEMA, line: 1, what: messageOf(answer.errors) };
  const [wrong] = [...answer.validationErrors, ...answer.validationWarnings];
  if (wrong === undefined) return undefined;
  const policy = stated.find(({ id }) => id === wrong.policyId);
  return {
    fault: "policy",
    file: policy?.file ?? SCHEMA,
    policy: wrong.policyId,
    line: policy?.line ?? 1,
    what: messageOf([wrong.error]),
  };
}

function fault({ name, text }: PolicyFile, errors: readonly DetailedError[]): PolicyFault {
  const [at] = errors.flatMap(({ sourceLocations }) => sourceLocations ?? []);
  // Cedar counts bytes of UTF-8.
  const before = new TextEncoder().encode(text).slice(0, at?.start ?? 0);
  const line = before.filter((byte) => byte === 0x0a).length + 1;
  return { fault: "policy", file: name, line, what: messageOf(errors) };
}

function faultAt({ name, text }: PolicyFile, part: string, what: string, policy?: string): PolicyFault {
  return { fault: "policy", file: name, line: lineOf(text, part), what, ...(policy === undefined ? {} : { policy }) };
}

function lineOf(text: string, part: string): number {
  return text.slice(0, Math.max(0, text.indexOf(part))).split("\n").length;
}

function messageOf(errors: readonly DetailedError[]): string {
  return errors.map(({ message, help }) => (help === null ? message : `${message} (${help})`)).join("; ");
}
