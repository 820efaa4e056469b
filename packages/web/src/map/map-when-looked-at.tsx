/** The map, fetched when somebody looks: its shapes, its code, and of that the part that moves only when it is reached for. */
import { lazy, type ReactNode, Suspense, useRef } from "react";
import { useLookedAt } from "../charts/use-frame.ts";
import { useTexts } from "../texts/reading.tsx";
import { uiTexts } from "../ui/texts.ts";
import styles from "./map-when-looked-at.module.css";
import type { SiteMapProps } from "./site-map.tsx";

const SiteMap = lazy(() => import("./site-map.tsx").then((module) => ({ default: module.SiteMap })));

export function MapWhenLookedAt(props: SiteMapProps): ReactNode {
  const t = useTexts(uiTexts);
  const frame = useRef<HTMLDivElement>(null);
  const isLookedAt = useLookedAt(frame);
  return (
    <div ref={frame} className={styles["place"]}>
      {isLookedAt && (
        <Suspense fallback={t("loading")}>
          <SiteMap {...props} />
        </Suspense>
      )}
    </div>
  );
}
