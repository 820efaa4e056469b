import type { Answers } from "../../api/answers.ts";

/** A transfer with everybody on it, as the API answers. */
export type ManifestOf = Answers["/transfers/:id/manifest"];
/** A transfer with no word of who is on it. */
export type TransferOf = Answers["/transfers/:id"];
