/** The way into an exercise. */
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { ExerciseAnswer, OfficerOfExercise } from "@muster/server/api";
import { ask } from "../../api/ask.ts";
import { useTexts } from "../../texts/reading.tsx";
import { Button } from "../../ui/button.tsx";
import { Code } from "../../ui/person-name.tsx";
import { useArrival } from "./arrival.ts";
import type { useAttempt } from "./attempt.tsx";
import styles from "./sign-in.module.css";
import { signInTexts } from "./texts.ts";
import { useWays } from "./ways.ts";

interface ExerciseProps {
  readonly attempt: ReturnType<typeof useAttempt>;
}

/** On a node that demonstrates an exercise: whom one may come in as. Nothing on any other. */
export function Exercise({ attempt }: ExerciseProps): ReactNode {
  const t = useTexts(signInTexts);
  const arrive = useArrival();
  const { exercise = false } = useWays();
  const { data } = useQuery({
    queryKey: ["sign-in", "exercise"],
    queryFn: () => ask<ExerciseAnswer>("/sign-in/exercise"),
    enabled: exercise,
  });
  if (data === undefined) return null;
  const comeIn = async (officer: string): Promise<void> => {
    await ask("/sign-in/exercise", { method: "POST", body: { officer } });
    await arrive();
  };
  return (
    <section className={styles["exercise"]} aria-labelledby="exercise">
      <h2 id="exercise">{t("exerciseTitle")}</h2>
      <p className={styles["hint"]}>{t("exerciseHint")}</p>
      {byAuthority(data.officers).map(([{ code, name }, officers]) => (
        <div key={code}>
          <h3>
            <bdi>{name}</bdi>
          </h3>
          <ul role="list">
            {officers.map(({ officer, title }) => (
              <li key={officer}>
                <Button
                  look="quiet"
                  isPending={attempt.isPending}
                  onPress={() => attempt.mutate(() => comeIn(officer))}
                >
                  <Code>{officer}</Code>
                </Button>{" "}
                <bdi className={styles["hint"]}>{title}</bdi>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

function byAuthority(
  officers: readonly OfficerOfExercise[],
): readonly (readonly [OfficerOfExercise["authority"], readonly OfficerOfExercise[]])[] {
  const codes = [...new Set(officers.map(({ authority }) => authority.code))];
  return codes.flatMap((code) => {
    const those = officers.filter(({ authority }) => authority.code === code);
    return those[0] === undefined ? [] : [[those[0].authority, those] as const];
  });
}
