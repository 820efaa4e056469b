/** papers: what is printed, each with its proof inside; and how a paper is checked. */
export { edition } from "./edition.ts";
export type { CommonFacts, NamedPerson } from "./facts.ts";
export { PAPER_CODES, type PaperCode, PaperFault } from "./fault.ts";
export { isLanguage, type Language, LANGUAGES, scriptOf } from "./languages/language.ts";
export { OFFSET_PATTERN } from "./languages/dates.ts";
export { type PaperSettings, TEXTS } from "./languages/words.ts";
export { MAXIMUM_PAPER_BYTES, MOST_PEOPLE, MOST_PROOFS } from "./limits.ts";
export { isPaperName, type PaperName, type PrintedOn } from "./papers.ts";
export { PaperPrinter, PrinterFault } from "./printer.ts";
export { type PaperRequest, renderPaper } from "./render.ts";
export { PAPER_FORMAT } from "./proof/paper-file.ts";
export { isPdf, type VerifiedPaper, type VerifyPaperOptions, verifyPaper } from "./proof/verify-paper.ts";
