/** The square that an authenticator app scans. */
import { type ReactNode, useEffect, useState } from "react";
import styles from "./sign-in.module.css";

interface CodeSquareProps {
  readonly text: string;
  readonly label: string;
}

/** Modules of white around a code, without which cameras do not find it (ISO/IEC 18004, 9.1). */
const QUIET = 4;

/** A QR code, drawn dark on white whatever the page's colours: cameras read no other. */
export function CodeSquare({ text, label }: CodeSquareProps): ReactNode {
  const [square, setSquare] = useState<{ readonly size: number; readonly path: string }>();
  useEffect(() => {
    let isCurrent = true;
    void import("qrcode").then(({ create }) => {
      const { modules } = create(text, { errorCorrectionLevel: "L" });
      if (isCurrent) setSquare({ size: modules.size, path: pathOf(modules) });
    });
    return () => {
      isCurrent = false;
    };
  }, [text]);
  if (square === undefined) return <div className={styles["square"]} />;
  const side = square.size + 2 * QUIET;
  return (
    <svg className={styles["square"]} role="img" aria-label={label} viewBox={`0 0 ${side} ${side}`}>
      <path d={square.path} shapeRendering="crispEdges" />
    </svg>
  );
}

/** One stroke of a unit's height for each run of dark modules in a row. */
function pathOf({ size, data }: { readonly size: number; readonly data: Uint8Array }): string {
  const runs: string[] = [];
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      let width = 0;
      while (column + width < size && data[row * size + column + width] === 1) width++;
      if (width > 0) runs.push(`M${column + QUIET} ${row + QUIET}h${width}v1h-${width}Z`);
      column += width;
    }
  }
  return runs.join("");
}
