import type { OpenBlocker } from "@muster/server/api";
import { useCodes } from "../../../texts/codes.ts";
import { useTexts } from "../../../texts/reading.tsx";
import { blockersTexts } from "./texts.ts";

/** Why a blocker is open, in words; its own code where the register knows more reasons than these words. */
export function useWhy(): (blocker: OpenBlocker) => string {
  const t = useTexts(blockersTexts);
  const codes = useCodes(blockersTexts);
  return ({ kind, why }) => {
    const [, places, people] = /^(\d+)-places-for-(\d+)$/.exec(why) ?? [];
    if (places !== undefined) return t("tooFewPlaces", { places: Number(places), people: Number(people) });
    return codes("why.", `${kind}.${why}`);
  };
}
