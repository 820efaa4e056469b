import type { PersonShown } from "@muster/server/api";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTexts } from "../../../texts/reading.tsx";
import { useMoment } from "../../../time/moment.ts";
import { Section } from "../../../ui/page.tsx";
import { Code } from "../../../ui/person-name.tsx";
import { StateMark } from "../../../ui/state-mark.tsx";
import { When } from "../../../ui/when.tsx";
import { StandingActions } from "./standing-actions.tsx";
import styles from "./person.module.css";
import { useSayPosition } from "../../../ui/position/say-position.ts";
import { personTexts } from "./texts.ts";
import { EntryLink } from "../../../ui/entry-link.tsx";

/** Where they are, or were at the moment looked at; since when; and when somebody last saw them by name. */
export function Where({ shown }: { readonly shown: PersonShown }): ReactNode {
  const t = useTexts(personTexts);
  const { isPast } = useMoment();
  const say = useSayPosition();
  const { position, since, lastSeen, transfer, asOf } = shown;
  return (
    <Section title={t(isPast ? "whereThen" : "whereNow")} actions={<StandingActions shown={shown} />}>
      <p className={styles["where"]}>
        {position === null ? say(null) : <StateMark state={position.state}>{say(position)}</StateMark>}
      </p>
      <dl className={styles["facts"]}>
        {isPast && <Fact label={t("asOf")}>{<When at={asOf} />}</Fact>}
        {since !== null && (
          <Fact label={t("since")}>
            <When at={since} />
          </Fact>
        )}
        {lastSeen !== null && (
          <Fact label={t("lastSeen")}>
            <When at={lastSeen.at} /> <EntryLink number={lastSeen.entry} />
          </Fact>
        )}
        {/* Whoever may not know where they are is not told that nobody saw them there. */}
        {lastSeen === null && position !== null && <Fact label={t("lastSeen")}>{t("neverSeen")}</Fact>}
        {transfer !== null && transfer !== undefined && (
          <Fact label={t("transfer")}>
            <Link to="/transfers/$transfer" params={{ transfer: transfer.code }}>
              <Code>{transfer.code}</Code>
            </Link>{" "}
            {t(`transferState.${transfer.state}`)}
          </Fact>
        )}
      </dl>
    </Section>
  );
}

/** A label and what stands under it. */
function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }): ReactNode {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
