/** Where somebody is in the books, as one line of words: with the names of sites and authorities as they were given. */
import type { Position } from "@muster/record";
import { isolated } from "../../texts/isolated.ts";
import { useTexts } from "../../texts/reading.tsx";
import { useSentenceNames } from "../sentence-names.ts";
import { positionTexts } from "./texts.ts";

export function useSayPosition(): (position: Position | null) => string {
  const t = useTexts(positionTexts);
  const { site, authority } = useSentenceNames();
  return (position) => {
    if (position === null) return t("none");
    const { state, unit, custodian, transfer, escort } = position;
    const by = custodian === undefined ? "" : authority(custodian);
    const at = position.site === undefined ? "" : site(position.site);
    if (state === "held") {
      const confirmed = position.toBeConfirmed === true ? t("toBeConfirmed") : "";
      const held = unit === undefined ? t("held", { at, by }) : t("heldIn", { at, by, unit: isolated(unit) });
      return [held, confirmed].filter((part) => part !== "").join("; ");
    }
    if (state === "in-transit") {
      return t("in-transit", {
        transfer: isolated(transfer ?? ""),
        by,
        escort: authority(escort ?? custodian ?? ""),
      });
    }
    if (state === "transferred-out") return t("transferred-out", { by, transfer: isolated(transfer ?? "") });
    if (state === "at-large" || state === "unaccounted") {
      if (at !== "") return t(`${state}From`, { at, by });
      return t(`${state}`, { by });
    }
    return t(`${state}`);
  };
}
