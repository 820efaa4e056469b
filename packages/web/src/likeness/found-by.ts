/** Why a search found somebody, in the reader's language: the words that were found, by the way in which each was. */
import type { FoundLine } from "@muster/server/api";
import { isolated } from "../texts/isolated.ts";
import { useTexts } from "../texts/reading.tsx";
import { likenessTexts } from "./texts.ts";

/** `in another script: أحمد · begins so: al-Khatib`. */
export function useSayFoundBy(): (found: Pick<FoundLine, "by" | "words">) => string {
  const t = useTexts(likenessTexts);
  return ({ by, words }) => {
    if (by === "id") return t("found.id");
    return [...Map.groupBy(words, ({ why }) => why)]
      .map(([why, alike]) => t(`found.${why}`, { found: alike.map(({ found }) => isolated(found)).join(" ") }))
      .join(" · ");
  };
}
