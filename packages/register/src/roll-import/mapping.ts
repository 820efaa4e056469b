/**
 * What the keeper says about a site's rolls, as a file: which column is which, when and where a roll is taken, whose
 * numbers they are, which unit each level is, and what it means not to be on the roll (rule 6). Nothing is guessed.
 */
import { readFile } from "node:fs/promises";
import { refuse } from "@muster/custody";
import type { Instant } from "@muster/record";
import { firstFieldFault, Id, InstantText, instantInZone, Officer, parseInstant } from "@muster/record";
import Type from "typebox";
import { Compile } from "typebox/compile";
import { RollFileStopped } from "./stopped.ts";

const closed = { additionalProperties: false } as const;
const Column = Type.String({ minLength: 1, maxLength: 200 });
const Written = Type.String({ maxLength: 64 });

const RollFileMapping = Type.Object(
  {
    format: Type.Literal(1),
    columns: Type.Object(
      {
        /** The day of the roll, `YYYY-MM-DD`. */
        date: Column,
        number: Column,
        /** The whole name, in whatever script: kept of somebody new, as it is written. */
        name: Type.Optional(Column),
        level: Type.Optional(Column),
        /** When the site says the person was admitted: local time, or a time with its offset. */
        admittedAt: Type.Optional(Column),
        sex: Type.Optional(Column),
        /** In whole years, on the day of the roll. */
        age: Type.Optional(Column),
      },
      closed,
    ),
    /** A column that is neither mapped nor named here is refused, so that nothing is dropped unseen; `ignore` drops all. */
    otherColumns: Type.Union([Type.Literal("ignore"), Type.Array(Column, { maxItems: 200 })]),
    /** The IANA time zone of the roll's day and of times without an offset. */
    zone: Type.String({ minLength: 1, maxLength: 64 }),
    /** The time of day at which the roll is taken. */
    takenAt: Type.String({ pattern: "^([01][0-9]|2[0-3]):[0-5][0-9]$" }),
    /** Whose numbers they are. */
    issuer: Id.authority,
    /** Who enters the rolls, and the second officer where absence means *released*; the caller's where absent. */
    by: Type.Optional(Officer),
    second: Type.Optional(Officer),
    /** The unit for each level as written; `""` for a level left empty. */
    units: Type.Record(Written, Id.unit, { maxProperties: 5_000 }),
    absence: Type.Enum(["unaccounted", "released", "ignore"]),
    admission: Type.Literal("at-roll"),
    /** What a new person's row claims about them besides. */
    claims: Type.Optional(
      Type.Object(
        {
          /** What each way of writing it means; null for one that says nothing. */
          sex: Type.Optional(
            Type.Record(Written, Type.Union([Type.Enum(["female", "male", "other"]), Type.Null()]), {
              maxProperties: 100,
            }),
          ),
          birth: Type.Optional(Type.Literal("from-age")),
          source: Type.Optional(Type.String({ minLength: 1, maxLength: 300 })),
        },
        closed,
      ),
    ),
    /** What to open where the register does not have it yet, as of when. */
    opens: Type.Optional(
      Type.Object(
        {
          at: InstantText,
          issuer: Type.String({ minLength: 1, maxLength: 200 }),
          site: Type.Object(
            {
              name: Type.String({ minLength: 1, maxLength: 200 }),
              type: Type.Enum(["prison", "camp", "hospital", "transit", "court", "centre"]),
            },
            closed,
          ),
        },
        closed,
      ),
    ),
  },
  closed,
);
/** A mapping file, format 1. */
export type RollFileMapping = Type.Static<typeof RollFileMapping>;

const validator = Compile(RollFileMapping);
/** A day on which every zone has every hour of the day but those it skips in spring. */
const ANY_DAY = "2024-01-15";

/** Reads a mapping file. Throws `RollFileStopped` naming what is wrong with it. */
export async function readMapping(file: string): Promise<RollFileMapping> {
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (fault) {
    if (!(fault instanceof Error && "code" in fault)) throw fault;
    return refuseMapping("mapping-not-readable", `The mapping ${file} cannot be read (${String(fault.code)}).`, "");
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (fault) {
    return refuseMapping("mapping-not-json", `The mapping is not JSON: ${(fault as SyntaxError).message}.`, "");
  }
  return decodeMapping(value);
}

/** Holds a value against what a mapping is. Throws `RollFileStopped` naming the field. */
export function decodeMapping(value: unknown): RollFileMapping {
  if (!validator.Check(value)) {
    const { field, fault } = firstFieldFault(validator.Errors(value));
    return refuseMapping("mapping-invalid", `In the mapping, ${field || "the whole"}: ${fault}.`, field);
  }
  if (instantInZone(`${ANY_DAY}T12:00`, value.zone) === undefined) {
    return refuseMapping("mapping-zone-unknown", `In the mapping, zone: there is no time zone ${value.zone}.`, "zone");
  }
  if (value.opens !== undefined && parseInstant(value.opens.at) === undefined) {
    return refuseMapping("mapping-invalid", "In the mapping, opens.at is no time with its offset.", "opens.at");
  }
  if (Object.keys(value.units).length > 0 && value.columns.level === undefined) {
    return refuseMapping(
      "mapping-invalid",
      "In the mapping, units are given and columns.level is not.",
      "columns.level",
    );
  }
  return value.opens === undefined
    ? value
    : { ...value, opens: { ...value.opens, at: parseInstant(value.opens.at) as Instant } };
}

function refuseMapping(code: string, says: string, field: string): never {
  throw new RollFileStopped(
    refuse(
      "invalid",
      code,
      says,
      "See docs/roll-import.md for what a mapping file holds.",
      field === "" ? {} : { field },
    ),
  );
}
