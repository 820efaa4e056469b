/** One of two people who are compared, in a line. */
import type { ComparedPerson } from "@muster/server/api";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTexts } from "../texts/reading.tsx";
import { Code, PersonName } from "../ui/person-name.tsx";
import { useSayPosition } from "../ui/position/say-position.ts";
import { StateMark } from "../ui/state-mark.tsx";
import styles from "./likeness.module.css";
import { likenessTexts } from "./texts.ts";

interface ComparedPersonProps {
  readonly person: ComparedPerson;
  /** Opens in a tab of its own: what is typed on this page stays. */
  readonly isBeside?: boolean;
}

/** Somebody who is compared with somebody: what they are called, their number, and where they are. */
export function ComparedPersonLine({ person: compared, isBeside = false }: ComparedPersonProps): ReactNode {
  const t = useTexts(likenessTexts);
  const say = useSayPosition();
  const { person, names, number, position } = compared;
  return (
    <p className={styles["person"]}>
      <Link
        to="/people/$person"
        params={{ person }}
        preload={false}
        {...(isBeside ? { target: "_blank", title: t("openBeside") } : {})}
      >
        {names === undefined ? t("nameWithheld") : <PersonName name={names[0]?.name} />}
      </Link>{" "}
      {number !== null && <Code>{number}</Code>}{" "}
      <span className={styles["where"]}>
        {position === null ? (
          <em>{t("whereWithheld")}</em>
        ) : (
          <StateMark state={position.state}>{say(position)}</StateMark>
        )}
      </span>
    </p>
  );
}
