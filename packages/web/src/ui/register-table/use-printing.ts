import { useEffect, useState } from "react";
import { flushSync } from "react-dom";

/** True while the page is being printed: a list then has to have all its rows in the page, not those in sight. */
export function usePrinting(): boolean {
  const [isPrinting, setPrinting] = useState(false);
  useEffect(() => {
    // The browser takes the page as it stands when these return.
    const before = (): void => flushSync(() => setPrinting(true));
    const after = (): void => setPrinting(false);
    window.addEventListener("beforeprint", before);
    window.addEventListener("afterprint", after);
    return () => {
      window.removeEventListener("beforeprint", before);
      window.removeEventListener("afterprint", after);
    };
  }, []);
  return isPrinting;
}

/** Prints this part of the page alone (register-table.module.css); where a browser cannot leave the rest out, all of it. */
export function printAlone(part: HTMLElement | null): void {
  part?.setAttribute("data-printed-alone", "");
  window.print();
  part?.removeAttribute("data-printed-alone");
}
