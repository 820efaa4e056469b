/** What was done last, said at the foot of the page. */
import { createContext, type ReactNode, useContext, useMemo, useState } from "react";
import styles from "./notices.module.css";

interface Notices {
  /** Says that something was done: seen at the foot of the page, heard by who reads by ear. */
  readonly tell: (text: string) => void;
}

const NoticesContext = createContext<Notices>({ tell: () => undefined });

export function useNotices(): Notices {
  return useContext(NoticesContext);
}

/** The last thing that was done stands until the next: nobody has to be quick to read it. */
export function NoticesProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const [text, setText] = useState("");
  const notices = useMemo(() => ({ tell: setText }), []);
  return (
    <NoticesContext value={notices}>
      {children}
      {/* A dialogue hides from who reads by ear what is not in it; what was done just now is said all the same. */}
      <p className={styles["notice"]} role="status" data-react-aria-top-layer>
        {text}
      </p>
    </NoticesContext>
  );
}
