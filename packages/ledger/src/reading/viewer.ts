/**
 * Who is asking, as the floor needs to know it. Row security (decision 13) shows a viewer what it may know and nothing
 * else, whatever the question: so a check forgotten above still tells nobody anything.
 *
 * The values go to the database as settings of one transaction. Each is held against a strict pattern first, so that no
 * value can end the literal it stands in.
 */
import type { AuthorityCode, OfficerCode, PersonId, SiteCode } from "@muster/record";
import { isCode, isPersonId } from "@muster/record";

/**
 * How far a viewer sees.
 *
 * - `register`: everybody (monitors, auditors).
 * - `authority`: whom the own authority holds or held, who is listed on a transfer it is party to, and what it entered.
 * - `sites`: the same, of the named sites only.
 * - `people`: exactly the named people, whoever holds them.
 * - `none`: nobody. Things that are about no person can still be read.
 */
export const REACHES = ["register", "authority", "sites", "people", "none"] as const;
export type Reach = (typeof REACHES)[number];

export interface Viewer {
  readonly reach: Reach;
  readonly authority: AuthorityCode;
  readonly officer: OfficerCode;
  /** For `sites`: people held there by the own authority, now or before. */
  readonly sites: readonly SiteCode[];
  /** For `people`. */
  readonly people: readonly PersonId[];
  /** Whether clinical detail may be read. */
  readonly clinical: boolean;
  /** Whether the journal of who read what may be read. */
  readonly oversight: boolean;
}

/** A viewer's values do not have the form that may go into a statement. A defect of ours, or an attack: never a refusal. */
export class ViewerInvalid extends Error {
  override readonly name = "ViewerInvalid";
}

/** Settings go out with every question: a list longer than this has to be asked for otherwise. */
const MOST_NAMED = 50_000;

/** SQL: the viewer, for the transaction under way. Throws `ViewerInvalid` before anything unsafe is written. */
export function viewerSettings(viewer: Viewer): string {
  const settings = {
    reach: REACHES.find((known) => known === viewer.reach) ?? invalid("reach"),
    authority: named("authority", isCode, [viewer.authority]),
    officer: named("officer", isCode, [viewer.officer]),
    sites: named("sites", isCode, viewer.sites),
    people: named("people", isPersonId, viewer.people),
    clinical: viewer.clinical === true ? "on" : "off",
    oversight: viewer.oversight === true ? "on" : "off",
  };
  return Object.entries(settings)
    .map(([name, value]) => `SET LOCAL muster.${name} = '${value}'`)
    .join("; ");
}

/** The values joined by commas, which no form lets through. */
function named(name: string, hasForm: (value: string) => boolean, values: readonly string[]): string {
  if (values.length > MOST_NAMED) throw new ViewerInvalid(`a viewer names more than ${MOST_NAMED} ${name}`);
  for (const value of values) if (typeof value !== "string" || !hasForm(value)) invalid(name);
  return values.join(",");
}

/** Says which field and never what was in it: that may be personal, and messages are logged. */
function invalid(name: string): never {
  throw new ViewerInvalid(`a viewer's ${name} is not of its form`);
}
