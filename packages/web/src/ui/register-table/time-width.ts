/** How wide a column of times is. */
import { useMemo } from "react";
import { useReading } from "../../texts/reading.tsx";

const REM_A_LETTER = 0.44;
const REM_OF_THE_CELL = 1;

/** The track of a column of times: as wide as the longest of a year, in the words and the calendar they are written in. */
export function useTimeWidth(): string {
  const { dates } = useReading();
  return useMemo(() => {
    const year = Array.from({ length: 12 }, (_, month) => new Date(Date.UTC(2026, month, 28, 22)).toISOString());
    const longest = Math.max(...year.map((at) => dates.time(at).length));
    return `${(longest * REM_A_LETTER + REM_OF_THE_CELL).toFixed(1)}rem`;
  }, [dates]);
}
