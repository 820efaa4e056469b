/**
 * Questions to the register, asked of the moment the page is looked at from, kept fresh by the live feed (`src/live`). One
 * key for each question and moment: what two parts of a page ask is asked once.
 */
import { keepPreviousData, type QueryClient, useQuery, type UseQueryResult } from "@tanstack/react-query";
import { type Moment, momentOf, useMoment } from "../time/moment.ts";
import { ask } from "./ask.ts";
import type { Answers } from "./answers.ts";
import type { Problem } from "./problem.ts";

export type QuestionPath = keyof Answers;
/** Values for the `:name` parts of the path, and for its query. */
export type Asked = Readonly<Record<string, string | number | undefined>>;

/** `["question", path, asked, moment]`: `src/live` refreshes those whose moment is now. */
export type QuestionKey = readonly ["question", QuestionPath, Asked, Moment];

interface QuestionOptions {
  /** False: not yet, something it needs is not known. */
  readonly when?: boolean;
  /** Another moment than the page's. */
  readonly moment?: Moment;
  /** Asked again this often: for what nothing else tells the page of. */
  readonly everyMs?: number;
}

export function useQuestion<Path extends QuestionPath>(
  path: Path,
  asked: Asked = {},
  { when = true, moment, everyMs }: QuestionOptions = {},
): UseQueryResult<Answers[Path], Problem> {
  const page = useMoment();
  return useQuery<Answers[Path], Problem, Answers[Path], QuestionKey>({
    ...questionOf(path, asked, moment ?? page),
    enabled: when,
    ...(everyMs === undefined ? {} : { refetchInterval: everyMs }),
    // While the slider moves, the last answer stands, marked as such by `isPlaceholderData`.
    placeholderData: keepPreviousData,
  });
}

/** As a route's loader is told of it: how the page was come to, and where it is. */
export interface Arrival {
  readonly context: { readonly queries: QueryClient };
  readonly cause: "preload" | "enter" | "stay";
  readonly location: { readonly search: object };
}

/**
 * Asks what a page will ask while its code is fetched; for a route's loader. A link that is merely pointed at asks nothing: the
 * register keeps who read what, and nobody did.
 */
export function askAhead<Path extends QuestionPath>(
  { context, cause, location }: Arrival,
  path: Path,
  asked: Asked = {},
  moment: Moment = momentOf({ ...location.search }),
): void {
  if (cause === "preload") return;
  // What is refused or does not come the page asks again, and says.
  void context.queries.query(questionOf(path, asked, moment)).catch(() => undefined);
}

function questionOf<Path extends QuestionPath>(path: Path, asked: Asked, { asOf, knownAt }: Moment) {
  return {
    queryKey: ["question", path, asked, momentKey({ asOf, knownAt })] as const,
    queryFn: ({ signal }: { readonly signal: AbortSignal }) =>
      ask<Answers[Path]>(addressOf(path, asked, { asOf, knownAt }), { signal }),
  };
}

/** The address under `/api/v1`, its `:parts` filled in, the rest in the query. */
export function addressOf(path: string, asked: Asked, { asOf, knownAt }: Moment): string {
  const query = new URLSearchParams();
  const parts = new Set<string>();
  const filled = path.replace(/:([a-zA-Z]+)/g, (_, name: string) => {
    parts.add(name);
    return encodeURIComponent(String(asked[name] ?? ""));
  });
  for (const [name, value] of Object.entries(asked)) {
    if (!parts.has(name) && value !== undefined && value !== "") query.set(name, String(value));
  }
  if (asOf !== undefined) query.set("asOf", asOf);
  if (knownAt !== undefined) query.set("knownAt", String(knownAt));
  const text = query.toString();
  return text === "" ? filled : `${filled}?${text}`;
}

function momentKey({ asOf, knownAt }: Moment): Moment {
  return { ...(asOf === undefined ? {} : { asOf }), ...(knownAt === undefined ? {} : { knownAt }) };
}
