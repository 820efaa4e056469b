import { useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { ask } from "../../api/ask.ts";
import { useQuestion } from "../../api/question.ts";
import { useReading, useTexts } from "../../texts/reading.tsx";
import { Answer } from "../../ui/answer.tsx";
import { Button } from "../../ui/button.tsx";
import { useNotices } from "../../ui/notices.tsx";
import { Section } from "../../ui/page.tsx";
import { When } from "../../ui/when.tsx";
import { useAttempt, Wrong } from "../sign-in/attempt.tsx";
import { addPasskey, hasPasskeys } from "../sign-in/passkeys.ts";
import styles from "./settings.module.css";
import { settingsTexts } from "./texts.ts";

/** One's own passkeys: one on each device, so that a lost one is no way lost. */
export function OwnPasskeys(): ReactNode {
  const t = useTexts(settingsTexts);
  const { dates } = useReading();
  const { tell } = useNotices();
  const queries = useQueryClient();
  const passkeys = useQuestion("/sign-in/passkeys", {}, { moment: {} });
  const attempt = useAttempt();
  const change = (work: () => Promise<unknown>, done: "passkeyAdded" | "passkeyRemoved"): void =>
    attempt.mutate(async () => {
      await work();
      tell(t(done));
      await queries.invalidateQueries({ queryKey: ["question"] });
    });
  const add = (
    <Button
      isPending={attempt.isPending}
      isDisabled={!hasPasskeys()}
      onPress={() => change(addPasskey, "passkeyAdded")}
    >
      {t("addPasskey")}
    </Button>
  );
  return (
    <Section title={t("passkeys")} actions={add}>
      <Wrong error={attempt.error} />
      <Answer of={passkeys}>
        {({ passkeys: own }) =>
          own.length === 0 ? (
            <p>{t("noPasskeys")}</p>
          ) : (
            <div className={styles["scrolls"]}>
              <table className={styles["table"]} aria-label={t("passkeys")}>
                <thead>
                  <tr>
                    <th scope="col">{t("passkeyMade")}</th>
                    <th scope="col">{t("passkeyUsed")}</th>
                    <th scope="col">{t("passkeyKept")}</th>
                    <td />
                  </tr>
                </thead>
                <tbody>
                  {own.map(({ credential, madeAt, lastUsedAt, backedUp }) => (
                    <tr key={credential}>
                      <th scope="row">
                        <When at={madeAt} />
                      </th>
                      <td>{lastUsedAt === undefined ? t("passkeyNever") : <When at={lastUsedAt} />}</td>
                      <td>{t(backedUp ? "passkeyBackedUp" : "passkeyOnDevice")}</td>
                      <td>
                        <Button
                          look="quiet"
                          aria-label={t("removePasskeyOf", { day: dates.day(madeAt) })}
                          isPending={attempt.isPending}
                          onPress={() =>
                            change(() => ask(`/sign-in/passkeys/${credential}`, { method: "DELETE" }), "passkeyRemoved")
                          }
                        >
                          {t("removePasskey")}
                        </Button>
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )
        }
      </Answer>
    </Section>
  );
}
