import type { ReactNode } from "react";
import { useCodes } from "../../texts/codes.ts";
import { Comma } from "../comma.tsx";
import styles from "./words.module.css";
import { wordsTexts } from "./texts.ts";

/** What was said with a fact in words, each part under what it is called; nothing where nothing was said or it was erased. */
export function Words({ said }: { readonly said: unknown }): ReactNode {
  const says = useCodes(wordsTexts);
  if (typeof said !== "object" || said === null) return null;
  return (
    <dl className={styles["words"]}>
      {Object.entries(said).map(([name, value]) => (
        <div key={name}>
          <dt className={styles["label"]}>{says("", name)}</dt>
          <dd>
            <Value value={value} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Value({ value }: { readonly value: unknown }): ReactNode {
  if (Array.isArray(value)) {
    return (
      <ul>
        {value.map((one: unknown) => (
          <li key={JSON.stringify(one)}>
            <Value value={one} />
          </li>
        ))}
      </ul>
    );
  }
  if (typeof value !== "object" || value === null) return <bdi>{String(value)}</bdi>;
  return Object.values(value).map((one, at) => (
    // The parts of one thing, always in the same order.
    // biome-ignore lint/suspicious/noArrayIndexKey: see above
    <span key={at}>
      {at > 0 && <Comma />}
      <bdi>{typeof one === "object" ? JSON.stringify(one) : String(one)}</bdi>
    </span>
  ));
}
