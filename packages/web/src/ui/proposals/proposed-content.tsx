import type { ReactNode } from "react";
import { useCodes } from "../../texts/codes.ts";
import { useReading, useTexts } from "../../texts/reading.tsx";
import { When } from "../when.tsx";
import styles from "./proposals.module.css";
import { proposalsTexts } from "./texts.ts";
import { Comma } from "../comma.tsx";

/** What the register adds by itself, or what is said above already. */
const SAID_ELSEWHERE: ReadonlySet<string> = new Set(["kind", "by", "second"]);
const MOST_LISTED = 12;

/** All that would be recorded, field by field, as it was proposed. */
export function ProposedContent({ content }: { readonly content: Readonly<Record<string, unknown>> }): ReactNode {
  const says = useCodes(proposalsTexts);
  return (
    <dl className={styles["content"]}>
      {Object.entries(content)
        .filter(([name]) => !SAID_ELSEWHERE.has(name))
        .map(([name, value]) => (
          <div key={name}>
            <dt>{says("field.", name)}</dt>
            <dd>{name.endsWith("At") && typeof value === "string" ? <When at={value} /> : <Value value={value} />}</dd>
          </div>
        ))}
    </dl>
  );
}

function Value({ value }: { readonly value: unknown }): ReactNode {
  const t = useTexts(proposalsTexts);
  const { number } = useReading();
  if (typeof value === "boolean") return t(value ? "yes" : "no");
  if (typeof value === "number") return number(value);
  if (typeof value === "string") return <bdi className={styles["text"]}>{value}</bdi>;
  if (!Array.isArray(value)) return <bdi>{JSON.stringify(value)}</bdi>;
  const items = value.map((one: unknown) => (typeof one === "string" ? one : JSON.stringify(one)));
  return (
    <>
      {value.length > MOST_LISTED && <>{number(value.length)}: </>}
      {items.slice(0, MOST_LISTED).map((item, at) => (
        <span key={item}>
          {at > 0 && <Comma />}
          <bdi>{item}</bdi>
        </span>
      ))}
      {value.length > MOST_LISTED && " …"}
    </>
  );
}
