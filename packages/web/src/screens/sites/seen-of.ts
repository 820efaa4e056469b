import type { BalanceAnswer, MeAnswer, SiteSummary } from "@muster/server/api";

/**
 * How much of a site an officer's answers hold: nought people at somebody else's site is not nobody there, it is nobody whom
 * this officer may know of. A balance that adds up to nothing (`balanced` is null) is of a part of the people.
 */
export type Seen = "all" | "part" | "nothing" | "elsewhere";

export function seenOf(
  { code, books, held, controlledBy }: Pick<SiteSummary, "code" | "books" | "held" | "controlledBy">,
  balance: Pick<BalanceAnswer, "balanced"> | undefined,
  me: Pick<MeAnswer, "authority" | "sites"> | undefined,
): Seen {
  if (books === "elsewhere") return "elsewhere";
  const isWhole = balance !== undefined && balance.balanced !== null;
  const isOwn =
    me !== undefined && controlledBy === me.authority.code && (me.sites.length === 0 || me.sites.includes(code));
  if (isWhole || isOwn) return "all";
  return held > 0 ? "part" : "nothing";
}
