/**
 * The ground that can be dragged, once somebody reaches for it: MapLibre is 300 kB, and most maps are only read. Until then,
 * and where there is no WebGL, the drawn ground stands.
 */
import { type RefObject, useEffect, useRef, useState } from "react";
import type { View } from "./mercator.ts";
import type { GroundColours, MovableGround } from "./webgl.ts";

/** `still`: this browser has no WebGL, or it broke. */
export type MovableState = "not-wanted" | "starting" | "moving" | "still";

interface Movable {
  readonly state: MovableState;
  readonly ground: RefObject<MovableGround | null>;
}

export function useMovable(
  container: RefObject<HTMLElement | null>,
  isWanted: boolean,
  view: View | undefined,
  onView: (view: Omit<View, "width" | "height">) => void,
): Movable {
  const [state, setState] = useState<MovableState>("not-wanted");
  const ground = useRef<MovableGround>(null);
  const latest = useRef({ view, onView });
  latest.current = { view, onView };
  const isFramed = view !== undefined && view.width > 0 && view.height > 0;

  useEffect(() => {
    if (!isWanted || !isFramed) return undefined;
    let isGone = false;
    const giveUp = (): void => {
      if (isGone) return;
      ground.current?.remove();
      ground.current = null;
      setState("still");
    };
    setState("starting");
    import("./webgl.ts")
      .then(({ startMovableGround }) => {
        const [element, { view: from }] = [container.current, latest.current];
        if (isGone || element === null || from === undefined) return;
        ground.current = startMovableGround(element, from, coloursOf(element), {
          onView: (moved) => latest.current.onView(moved),
          onDrawn: () => setState("moving"),
          onLost: giveUp,
        });
      })
      .catch((fault: unknown) => {
        giveUp();
        // A browser without WebGL is no fault; anything else is, and the drawn ground stands all the same.
        if (!(fault instanceof Error && fault.name === "GPUInitializationError")) reportError(fault);
      });
    return () => {
      isGone = true;
      ground.current?.remove();
      ground.current = null;
    };
  }, [container, isWanted, isFramed]);

  useEffect(() => ground.current?.fit(), [view?.width, view?.height]);

  useEffect(() => {
    const repaint = (): void => {
      if (container.current !== null) ground.current?.paint(coloursOf(container.current));
    };
    const dark = matchMedia("(prefers-color-scheme: dark)");
    const chosen = new MutationObserver(repaint);
    dark.addEventListener("change", repaint);
    chosen.observe(document.documentElement, { attributes: true, attributeFilter: ["data-appearance"] });
    return () => {
      dark.removeEventListener("change", repaint);
      chosen.disconnect();
    };
  }, [container]);

  return { state, ground };
}

/** The tokens as colours: MapLibre knows no custom properties. */
function coloursOf(container: HTMLElement): GroundColours {
  const probe = container.ownerDocument.createElement("span");
  container.append(probe);
  const colour = (token: string): string => {
    probe.style.color = `var(${token})`;
    return getComputedStyle(probe).color;
  };
  const colours = {
    beyond: colour("--map-beyond"),
    land: colour("--map-land"),
    border: colour("--map-border"),
    country: colour("--map-country"),
  };
  probe.remove();
  return colours;
}
