/** A site: a place of detention, a camp, a hospital, a transit point, a court; its units; and who controls it. */
import type { AuthorityCode, CountCode, EntryNumber, Instant, SiteCode, UnitCode } from "@muster/record";
import { Id } from "@muster/record";
import Type from "typebox";
import type { Refusal } from "../frame/refusal.ts";
import { notFound, refuse } from "../frame/refusal.ts";
import { partiesTo, rule, Text } from "../frame/rule.ts";
import { about } from "../frame/subjects.ts";

export const SITE_KINDS = ["prison", "camp", "hospital", "transit", "court", "centre"] as const;
export const INSTRUMENTS = ["opening", "handover", "seizure"] as const;

/** Who controlled the site from when, and by what instrument. */
export interface Control {
  readonly authority: AuthorityCode;
  readonly from: Instant;
  readonly instrument: (typeof INSTRUMENTS)[number];
  readonly entry: EntryNumber;
}

export interface Site {
  readonly code: SiteCode;
  readonly name: string;
  readonly kind: (typeof SITE_KINDS)[number];
  /** Whether this register keeps the site's books; people accepted at a site kept elsewhere are *transferred out*. */
  readonly books: "kept" | "elsewhere";
  readonly capacity?: number;
  /** Where it is, in degrees (WGS 84); absent where nobody said. */
  readonly place?: { readonly latitude: number; readonly longitude: number };
  readonly openedAt: Instant;
  readonly entry: EntryNumber;
  readonly units: Map<UnitCode, { readonly capacity?: number }>;
  /** In order of time; the last is in force. */
  readonly control: Control[];
  /** Counts not yet cleared, with the units they freeze (empty: the whole site). CNT-1. */
  readonly openCounts: Map<CountCode, { readonly units: readonly UnitCode[] }>;
  /** The last roll taken, with how many it named and the digest of what it says, to know one that brings nothing new. */
  lastRoll?: { readonly at: Instant; readonly entry: EntryNumber; readonly people: number; readonly digest?: string };
}

/** Who controlled the site at `at`; undefined before it was opened. */
export function controllerAt(site: Site, at: Instant): Control | undefined {
  return site.control.findLast((control) => control.from <= at);
}

/** The refusal to move anyone in or out of a unit under an open count (CNT-1); undefined when nothing is frozen there. */
export function frozen(site: Site, unit: UnitCode | undefined): Refusal | undefined {
  for (const [count, { units }] of site.openCounts) {
    if (units.length > 0 && (unit === undefined || !units.includes(unit))) continue;
    return refuse(
      "conflict",
      "unit-frozen",
      `${site.code}${unit === undefined ? "" : ` ${unit}`} is under count ${count}: nobody moves until it clears.`,
      `Clear count ${count} first.`,
      { site: site.code, unit: unit ?? null, count },
    );
  }
  return undefined;
}

export const openSite = rule({
  command: "site.open",
  kind: "site.opened",
  fields: {
    site: Id.site,
    name: Text(200, "the site's name"),
    type: Type.Enum([...SITE_KINDS]),
    controlledBy: Id.authority,
    books: Type.Optional(Type.Enum(["kept", "elsewhere"])),
    capacity: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000 })),
    units: Type.Optional(Type.Array(Id.unit, { maxItems: 5_000, uniqueItems: true })),
    latitude: Type.Optional(Type.Number({ minimum: -90, maximum: 90 })),
    longitude: Type.Optional(Type.Number({ minimum: -180, maximum: 180 })),
  },
  needs: ({ site, controlledBy }) => ({ subjects: [about.site(site), about.authority(controlledBy)] }),

  decide({ site, name, type, controlledBy, books = "kept", capacity, units = [], latitude, longitude }, facts) {
    const known = facts.subject("site", site);
    if (known !== undefined) {
      return refuse(
        "conflict",
        "site-exists",
        `${site} is on the register already.`,
        "Use it, or choose another code.",
        {
          site,
          entry: known.entry,
        },
      );
    }
    if (facts.subject("authority", controlledBy) === undefined) return notFound("authority", controlledBy);
    return {
      about: [about.site(site), about.authority(controlledBy)],
      body: {
        site,
        name,
        type,
        controlledBy,
        books,
        units,
        ...(capacity === undefined ? {} : { capacity }),
        ...(latitude === undefined || longitude === undefined ? {} : { latitude, longitude }),
      },
    };
  },

  parties: ({ site, controlledBy }) => partiesTo(about.site(site), [controlledBy]),

  applies: {
    site: (_state, { entry, body }) => ({
      code: body.site,
      name: body.name,
      kind: body.type,
      books: body.books,
      ...(body.capacity === undefined ? {} : { capacity: body.capacity }),
      ...(body.latitude === undefined || body.longitude === undefined
        ? {}
        : { place: { latitude: body.latitude, longitude: body.longitude } }),
      openedAt: entry.occurredAt,
      entry: entry.number,
      units: new Map(body.units.map((unit: UnitCode) => [unit, {}])),
      control: [{ authority: body.controlledBy, from: entry.occurredAt, instrument: "opening", entry: entry.number }],
      openCounts: new Map(),
    }),
  },
});

export const openUnit = rule({
  command: "unit.open",
  kind: "unit.opened",
  fields: { site: Id.site, unit: Id.unit, capacity: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000 })) },
  needs: ({ site }) => ({ subjects: [about.site(site)] }),

  decide({ site, unit, capacity }, facts) {
    const known = facts.subject("site", site);
    if (known === undefined) return notFound("site", site);
    if (known.units.has(unit)) {
      return refuse(
        "conflict",
        "unit-exists",
        `${site} has a unit ${unit} already.`,
        "Use it, or choose another name.",
        { site, unit },
      );
    }
    return { about: [about.site(site)], body: { site, unit, ...(capacity === undefined ? {} : { capacity }) } };
  },

  applies: {
    site: (state, { body }) => {
      state?.units.set(body.unit, body.capacity === undefined ? {} : { capacity: body.capacity });
      return state;
    },
  },
});
