import { useNavigate, useSearch } from "@tanstack/react-router";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useTexts } from "../../texts/reading.tsx";
import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import styles from "./people.module.css";
import { peopleTexts } from "./texts.ts";

/**
 * A search is asked at so short a pause in the typing: between two letters a hand is quicker, between two words it is not. Each
 * is recorded (DP-1), so a name is never asked for letter by letter.
 */
const PAUSE_MS = 350;
const LEAST_LETTERS = 2;

/** The one box: a piece of a name in any script, a number, an id. It answers at Enter, or at a pause in the typing. */
export function FindBox(): ReactNode {
  const t = useTexts(peopleTexts);
  const { find = "" } = useSearch({ from: "/frame/people" });
  const navigate = useNavigate();
  const [typed, type] = useState(find);
  const asked = useRef(find);
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    // Back and forward change what is asked for; the box follows.
    if (find !== asked.current) type(find);
    asked.current = find;
  }, [find]);
  useEffect(() => () => clearTimeout(pause.current), []);

  const ask = (text: string, { replace = false } = {}): void => {
    clearTimeout(pause.current);
    const wanted = text.trim();
    if (wanted === asked.current) return;
    asked.current = wanted;
    void navigate({
      to: "/people",
      replace,
      search: ({ asOf, knownAt }) => ({
        ...(asOf === undefined ? {} : { asOf }),
        ...(knownAt === undefined ? {} : { knownAt }),
        ...(wanted === "" ? {} : { find: wanted }),
      }),
    });
  };
  return (
    <form
      role="search"
      className={styles["find"]}
      onSubmit={(event) => {
        event.preventDefault();
        ask(typed);
      }}
    >
      <Field
        label={t("find")}
        hint={t("findHint")}
        type="search"
        autoComplete="off"
        spellCheck={false}
        dir="auto"
        maxLength={200}
        value={typed}
        onChange={({ target: { value } }) => {
          type(value);
          clearTimeout(pause.current);
          if (value.trim().length < LEAST_LETTERS) return;
          // Half a name is nothing to come back to.
          pause.current = setTimeout(() => ask(value, { replace: find !== "" }), PAUSE_MS);
        }}
      />
      <Button type="submit">{t("findSubmit")}</Button>
    </form>
  );
}
