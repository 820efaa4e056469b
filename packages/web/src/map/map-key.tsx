/** What the marks of the map mean: whose shape, how large, and which line is which. */
import type { ReactNode } from "react";
import { useReading, useTexts } from "../texts/reading.tsx";
import { AuthorityMark } from "./authority-mark.tsx";
import type { MapFacts } from "./facts.ts";
import { radiusOf } from "./layout.ts";
import styles from "./map.module.css";
import { mapTexts } from "./texts.ts";

interface MapKeyProps {
  readonly facts: MapFacts;
  readonly authorityName: (authority: string) => string;
}

export function MapKey({ facts, authorityName }: MapKeyProps): ReactNode {
  const t = useTexts(mapTexts);
  const { number } = useReading();
  const most = Math.max(1, ...facts.sites.map(({ people }) => people ?? 0));
  const states = new Set(facts.movements.map(({ isUnderWay }) => isUnderWay));
  return (
    <div className={styles["key"]}>
      <p className={styles["keyTitle"]}>{t("key")}</p>
      <ul role="list">
        {facts.authorities.map(({ authority, mark, sites }) => (
          <li key={authority}>
            <AuthorityMark index={mark} radius={6} /> <bdi>{authorityName(authority)}</bdi>{" "}
            <span className={styles["soft"]}>{t("keySites", { n: sites })}</span>
          </li>
        ))}
      </ul>
      <p className={styles["keyTitle"]}>{t("keySize")}</p>
      <ul role="list">
        {sizesUpTo(most).map((people) => (
          <li key={people}>
            <AuthorityMark index={undefined} radius={radiusOf(people, most)} /> {number(people)}
          </li>
        ))}
        {facts.sites.some(({ people }) => people === null) && (
          <li>
            <AuthorityMark index={undefined} radius={6} look="hollow" /> {t("keyHollow")}
          </li>
        )}
        {facts.sites.some(({ where }) => where?.by === "country") && (
          <li>
            <AuthorityMark index={undefined} radius={6} look="vague" /> {t("keyVague")}
          </li>
        )}
        {[true, false]
          .filter((isUnderWay) => states.has(isUnderWay))
          .map((isUnderWay) => (
            <li key={String(isUnderWay)}>
              <svg className={styles["keyLine"]} viewBox="0 0 32 10" width={32} height={10} aria-hidden="true">
                <g className={styles["arc"]} data-under-way={isUnderWay}>
                  <path className={styles["way"]} d="M1 5L24 5" strokeWidth={2} />
                  <path className={styles["head"]} d="M32 5L23 1L23 9Z" />
                </g>
              </svg>{" "}
              {t(isUnderWay ? "underWay" : "arrived")}
            </li>
          ))}
      </ul>
    </div>
  );
}

/** Two round numbers to compare with, the larger no larger than what is on the map. */
function sizesUpTo(most: number): readonly number[] {
  const power = 10 ** Math.floor(Math.log10(most));
  const large = ([5, 2, 1].find((leading) => leading * power <= most) ?? 1) * power;
  return large >= 10 ? [large / 10, large] : [large];
}
