/** custody: what may happen. Rules are pure functions of facts passed in; refusals are values. */
export { termStanding } from "./agreement/agreement.ts";
export type { Agreement, Term, TermReport, TermStanding } from "./agreement/agreement.ts";
export { AUTHENTICATIONS, BASIS_KINDS, GROUNDS, REVIEW_OUTCOMES } from "./basis/kinds.ts";
export type { BasisKind, ReviewOutcome } from "./basis/kinds.ts";
export { Chain } from "./books/chain.ts";
export type { Contradiction, LineRow, WantedLine } from "./books/chain.ts";
export { hindrance, makes } from "./books/steps.ts";
export { isToBeConfirmed } from "./control/confirm.ts";
export { standingObjection } from "./consulate/standing.ts";
export { commandsIn } from "./correction/commands-in.ts";
export { CORRECTED, effective, insteadOf, takesEffectAt } from "./correction/effect.ts";
export type { Instead } from "./correction/effect.ts";
export { recordsOfRound } from "./count/count.ts";
export type { Count, CountRecord } from "./count/count.ts";
export { ERASED, ERASURE_REASONS, erasedBy, isErased, RETENTION_APPLIED } from "./detail/erasure.ts";
export type { Erased, ErasureReason } from "./detail/erasure.ts";
export { CLINICAL_DETAIL_KINDS, DETAIL_KINDS, isClinical, kindOfDetail } from "./detail/kinds.ts";
export type { DetailKind } from "./detail/kinds.ts";
export { dutiesOf } from "./duty/duties.ts";
export type { DutyBearer } from "./duty/duties.ts";
export { isOverdue, REPORTED_DUTIES } from "./duty/duty.ts";
export type { Duty, DutyKind, DutyPolicy } from "./duty/duty.ts";
export { decide, mayNeedSecond, needsOf } from "./frame/decide.ts";
export type { Decided } from "./frame/decide.ts";
export { decodeCommand } from "./frame/decode.ts";
export type { DecodedCommand } from "./frame/decode.ts";
export type { Context, Facts, Needs, PersonFacts, RecordedEntry, SignatureToCheck } from "./frame/facts.ts";
export { applyToFile, applyToSubject, foldSubject, inOrder } from "./frame/fold.ts";
export { partiesOf } from "./frame/parties.ts";
export type { PartyTo } from "./frame/parties.ts";
export { CATEGORIES, isRefusal, notFound, refuse } from "./frame/refusal.ts";
export type { Category, Refusal } from "./frame/refusal.ts";
export { FOLDED_WITHOUT_PEOPLE } from "./frame/rule.ts";
export type { CommandEnvelope } from "./frame/rule.ts";
export { RULES, ruleOf, ruleOfKind } from "./frame/rules.ts";
export type { AnyRule, Command } from "./frame/rules.ts";
export { about, THE_REGISTER } from "./frame/subjects.ts";
export type { SubjectStates } from "./frame/subjects.ts";
export { clashesOf } from "./identity/clash.ts";
export type { Clash, ClashKind } from "./identity/clash.ts";
export { groupOf } from "./identity/group.ts";
export type { Member } from "./identity/group.ts";
export { linksFiles } from "./identity/links.ts";
export { accountsOf, owesReport } from "./incident/incident.ts";
export type { Account, Incident, Party } from "./incident/incident.ts";
export type { StatedNumber } from "./incident/stated-number.ts";
export { birthBounds, isChild, YEARS_OF_DOUBT } from "./person/birth.ts";
export { Claim, KINSHIPS, NAME_PARTS, STATELESS } from "./person/claim.ts";
export { claimsOf, isResident, newFile, sexOf } from "./person/file.ts";
export type {
  Admission,
  Assessment,
  Basis,
  ConsularObjection,
  Erasure,
  Fitness,
  GivenNumber,
  IdentityLink,
  MetDuty,
  Objection,
  PersonFile,
  ReleaseError,
  Review,
  SealedProperty,
  StatedClaim,
} from "./person/file.ts";
export { knownFromTheStart } from "./person/register.ts";
export { holdsKey } from "./place/authority.ts";
export type { Authority } from "./place/authority.ts";
export { assignmentAt } from "./place/officer.ts";
export type { DatedAssignment, OfficerState } from "./place/officer.ts";
export { ROLE_MEANINGS, ROLES } from "./place/roles.ts";
export type { Assignment, Role } from "./place/roles.ts";
export { controllerAt, SITE_KINDS } from "./place/site.ts";
export type { Control, Site } from "./place/site.ts";
export type { AdoptedPolicy } from "./policy/adopt.ts";
export type { RegisterState } from "./place/register.ts";
export { totalsOf } from "./programme/programme.ts";
export type { Programme, ProgrammeTotals, Share } from "./programme/programme.ts";
export { bookPerson, newSiteBook } from "./roll/book.ts";
export type { BookPerson, Roll, RollFinding, RollMapping, RollRow, RollTools, SiteBook } from "./roll/book.ts";
export { reconcile } from "./roll/reconcile.ts";
export type { Reconciled, RollCommand } from "./roll/reconcile.ts";
export { rollText } from "./roll/text.ts";
export type { RolledPerson } from "./roll/text.ts";
export { openBlockers } from "./transfer/blockers.ts";
export type { Blocker, BlockerKind, FileOf } from "./transfer/blockers.ts";
export { difference, unexplained } from "./transfer/difference.ts";
export type { Difference, Unmatched } from "./transfer/difference.ts";
export { MATTERS, OUTCOMES, RECEIPT_FORMAT, receiptStatement, statementFor } from "./transfer/receipt.ts";
export type { Matter, Outcome, ReceiptFacts, ReceivedPerson } from "./transfer/receipt.ts";
export { outstanding, TRANSFER_STATES } from "./transfer/transfer.ts";
export type { Ending, Passenger, Transfer, TransferCounts, TransferState, Unexpected } from "./transfer/transfer.ts";
