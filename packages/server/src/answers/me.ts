/** Who is asking, as a screen needs it: what it may show at all, and what it must not offer. */
import type { Action } from "@muster/access";
import type { Role } from "@muster/custody";
import type { AuthorityCode, EntryNumber, Instant, OfficerCode, SiteCode } from "@muster/record";
import type { Purpose } from "@muster/register";

export interface MeAnswer {
  readonly officer: OfficerCode;
  /** What the officer is, e.g. site clerk: the register keeps no officer's name. */
  readonly title: string;
  readonly authority: { readonly code: AuthorityCode; readonly name: string };
  readonly roles: readonly Role[];
  /** Empty: every site of the authority. */
  readonly sites: readonly SiteCode[];
  /** Whose nationals a consular officer assists. */
  readonly country: string | null;
  readonly through: "session" | "token";
  /** Null for a machine's token. */
  readonly session: { readonly id: string; readonly endsAt: Instant } | null;
  readonly register: {
    readonly name: string;
    readonly keeper: { readonly code: AuthorityCode; readonly name: string };
    readonly exercise: boolean;
    readonly openedAt: Instant;
  };
  /** The log's origin: what this node is called in every proof. */
  readonly node: string;
  /** The register's clock, which is a scenario's in an exercise; and the last entry there is. */
  readonly now: Instant;
  readonly last: EntryNumber;
  /** What policy permits about the register as a whole. */
  readonly may: readonly Action[];
  /** What policy permits about something at least: whether about this person or that site, the register says when asked. */
  readonly maySometimes: readonly Action[];
  /** Kinds of command that these roles can ever give. */
  readonly gives: readonly string[];
  /** The reasons there are for reading about people: one goes with every such question, in `Muster-Purpose`. */
  readonly purposes: readonly Purpose[];
}
