/** Where somebody goes once they are in: to where they were sent from, or to what needs an answer today. */
import { useQueryClient } from "@tanstack/react-query";
import { useRouter, useSearch } from "@tanstack/react-router";
import { forgetAnswers } from "../../api/forget.ts";
import type { SignInSearch } from "./route.ts";

const KEY = "muster.next";

/** Goes on, and forgets what whoever was here before had looked at. */
export function useArrival(): () => void {
  const queries = useQueryClient();
  const { history } = useRouter();
  const { next } = useSearch({ strict: false }) as SignInSearch;
  return () => {
    const kept = sessionStorage.getItem(KEY);
    sessionStorage.removeItem(KEY);
    forgetAnswers(queries);
    history.replace(next ?? kept ?? "/");
  };
}

/** Over the way to the ministry's sign-in and back the address is lost: this tab keeps it. */
export function keepNext({ next }: SignInSearch): void {
  if (next === undefined) sessionStorage.removeItem(KEY);
  else sessionStorage.setItem(KEY, next);
}
