/** The ministry's own sign-in (OpenID Connect), where this node has one: the browser goes there and comes back. */
import { useSearch } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { ask } from "../../api/ask.ts";
import { useTexts } from "../../texts/reading.tsx";
import { Button } from "../../ui/button.tsx";
import { keepNext } from "./arrival.ts";
import type { useAttempt } from "./attempt.tsx";
import type { SignInSearch } from "./route.ts";
import { signInTexts } from "./texts.ts";
import { useWays } from "./ways.ts";

interface MinistryProps {
  readonly attempt: ReturnType<typeof useAttempt>;
  /** Accepted by this sign-in; to sign in where absent. */
  readonly invitation?: string;
}

export function Ministry({ attempt, invitation }: MinistryProps): ReactNode {
  const t = useTexts(signInTexts);
  const search = useSearch({ strict: false }) as SignInSearch;
  const { signOn: name } = useWays();
  if (name === undefined) return null;
  const go = async (): Promise<void> => {
    keepNext(search);
    const body = invitation === undefined ? {} : { invitation };
    const { url } = await ask<{ readonly url: string }>("/sign-in/sign-on/start", { method: "POST", body });
    location.assign(url);
  };
  return (
    <Button isPending={attempt.isPending} onPress={() => attempt.mutate(go)}>
      {t(invitation === undefined ? "withMinistry" : "newMinistry", { name })}
    </Button>
  );
}
