/**
 * The answers themselves, as the command line tells them: what a question finds. Nothing here speaks HTTP, so
 * a command that ends in a moment does not wait for a web server to be loaded.
 */
export { balanceBy } from "./answers/balance.ts";
export type { BalanceAnswer, BalanceLine } from "./answers/balance.ts";
export { candidatesAnswer, duplicatesAnswer } from "./answers/candidates.ts";
export type { DuplicatesAnswer } from "./answers/candidates.ts";
export { journalAnswer, journalEntryAnswer, LONGEST_PAGE } from "./answers/journal.ts";
export { momentOf } from "./answers/moment.ts";
export { receivedDuplicatesAnswer } from "./answers/received-duplicates.ts";
export { findAnswer, personAnswer, personFound, soughtText } from "./answers/people.ts";
export { agreementAnswer, programmeAnswer } from "./answers/agreements.ts";
export { authoritiesAnswer } from "./answers/authorities.ts";
export { controlAnswer } from "./answers/control.ts";
export { countAnswer } from "./answers/counts.ts";
export { incidentAnswer } from "./answers/incidents.ts";
export { rollAnswer } from "./answers/roll.ts";
export type { RollLine } from "./answers/roll.ts";
export { siteAnswer, sitesAnswer } from "./answers/sites.ts";
export { manifestAnswer, transferAnswer, transfersAnswer } from "./answers/transfers.ts";
export { csvCell, csvLine } from "./export/csv.ts";
