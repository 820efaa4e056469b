import { useQueryClient } from "@tanstack/react-query";
import { CatchBoundary, Link, Outlet, useNavigate } from "@tanstack/react-router";
import type { Purpose } from "@muster/server/api";
import { type ReactNode, useEffect } from "react";
import { ask } from "../api/ask.ts";
import { forgetAnswers } from "../api/forget.ts";
import { forgetTab } from "../api/tab.ts";
import { Problem } from "../api/problem.ts";
import { type ReadingPurpose, USUAL, usePurpose } from "../api/purpose.ts";
import { useMe } from "../api/me.ts";
import { LiveProvider, useLive } from "../live/live.tsx";
import { useOutOfDate } from "../live/out-of-date.ts";
import { LANGUAGE_FACTS, LANGUAGES, type Language } from "../texts/languages.ts";
import { usualNumerals } from "../texts/preferences.ts";
import { useReading, useTexts } from "../texts/reading.tsx";
import { Button } from "../ui/button.tsx";
import { NoticesProvider, useNotices } from "../ui/notices.tsx";
import { BalanceBar } from "./balance-bar.tsx";
import styles from "./frame.module.css";
import { Screens } from "./screens.tsx";
import { shellTexts } from "./texts.ts";
import { TimeBar } from "./time-bar.tsx";

/** What stands around every screen: the way to the others, who is signed in, the balance and the two sliders of time. */
export function Frame(): ReactNode {
  const t = useTexts(shellTexts);
  return (
    <LiveProvider>
      <NoticesProvider>
        <a className={styles["skip"]} href="#page">
          {t("skip")}
        </a>
        <header className={styles["head"]}>
          <div className={styles["top"]}>
            <div>
              <Link to="/" className={styles["mark"]}>
                Muster
              </Link>
              <Exercise />
            </div>
            <Screens />
            <Who />
          </div>
          <BalanceBar />
          <TimeBar />
        </header>
        <main id="page" className={styles["page"]} tabIndex={-1}>
          <CatchBoundary
            getResetKey={() => location.pathname}
            errorComponent={() => <p role="alert">{t("pageFailed")}</p>}
          >
            <Outlet />
          </CatchBoundary>
        </main>
      </NoticesProvider>
    </LiveProvider>
  );
}

/** An exercise says so wherever it is shown: its people are invented. */
function Exercise(): ReactNode {
  const t = useTexts(shellTexts);
  const me = useMe();
  return me.data?.register.exercise === true ? <span className={styles["exercise"]}>{t("exercise")}</span> : null;
}

function Who(): ReactNode {
  const t = useTexts(shellTexts);
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { tell } = useNotices();
  const me = useMe();
  const signOut = async (): Promise<void> => {
    try {
      await ask("/sign-in/sign-out", { method: "POST", body: {} });
    } catch (fault) {
      if (!(fault instanceof Problem)) throw fault;
      if (!fault.isSignedOut) return tell(t("signingOutFailed"));
    }
    await navigate({ to: "/sign-in" });
    forgetAnswers(queries);
    forgetTab();
  };
  return (
    <div className={styles["who"]}>
      <Liveness />
      <PurposeChoice />
      <LanguageChoice />
      {me.data !== undefined && (
        <>
          <Link
            to="/settings"
            className={styles["officer"]}
            title={t("signedInAs", { officer: me.data.officer, authority: me.data.authority.name })}
          >
            <bdi>{me.data.officer}</bdi>
          </Link>
          <Button look="quiet" onPress={() => void signOut()}>
            {t("signOut")}
          </Button>
        </>
      )}
    </div>
  );
}

/** Whether the page hears of what others do, and if not, since when; and whether what is on it was read before the newest entry. */
function Liveness(): ReactNode {
  const t = useTexts(shellTexts);
  const { dates } = useReading();
  const live = useLive();
  const [isOutOfDate, lookAgain] = useOutOfDate();
  const queries = useQueryClient();
  if (live.state === "none") {
    return (
      <span className={styles["live"]} data-state="connecting">
        {t("notLive")}{" "}
        <Button look="quiet" onPress={() => void queries.refetchQueries({ type: "active" })}>
          {t("lookAgain")}
        </Button>
      </span>
    );
  }
  if (live.state === "live" && isOutOfDate) {
    return (
      <span role="status" className={styles["live"]} data-state="behind">
        {t("outOfDate")}{" "}
        <Button look="quiet" onPress={lookAgain}>
          {t("lookAgain")}
        </Button>
      </span>
    );
  }
  return (
    <span role="status" className={styles["live"]} data-state={live.state}>
      {live.state === "behind" ? t("behind", { time: dates.clock(live.since) }) : t(live.state)}
    </span>
  );
}

function LanguageChoice(): ReactNode {
  const t = useTexts(shellTexts);
  const { language, prefer } = useReading();
  return (
    <select
      aria-label={t("language")}
      value={language}
      onChange={({ target }) => {
        const chosen = target.value as Language;
        prefer({ language: chosen, numerals: usualNumerals(chosen) });
      }}
    >
      {LANGUAGES.map((one) => (
        <option key={one} value={one} lang={one}>
          {LANGUAGE_FACTS[one].name}
        </option>
      ))}
    </select>
  );
}

/** Why this officer reads: recorded with every reading about people (DP-1). */
function PurposeChoice(): ReactNode {
  const t = useTexts(shellTexts);
  const [{ purpose, why = "" }, choose] = usePurpose();
  const queries = useQueryClient();
  const { data: me } = useMe();
  const purposes = me?.purposes ?? [purpose];
  const isKnown = purposes.includes(purpose);
  // One kept in this tab from before the register's list changed is none any more.
  useEffect(() => {
    if (!isKnown) choose(USUAL);
  }, [isKnown, choose]);
  /** What was refused may be answered for this purpose. What was answered was read for another, and is not read again. */
  const read = (chosen: ReadingPurpose): void => {
    choose(chosen);
    void queries.refetchQueries({ type: "active", predicate: ({ state }) => state.status === "error" });
  };
  return (
    <span className={styles["purpose"]}>
      <label>
        {t("purpose")}{" "}
        <select value={purpose} onChange={({ target }) => read({ purpose: target.value as Purpose, why })}>
          {purposes.map((one) => (
            <option key={one} value={one}>
              {t(`purpose.${one}`)}
            </option>
          ))}
        </select>
      </label>
      {purpose === "other" && (
        <input
          aria-label={t("why")}
          placeholder={t("why")}
          maxLength={500}
          defaultValue={why}
          onBlur={({ target }) => read({ purpose, why: target.value })}
        />
      )}
    </span>
  );
}
