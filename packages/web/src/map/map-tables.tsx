/** The same facts as the map's, in rows and columns. */
import type { ReactNode } from "react";
import { useReading, useTexts } from "../texts/reading.tsx";
import { When } from "../ui/when.tsx";
import type { ControlSpan } from "./control.ts";
import type { MapFacts, SiteFact } from "./facts.ts";
import styles from "./map.module.css";
import { mapTexts } from "./texts.ts";

interface MapTablesProps {
  readonly facts: MapFacts;
  /** Undefined: no links, for a table that is only heard has nothing to be focused in. */
  readonly hrefOf?: ((site: string) => string) | undefined;
  readonly authorityName: (authority: string) => string;
}

export function MapTables({ facts, hrefOf, authorityName }: MapTablesProps): ReactNode {
  const t = useTexts(mapTexts);
  const { number } = useReading();
  return (
    <>
      <table className={styles["table"]}>
        <caption>{t("tableSites")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("columnSite")}</th>
            <th scope="col">{t("columnControl")}</th>
            <th scope="col">{t("columnSince")}</th>
            <th scope="col" className={styles["figure"]}>
              {t("columnPeople")}
            </th>
            <th scope="col">{t("columnPlace")}</th>
          </tr>
        </thead>
        <tbody>
          {facts.sites.map((fact) => (
            <tr key={fact.site}>
              <th scope="row">
                <bdi>{hrefOf === undefined ? fact.name : <a href={hrefOf(fact.site)}>{fact.name}</a>}</bdi>
              </th>
              <td>
                <bdi>{fact.control === undefined ? t("controlUnknown") : authorityName(fact.control.authority)}</bdi>
              </td>
              <td>{fact.control !== undefined && <Since control={fact.control} />}</td>
              <td className={styles["figure"]}>
                {fact.people === null
                  ? t(fact.books === "kept" ? "notReported" : "keptElsewhere")
                  : number(fact.people)}
              </td>
              <td>
                <PlaceOf fact={fact} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {facts.movements.length > 0 && (
        <table className={styles["table"]}>
          <caption>{t("tableMovements")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("columnFrom")}</th>
              <th scope="col">{t("columnTo")}</th>
              <th scope="col" className={styles["figure"]}>
                {t("columnMoved")}
              </th>
              <th scope="col">{t("columnState")}</th>
            </tr>
          </thead>
          <tbody>
            {facts.movements.map(({ from, to, fromName, toName, people, isUnderWay }) => (
              <tr key={JSON.stringify([from, to, isUnderWay])}>
                <th scope="row">
                  <bdi>{fromName}</bdi>
                </th>
                <td>
                  <bdi>{toName}</bdi>
                </td>
                <td className={styles["figure"]}>{number(people)}</td>
                <td>{t(isUnderWay ? "underWay" : "arrived")}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

function Since({ control: { from, instrument } }: { readonly control: ControlSpan }): ReactNode {
  const t = useTexts(mapTexts);
  return (
    <>
      <When at={from} form="day" /> <span className={styles["soft"]}>{t(`how.${instrument}`)}</span>
    </>
  );
}

function PlaceOf({ fact: { where } }: { readonly fact: SiteFact }): ReactNode {
  const t = useTexts(mapTexts);
  const { language } = useReading();
  if (where === undefined) return t("place.none");
  if (where.names === undefined) return t("place.coordinates");
  const name = where.names[language];
  return where.by === "town" ? t("place.town", { town: name }) : t("placeNotNamed", { country: name });
}
