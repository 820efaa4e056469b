import type { TransferSummary } from "@muster/server/api";
import type { ReactNode } from "react";
import { useTexts } from "../../texts/reading.tsx";
import { AuthorityName, SiteName } from "../../ui/named.tsx";
import { transfersTexts } from "./texts.ts";
import styles from "./transfers.module.css";

/** From which site to which, and who answers at each. */
export function Ends({ from, to }: Pick<TransferSummary, "from" | "to">): ReactNode {
  return (
    <>
      <End {...from} /> <Arrow /> <End {...to} />
    </>
  );
}

function End({ site, authority }: TransferSummary["from"]): ReactNode {
  return (
    <>
      <SiteName code={site} />{" "}
      <span className={styles["soft"]}>
        (<AuthorityName code={authority} />)
      </span>
    </>
  );
}

/** Points as the page runs. */
export function Arrow(): ReactNode {
  const t = useTexts(transfersTexts);
  return <span className={styles["arrow"]} role="img" aria-label={t("to")} />;
}
