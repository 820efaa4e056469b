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
import { Section } from "../../ui/page.tsx";
import { Code } from "../../ui/person-name.tsx";
import { When } from "../../ui/when.tsx";
import { useAttempt, Wrong } from "../sign-in/attempt.tsx";
import { Holdings } from "./holdings.tsx";
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
  if (sessions.length === 0) return <p>{t("noSessions")}</p>;
  return (
    <Holdings
      label={label}
      heads={[t("sessionFrom"), t("sessionHow"), t("sessionSince"), t("sessionUsed")]}
      rows={sessions}
      keyOf={({ id }) => id}
      cells={({ address, agent, how, madeAt, lastUsedAt }) => [
        <Origin key="from" address={address} agent={agent} />,
        says("how.", how),
        <When key="since" at={madeAt} />,
        <When key="used" at={lastUsedAt} />,
      ]}
      instead={({ id }) => (id === here ? t("sessionHere") : undefined)}
      path={({ id }) => `${path}/${id}`}
      end={t("endSession")}
      endOf={({ address }) => t("endSessionOf", { address })}
      ended={t("sessionEnded")}
    />
  );
}

function Origin({ address, agent }: Pick<Session, "address" | "agent">): ReactNode {
  return (
    <>
      <Code>{address}</Code>
      <div className={styles["agent"]} lang="en" dir="ltr" title={agent}>
        {agent}
      </div>
    </>
  );
}
