/** record: what an entry is. */
export { base64, canonicalBytes, canonicalText } from "./canonical.ts";
export { EntryTooLarge, seal } from "./draft.ts";
export type { DraftItem, EntryDraft, SealedDetail, SealedEntry, SealingTools, Sha256 } from "./draft.ts";
export {
  Digest,
  ENTRY_FORMAT,
  Entry,
  Item,
  Line,
  MAXIMUM_ENTRY_BYTES,
  MAXIMUM_ITEM_BYTES,
  MAXIMUM_ITEMS,
  Officer,
  parseSubject,
  STEPS,
  Sighting,
  SUBJECT_KINDS,
  subjectKey,
} from "./entry.ts";
export type { Detail, Step, Subject, SubjectKind } from "./entry.ts";
export { type FieldFault, fieldFaults, firstFieldFault } from "./field-faults.ts";
export { CODE_PATTERN, Id, isCode, isPersonId, PERSON_PATTERN, UNIT_PATTERN } from "./ids.ts";
export type {
  AgreementCode,
  AuthorityCode,
  CountCode,
  EntryNumber,
  IncidentCode,
  OfficerCode,
  PersonId,
  ProgrammeCode,
  SiteCode,
  TransferCode,
  UnitCode,
} from "./ids.ts";
export {
  epochMilliseconds,
  InstantText,
  instantFromEpoch,
  instantInZone,
  parseInstant,
  plusDuration,
} from "./instant.ts";
export type { Instant } from "./instant.ts";
export { endsEpisode, Position, STATES, samePosition } from "./position.ts";
export type { State } from "./position.ts";
