/** Where a person comes to be held: the site must be known, open at that time and of this register; its controller answers. */
import type { Instant, Position, SiteCode, UnitCode } from "@muster/record";
import type { Facts } from "../frame/facts.ts";
import type { Refusal } from "../frame/refusal.ts";
import { notFound, refuse } from "../frame/refusal.ts";
import type { Site } from "./site.ts";
import { controllerAt, frozen } from "./site.ts";

export interface Place {
  readonly site: SiteCode;
  readonly unit?: UnitCode;
}

/** The position of a person held there from `at`, or why nobody can be. Whether a count freezes the unit is asked apart. */
export function heldAt(facts: Facts, { site: code, unit }: Place, at: Instant): Position | Refusal {
  const site = facts.subject("site", code);
  if (site === undefined) return notFound("site", code);
  if (unit !== undefined && !site.units.has(unit)) return notFound("unit", unit);
  if (site.books === "elsewhere") return keptElsewhere(site);
  const controller = controllerAt(site, at);
  if (controller === undefined) return notOpenYet(site);
  return {
    state: "held",
    site: code,
    ...(unit === undefined ? {} : { unit }),
    custodian: controller.authority,
  };
}

/** The refusal to bring anyone into, or out of, a unit under an open count (CNT-1); undefined where nothing is frozen. */
export function frozenThere(facts: Facts, { site: code, unit }: Partial<Place>): Refusal | undefined {
  const site = code === undefined ? undefined : facts.subject("site", code);
  return site === undefined ? undefined : frozen(site, unit);
}

function keptElsewhere({ code, entry }: Site): Refusal {
  return refuse(
    "conflict",
    "books-kept-elsewhere",
    `The books of ${code} are not kept by this register.`,
    "Bring the person there by a transfer, or name a site of this register.",
    { site: code, entry },
  );
}

function notOpenYet({ code, openedAt, entry }: Site): Refusal {
  return refuse("conflict", "site-not-open-yet", `${code} was opened on ${openedAt}.`, "Give a later time.", {
    site: code,
    entry,
  });
}
