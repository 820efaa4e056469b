/**
 * Which leave a command needs. The register's own opening needs none: whoever starts the machine does it, once, before
 * there is any officer.
 */
import { ruleOfKind } from "@muster/custody";
import type { Doing } from "./actions.ts";

const actions = {
  "register.open": undefined,
  "authority.register": "keep-authorities",
  "authority.give-key": "keep-authorities",
  "officer.appoint": "keep-officers",
  "officer.assign": "keep-officers",
  "officer.end": "keep-officers",
  "site.open": "keep-sites",
  "unit.open": "keep-sites",
  "policy.adopt": "adopt-policy",
  "retention.apply": "retain",
  "person.register": "register-person",
  "list.receive": "register-person",
  "number.give": "state-claims",
  "claim.state": "state-claims",
  "claim.withdraw": "state-claims",
  "identity.assert-same": "merge",
  "identity.withdraw-same": "merge",
  "identity.judge-different": "state-claims",
  "identity.withdraw-different": "state-claims",
  "detail.erase": "erase",
  "entry.correct": "correct",
  "custody.admit": "admit",
  "custody.recapture": "admit",
  "custody.move": "move-within",
  "basis.state": "state-basis",
  "custody.review": "review",
  "custody.release": "release",
  "release.report-error": "report-release-error",
  "fitness.certify": "certify-fitness",
  "assessment.record": "assess",
  "objection.raise": "object",
  "objection.withdraw": "withdraw-objection",
  "consulate.object": "object",
  "consulate.withdraw-objection": "withdraw-objection",
  "property.seal": "seal-property",
  "duty.report": "report-duty",
  "birth.record": "record-life-event",
  "death.record": "record-life-event",
  "escape.record": "record-escape",
  "escape.attempt": "record-escape",
  "custody.mark-unaccounted": "mark-unaccounted",
  "custody.find": "mark-unaccounted",
  "count.open": "count",
  "count.record": "count",
  "count.clear": "count",
  "count.abandon": "count",
  "roll.take": "take-roll",
  "control.hand-over": "hand-over-site",
  "control.add-people": "hand-over-site",
  "control.seize": "seize-site",
  "programme.plan": "plan-programme",
  "programme.revise": "plan-programme",
  "transfer.propose": "propose-transfer",
  "transfer.authorise": "authorise-transfer",
  "transfer.amend": "prepare-transfer",
  "transfer.settle": "prepare-transfer",
  "transfer.seal": "prepare-transfer",
  "transfer.cancel": "cancel-transfer",
  "transfer.override": "override-blocker",
  "transfer.depart": "escort-transfer",
  "transfer.report": "escort-transfer",
  "transfer.return": "escort-transfer",
  "transfer.arrive": "count-arrival",
  "transfer.explain": "receive-transfer",
  "transfer.receive": "receive-transfer",
  "transfer.request-return": "request-return",
  "transfer.close": "close-transfer",
  "incident.record": "record-incident",
  "incident.report": "record-incident",
  "account.state": "state-account",
  "agreement.record": "record-agreement",
  "term.report": "report-term",
} as const satisfies Readonly<Record<string, Doing | undefined>>;

const byCommand: ReadonlyMap<string, Doing | undefined> = new Map(Object.entries(actions));

const keeping: ReadonlySet<Doing> = new Set<Doing>(["keep-authorities", "keep-officers", "keep-sites", "adopt-policy"]);

/** The action of correcting an entry of this kind: whoever keeps no officers undoes no assignment either. */
export function actionOfCorrecting(kind: string): Doing {
  const action = byCommand.get(ruleOfKind(kind).command);
  return action === undefined || keeping.has(action) ? "correct-keeping" : "correct";
}

/** The commands this table knows, whether or not they need leave. */
export const KNOWN_COMMANDS: readonly string[] = [...byCommand.keys()];

/** The action a command is; undefined for the register's opening, and for a command nobody knows: neither is permitted. */
export function actionOfCommand(command: string): Doing | undefined {
  return byCommand.get(command);
}
