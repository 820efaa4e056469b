import type { EntryAnswer } from "@muster/server/api";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTexts } from "../../../texts/reading.tsx";
import { Section } from "../../../ui/page.tsx";
import { Code } from "../../../ui/person-name.tsx";
import { useSayPosition } from "../../../ui/position/say-position.ts";
import { StateMark } from "../../../ui/state-mark.tsx";
import { Table, TableHead } from "../../../ui/table.tsx";
import styles from "./entry.module.css";
import { entryTexts } from "./texts.ts";
import { EntryLink } from "../../../ui/entry-link.tsx";

/** What it says of single people: the position each line makes, and the entry whose position it spends. */
export function Lines({ shown: { items, itemsInAll } }: { readonly shown: EntryAnswer }): ReactNode {
  const t = useTexts(entryTexts);
  const say = useSayPosition();
  if (itemsInAll === 0) return null;
  return (
    <Section title={t("lines")}>
      <p>{t("linesShown", { n: itemsInAll, shown: items.length })}</p>
      <div className={styles["scroll"]}>
        <Table className={styles["table"]}>
          <TableHead heads={[t("person"), t("makes"), t("spends"), t("saysOf")]} />
          <tbody>
            {items.map(({ person, line, seen, says }) => (
              <tr key={person}>
                <th scope="row">
                  <Link to="/people/$person" params={{ person }}>
                    <Code>{person.slice(0, 8)}</Code>
                  </Link>
                </th>
                <td>
                  {line === undefined ? (
                    t(seen === undefined ? "noLine" : "seen")
                  ) : (
                    <StateMark state={line.makes.state}>{say(line.makes)}</StateMark>
                  )}
                </td>
                <td>{line !== undefined && line.spends !== null && <EntryLink number={line.spends} />}</td>
                <td>
                  <Code>{says === undefined ? "" : saysOf(says)}</Code>
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      </div>
    </Section>
  );
}

function saysOf(says: Readonly<Record<string, unknown>>): string {
  return Object.entries(says)
    .map(([name, value]) => `${name}: ${typeof value === "string" ? value : JSON.stringify(value)}`)
    .join(", ");
}
