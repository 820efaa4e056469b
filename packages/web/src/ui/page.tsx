/** Pages and their sections. */
import { type ReactNode, useEffect, useRef } from "react";
import styles from "./page.module.css";

interface PageProps {
  /** What the page is, for the heading, the tab and who reads by ear. */
  readonly title: string;
  /** A line under the title: what the thing is, in words and numbers. */
  readonly lede?: ReactNode;
  /** What can be done here, the main thing first. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A page: its heading takes the focus when the page comes, so that who reads by ear is told where they are. */
export function Page({ title, lede, actions, children }: PageProps): ReactNode {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · Muster`;
  }, [title]);
  useEffect(() => {
    if (document.activeElement === null || document.activeElement === document.body) heading.current?.focus();
  }, []);
  return (
    <article className={styles["page"]}>
      <header className={styles["head"]}>
        <div>
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {lede !== undefined && <div className={styles["lede"]}>{lede}</div>}
        </div>
        {actions !== undefined && <div className={styles["actions"]}>{actions}</div>}
      </header>
      {children}
    </article>
  );
}

interface SectionProps {
  readonly title: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A part of a page under its own heading. */
export function Section({ title, actions, children }: SectionProps): ReactNode {
  return (
    <section className={styles["section"]}>
      <header className={styles["sectionHead"]}>
        <h2>{title}</h2>
        {actions !== undefined && <div className={styles["actions"]}>{actions}</div>}
      </header>
      {children}
    </section>
  );
}
