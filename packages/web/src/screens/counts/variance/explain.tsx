/** Every person in the difference is explained, then the count clears. What is written and not yet sent survives a reload. */
import { type ReactNode, type SubmitEvent, useState } from "react";
import { type CommandOf, useCommand } from "../../../api/command.ts";
import { useTexts } from "../../../texts/reading.tsx";
import { Button } from "../../../ui/button.tsx";
import { Field } from "../../../ui/field.tsx";
import { useNotices } from "../../../ui/notices.tsx";
import { Said } from "../../../ui/said.tsx";
import { TimeField } from "../../../ui/time-field.tsx";
import styles from "../counts.module.css";
import { textIn } from "../../../ui/form-text.ts";
import { useFilled } from "../filled.ts";
import { lastSaidAt } from "../standing.ts";
import { countsTexts } from "../texts.ts";
import { Differences, type Differing } from "./differences.tsx";
import type { CountTold } from "../told.ts";

interface ExplainProps {
  readonly count: CountTold;
  readonly differing: readonly Differing[];
}

export function Explain({ count, differing }: ExplainProps): ReactNode {
  const t = useTexts(countsTexts);
  const { tell } = useNotices();
  const clear = useCommand();
  const [forAll, setForAll] = useState("");
  const { texts, change, done } = useFilled(`muster.count.${count.code}.explanations`);
  const reasonOf = ({ person }: Differing): string => texts.get(`reason ${person}`) ?? "";
  const left = differing.filter((one) => reasonOf(one).trim() === "");

  const send = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const command = {
      kind: "count.clear",
      occurredAt: textIn(new FormData(event.currentTarget), "occurredAt"),
      count: count.code,
      site: count.site,
      explanations: differing.map((one) => {
        const entry = texts.get(`entry ${one.person}`) ?? "";
        return { person: one.person, reason: reasonOf(one).trim(), ...(entry === "" ? {} : { entry: Number(entry) }) };
      }),
    } as CommandOf<"count.clear">;
    clear.mutate(command, {
      onSuccess: ({ number }) => {
        done();
        tell(t("cleared", { number }));
      },
    });
  };
  return (
    <form className={styles["form"]} onSubmit={send}>
      <Differences
        differing={differing}
        beside={(one) => (
          <div className={styles["explaining"]}>
            <Field
              label={t("why")}
              required
              maxLength={1_000}
              dir="auto"
              value={reasonOf(one)}
              onChange={({ target }) => change([[`reason ${one.person}`, target.value]])}
            />
            <Field
              label={t("byEntry")}
              inputMode="numeric"
              pattern="[0-9]{1,15}"
              title={t("byEntryHint")}
              dir="ltr"
              value={texts.get(`entry ${one.person}`) ?? ""}
              onChange={({ target }) => change([[`entry ${one.person}`, target.value]])}
            />
          </div>
        )}
      />
      {left.length > 1 && (
        <div className={styles["line"]}>
          <Field
            label={t("sameForAll", { n: left.length })}
            maxLength={1_000}
            dir="auto"
            value={forAll}
            onChange={({ target }) => setForAll(target.value)}
          />
          <Button
            isDisabled={forAll.trim() === ""}
            onPress={() => change(left.map(({ person }) => [`reason ${person}`, forAll] as const))}
          >
            {t("fillIn")}
          </Button>
        </div>
      )}
      <p role="status" className={styles["soft"]}>
        {t("toExplain", { n: left.length })}
      </p>
      <TimeField label={t("clearedAt")} name="occurredAt" notBefore={lastSaidAt(count)} />
      {clear.error !== null && <Said problem={clear.error} />}
      <div className={styles["buttons"]}>
        <Button type="submit" look="main" isPending={clear.isPending}>
          {t("clearExplained")}
        </Button>
      </div>
    </form>
  );
}
