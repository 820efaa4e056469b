/** Work half done, kept in this tab's storage: a reload, or a page closed by mistake, loses nothing. It goes with the tab. */
import { useRef, useState } from "react";

interface Kept<Work> {
  readonly work: Work;
  /** Alters the work as it stands then: one change may be answered after the next was made. */
  readonly change: (alter: (work: Work) => Work) => void;
  /** It is sent: nothing of it is kept. */
  readonly done: () => void;
}

interface Keeping<Work> {
  /** From what lies there, null where nothing does. */
  readonly read: (text: string | null) => Work;
  readonly written: (work: Work) => string;
}

/** `key` tells one piece of work of this tab from another. */
export function useKept<Work>(key: string, { read, written }: Keeping<Work>): Kept<Work> {
  const [work, setWork] = useState(() => read(sessionStorage.getItem(key)));
  const newest = useRef(work);
  return {
    work,
    change: (alter) => {
      newest.current = alter(newest.current);
      sessionStorage.setItem(key, written(newest.current));
      setWork(newest.current);
    },
    done: () => sessionStorage.removeItem(key),
  };
}
