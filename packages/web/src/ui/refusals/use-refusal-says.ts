/**
 * The words of refusals in the page's language: fetched when the first is met, and not for English, which the node itself
 * speaks. Undefined until they are there, and where they cannot be fetched: then the node's own stand alone.
 */
import { type ComponentType, useEffect, useState } from "react";
import { useReading } from "../../texts/reading.tsx";

export function useRefusalSays(): ComponentType<{ readonly code: string }> | undefined {
  const { language } = useReading();
  const isForeign = language !== "en";
  const [Says, setSays] = useState<ComponentType<{ readonly code: string }>>();
  useEffect(() => {
    if (!isForeign) return undefined;
    let isWanted = true;
    import("./refusal-says.tsx").then(
      ({ RefusalSays }) => isWanted && setSays(() => RefusalSays),
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, [isForeign]);
  return isForeign ? Says : undefined;
}
