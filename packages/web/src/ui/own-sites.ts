/** The sites of the officer at the screen: those that their authority controls, and that they are there for. */
import type { SiteSummary } from "@muster/server/api";
import { useMe } from "../api/me.ts";
import { useQuestion } from "../api/question.ts";

interface OwnSites {
  readonly sites: readonly SiteSummary[];
  readonly officer: string | undefined;
  /** Whether their roles can ever give this command. */
  readonly gives: (kind: string) => boolean;
  readonly isOwn: (site: string) => boolean;
}

const NOW = { moment: {} } as const;

export function useOwnSites(): OwnSites {
  const { data: me } = useMe();
  const { data } = useQuestion("/sites", {}, NOW);
  const sites = (data?.sites ?? []).filter(
    ({ code, books, controlledBy }) =>
      me !== undefined &&
      books === "kept" &&
      controlledBy === me.authority.code &&
      (me.sites.length === 0 || me.sites.includes(code)),
  );
  return {
    sites,
    officer: me?.officer,
    gives: (kind) => me?.gives.includes(kind) === true,
    isOwn: (site) => sites.some(({ code }) => code === site),
  };
}
