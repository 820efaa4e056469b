/** What stands at the door: passkey, the ministry's sign-in, password and code. */
import type { ReactNode, SubmitEvent } from "react";
import { ask } from "../../api/ask.ts";
import { useTexts } from "../../texts/reading.tsx";
import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { Page } from "../../ui/page.tsx";
import { useArrival } from "./arrival.ts";
import { useAttempt, Wrong, WrongNote } from "./attempt.tsx";
import { Exercise } from "./exercise.tsx";
import { Ministry } from "./ministry.tsx";
import { hasPasskeys, signInWithPasskey } from "./passkeys.ts";
import styles from "./sign-in.module.css";
import { signInTexts } from "./texts.ts";
import { CodeField } from "./code-field.tsx";

interface DoorProps {
  /** Why one is here again: an invitation that is none, a ministry that said no. */
  readonly because?: ReactNode;
}

/** The ways in, the safest first. */
export function Door({ because }: DoorProps): ReactNode {
  const t = useTexts(signInTexts);
  const attempt = useAttempt();
  const arrive = useArrival();
  return (
    <Page title={t("title")}>
      <div className={styles["ways"]}>
        {attempt.isIdle ? because : <Wrong error={attempt.error} />}
        <Exercise attempt={attempt} />
        <Button
          look="main"
          isPending={attempt.isPending}
          isDisabled={!hasPasskeys()}
          onPress={() => attempt.mutate(() => signInWithPasskey().then(arrive))}
        >
          {t("withPasskey")}
        </Button>
        {!hasPasskeys() && <WrongNote>{t("noPasskeys")}</WrongNote>}
        <Ministry attempt={attempt} />
        <details>
          <summary>{t("withPassword")}</summary>
          <PasswordForm attempt={attempt} onSignedIn={arrive} />
        </details>
        <p className={styles["hint"]}>{t("noWayIn")}</p>
      </div>
    </Page>
  );
}

interface PasswordFormProps {
  readonly attempt: ReturnType<typeof useAttempt>;
  readonly onSignedIn: () => Promise<void>;
}

function PasswordForm({ attempt, onSignedIn }: PasswordFormProps): ReactNode {
  const t = useTexts(signInTexts);
  const signIn = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = event.currentTarget;
    const given = new FormData(form);
    const body = {
      officer: text(given, "officer").trim().toUpperCase(),
      password: text(given, "password"),
      code: text(given, "code"),
    };
    attempt.mutate(async () => {
      // A code works once, whatever came of it.
      emptyCode(form);
      await ask("/sign-in/password", { method: "POST", body });
      await onSignedIn();
    });
  };
  return (
    <form className={styles["form"]} onSubmit={signIn}>
      <Field
        label={t("officer")}
        name="officer"
        autoComplete="username"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={64}
        dir="ltr"
        required
      />
      <Field label={t("password")} name="password" type="password" autoComplete="current-password" dir="ltr" required />
      <CodeField label={t("code")} hint={t("codeHint")} />
      <Button type="submit" isPending={attempt.isPending}>
        {t("submit")}
      </Button>
    </form>
  );
}

export function text(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}

export function emptyCode(form: HTMLFormElement): void {
  const code = form.elements.namedItem("code");
  if (code instanceof HTMLInputElement) code.value = "";
}
