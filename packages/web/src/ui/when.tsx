/** A time in a text. */
import type { ReactNode } from "react";
import { useReading } from "../texts/reading.tsx";

interface WhenProps {
  readonly at: string;
  readonly form?: "time" | "day" | "clock";
}

/** A time, in the reader's zone, calendar and numerals; the instant itself stands in the markup, and its zone. */
export function When({ at, form = "time" }: WhenProps): ReactNode {
  const { dates } = useReading();
  return (
    <time dateTime={at} title={dates.exact(at)}>
      <bdi>{dates[form](at)}</bdi>
    </time>
  );
}
