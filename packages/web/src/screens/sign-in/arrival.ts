/** Where somebody goes once they are in: to where they were sent from, or to what needs an answer today. */
import { useQueryClient } from "@tanstack/react-query";
import { useRouter, useSearch } from "@tanstack/react-router";
import { ask } from "../../api/ask.ts";
import { forgetAnswers } from "../../api/forget.ts";
import { tabOf } from "../../api/tab.ts";
import type { SignInSearch } from "./route.ts";

const KEY = "muster.next";

/** Goes on, and forgets what another officer who was here before had looked at and begun. */
export function useArrival(): () => Promise<void> {
  const queries = useQueryClient();
  const { history } = useRouter();
  const { next } = useSearch({ strict: false }) as SignInSearch;
  return async () => {
    const kept = sessionStorage.getItem(KEY);
    sessionStorage.removeItem(KEY);
    forgetAnswers(queries);
    tabOf(await whoIsIn());
    history.replace(next ?? kept ?? "/");
  };
}

async function whoIsIn(): Promise<string | undefined> {
  const session = await ask<{ readonly officer: string }>("/sign-in/session").catch(() => undefined);
  return session?.officer;
}

/** Over the way to the ministry's sign-in and back the address is lost: this tab keeps it. */
export function keepNext({ next }: SignInSearch): void {
  if (next === undefined) sessionStorage.removeItem(KEY);
  else sessionStorage.setItem(KEY, next);
}
