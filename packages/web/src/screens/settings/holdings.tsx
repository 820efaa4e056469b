/** What an officer has at the node, a row each, and a button that ends it: sessions, tokens, passkeys. */
import { useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { ask } from "../../api/ask.ts";
import { Button } from "../../ui/button.tsx";
import { useNotices } from "../../ui/notices.tsx";
import { useAttempt, Wrong } from "../sign-in/attempt.tsx";
import styles from "./settings.module.css";

interface HoldingsProps<One> {
  readonly label: string;
  readonly heads: readonly string[];
  readonly rows: readonly One[];
  readonly keyOf: (one: One) => string;
  /** As many as there are heads; the first says which it is. */
  readonly cells: (one: One) => readonly [ReactNode, ...ReactNode[]];
  /** Stands where its button would, where it is not ended here or has ended. */
  readonly instead?: (one: One) => string | undefined;
  readonly isEnded?: (one: One) => boolean;
  /** The address under which it is ended. */
  readonly path: (one: One) => string;
  /** What its button says, and calls it. */
  readonly end: string;
  readonly endOf: (one: One) => string;
  /** What is said once it has ended. */
  readonly ended: string;
}

export function Holdings<One>({ label, heads, rows, ended, path, ...row }: HoldingsProps<One>): ReactNode {
  const { tell } = useNotices();
  const queries = useQueryClient();
  const attempt = useAttempt();
  const end = (one: One): void =>
    attempt.mutate(async () => {
      await ask(path(one), { method: "DELETE" });
      tell(ended);
      await queries.invalidateQueries({ queryKey: ["question"] });
    });
  return (
    <div className={styles["scrolls"]}>
      <Wrong error={attempt.error} />
      <table className={styles["table"]} aria-label={label}>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
            <td />
          </tr>
        </thead>
        <tbody>
          {rows.map((one) => (
            <Row key={row.keyOf(one)} one={one} {...row} isPending={attempt.isPending} onEnd={() => end(one)} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface RowProps<One> extends Pick<HoldingsProps<One>, "cells" | "instead" | "isEnded" | "end" | "endOf"> {
  readonly one: One;
  readonly isPending: boolean;
  readonly onEnd: () => void;
}

function Row<One>({ one, cells, instead, isEnded, end, endOf, isPending, onEnd }: RowProps<One>): ReactNode {
  const [which, ...others] = cells(one);
  const said = instead?.(one);
  return (
    <tr data-ended={isEnded?.(one)}>
      <th scope="row">{which}</th>
      {others.map((cell, at) => (
        <td key={at}>{cell}</td>
      ))}
      <td>
        {said ?? (
          <Button look="quiet" aria-label={endOf(one)} isPending={isPending} onPress={onEnd}>
            {end}
          </Button>
        )}
      </td>
    </tr>
  );
}
