/** What is decided of a proposal: taken back by who made it, confirmed or declined by who may. */
import type { Recorded } from "@muster/server/api";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { ask } from "../../api/ask.ts";
import type { Problem } from "../../api/problem.ts";
import { useTexts } from "../../texts/reading.tsx";
import { Button } from "../button.tsx";
import { useNotices } from "../notices.tsx";
import { Said } from "../said.tsx";
import styles from "./proposals.module.css";
import { proposalsTexts } from "./texts.ts";

export function Decision({ id, isOwn }: { readonly id: string; readonly isOwn: boolean }): ReactNode {
  const t = useTexts(proposalsTexts);
  const { tell } = useNotices();
  const queries = useQueryClient();
  const decide = useMutation<Partial<Recorded>, Problem, "confirm" | "decline" | "withdraw">({
    mutationFn: (word) => ask(`/proposals/${id}/${word}`, { method: "POST" }),
    // What is refused stands here until the officer has read it: the list is asked again when it is decided.
    onSuccess: ({ number }, word) => {
      if (word === "confirm") tell(number === undefined ? t("exported") : t("confirmed", { number }));
      else tell(t(word === "decline" ? "declined" : "withdrawn"));
      return queries.invalidateQueries({ queryKey: ["question"] });
    },
  });
  return (
    <>
      {decide.error !== null && <Said problem={decide.error} />}
      <div className={styles["buttons"]}>
        {(isOwn ? (["withdraw"] as const) : (["confirm", "decline"] as const)).map((word) => (
          <Button
            key={word}
            look={word === "confirm" ? "main" : "plain"}
            isPending={decide.isPending}
            onPress={() => decide.mutate(word)}
          >
            {t(word)}
          </Button>
        ))}
      </div>
    </>
  );
}
