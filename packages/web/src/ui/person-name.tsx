/** Names of people, and codes, each in its own direction. */
import type { ReactNode } from "react";
import { useTexts } from "../texts/reading.tsx";
import { uiTexts } from "./texts.ts";

interface PersonNameProps {
  /** As it was given, in its own script; null where it is not known. */
  readonly name: string | null | undefined;
}

/** A name in the script it was given, whatever the page's direction. */
export function PersonName({ name }: PersonNameProps): ReactNode {
  const t = useTexts(uiTexts);
  if (name === null || name === undefined || name === "") return <em>{t("nameNotKnown")}</em>;
  return <bdi>{name}</bdi>;
}

/** A code, an id, a number given by an authority: left to right, whatever stands around it. */
export function Code({ children }: { readonly children: ReactNode }): ReactNode {
  return (
    <bdi className="ltr" dir="ltr">
      {children}
    </bdi>
  );
}
