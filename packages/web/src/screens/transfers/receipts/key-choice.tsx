/** The receiving authority's key is chosen from a file, and said whether the register knows it as theirs. */
import type { ReactNode } from "react";
import { useState } from "react";
import { useQuestion } from "../../../api/question.ts";
import { useTexts } from "../../../texts/reading.tsx";
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
  const choose = async (file: File | undefined): Promise<void> => {
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
