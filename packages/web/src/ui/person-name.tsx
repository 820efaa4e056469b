/** People's names and codes as they were given, within a text of another script. */
import type { ReactNode } from "react";
import { latinReading } from "../names/latin-reading.ts";
import { useReading, useTexts } from "../texts/reading.tsx";
import styles from "./person-name.module.css";
import { uiTexts } from "./texts.ts";

interface PersonNameProps {
  /** As it was given, in its own script; null where it is not known. */
  readonly name: string | null | undefined;
}

/**
 * A name in the script it was given, whatever the page's direction. On a page in Latin letters a machine's reading of it
 * stands beside it, small: a help to the eye, that nobody is found by.
 */
export function PersonName({ name }: PersonNameProps): ReactNode {
  const t = useTexts(uiTexts);
  if (name === null || name === undefined || name === "") return <em>{t("nameNotKnown")}</em>;
  return (
    <>
      <bdi>{name}</bdi>
      <NameReading name={name} />
    </>
  );
}

/** The reading alone, for beside a heading that has the name; nothing where the name or the page needs none. */
export function NameReading({ name }: { readonly name: string }): ReactNode {
  const t = useTexts(uiTexts);
  const { direction } = useReading();
  const reading = direction === "ltr" ? latinReading(name) : undefined;
  if (reading === undefined) return null;
  return (
    <>
      {" "}
      <span className={styles["reading"]} title={t("machineReading")} lang="und-Latn">
        <bdi>{reading}</bdi>
      </span>
    </>
  );
}

/** A code, an id, a number given by an authority: left to right, whatever stands around it. */
export function Code({ children }: { readonly children: ReactNode }): ReactNode {
  return (
    <bdi className="ltr" dir="ltr">
      {children}
    </bdi>
  );
}
