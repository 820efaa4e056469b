/** access: who may do what, and who may know what. Policies are text passed in; a decision is a value. */
export { ACTIONS, DOINGS, matterOf, READINGS, relationsOf, saysOf } from "./actions.ts";
export type { Action, Doing, Matter, Reading } from "./actions.ts";
export { actionOfCommand, actionOfCorrecting } from "./commands.ts";
export { matrixDocument } from "./document.ts";
export { readMatrix } from "./matrix.ts";
export type { MatrixRow } from "./matrix.ts";
export { NOTHING_PERMITS, Policies } from "./policies.ts";
export type { Decision, PolicyFault, PolicyFile, Question, StatedPolicy } from "./policies.ts";
export {
  RELATION_MEANINGS,
  RELATIONS,
  relationToAuthority,
  relationToEntry,
  relationToParties,
  relationToPerson,
  relationToSite,
  relationToTransfer,
  together,
} from "./relations.ts";
export type { PersonStanding, Principal, Relation, SiteStanding, TransferStanding } from "./relations.ts";
export { countedAt, FEWER_THAN, suppress } from "./suppress.ts";
export type { CellName, CountedCell, Keyed, Publication, SuppressedCell } from "./suppress.ts";
