import type { Session } from "@muster/server/api";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { ask } from "../../api/ask.ts";
import { forgetAnswers } from "../../api/forget.ts";
import { useQuestion } from "../../api/question.ts";
import { useCodes } from "../../texts/codes.ts";
import { useTexts } from "../../texts/reading.tsx";
import { Answer } from "../../ui/answer.tsx";
import { Button } from "../../ui/button.tsx";
import { useNotices } from "../../ui/notices.tsx";
import { Section } from "../../ui/page.tsx";
import { Code } from "../../ui/person-name.tsx";
import { When } from "../../ui/when.tsx";
import { useAttempt, Wrong } from "../sign-in/attempt.tsx";
import styles from "./settings.module.css";
import { settingsTexts } from "./texts.ts";

/** Where one is signed in, and how to end what one does not know. */
export function OwnSessions({ here }: { readonly here: string | undefined }): ReactNode {
  const t = useTexts(settingsTexts);
  const sessions = useQuestion("/sign-in/sessions", {}, { moment: {} });
  const attempt = useAttempt();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const endAll = async (): Promise<void> => {
    await ask("/sign-in/sessions", { method: "DELETE" });
    await navigate({ to: "/sign-in" });
    forgetAnswers(queries);
  };
  return (
    <Section title={t("sessions")} actions={<Button onPress={() => attempt.mutate(endAll)}>{t("endAll")}</Button>}>
      <Wrong error={attempt.error} />
      <Answer of={sessions}>
        {({ sessions: list }) => (
          <SessionTable label={t("sessions")} sessions={list} path="/sign-in/sessions" here={here} />
        )}
      </Answer>
    </Section>
  );
}

interface SessionTableProps {
  readonly label: string;
  readonly sessions: readonly Session[];
  /** Under which one of them is ended. */
  readonly path: string;
  /** The session of this page: one goes out by signing out. */
  readonly here?: string | undefined;
}

export function SessionTable({ label, sessions, path, here }: SessionTableProps): ReactNode {
  const t = useTexts(settingsTexts);
  const says = useCodes(settingsTexts);
  const { tell } = useNotices();
  const queries = useQueryClient();
  const attempt = useAttempt();
  if (sessions.length === 0) return <p>{t("noSessions")}</p>;
  const end = async (id: string): Promise<void> => {
    await ask(`${path}/${id}`, { method: "DELETE" });
    tell(t("sessionEnded"));
    await queries.invalidateQueries({ queryKey: ["question"] });
  };
  return (
    <div className={styles["scrolls"]}>
      <Wrong error={attempt.error} />
      <table className={styles["table"]} aria-label={label}>
        <thead>
          <tr>
            <th scope="col">{t("sessionFrom")}</th>
            <th scope="col">{t("sessionHow")}</th>
            <th scope="col">{t("sessionSince")}</th>
            <th scope="col">{t("sessionUsed")}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {sessions.map(({ id, address, agent, how, madeAt, lastUsedAt }) => (
            <tr key={id}>
              <th scope="row">
                <Code>{address}</Code>
                <div className={styles["agent"]} lang="en" dir="ltr" title={agent}>
                  {agent}
                </div>
              </th>
              <td>{says("how.", how)}</td>
              <td>
                <When at={madeAt} />
              </td>
              <td>
                <When at={lastUsedAt} />
              </td>
              <td>
                {id === here ? (
                  t("sessionHere")
                ) : (
                  <Button
                    look="quiet"
                    aria-label={t("endSessionOf", { address })}
                    isPending={attempt.isPending}
                    onPress={() => attempt.mutate(() => end(id))}
                  >
                    {t("endSession")}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
