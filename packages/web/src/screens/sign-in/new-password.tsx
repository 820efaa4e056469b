/** How a first password is set up, and the code beside it. */
import { useQuery } from "@tanstack/react-query";
import { type SubmitEvent, type ReactNode, useId, useState } from "react";
import { ask } from "../../api/ask.ts";
import { Problem } from "../../api/problem.ts";
import { useTexts } from "../../texts/reading.tsx";
import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { useAttempt, Wrong, WrongNote } from "./attempt.tsx";
import { CodeSquare } from "./code-square.tsx";
import { emptyCode, text } from "./door.tsx";
import styles from "./sign-in.module.css";
import { signInTexts } from "./texts.ts";
import { CodeField } from "./code-field.tsx";

interface CodeKey {
  readonly enrolment: string;
  /** Base32, for typing. */
  readonly secret: string;
  /** `otpauth:`, for scanning. */
  readonly uri: string;
}

interface NewPasswordProps {
  readonly invitation: string;
  readonly onSetUp: () => void;
}

/** A password, and an authenticator app that is shown to work (RFC 6238) before either counts. */
export function NewPassword({ invitation, onSetUp }: NewPasswordProps): ReactNode {
  const t = useTexts(signInTexts);
  const attempt = useAttempt();
  const [isNewKey, setNewKey] = useState(false);
  const key = useQuery({
    queryKey: ["sign-in", "code-key", invitation],
    queryFn: () => ask<CodeKey>("/sign-in/invitation/code", { method: "POST", body: { invitation } }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  if (key.isError) return <Wrong error={key.error} />;
  if (key.data === undefined) return <p role="status">{t("checking")}</p>;
  const { enrolment, secret, uri } = key.data;

  const setUp = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = event.currentTarget;
    const given = new FormData(form);
    const body = { invitation, enrolment, password: text(given, "password"), code: text(given, "code") };
    setNewKey(false);
    attempt.mutate(async () => {
      emptyCode(form);
      try {
        await ask("/sign-in/invitation/password", { method: "POST", body });
      } catch (fault) {
        if (!(fault instanceof Problem) || fault.body.code !== "registration-failed") throw fault;
        await key.refetch();
        setNewKey(true);
        return;
      }
      onSetUp();
    });
  };
  return (
    <form className={styles["form"]} onSubmit={setUp}>
      <h2>{t("appFirst")}</h2>
      <p className={styles["hint"]}>{t("appScan")}</p>
      <AppKey secret={secret} uri={uri} />
      <h2>{t("passwordSecond")}</h2>
      <Field
        label={t("newSecret")}
        hint={t("newSecretHint")}
        name="password"
        type="password"
        autoComplete="new-password"
        minLength={12}
        dir="ltr"
        required
      />
      <CodeField label={t("newCode")} />
      <Wrong error={attempt.error} />
      {isNewKey && <WrongNote>{t("tookTooLong")}</WrongNote>}
      <Button type="submit" look="main" isPending={attempt.isPending}>
        {t("newSubmit")}
      </Button>
    </form>
  );
}

function AppKey({ secret, uri }: Pick<CodeKey, "secret" | "uri">): ReactNode {
  const t = useTexts(signInTexts);
  const id = useId();
  return (
    <div className={styles["key"]}>
      <CodeSquare text={uri} label={t("appCode")} />
      <div>
        <p>
          <a href={uri}>{t("appOpen")}</a>
        </p>
        <p id={id} className={styles["hint"]}>
          {t("appKey")}
        </p>
        <output className={styles["secret"]} aria-labelledby={id} dir="ltr">
          {(secret.match(/.{1,4}/g) ?? []).join(" ")}
        </output>
      </div>
    </div>
  );
}
