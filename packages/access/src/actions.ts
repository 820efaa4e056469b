/**
 * Actions: what an officer may ask leave for, in groups so that a lawyer can read them. Each says what it is about, and
 * so in which relations an officer can stand to it.
 */
import type { Relation } from "./relations.ts";

/** What an action is about, and the relations that arise there. In any other relation it is asked as `none`. */
export const MATTERS = {
  /** The register as a whole, or something that is not there yet: nobody stands to it in a relation. */
  register: ["none"],
  person: [
    "own-site",
    "own-authority",
    "sending",
    "escorting",
    "receiving",
    "formerly",
    "own-entry",
    "own-national",
    "own-national-objecting",
    "none",
  ],
  site: ["own-site", "own-authority", "receiving", "formerly", "own-entry", "none"],
  transfer: ["own-authority", "sending", "escorting", "receiving", "formerly", "none"],
  /** An authority, its officers, its keys, its sign-ins; the register's keeper's own: policy and retention. */
  authority: ["own-authority", "own-entry", "none"],
  /** What several take part in, or an entry: incidents, agreements, programmes, corrections. */
  affair: ["own-site", "own-authority", "sending", "escorting", "receiving", "formerly", "own-entry", "none"],
} as const satisfies Readonly<Record<string, readonly Relation[]>>;
export type Matter = keyof typeof MATTERS;

interface Described {
  readonly about: Matter;
  /** Completes the sentence "Nothing permits a registrar to …". */
  readonly says: string;
}

const readings = {
  "see-balance": { about: "register", says: "see the trial balance" },
  "see-suppressed-counts": { about: "register", says: "see counts with small cells suppressed" },
  "see-reference": { about: "register", says: "see which authorities, sites and officers there are" },
  "see-site": { about: "site", says: "see how a site stands" },
  "see-roll": { about: "site", says: "see who is at a site" },
  "search-people": { about: "register", says: "search for people" },
  "see-person": { about: "person", says: "see that a person is on the register, and where" },
  "read-identity": { about: "person", says: "read a person's names, numbers, birth, nationality and sex" },
  "read-family": { about: "person", says: "read a person's kin, household, contacts and children" },
  "read-custody": { about: "person", says: "read a person's bases, reviews, admissions, releases and duties" },
  "read-protection": { about: "person", says: "read a person's assessments and objections" },
  "read-property": { about: "person", says: "read a person's property" },
  "read-clinical": { about: "person", says: "read clinical detail" },
  "see-readers": { about: "person", says: "see who has read a person's file" },
  "see-manifest": { about: "transfer", says: "see a transfer's manifest" },
  "see-transfer": { about: "transfer", says: "see how a transfer stands, without its people" },
  "see-count": { about: "site", says: "see a count" },
  "see-incident": { about: "affair", says: "see an incident" },
  "see-agreement": { about: "affair", says: "see an agreement" },
  "see-programme": { about: "affair", says: "see a programme of transfers" },
  "see-journal": { about: "register", says: "see the journal" },
  "see-proof": { about: "register", says: "see proofs and checkpoints" },
  "see-feed": { about: "register", says: "follow entries as they are made" },
  "see-access-journal": { about: "register", says: "see the access journal" },
  "export-one": { about: "person", says: "take out one person's file" },
  "export-many": { about: "person", says: "take out the files of several people" },
} as const satisfies Readonly<Record<string, Described>>;

const commands = {
  "keep-authorities": { about: "authority", says: "enter authorities and their keys" },
  "keep-officers": { about: "authority", says: "appoint, assign and end officers" },
  "keep-sites": { about: "site", says: "open sites and units" },
  "manage-sign-in": { about: "authority", says: "invite officers and end their sessions" },
  "adopt-policy": { about: "authority", says: "adopt a policy" },
  retain: { about: "authority", says: "apply the rules of retention" },
  confirm: { about: "register", says: "confirm what another officer proposed" },
  "register-person": { about: "register", says: "register a person" },
  "state-claims": {
    about: "person",
    says: "state or withdraw claims, give numbers, and judge two files to be of different people",
  },
  // Nothing is merged: the name is older than the thing, and stands in policies that registers have adopted.
  merge: { about: "person", says: "assert that two files are of one human being, or withdraw it" },
  erase: { about: "person", says: "erase personal detail" },
  correct: { about: "affair", says: "correct an entry" },
  "correct-keeping": { about: "affair", says: "correct an entry about authorities, officers, sites or policy" },
  admit: { about: "site", says: "admit or take back a person at a site" },
  "move-within": { about: "person", says: "move a person within custody" },
  "state-basis": { about: "person", says: "state the basis on which a person is held" },
  review: { about: "person", says: "record a review of custody" },
  release: { about: "person", says: "release a person" },
  "report-release-error": { about: "person", says: "report a release made in error" },
  "certify-fitness": { about: "person", says: "certify fitness to travel" },
  assess: { about: "person", says: "assess the danger of handing a person over" },
  object: { about: "person", says: "record an objection" },
  "withdraw-objection": { about: "person", says: "record that an objection is withdrawn" },
  "seal-property": { about: "person", says: "list and seal property" },
  "report-duty": { about: "person", says: "report a duty as done" },
  "record-life-event": { about: "person", says: "record a birth or a death" },
  "record-escape": { about: "person", says: "record an escape or an attempt" },
  "mark-unaccounted": { about: "person", says: "mark a person as unaccounted for, or as found" },
  count: { about: "site", says: "count the people at a site" },
  "take-roll": { about: "site", says: "take a roll" },
  "hand-over-site": { about: "site", says: "hand over a site" },
  "seize-site": { about: "site", says: "enter that a site was seized" },
  "plan-programme": { about: "affair", says: "plan a programme of transfers" },
  "propose-transfer": { about: "transfer", says: "propose a transfer" },
  "authorise-transfer": { about: "transfer", says: "authorise a transfer" },
  "prepare-transfer": { about: "transfer", says: "amend, settle or seal a transfer" },
  "cancel-transfer": { about: "transfer", says: "cancel a transfer" },
  "override-blocker": { about: "transfer", says: "override a blocker" },
  "escort-transfer": { about: "transfer", says: "depart, report on the way, or bring a person back" },
  "count-arrival": { about: "transfer", says: "count who arrives" },
  "receive-transfer": { about: "transfer", says: "receive people by name, and explain who came unexpected" },
  "request-return": { about: "transfer", says: "ask for a person back after the handover" },
  "close-transfer": { about: "transfer", says: "close a transfer" },
  "record-incident": { about: "affair", says: "record or report an incident" },
  "state-account": { about: "affair", says: "state an account of an incident" },
  "record-agreement": { about: "affair", says: "record an agreement" },
  "report-term": { about: "affair", says: "report on a term of an agreement" },
} as const satisfies Readonly<Record<string, Described>>;

const described = { ...readings, ...commands };

export type Reading = keyof typeof readings;
/** What is done by a command. */
export type Doing = keyof typeof commands;
export type Action = keyof typeof described;

export const READINGS = Object.keys(readings) as readonly Reading[];
export const DOINGS = Object.keys(commands) as readonly Doing[];
export const ACTIONS: readonly Action[] = [...READINGS, ...DOINGS];

export function matterOf(action: Action): Matter {
  return described[action].about;
}

/** The relations in which an officer can stand to what the action is about. */
export function relationsOf(action: Action): readonly Relation[] {
  return MATTERS[matterOf(action)];
}

/** The action as the end of a sentence: "read clinical detail". */
export function saysOf(action: Action): string {
  return described[action].says;
}
