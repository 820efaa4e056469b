/** Which question is answered with what: the API's own types, by the path under `/api/v1`. No value of the server comes along. */
export type { Answers } from "@muster/server/api";
