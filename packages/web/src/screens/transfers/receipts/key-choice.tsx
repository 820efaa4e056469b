/** The receiving authority's key is chosen from a file, and said whether the register knows it as theirs. */
import { useQuery } from "@tanstack/react-query";
import type { ExerciseAnswer } from "@muster/server/api";
import { type ReactNode, useState } from "react";
import { ask } from "../../../api/ask.ts";
import { useMe } from "../../../api/me.ts";
import { useQuestion } from "../../../api/question.ts";
import { useTexts } from "../../../texts/reading.tsx";
import { Button } from "../../../ui/button.tsx";
import { Code } from "../../../ui/person-name.tsx";
import { transfersTexts } from "../texts.ts";
import styles from "../transfers.module.css";
import { type SigningKey, signingKeyIn } from "./signing-key.ts";

interface KeyChoiceProps {
  /** Whose key it has to be. */
  readonly authority: string;
  readonly signingKey: SigningKey | undefined;
  readonly onChoose: (key: SigningKey | undefined) => void;
}

export function KeyChoice({ authority, signingKey, onChoose }: KeyChoiceProps): ReactNode {
  const t = useTexts(transfersTexts);
  const authorities = useQuestion("/authorities", {}, { moment: {} });
  const [isWrong, setWrong] = useState(false);
  const known = authorities.data?.authorities.find(({ code }) => code === authority)?.keys ?? [];
  const isTheirs = known.some(({ key, until }) => key === signingKey?.publicKey && until === undefined);
  const choose = async (file: Blob | undefined): Promise<void> => {
    const key = file === undefined ? undefined : await signingKeyIn(file);
    setWrong(file !== undefined && key === undefined);
    onChoose(key);
  };
  return (
    <div className={styles["key"]}>
      <label>
        {t("keyFile")}{" "}
        <input
          type="file"
          accept=".pem,.key,application/x-pem-file"
          onChange={({ target }) => void choose(target.files?.[0])}
        />
      </label>
      <ExerciseKey authority={authority} onChoose={choose} />
      <p className={styles["soft"]}>{t("keySays")}</p>
      <p role="status" data-open={isWrong || (signingKey !== undefined && !isTheirs) || undefined}>
        {isWrong && t("keyWrong")}
        {signingKey !== undefined && (
          <>
            {t(isTheirs ? "keyTheirs" : "keyNotTheirs")} <Code>{signingKey.fingerprint.slice(0, 16)}…</Code>
          </>
        )}
      </p>
    </div>
  );
}

/** In an exercise whose door is open, its keys lie there for anybody: they are worth nothing outside of it. */
function ExerciseKey({
  authority,
  onChoose,
}: Pick<KeyChoiceProps, "authority"> & { readonly onChoose: (file: Blob) => Promise<void> }): ReactNode {
  const t = useTexts(transfersTexts);
  const me = useMe();
  const { data } = useQuery({
    queryKey: ["sign-in", "exercise"],
    queryFn: () => ask<ExerciseAnswer>("/sign-in/exercise"),
    enabled: me.data?.register.exercise === true,
    retry: false,
  });
  const key = data?.keys[authority];
  if (key === undefined) return null;
  return <Button onPress={() => void onChoose(new Blob([key]))}>{t("keyOfExercise")}</Button>;
}
