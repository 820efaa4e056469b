/** The facts of a file in words, for holding one answer against another. */
import type { PersonShown } from "@muster/server/api";
import { useCodes } from "../../../texts/codes.ts";
import { isolated } from "../../../texts/isolated.ts";
import { useReading, useTexts } from "../../../texts/reading.tsx";
import type { FactName, SayFact } from "./difference.ts";
import { useSayPosition } from "../../../ui/position/say-position.ts";
import { personTexts } from "./texts.ts";

export function useSayFact(): SayFact {
  const t = useTexts(personTexts);
  const code = useCodes(personTexts);
  const { dates } = useReading();
  const sayPosition = useSayPosition();
  const says: Readonly<Record<FactName, (shown: PersonShown) => readonly string[]>> = {
    position: ({ position }) => (position === null ? [] : [sayPosition(position)]),
    since: ({ since }) => (since === null ? [] : [dates.time(since)]),
    lastSeen: ({ lastSeen }) => (lastSeen === null ? [] : [dates.time(lastSeen.at)]),
    names: (shown) => claimed(shown, "name"),
    numbers: ({ file }) => file.numbers.map(({ number, issuer }) => `${number} (${issuer})`),
    nationality: (shown) => claimed(shown, "nationality"),
    birth: (shown) => claimed(shown, "birth"),
    sex: (shown) => claimed(shown, "sex").map((sex) => code("sex.", sex)),
    listed: ({ file }) =>
      file.claims.flatMap(({ detail, withdrawn }) =>
        detail?.claim !== "listed" || withdrawn !== undefined
          ? []
          : [t("listedSays", { field: code("listed.", detail.field), text: isolated(detail.text) })],
      ),
    basis: ({ file }) =>
      file.bases.map(({ kind, at }) => t("basisAt", { basis: code("basis.", kind), time: dates.day(at) })),
    duties: ({ duties }) =>
      duties
        .filter(({ standing }) => standing !== "met")
        .map(({ kind, standing }) =>
          t("dutyStanding", { duty: code("duty.", kind), standing: t(`standing.${standing}`) }),
        ),
    line: ({ history }) => history.map(({ from, position }) => `${dates.time(from)}: ${sayPosition(position)}`),
  };
  return (fact, shown) => says[fact](shown);
}

/** What stands of the claims of one kind: in the words they were made in. */
function claimed({ file }: PersonShown, kind: "name" | "birth" | "sex" | "nationality"): readonly string[] {
  return file.claims.flatMap(({ claim, detail, withdrawn }) => {
    if (claim !== kind || withdrawn !== undefined || detail === undefined) return [];
    if (detail.claim === "name") return [detail.text];
    if (detail.claim === "birth") return [detail.edtf];
    if (detail.claim === "sex") return [detail.sex];
    return detail.claim === "nationality" ? [detail.country] : [];
  });
}
