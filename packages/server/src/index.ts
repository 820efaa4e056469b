/** server: who may ask, over HTTP; and the answers themselves, as the command line tells them too. */
export { balanceBy } from "./answers/balance.ts";
export type { BalanceAnswer, BalanceLine } from "./answers/balance.ts";
export { journalAnswer, journalEntryAnswer, LONGEST_PAGE } from "./answers/journal.ts";
export { momentOf } from "./answers/moment.ts";
export { isPersonId } from "./access/standing.ts";
export { findAnswer, personAnswer, soughtText } from "./answers/people.ts";
export { controlAnswer, rollAnswer, siteAnswer, sitesAnswer } from "./answers/sites.ts";
export type { RollLine } from "./answers/sites.ts";
export { agreementAnswer, authoritiesAnswer, countAnswer, incidentAnswer, programmeAnswer } from "./answers/things.ts";
export { manifestAnswer, transferAnswer, transfersAnswer } from "./answers/transfers.ts";
export { Bell } from "./bell.ts";
export { csvCell, csvLine } from "./export/csv.ts";
export { listenSecurely } from "./hardening/secure-listener.ts";
export type { SecureListener } from "./hardening/secure-listener.ts";
export type { Problem } from "./problem.ts";
export { openServer } from "./node-server.ts";
export type { NodeServer, NodeServerOptions } from "./node-server.ts";
export { buildMachineServer } from "./server.ts";
