import { STATES, type State } from "@muster/record";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useMe } from "../api/me.ts";
import { useQuestion } from "../api/question.ts";
import { useReading, useTexts } from "../texts/reading.tsx";
import { StateMark } from "../ui/state-mark.tsx";
import styles from "./balance-bar.module.css";
import { shellTexts } from "./texts.ts";

/** The trial balance, on every screen: each number a link to the people behind it, and their sum. */
export function BalanceBar(): ReactNode {
  const t = useTexts(shellTexts);
  const { number } = useReading();
  const { data: me } = useMe();
  const mayKnow = me?.may.includes("see-balance");
  const balance = useQuestion("/balance", { by: "state" }, { when: mayKnow === true });
  const { data, isError, isPlaceholderData } = balance;
  if (mayKnow === false) return <p className={styles["bar"]}>{t("balanceNotShown")}</p>;
  if (data === undefined) return <div className={styles["bar"]} aria-busy={!isError} />;
  return (
    <nav className={styles["bar"]} aria-label={t("balance")} aria-busy={isPlaceholderData}>
      <ul role="list">
        {STATES.filter((state) => isShown(state, data.states[state])).map((state) => (
          <li key={state}>
            <Link to="/people" search={{ state }} className={styles["figure"]}>
              <StateMark state={state} /> <b>{number(data.states[state])}</b>
            </Link>
          </li>
        ))}
        <li className={styles["sum"]}>
          <span aria-hidden="true">= </span>
          <Link to="/people" className={styles["figure"]}>
            {t("registered")} <b>{number(data.registered)}</b>
          </Link>{" "}
          {data.balanced === null && <span className={styles["part"]}>{t("partOnly")}</span>}
        </li>
      </ul>
      {data.balanced === false && <p role="alert">{t("unbalanced")}</p>}
    </nav>
  );
}

/** What asks for an answer is shown at nought as well: that nobody is at large is something to know. */
function isShown(state: State, people: number): boolean {
  return people > 0 || (state !== "outside" && state !== "deceased");
}
