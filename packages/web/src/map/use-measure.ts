/** How wide words on the map are. */
import { useEffect, useMemo, useState } from "react";
import { type Measure, WORDS } from "./layout.ts";

/** Measures words in the page's own type; anew in another language, which has another, and as each font comes. */
export function useMeasure(language: string): Measure {
  const [fontsLoaded, countLoaded] = useState(0);
  useEffect(() => {
    const again = (): void => countLoaded((times) => times + 1);
    document.fonts.addEventListener("loadingdone", again);
    return () => document.fonts.removeEventListener("loadingdone", again);
  }, []);
  return useMemo(() => measureIn(getComputedStyle(document.body).fontFamily), [language, fontsLoaded]);
}

function measureIn(family: string): Measure {
  const pen = document.createElement("canvas").getContext("2d");
  return (text, kind) => {
    if (pen === null) return text.length * WORDS[kind].size_px;
    pen.font = `${WORDS[kind].weight} ${WORDS[kind].size_px}px ${family}`;
    return Math.ceil(pen.measureText(text).width) + 2;
  };
}
