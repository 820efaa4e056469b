import { useQuery } from "@tanstack/react-query";
import { useLocation, useNavigate } from "@tanstack/react-router";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { ask } from "../../api/ask.ts";
import { LANGUAGE_FACTS, LANGUAGES } from "../../texts/languages.ts";
import { usualNumerals } from "../../texts/preferences.ts";
import { useReading, useTexts } from "../../texts/reading.tsx";
import { Button } from "../../ui/button.tsx";
import { Page } from "../../ui/page.tsx";
import { useArrival } from "./arrival.ts";
import { WrongNote } from "./attempt.tsx";
import { Door } from "./door.tsx";
import { Invited } from "./invited.tsx";
import styles from "./sign-in.module.css";
import { signInTexts } from "./texts.ts";

/** An invitation stands after the `#` of its link, which no browser sends to the node. */
const INVITATION = /^invitation=([A-Za-z0-9_-]{43})$/;

/** The door: in by an invitation, in by what was set up with one, or through it at once for who is signed in already. */
export function SignInPage(): ReactNode {
  const t = useTexts(signInTexts);
  const { hash } = useLocation();
  const navigate = useNavigate();
  const [setUp, setSetUp] = useState<"passkey" | "password">();
  const invitation = INVITATION.exec(hash)?.[1];
  const onSetUp = (how: "passkey" | "password"): void => {
    setSetUp(how);
    // What was used is of no more use to whoever looks over a shoulder or through the history.
    void navigate({ to: "/sign-in", search: true, hash: "", replace: true });
  };
  return (
    <div className={styles["door"]}>
      <header className={styles["head"]}>
        <p className={styles["mark"]}>Muster</p>
        <p className={styles["motto"]}>{t("motto")}</p>
        <LanguageRow />
      </header>
      <main>
        {setUp !== undefined ? (
          <Welcome how={setUp} />
        ) : invitation !== undefined ? (
          <Invited invitation={invitation} onSetUp={onSetUp} />
        ) : (
          <SignedInOrDoor hasFailed={hash === "failed"} />
        )}
      </main>
    </div>
  );
}

function SignedInOrDoor({ hasFailed }: { readonly hasFailed: boolean }): ReactNode {
  const t = useTexts(signInTexts);
  const arrive = useArrival();
  const session = useQuery({
    queryKey: ["sign-in", "session"],
    queryFn: () => ask("/sign-in/session"),
    staleTime: 0,
    gcTime: 0,
  });
  const isIn = session.isSuccess && !session.isFetching;
  const hasArrived = useRef(false);
  useEffect(() => {
    // Going on draws this page again before it is left.
    if (!isIn || hasArrived.current) return;
    hasArrived.current = true;
    void arrive();
  }, [isIn, arrive]);
  if (session.isError) return <Door because={hasFailed && <WrongNote>{t("wrong.ministry")}</WrongNote>} />;
  return <p role="status">{t("checking")}</p>;
}

function Welcome({ how }: { readonly how: "passkey" | "password" }): ReactNode {
  const t = useTexts(signInTexts);
  const arrive = useArrival();
  return (
    <Page title={t("welcomeTitle")}>
      <div className={styles["ways"]}>
        <p>{t(how === "passkey" ? "welcomePasskey" : "welcomePassword")}</p>
        <p className={styles["hint"]}>{t("welcomeMore")}</p>
        <Button look="main" onPress={() => void arrive()}>
          {t("goOn")}
        </Button>
      </div>
    </Page>
  );
}

/** Each language by its own name, for who cannot read the page as it stands. */
function LanguageRow(): ReactNode {
  const t = useTexts(signInTexts);
  const { language, prefer } = useReading();
  return (
    <ul role="list" aria-label={t("language")} className={styles["languages"]}>
      {LANGUAGES.map((one) => (
        <li key={one} lang={one} dir={LANGUAGE_FACTS[one].direction}>
          <Button
            look="quiet"
            aria-current={one === language}
            onPress={() => prefer({ language: one, numerals: usualNumerals(one) })}
          >
            {LANGUAGE_FACTS[one].name}
          </Button>
        </li>
      ))}
    </ul>
  );
}
