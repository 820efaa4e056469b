/** Every rule of custody, by the command it decides and the kind of entry it writes. */
import { admit } from "../admission/admit.ts";
import { move } from "../admission/move.ts";
import { recordAgreement } from "../agreement/record.ts";
import { reportTerm } from "../agreement/report.ts";
import { recordAssessment } from "../assessment/record.ts";
import { review } from "../basis/review.ts";
import { stateBasis } from "../basis/state.ts";
import { recordBirth } from "../birth/record.ts";
import { addPeople } from "../control/add-people.ts";
import { handOver } from "../control/hand-over.ts";
import { seize } from "../control/seize.ts";
import { objectToConsulate } from "../consulate/object.ts";
import { withdrawConsularObjection } from "../consulate/withdraw-objection.ts";
import { correction } from "../correction/correct.ts";
import { abandonCount } from "../count/abandon.ts";
import { clearCount } from "../count/clear.ts";
import { openCountOfSite } from "../count/open.ts";
import { recordCount } from "../count/record.ts";
import { recordDeath } from "../death/record.ts";
import { applyRetention } from "../detail/apply-retention.ts";
import { eraseDetail } from "../detail/erase.ts";
import { reportDuty } from "../duty/report.ts";
import { attemptEscape } from "../escape/attempt.ts";
import { recapture } from "../escape/recapture.ts";
import { recordEscape } from "../escape/record.ts";
import { certifyFitness } from "../health/certify-fitness.ts";
import { stateAccount } from "../incident/account.ts";
import { assertSame } from "../identity/assert-same.ts";
import { judgeDifferent } from "../identity/judge-different.ts";
import { withdrawDifferent, withdrawSame } from "../identity/withdraw.ts";
import { recordIncident } from "../incident/record.ts";
import { reportIncident } from "../incident/report.ts";
import { receiveList } from "../list/receive.ts";
import { raiseObjection } from "../objection/raise.ts";
import { withdrawObjection } from "../objection/withdraw.ts";
import { giveNumber } from "../person/number.ts";
import { registerPerson } from "../person/register.ts";
import { stateClaim } from "../person/state-claim.ts";
import { withdrawClaim } from "../person/withdraw-claim.ts";
import { giveKey, registerAuthority } from "../place/authority.ts";
import { appointOfficer, assignOfficer, endOfficer } from "../place/officer.ts";
import { openRegister } from "../place/register.ts";
import { openSite, openUnit } from "../place/site.ts";
import { adoptPolicy } from "../policy/adopt.ts";
import { plan } from "../programme/plan.ts";
import { revise } from "../programme/revise.ts";
import { sealProperty } from "../property/seal.ts";
import { release } from "../release/release.ts";
import { reportReleaseError } from "../release/report-error.ts";
import { takeRoll } from "../roll/take.ts";
import { amend } from "../transfer/amend.ts";
import { arrive } from "../transfer/arrive.ts";
import { authorise } from "../transfer/authorise.ts";
import { cancel } from "../transfer/cancel.ts";
import { close } from "../transfer/close.ts";
import { depart } from "../transfer/depart.ts";
import { explainArrival } from "../transfer/explain-arrival.ts";
import { override } from "../transfer/override.ts";
import { propose } from "../transfer/propose.ts";
import { receive } from "../transfer/receive.ts";
import { report } from "../transfer/report.ts";
import { requestReturn } from "../transfer/request-return.ts";
import { returnPerson } from "../transfer/return.ts";
import { seal } from "../transfer/seal.ts";
import { settle } from "../transfer/settle.ts";
import { find } from "../unaccounted/find.ts";
import { markUnaccounted } from "../unaccounted/mark.ts";
import type { CommandEnvelope, Rule } from "./rule.ts";

/** A rule in the table: which command or body it takes is known to itself alone. */
// Methods are bivariant, so a rule of one command stands in a table of rules of any; `decodeCommand` and the entry's
// kind see to it that each only meets its own.
export type AnyRule = Rule<CommandEnvelope, object>;

const TABLE = [
  openRegister,
  registerAuthority,
  giveKey,
  appointOfficer,
  assignOfficer,
  endOfficer,
  openSite,
  openUnit,
  registerPerson,
  giveNumber,
  stateClaim,
  withdrawClaim,
  assertSame,
  withdrawSame,
  judgeDifferent,
  withdrawDifferent,
  admit,
  move,
  stateBasis,
  review,
  release,
  reportReleaseError,
  recordBirth,
  recordDeath,
  recordEscape,
  attemptEscape,
  recapture,
  markUnaccounted,
  find,
  certifyFitness,
  recordAssessment,
  raiseObjection,
  withdrawObjection,
  objectToConsulate,
  withdrawConsularObjection,
  sealProperty,
  reportDuty,
  handOver,
  seize,
  addPeople,
  openCountOfSite,
  recordCount,
  clearCount,
  abandonCount,
  takeRoll,
  receiveList,
  plan,
  revise,
  propose,
  amend,
  authorise,
  settle,
  override,
  seal,
  depart,
  report,
  arrive,
  explainArrival,
  receive,
  returnPerson,
  requestReturn,
  close,
  cancel,
  recordIncident,
  stateAccount,
  reportIncident,
  recordAgreement,
  reportTerm,
  eraseDetail,
  applyRetention,
  adoptPolicy,
  correction({ ruleOf, ruleOfKind }),
] as const;

export const RULES: readonly AnyRule[] = TABLE as readonly unknown[] as readonly AnyRule[];

/** Any command, decoded: what `kind` it is says which fields it has. */
export type Command = CommandOf<(typeof TABLE)[number]>;
type CommandOf<Any> = Any extends Rule<infer Command, infer _Body> ? Command : never;

const byCommand = new Map(RULES.map((rule) => [rule.command, rule]));
const byKind = new Map(RULES.map((rule) => [rule.kind, rule]));

/** The rule that decides this command; undefined when there is no such command. */
export function ruleOf(command: string): AnyRule | undefined {
  return byCommand.get(command);
}

/** The rule that wrote entries of this kind. Throws on a kind this version does not know: it is refused, never skipped. */
export function ruleOfKind(kind: string): AnyRule {
  const rule = byKind.get(kind);
  if (rule === undefined) throw new Error(`entries of kind ${kind} are unknown to this version of Muster`);
  return rule;
}
