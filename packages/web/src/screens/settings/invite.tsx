import type { InvitationMade } from "@muster/server/api";
import { type SubmitEvent, type ReactNode, useState } from "react";
import { ask } from "../../api/ask.ts";
import { useReading, useTexts } from "../../texts/reading.tsx";
import { Button } from "../../ui/button.tsx";
import { useAttempt, Wrong } from "../sign-in/attempt.tsx";
import { OnceShown } from "./once-shown.tsx";
import styles from "./settings.module.css";
import { settingsTexts } from "./texts.ts";

/** The link by which an officer comes in for the first time, or again after losing a device. */
export function Invite({ officer }: { readonly officer: string }): ReactNode {
  const t = useTexts(settingsTexts);
  const { dates } = useReading();
  const attempt = useAttempt();
  const [made, setMade] = useState<InvitationMade>();
  const make = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const replaces = new FormData(event.currentTarget).has("replaces");
    attempt.mutate(async () => {
      const body = replaces ? { replaces } : {};
      setMade(await ask<InvitationMade>(`/officers/${officer}/invitations`, { method: "POST", body }));
    });
  };
  return (
    <form className={styles["form"]} onSubmit={make}>
      <p className={styles["hint"]}>{t("inviteHint")}</p>
      <label>
        <input type="checkbox" name="replaces" /> {t("inviteReplaces")}
      </label>
      <Wrong error={attempt.error} />
      <div>
        <Button type="submit" isPending={attempt.isPending}>
          {t("makeInvitation")}
        </Button>
      </div>
      {made !== undefined && (
        <OnceShown
          title={t("invitation", { officer })}
          secret={made.link}
          hint={t("invitationUntil", { time: dates.time(made.expiresAt) })}
          onDone={() => setMade(undefined)}
        />
      )}
    </form>
  );
}
