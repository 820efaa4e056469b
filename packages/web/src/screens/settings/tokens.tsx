/** An officer's tokens: those there are, a new one, and their end. */
import type { ApiToken, TokenMade } from "@muster/server/api";
import { useQueryClient } from "@tanstack/react-query";
import { type SubmitEvent, type ReactNode, useState } from "react";
import { ask } from "../../api/ask.ts";
import { useQuestion } from "../../api/question.ts";
import { useCodes } from "../../texts/codes.ts";
import { useReading, useTexts } from "../../texts/reading.tsx";
import { useNow } from "../../time/now.ts";
import { Answer } from "../../ui/answer.tsx";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Field } from "../../ui/field.tsx";
import { Section } from "../../ui/page.tsx";
import { TimeField } from "../../ui/time-field.tsx";
import { When } from "../../ui/when.tsx";
import { useAttempt, Wrong } from "../sign-in/attempt.tsx";
import { ACTIONS } from "./actions/actions.ts";
import { actionsTexts } from "./actions/texts.ts";
import { textIn } from "../../ui/form-text.ts";
import { Holdings } from "./holdings.tsx";
import { OnceShown } from "./once-shown.tsx";
import styles from "./settings.module.css";
import { settingsTexts } from "./texts.ts";

const QUARTER_MS = 90 * 86_400_000;

/** Tokens for machines that act for an officer: for some actions alone, with an end, each shown once. */
export function Tokens({ officer }: { readonly officer: string }): ReactNode {
  const t = useTexts(settingsTexts);
  const tokens = useQuestion("/officers/:id/tokens", { id: officer }, { moment: {} });
  const [isOpen, open] = useState(false);
  const [made, setMade] = useState<TokenMade>();
  return (
    <Section title={t("tokens")} actions={<Button onPress={() => open(true)}>{t("newToken")}</Button>}>
      <Answer of={tokens}>
        {({ tokens: theirs }) =>
          theirs.length === 0 ? <p>{t("noTokens")}</p> : <TokenTable officer={officer} tokens={theirs} />
        }
      </Answer>
      <Dialog title={t("newToken")} isOpen={isOpen} onOpenChange={open}>
        <NewToken
          officer={officer}
          onMade={(token) => {
            open(false);
            setMade(token);
          }}
          onDone={() => open(false)}
        />
      </Dialog>
      {made !== undefined && (
        <OnceShown
          title={t("token", { name: made.name })}
          secret={made.secret}
          hint={t("tokenOnce")}
          onDone={() => setMade(undefined)}
        />
      )}
    </Section>
  );
}

interface NewTokenProps {
  readonly officer: string;
  readonly onMade: (token: TokenMade) => void;
  readonly onDone: () => void;
}

function NewToken({ officer, onMade, onDone }: NewTokenProps): ReactNode {
  const t = useTexts(settingsTexts);
  const says = useCodes(actionsTexts);
  const now = useNow();
  const queries = useQueryClient();
  const attempt = useAttempt();
  const make = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const body = {
      name: textIn(form, "name"),
      scopes: form.getAll("scopes"),
      expiresAt: textIn(form, "expiresAt"),
    };
    attempt.mutate(async () => {
      const token = await ask<TokenMade>(`/officers/${officer}/tokens`, { method: "POST", body });
      await queries.invalidateQueries({ queryKey: ["question", "/officers/:id/tokens"] });
      onMade(token);
    });
  };
  return (
    <form className={styles["form"]} onSubmit={make}>
      <Field label={t("tokenName")} name="name" maxLength={100} dir="auto" required />
      <fieldset className={styles["boxes"]}>
        <legend>{t("tokenScopes")}</legend>
        {ACTIONS.map((action) => (
          <label key={action}>
            <input type="checkbox" name="scopes" value={action} />
            {says("", action)}
          </label>
        ))}
      </fieldset>
      <p className={styles["hint"]}>{t("tokenScopesHint")}</p>
      <TimeField
        label={t("tokenUntil")}
        name="expiresAt"
        first={new Date(Date.parse(now()) + QUARTER_MS).toISOString()}
      />
      <Wrong error={attempt.error} />
      <div className={styles["buttons"]}>
        <Button type="submit" look="main" isPending={attempt.isPending}>
          {t("makeToken")}
        </Button>
        <Button onPress={onDone}>{t("cancel")}</Button>
      </div>
    </form>
  );
}

interface TokenTableProps {
  readonly officer: string;
  readonly tokens: readonly ApiToken[];
}

function TokenTable({ officer, tokens }: TokenTableProps): ReactNode {
  const t = useTexts(settingsTexts);
  const says = useCodes(actionsTexts);
  const { list } = useReading();
  return (
    <Holdings
      label={t("tokens")}
      heads={[t("tokenName"), t("tokenScopes"), t("tokenUntil"), t("tokenUsed")]}
      rows={tokens}
      keyOf={({ id }) => id}
      cells={({ name, scopes, expiresAt, lastUsedAt }) => [
        <bdi key="name">{name}</bdi>,
        list(scopes.map((scope) => says("", scope))),
        <When key="until" at={expiresAt} />,
        lastUsedAt === undefined ? t("passkeyNever") : <When key="used" at={lastUsedAt} />,
      ]}
      isEnded={({ revokedAt }) => revokedAt !== undefined}
      instead={({ revokedAt }) => (revokedAt === undefined ? undefined : t("tokenRevoked"))}
      path={({ id }) => `/officers/${officer}/tokens/${id}`}
      end={t("revoke")}
      endOf={({ name }) => t("revokeOf", { name })}
      ended={t("revoked")}
    />
  );
}
