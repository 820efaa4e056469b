/** Who is asking, as a screen needs it: what it may show at all, and what it must not offer. */
import { type Action, actionOfCommand, ACTIONS, matterOf, type Relation, relationsOf } from "@muster/access";
import { type Role, RULES, THE_REGISTER } from "@muster/custody";
import type { AuthorityCode, EntryNumber, Instant, OfficerCode, SiteCode } from "@muster/record";
import { type Purpose, PURPOSES, type Questions } from "@muster/register";
import type { Asker } from "../access/asker.ts";

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

/** What is asked of policy: whether the officer may, in any of these relations. */
export type MayIn = (action: Action, relations: readonly Relation[]) => boolean;

export async function meAnswer(
  questions: Questions,
  asker: Pick<Asker, "by" | "country" | "keeper" | "roles" | "session" | "sites" | "through">,
  { node, mayIn }: { readonly node: string; readonly mayIn: MayIn },
): Promise<MeAnswer> {
  const moment = await questions.moment();
  const { by, keeper, roles, sites, country = null, through, session } = asker;
  const [register, officer, authority, keeping] = await Promise.all([
    questions.subject("register", THE_REGISTER.id, moment),
    questions.subject("officer", by.officer, moment),
    questions.subject("authority", by.authority, moment),
    questions.subject("authority", keeper, moment),
  ]);
  const maySometimes = ACTIONS.filter((action) => mayIn(action, relationsOf(action)));
  const sometimes = new Set(maySometimes);
  return {
    officer: by.officer,
    title: officer?.title ?? "",
    authority: { code: by.authority, name: authority?.name ?? "" },
    roles,
    sites,
    country,
    through,
    session: session === undefined ? null : { id: session.id, endsAt: session.endsAt },
    register: {
      name: register?.name ?? "",
      keeper: { code: keeper, name: keeping?.name ?? "" },
      exercise: register?.exercise ?? false,
      openedAt: register?.openedAt ?? moment.asOf,
    },
    node,
    now: moment.asOf,
    last: moment.knownAt,
    may: maySometimes.filter((action) => matterOf(action) === "register"),
    maySometimes,
    gives: RULES.map(({ command }) => command).filter((command) => {
      const action = actionOfCommand(command);
      return action !== undefined && sometimes.has(action);
    }),
    purposes: PURPOSES,
  };
}
