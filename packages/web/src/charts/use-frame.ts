/** What a drawing needs to know of the frame it is drawn in: whether anybody looks at it, and how large it is. */
import { type RefObject, useEffect, useState } from "react";

export interface FrameSize {
  readonly width: number;
  readonly height: number;
}

/** Undefined until the frame stands on the page. */
export function useSize(frame: RefObject<HTMLElement | null>): FrameSize | undefined {
  const [size, setSize] = useState<FrameSize>();
  useEffect(() => {
    if (frame.current === null) return undefined;
    const observer = new ResizeObserver(([entry]) => {
      if (entry === undefined) return;
      const { width, height } = entry.contentRect;
      setSize((before) => (before?.width === width && before.height === height ? before : { width, height }));
    });
    observer.observe(frame.current);
    return () => observer.disconnect();
  }, [frame]);
  return size;
}

/** A drawing is fetched when its frame comes this near to the window. */
const NEAR = "200px";

/** Turns true when the frame is looked at, or printed, and stays so. */
export function useLookedAt(frame: RefObject<HTMLElement | null>): boolean {
  const [isLookedAt, lookAt] = useState(false);
  useEffect(() => {
    if (frame.current === null) return undefined;
    const look = (): void => lookAt(true);
    const observer = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && look(), {
      rootMargin: NEAR,
    });
    observer.observe(frame.current);
    addEventListener("beforeprint", look);
    return () => {
      observer.disconnect();
      removeEventListener("beforeprint", look);
    };
  }, [frame]);
  return isLookedAt;
}
