/** What is tried at the door, and in words what went wrong with it: the node's refusals by their code, the device's by name. */
import { useMutation, type UseMutationResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Problem } from "../../api/problem.ts";
import { useTexts } from "../../texts/reading.tsx";
import styles from "./sign-in.module.css";
import { signInTexts } from "./texts.ts";

/** Does one thing at a time; `error` holds why the last did not succeed. */
export function useAttempt(): UseMutationResult<void, Error, () => Promise<void>> {
  return useMutation({ mutationFn: (work: () => Promise<void>) => work() });
}

type Key = keyof (typeof signInTexts)["messages"];

const BY_CODE: ReadonlyMap<string, Key> = new Map(
  (
    [
      "sign-in-failed",
      "too-many-tries",
      "invitation-invalid",
      "registration-failed",
      "code-wrong",
      "password-weak",
      "sign-on-unavailable",
      "not-signed-in",
      "node-unreachable",
    ] as const
  ).map((code) => [code, `wrong.${code}`]),
);
/** WebAuthn 3, 5.1.3 and 5.1.4: what a device refuses with. */
const BY_DEVICE: ReadonlyMap<string, Key> = new Map([
  ["NotAllowedError", "wrong.not-confirmed"],
  ["AbortError", "wrong.not-confirmed"],
  ["InvalidStateError", "wrong.already-there"],
]);

/** Why it did not succeed; nothing where it did. */
export function Wrong({ error }: { readonly error: Error | null }): ReactNode {
  const t = useTexts(signInTexts);
  if (error === null) return null;
  if (!(error instanceof Problem)) return <WrongNote>{t(BY_DEVICE.get(error.name) ?? "wrong.device")}</WrongNote>;
  const { code, detail, remedy } = error.body;
  const key = BY_CODE.get(code);
  return (
    <WrongNote>
      {key !== undefined && <p>{t(key, { seconds: error.retryAfterSeconds ?? 0 })}</p>}
      {/* What a password is refused for, and whatever the door comes to say besides: in the node's words. */}
      {(key === undefined || code === "password-weak") && (
        <p lang="en" dir="ltr">
          {detail} {key === undefined && remedy}
        </p>
      )}
    </WrongNote>
  );
}

export function WrongNote({ children }: { readonly children: ReactNode }): ReactNode {
  return (
    <div className={styles["wrong"]} role="alert">
      {children}
    </div>
  );
}
