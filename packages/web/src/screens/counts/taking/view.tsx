/** One officer counts: by name or by number, without being shown what another counted. */
import { Link, useParams } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTexts } from "../../../texts/reading.tsx";
import { useMoment } from "../../../time/moment.ts";
import { Page } from "../../../ui/page.tsx";
import { useOwnSites } from "../../../ui/own-sites.ts";
import { mayCount } from "../standing.ts";
import { countsTexts } from "../texts.ts";
import { BareTaking } from "./bare.tsx";
import { NamedTaking } from "./named.tsx";
import type { CountTold } from "../told.ts";
import { Tell, useCount } from "../use-count.tsx";

export function TakingPage(): ReactNode {
  const t = useTexts(countsTexts);
  const { count: code = "" } = useParams({ strict: false });
  const asked = useCount(code);
  return (
    <Page
      title={t("takingTitle", { code })}
      lede={
        <Link to="/counts/$count" params={{ count: code }}>
          {t("backTo", { code })}
        </Link>
      }
    >
      <Tell asked={asked}>{(count) => <Taking count={count} />}</Tell>
    </Page>
  );
}

function Taking({ count }: { readonly count: CountTold }): ReactNode {
  const t = useTexts(countsTexts);
  const { isPast } = useMoment();
  const { officer, gives, isOwn } = useOwnSites();
  if (officer === undefined) return null;
  if (isPast) return <p role="status">{t("notInThePast")}</p>;
  if (count.status !== "open") return <p role="status">{t("endedAlready", { status: t(`status.${count.status}`) })}</p>;
  if (!isOwn(count.site) || !gives("count.record")) return <p role="status">{t("notYours")}</p>;
  if (!mayCount(count, officer)) return <p role="status">{t("countedAlready")}</p>;
  // A new round is a new sheet.
  return count.counting === "named" ? (
    <NamedTaking key={count.round} count={count} />
  ) : (
    <BareTaking key={count.round} count={count} />
  );
}
