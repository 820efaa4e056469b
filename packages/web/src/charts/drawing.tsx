/**
 * A drawing by Observable Plot, which is fetched when somebody looks. Plot puts a `<style>` into what it draws; the page's
 * content-security-policy would refuse it, so it is taken out before the drawing is on the page, and `chart.module.css` has
 * its rules. The drawing is for the eye alone: the chart around it says the same in words and in a table.
 */
import type { PlotOptions } from "@observablehq/plot";
import type * as PlotModule from "./plot.ts";
import { type ReactNode, useEffect, useRef, useState } from "react";
import styles from "./chart.module.css";
import { useLookedAt, useSize } from "./use-frame.ts";

export type Plot = typeof PlotModule;

export interface DrawingProps {
  /** What is drawn at this width; called anew when it or the width changes. */
  readonly draw: (plot: Plot, width: number) => PlotOptions;
  /** Kept free before the drawing comes, so that the page does not jump; and its height, where it does not say another. */
  readonly height: number;
}

/** One name for all, or Plot would count up. */
const CLASS_NAME = "muster-plot";

export function Drawing({ draw, height }: DrawingProps): ReactNode {
  const frame = useRef<HTMLDivElement>(null);
  const isLookedAt = useLookedAt(frame);
  const width = useSize(frame)?.width;
  const [library, setLibrary] = useState<Plot>();
  useEffect(() => {
    if (!isLookedAt) return undefined;
    let isGone = false;
    import("./plot.ts").then((plot) => !isGone && setLibrary(plot), reportError);
    return () => {
      isGone = true;
    };
  }, [isLookedAt]);
  useEffect(() => {
    if (library === undefined || width === undefined || width === 0) return;
    const drawn = library.plot({ className: CLASS_NAME, height, ...draw(library, width), width });
    drawn.querySelector("style")?.remove();
    frame.current?.replaceChildren(drawn);
  }, [library, width, height, draw]);
  return <div ref={frame} className={styles["drawing"]} style={{ minHeight: height }} aria-hidden="true" />;
}
