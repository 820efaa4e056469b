import { defineTexts } from "../../texts/define.ts";

/** The handover of a site. What is said in the past tense has a text of its own, ending in `Then`. */
export const handoverTexts = defineTexts("handover", {
  title: "Handover of {site}",
  lede: "Control passes by an instrument that both authorities sign, with the joint roll of everybody whom both saw.",
  toSite: "The site",
  notFromThePast: "A handover is not begun from the past.",
  notYours:
    "A handover is proposed by a commander of the authority that controls the site, and confirmed by one of the authority that takes it over.",
  begin: "Begin a handover",
  goOn: "Go on with the handover begun in this tab",
  siteUnknown: "No such site is on the register.",

  // The parties.
  parties: "From whom to whom",
  outgoing: "Outgoing authority",
  incoming: "Incoming authority",
  choose: "choose",
  confirming: "Officer who is to confirm it",
  anyOfficer: "any officer of that authority who may",

  // The joint roll.
  jointRoll: "The joint roll",
  jointRollHint:
    "Both sides go through the site together and mark whom they see. Who was seen by both is on the joint roll. Paste each side's list, or select people below and mark them.",
  side: "{authority} saw {seen} of {all}",
  markSeen: "{n, plural, =0 {Mark the selected as seen} one {Mark # selected as seen} other {Mark # selected as seen}}",
  markNotSeen:
    "{n, plural, =0 {Mark the selected as not seen} one {Mark # selected as not seen} other {Mark # selected as not seen}}",
  paste: "Paste the list of this side",
  pasteLabel: "One person on each line",
  pasteHint: "A number, an id, or a name as it stands on the roll. What follows a comma or a tab is passed over.",
  takeList: "Mark these as seen",
  pasted: "{seen, plural, one {# person} other {# people}} marked as seen.",
  notMatched: "{n, plural, one {# line names} other {# lines name}} nobody on the roll below:",
  "reason.not-here": "not held here in the books",
  "reason.several": "several people have this name",
  strangersHint: "Whoever is there and not in the books here is registered and admitted before the handover.",
  rollLabel: "Everybody the books hold at {site}, by who saw them",
  rollEmpty: "The books hold nobody here.",
  name: "Name",
  nameWithheld: "not for your role",
  number: "Number",
  unit: "Unit",
  seenBy: "Seen by {authority}",
  seen: "seen",
  notSeen: "not seen",
  joint: "Joint roll",
  on: "on it",
  notOn: "not on it",
  why: "Why not",
  onCount: "On the joint roll",
  notOnCount: "Not on it",
  explained: "of them explained",

  // Differences.
  differences: "Differences",
  differencesNone: "Everybody in the books was seen by both.",
  differencesHint:
    "Who is not on the joint roll becomes unaccounted, and {authority} answers on for them. Say why, where somebody knows.",
  differencesLabel: "Who is not on the joint roll",
  reason: "Reason",
  giveReason: "{n, plural, =0 {Give it to the selected} one {Give it to # selected} other {Give it to # selected}}",

  // Property, keys, files.
  inventory: "Property, keys and files",
  inventoryHint: "What is handed over with the site, counted by both.",
  what: "What",
  "inventory.keys": "keys",
  "inventory.files": "files",
  "inventory.property": "sealed property",
  "inventory.vehicles": "vehicles",
  "inventory.medicines": "medicines",
  "inventory.other": "other things",
  howMany: "How many",
  note: "Note",

  // The signatures.
  sign: "Signatures",
  propose: "Propose the handover",
  proposeHint:
    "You sign for {outgoing}. It is recorded once an officer of {incoming} has confirmed it in their own session.",
  chooseIncoming: "Choose the incoming authority first.",
  underCount:
    "The site is under count {count}. Clear or abandon it first: both sign for who is there, so nobody may be counting still.",
  at: "The instant at which control passes",
  summary:
    "{on, plural, one {# person passes} other {# people pass}} from {outgoing} to {incoming}. {notOn, plural, =0 {Nobody is missing.} one {# person becomes unaccounted.} other {# people become unaccounted.}}",
  summaryIncoming:
    "{on, plural, one {# person passes} other {# people pass}} from {outgoing} to {incoming}. {notOn, plural, =0 {Nobody is explained as missing.} one {# person is explained as missing.} other {# people are explained as missing.}} Whoever else the books hold there becomes unaccounted too, and {outgoing} answers on for them.",
  draftKept: "What you have marked is kept in this tab until it is proposed.",
  clearDraft: "Begin anew",

  // What is proposed.
  proposed: "Proposed, and to be confirmed",
  proposedBy: "Proposed by",
  awaits: "To be confirmed by",
  expires: "Lapses",
  passesAt: "Control passes",
  contentWithheld: "What is proposed is not for you to read.",
  peopleLabel: "Who passes, and who does not",
  person: "Person",
  namesNotYet:
    "Names are the outgoing authority's to show until control has passed: compare by number and id with the list in your hand.",

  // What was recorded.
  done: "The last time control passed",
  doneBy: "{from} handed the site over to {to}.",
  seizedBy: "{to} took the site from {from}, which did not sign.",
  when: "When",
  entry: "Entry",
  stillOpen: "Left unaccounted or to be confirmed, and still so",
  unseen: "Taken over unseen",
  out: "Known to have been out",
  paper: "Print the joint roll",
});
