/** custody: what may happen. Rules are pure functions of facts passed in; refusals are values. */
export { Chain } from "./books/chain.ts";
export type { Contradiction, LineRow, WantedLine } from "./books/chain.ts";
export { hindrance, makes } from "./books/steps.ts";
export { decide, needsOf } from "./frame/decide.ts";
export type { Decided } from "./frame/decide.ts";
export { decodeCommand } from "./frame/decode.ts";
export type { DecodedCommand } from "./frame/decode.ts";
export type { Context, Facts, Needs, PersonFacts, RecordedEntry, SignatureToCheck } from "./frame/facts.ts";
export {
  applyToFile,
  applyToSubject,
  CORRECTED,
  effective,
  foldSubject,
  inOrder,
  insteadOf,
  takesEffectAt,
} from "./frame/fold.ts";
export type { Instead } from "./frame/fold.ts";
export { CATEGORIES, isRefusal, notFound, refuse } from "./frame/refusal.ts";
export type { Category, Refusal } from "./frame/refusal.ts";
export type { CommandEnvelope } from "./frame/rule.ts";
export { RULES, ruleOf, ruleOfKind } from "./frame/rules.ts";
export type { AnyRule } from "./frame/rules.ts";
export { about, THE_REGISTER } from "./frame/subjects.ts";
export type { SubjectStates } from "./frame/subjects.ts";
export { Claim, KINSHIPS, NAME_PARTS, STATELESS } from "./person/claim.ts";
export { claimsOf, newFile } from "./person/file.ts";
export type { GivenNumber, PersonFile, StatedClaim } from "./person/file.ts";
export { controllerAt, SITE_KINDS } from "./place/site.ts";
export type { Control, Site } from "./place/site.ts";
export { holdsKey } from "./place/authority.ts";
export type { Authority } from "./place/authority.ts";
