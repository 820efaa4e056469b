/** What whoever follows an invitation finds. */
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { ask } from "../../api/ask.ts";
import { useReading, useTexts } from "../../texts/reading.tsx";
import { Button } from "../../ui/button.tsx";
import { Page } from "../../ui/page.tsx";
import { useAttempt, Wrong } from "./attempt.tsx";
import { Door } from "./door.tsx";
import { Ministry } from "./ministry.tsx";
import { NewPassword } from "./new-password.tsx";
import { acceptWithPasskey, hasPasskeys } from "./passkeys.ts";
import styles from "./sign-in.module.css";
import { signInTexts } from "./texts.ts";

interface Invitation {
  readonly officer: string;
  readonly expiresAt: string;
  readonly replaces: boolean;
}

interface InvitedProps {
  readonly invitation: string;
  readonly onSetUp: (how: "passkey" | "password") => void;
}

/** First sign-in, by the link a keeper gave: a passkey, or a password with an authenticator app, or the ministry's sign-in. */
export function Invited({ invitation, onSetUp }: InvitedProps): ReactNode {
  const t = useTexts(signInTexts);
  const found = useQuery({
    queryKey: ["sign-in", "invitation", invitation],
    queryFn: () => ask<Invitation>("/sign-in/invitation", { method: "POST", body: { invitation } }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (found.isError) return <Door because={<Wrong error={found.error} />} />;
  if (found.data === undefined) return <p role="status">{t("checking")}</p>;
  return <Invitation invitation={invitation} of={found.data} onSetUp={onSetUp} />;
}

function Invitation({
  invitation,
  of: { officer, replaces, expiresAt },
  onSetUp,
}: InvitedProps & { readonly of: Invitation }): ReactNode {
  const t = useTexts(signInTexts);
  const { dates } = useReading();
  const attempt = useAttempt();
  const [wantsPassword, wantPassword] = useState(!hasPasskeys());
  return (
    <Page title={t("invitedTitle")} lede={t("invited", { officer })}>
      <div className={styles["ways"]}>
        <p className={styles["hint"]}>
          {t("until", { time: dates.time(expiresAt) })} {replaces && t("replaces")}
        </p>
        <Wrong error={attempt.error} />
        {hasPasskeys() && (
          <>
            <Button
              look="main"
              isPending={attempt.isPending}
              onPress={() => attempt.mutate(() => acceptWithPasskey(invitation).then(() => onSetUp("passkey")))}
            >
              {t("newPasskey")}
            </Button>
            <p className={styles["hint"]}>{t("newPasskeyHint")}</p>
          </>
        )}
        <Ministry attempt={attempt} invitation={invitation} />
        <details open={wantsPassword} onToggle={({ currentTarget }) => wantPassword(currentTarget.open)}>
          <summary>{t("newPassword")}</summary>
          {wantsPassword && <NewPassword invitation={invitation} onSetUp={() => onSetUp("password")} />}
        </details>
      </div>
    </Page>
  );
}
