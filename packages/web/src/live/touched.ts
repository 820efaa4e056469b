/**
 * What a recorded entry means for an answer on the page. Most answers are asked again at once. Answers about people are
 * readings, each recorded with its purpose (DP-1): those are asked again by themselves only where the entry is about the very
 * thing they are about; otherwise the page says that something was recorded since, and the officer looks again.
 */
import type { QuestionKey, QuestionPath } from "../api/question.ts";

/** Readings, and what kind of thing the `:id` of each names; none where it is about people. */
const READINGS: Readonly<Partial<Record<QuestionPath, "site" | "transfer" | undefined>>> = {
  "/people": undefined,
  "/people/:id": undefined,
  "/people/:id/entries": undefined,
  "/people/:id/readers": undefined,
  "/people/:id/candidates": undefined,
  "/duplicates": undefined,
  "/same-people": undefined,
  "/duties": undefined,
  "/access": undefined,
  "/access/own": undefined,
  "/sites/:id/roll": "site",
  "/transfers/:id/manifest": "transfer",
  "/transfers/:id/duplicates": "transfer",
  "/transfers/:id/blockers": "transfer",
};

export type Touched = "not" | "ask-again" | "out-of-date";

/** `about`: what the entry is about, as the feed tells it: `transfer:T-1`. */
export function touched(key: readonly unknown[], about: readonly string[]): Touched {
  const [sort, path, asked, moment] = key as QuestionKey;
  // What was known at a number is known for good.
  if (sort !== "question" || moment?.knownAt !== undefined) return "not";
  if (!(path in READINGS)) return "ask-again";
  const kind = READINGS[path];
  return kind !== undefined && about.includes(`${kind}:${asked["id"]}`) ? "ask-again" : "out-of-date";
}
