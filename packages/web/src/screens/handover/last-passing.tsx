/** How control of the site passed last, with the joint roll on paper where there is one. */
import type { Handover } from "@muster/server/api";
import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { askFile } from "../../api/ask.ts";
import type { Problem } from "../../api/problem.ts";
import { addressOf, useQuestion } from "../../api/question.ts";
import { isolated } from "../../texts/isolated.ts";
import { useReading, useTexts } from "../../texts/reading.tsx";
import { useMoment } from "../../time/moment.ts";
import { Answer } from "../../ui/answer.tsx";
import { Button } from "../../ui/button.tsx";
import { useNames } from "../../ui/named.tsx";
import { Section } from "../../ui/page.tsx";
import { Said } from "../../ui/said.tsx";
import { When } from "../../ui/when.tsx";
import styles from "./handover.module.css";
import { handoverTexts } from "./texts.ts";

export function LastPassing({ site }: { readonly site: string }): ReactNode {
  const handovers = useQuestion("/handovers", { site });
  return (
    <Answer of={handovers}>
      {({ handovers: [last] }) => (last === undefined ? null : <Passing passing={last} />)}
    </Answer>
  );
}

function Passing({ passing }: { readonly passing: Handover }): ReactNode {
  const t = useTexts(handoverTexts);
  const { number } = useReading();
  const { authority } = useNames();
  const { instrument, from, to, at, entry, jointRoll, unseen, stillOpen } = passing;
  const called = (code: string): string => isolated(authority(code) ?? code);
  const figures: readonly (readonly [string, number])[] = [
    ...(jointRoll === null ? [] : [[t("onCount"), jointRoll.on] as const, [t("notOnCount"), jointRoll.notOn] as const]),
    ...(unseen === null ? [] : [[t("unseen"), unseen.toBeConfirmed] as const, [t("out"), unseen.out] as const]),
    [t("stillOpen"), stillOpen],
  ];
  return (
    <Section title={t("done")} actions={instrument === "handover" && <JointRollPaper site={passing.site} />}>
      <p>
        {t(instrument === "handover" ? "doneBy" : "seizedBy", { from: called(from), to: called(to) })} <When at={at} />.{" "}
        {t("entry")}{" "}
        <Link to="/journal/$number" params={{ number: String(entry) }}>
          {number(entry)}
        </Link>
        .
      </p>
      <dl className={styles["figures"]}>
        {figures.map(([says, people]) => (
          <div key={says}>
            <dt>{says}</dt>
            <dd>{number(people)}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

const PAIRS = ["en,ar", "en,ckb", "en,ku", "ar,ckb", "ar,ku"] as const;
/** Long enough for the browser to have taken the file. */
const KEPT_MS = 60_000;

function JointRollPaper({ site }: { readonly site: string }): ReactNode {
  const t = useTexts(handoverTexts);
  const { asOf, knownAt } = useMoment();
  const [languages, setLanguages] = useState<(typeof PAIRS)[number]>("en,ar");
  const print = useMutation<void, Problem>({
    mutationFn: async () => {
      const address = addressOf("/papers/sites/:id/joint-roll", { id: site, languages }, { asOf, knownAt });
      const { name, file } = await askFile(address);
      const link = document.createElement("a");
      link.href = URL.createObjectURL(file);
      link.download = name;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), KEPT_MS);
    },
  });
  return (
    <>
      <label className={styles["inline"]}>
        {t("paperLanguages")}{" "}
        <select value={languages} onChange={({ target }) => setLanguages(target.value as typeof languages)}>
          {PAIRS.map((pair) => (
            <option key={pair} value={pair}>
              {t(`paper.${pair}`)}
            </option>
          ))}
        </select>
      </label>
      <Button isDisabled={print.isPending} onPress={() => print.mutate()}>
        {t("paper")}
      </Button>
      {print.error !== null && <Said problem={print.error} />}
    </>
  );
}
