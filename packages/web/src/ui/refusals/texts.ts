import { defineTexts } from "../../texts/define.ts";

/**
 * What the register's refusals say, by their code: what is wrong, and what to do. The facts of the case (who, which entry, what
 * time) are in the node's own sentence, which stands beneath.
 */
export const refusalsTexts = defineTexts("refusals", {
  "after-the-close": "The transfer was closed before that time: nothing happens on it later. Check the time.",
  "another-site": "This would be at another site than the transfer’s. Check the site.",
  "answered-already": "The person has been answered for already. If that entry is wrong, correct it first.",
  "asserted-the-same":
    "The two files are asserted to be of the same person. If that is wrong, have two officers withdraw it first.",
  "authority-not-found": "The register has no such authority. Check the code.",
  "before-the-count": "The time lies before something said in the count already. Check the time.",
  "blocker-not-open": "This blocker is not open for somebody named here. Name only those for whom it is open.",
  "blockers-open":
    "Something still stands in the way of somebody on the manifest. Settle every open blocker, take the people off, or have two officers override it with a reason.",
  "books-kept-elsewhere": "The books of this site are not kept in this register. Enter it where they are kept.",
  "both-must-sign": "Both authorities of the handover must sign. Have an officer of each sign.",
  "contradicts-the-books":
    "The books say otherwise of this person at that time. Check the time; if the entry named below is wrong, correct it first.",
  "control-not-passed":
    "No handover or seizure of the site is on the register before that time. Check the site and the time.",
  "control-passed-later":
    "A later change of control is on the register already. Check the time; if that entry is wrong, correct it first.",
  "corrected-already": "This entry was corrected already. Read the correction, and enter anew what is missing.",
  "correction-stays":
    "This entry is itself a correction. Enter anew what the corrected entry said, if it was true after all.",
  "count-ended": "The count has ended. Open another count.",
  "count-exists": "There is a count of this code already. Choose another code.",
  "count-not-found": "The register has no such count that you may know of. Check the code.",
  "count-of-another-site": "The count is of another site. Name the count’s own site.",
  "count-open": "The site is under count. Clear or abandon the count first.",
  "count-open-already": "A count is under way over some of the same people. Clear or abandon that one first.",
  "counted-twice": "Somebody would be counted twice. Count each person once.",
  "difference-unexplained":
    "Somebody on the transfer is neither received nor explained. Receive them, or explain each, before it is closed.",
  "different-already": "The two files are judged to be of different people already. Nothing is to be done.",
  "entry-not-found": "The register has no such entry that you may know of. Check the number.",
  "entry-too-large": "This says more than one entry can hold. Shorten its texts, or say it in several entries.",
  "erasure-stays": "This entry erased detail for good: it cannot be undone. Enter anew what is known.",
  "field-invalid": "A field is not filled in as the register needs it. See which one below, and fill it in anew.",
  "guardian-not-travelling":
    "The child’s guardian is not on the list. Name somebody on the list who rides with the child.",
  "held-elsewhere": "The person is held at another site. Check the site and the person.",
  "in-control-already":
    "That authority controls the site already. Check the authority and the time; if the entry named below is wrong, correct it first.",
  "incoming-must-sign": "The authority that takes the site over must sign. Have an officer of it confirm this.",
  "instead-signed-apart": "What stands instead is signed with the correction. Leave its own signature out.",
  "judged-different":
    "Two of these files were judged to be of different people. If that judgement is wrong, withdraw it first.",
  "key-of-another":
    "Your authority does not hold this key at that time. Sign with a key it holds, or have the key given to it first.",
  "link-not-found":
    "That entry says nothing of these two files that still counts. Name the entry that said it, and both files.",
  "link-withdrawn-already": "It was withdrawn already. Nothing is to be done.",
  "no-difference-to-explain": "Something is explained where nothing differs. Leave it out of the explanations.",
  "nobody-left": "Nobody would be left on the transfer. Cancel it instead.",
  "not-arrived": "The person has not been counted as arrived. Enter the arrival first.",
  "not-awaited":
    "Somebody named here is not on the way, or has arrived already. Name who came without having left as unexpected, and leave out who has been counted.",
  "not-departed":
    "The person did not leave on this transfer. Check the person; if the count at departure is wrong, correct it first.",
  "not-handed-over": "The sender still answers for this person, who was not received. Bring the person back instead.",
  "not-held-by-sender":
    "Somebody on the list is not held by the sender at that site. Take them off the list, or enter first how they came to the site.",
  "not-held-here":
    "Somebody named here is not held at the site in the books at that time. Register, admit or find them first, or leave them out.",
  "not-in-custody":
    "The person is not in custody at that time. Check the time and the person, or enter the admission first.",
  "not-in-place":
    "This cannot stand in the place of the corrected entry. Correct the entry by itself, then enter the other anew.",
  "not-on-the-list":
    "Somebody named here is not on the transfer’s list. Check who it is, or put them on the list before it is sealed.",
  "not-permitted": "No policy permits this to your role here. Have an officer do it whose role it is.",
  "not-signed-in": "Nobody is signed in any more. Sign in again.",
  "not-unexpected": "Somebody named as unexpected was awaited, or has been counted. Count them as arrived.",
  "not-your-part":
    "This is for an officer of another authority in the transfer. Have an officer of that authority enter it.",
  "not-your-proposal": "Another officer proposed this. It can be declined, and not withdrawn by you.",
  "nothing-to-amend": "This changes nothing. Name whom to add, remove or seat.",
  "nothing-to-explain": "There is nothing to explain about this person. Check who it is.",
  "nothing-to-pass":
    "Somebody named here is not held there for another authority at that time. Name only people the books hold there for the former controller.",
  "number-given-already": "The person has this number already. Nothing is to be done.",
  "number-needed": "This count is of a number. Give the number counted, and no names.",
  "occurred-in-the-future": "The time has not come yet. Check the clock of this device and the time given.",
  "officer-ended": "The officer no longer acts. Have an officer in office enter it.",
  "officer-of-another-authority": "The officer acts for another authority. Name the officer’s own authority.",
  "on-the-list-already": "Somebody named here is on the list already. Add only the others.",
  "one-file-twice": "Both are the same file. Name two files.",
  "order-not-authenticated":
    "Nobody is released on an order that was not authenticated. Have the issuer confirm it, or check its signature or seal, and say which.",
  "out-of-order": "The time lies before something that must have come first. Check the time.",
  "outgoing-must-sign": "The authority that hands the site over must sign. Have an officer of it enter this.",
  "people-missing": "This blocker is overridden for people one by one. Name them.",
  "people-needed": "This count is by name. Give the people counted, and no number.",
  "people-not-counted":
    "It is not said of everybody what became of them. Say of each whether they are there, or why not.",
  "people-not-wanted": "This blocker concerns the whole transfer. Name nobody.",
  "person-exists": "This person is on the register already. Use the file there is.",
  "person-named-twice": "Somebody is named twice. Name each person once.",
  "person-not-found": "Somebody named here is not on the register. Check who it is, or register them first.",
  "programme-ceiling":
    "More people than the programme’s ceiling would be moved. List fewer, or have the ceiling raised.",
  "programme-differs": "The transfer belongs to another programme, or to none. Name the programme it belongs to.",
  "proposal-decided": "It has been decided already. Propose it anew, if it is still wanted.",
  "proposal-expired": "It was not confirmed in time. Propose it anew.",
  "recount-needed": "Two officers differ. Both count again in the next round.",
  "redirect-to-nowhere":
    "A redirect names the new destination. Name a site other than where the transfer goes or came from.",
  "register-stays-open": "The entry that opened the register cannot be corrected.",
  "reservations-missing": "This outcome needs to say about what. Name at least one matter.",
  "reservations-unexpected":
    "Accepted is without reservations. Choose “accepted with reservations”, or leave them out.",
  "round-complete": "Two officers have counted in this round, and they agree. Clear the count, or abandon it.",
  "same-already": "The two files are asserted to be of the same person already. Nothing is to be done.",
  "same-officer-counts-twice": "You have counted in this round already. Have another officer count independently.",
  "same-officer-twice": "One officer cannot sign twice. Have another officer sign.",
  "seat-taken": "Two people cannot have one seat. Seat one of them elsewhere.",
  "second-officer-needed": "This takes two officers. Have a second officer sign.",
  "several-transfers": "These people are on several transfers. Make one entry for each transfer.",
  "signature-does-not-hold": "The key did not sign this statement. Sign it again.",
  "site-not-found": "The register has no such site. Check the code.",
  "site-not-open-yet": "The site was not open at that time. Give a later time.",
  "statement-differs": "The signed statement does not say what this receipt says. Sign it again.",
  "text-malformed": "A text holds what is no character. Write it anew.",
  "time-invalid": "A time is not written so that the register can read it. Give it anew.",
  "too-many-requests": "Too much was asked in a short time. Wait a moment and try again.",
  "too-many-the-same":
    "More files would be asserted to be of one person than the register takes. Look through what was asserted of each, and withdraw what is wrong.",
  "transfer-exists": "There is a transfer of this code already. Choose another code.",
  "transfer-in-another-state":
    "The transfer does not stand where this can be done. Enter the step that is missing first; what has ended cannot be taken up again.",
  "transfer-not-found": "The register has no such transfer that you may know of. Check the code.",
  "transfer-to-the-same-site": "Both ends of the transfer are one site. Name another destination.",
  "two-counts-needed": "Two officers must have counted and agree. Have another officer count.",
  "undertaking-missing":
    "The receiver must undertake to apply the rules, and say for how many people it has places. Give both.",
  "unit-frozen": "There is an open count here: nobody moves in or out until it clears. Clear the count first.",
  "unit-not-found": "The site has no such unit. Check it, or have the unit opened first.",
  "variance-unexplained":
    "Count and books differ, and not all of it is explained. Find the difference, or explain it person by person.",
  "vehicle-overfull": "More people would ride in a vehicle than it has seats. Seat some of them in another.",
  "vehicle-unknown": "The transfer has no such vehicle. Name the vehicle first.",
  "why-needed":
    "For this purpose it must be said in a few words why. Write it beside the purpose at the top of the page.",
  "withdrawal-stays":
    "This entry took back what was said of two files, and what was said since may rest on it. Say it of the two files anew, if it was true after all.",
  "withdrawn-before-said": "It was said after that time. Check the time.",
});
