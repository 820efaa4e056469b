import { useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useQuestion } from "../../api/question.ts";
import { useReading, useTexts } from "../../texts/reading.tsx";
import { Answer } from "../../ui/answer.tsx";
import { Button } from "../../ui/button.tsx";
import { useNotices } from "../../ui/notices.tsx";
import { Section } from "../../ui/page.tsx";
import { When } from "../../ui/when.tsx";
import { useAttempt, Wrong } from "../sign-in/attempt.tsx";
import { addPasskey, hasPasskeys } from "../sign-in/passkeys.ts";
import { Holdings } from "./holdings.tsx";
import { settingsTexts } from "./texts.ts";

/** One's own passkeys: one on each device, so that a lost one is no way lost. */
export function OwnPasskeys(): ReactNode {
  const t = useTexts(settingsTexts);
  const { dates } = useReading();
  const { tell } = useNotices();
  const queries = useQueryClient();
  const passkeys = useQuestion("/sign-in/passkeys", {}, { moment: {} });
  const attempt = useAttempt();
  const add = async (): Promise<void> => {
    await addPasskey();
    tell(t("passkeyAdded"));
    await queries.invalidateQueries({ queryKey: ["question"] });
  };
  const adding = (
    <Button isPending={attempt.isPending} isDisabled={!hasPasskeys()} onPress={() => attempt.mutate(add)}>
      {t("addPasskey")}
    </Button>
  );
  return (
    <Section title={t("passkeys")} actions={adding}>
      <Wrong error={attempt.error} />
      <Answer of={passkeys}>
        {({ passkeys: own }) =>
          own.length === 0 ? (
            <p>{t("noPasskeys")}</p>
          ) : (
            <Holdings
              label={t("passkeys")}
              heads={[t("passkeyMade"), t("passkeyUsed"), t("passkeyKept")]}
              rows={own}
              keyOf={({ credential }) => credential}
              cells={({ madeAt, lastUsedAt, backedUp }) => [
                <When key="made" at={madeAt} />,
                lastUsedAt === undefined ? t("passkeyNever") : <When key="used" at={lastUsedAt} />,
                t(backedUp ? "passkeyBackedUp" : "passkeyOnDevice"),
              ]}
              path={({ credential }) => `/sign-in/passkeys/${credential}`}
              end={t("removePasskey")}
              endOf={({ madeAt }) => t("removePasskeyOf", { day: dates.day(madeAt) })}
              ended={t("passkeyRemoved")}
            />
          )
        }
      </Answer>
    </Section>
  );
}
