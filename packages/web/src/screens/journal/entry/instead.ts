/**
 * What may be put in a corrected entry's place from its page: the same kind of thing, otherwise. Offered for the entries that
 * say where people went; for every other kind the entry is reversed, and the right one entered anew.
 */
import { endsEpisode } from "@muster/record";
import type { EntryAnswer } from "@muster/server/api";
import { textIn } from "../../../ui/form-text.ts";

type Shown = Pick<EntryAnswer, "entry" | "items" | "itemsInAll">;

/** The command that makes entries of a kind, and whether it names one person or several. */
const COMMANDS: Readonly<Record<string, { readonly command: string; readonly of: "person" | "people" }>> = {
  "custody.admitted": { command: "custody.admit", of: "person" },
  "custody.moved": { command: "custody.move", of: "person" },
  "custody.recaptured": { command: "custody.recapture", of: "people" },
  "custody.found": { command: "custody.find", of: "people" },
  "escape.recorded": { command: "escape.record", of: "people" },
};

/** What stands in the entry, as the form for its replacement begins. */
export interface Beginning {
  readonly command: string;
  readonly of: "person" | "people";
  readonly people: readonly string[];
  readonly site: string;
  readonly unit: string;
  readonly occurredAt: string;
  /** Of the entry, and of what stands instead of it: the incident it belongs to. */
  readonly incident: string | undefined;
}

/** Undefined where nothing can be put in its place here: another kind, or people who are not shown. */
export function beginningOf({ entry, items, itemsInAll }: Shown): Beginning | undefined {
  const made = COMMANDS[entry.kind];
  if (made === undefined || items.length === 0 || items.length < itemsInAll) return undefined;
  const makes = items[0]?.line?.makes;
  const incident = entry.about.find((thing) => thing.startsWith("incident:"))?.slice("incident:".length);
  return {
    ...made,
    people: items.map(({ person }) => person),
    site: makes?.state === "held" ? (makes.site ?? "") : "",
    unit: makes?.state === "held" ? (makes.unit ?? "") : "",
    occurredAt: entry.occurredAt,
    incident,
  };
}

/** The command in its place, from the filled form. */
export function insteadFrom({ command, of, incident }: Beginning, form: FormData): Readonly<Record<string, unknown>> {
  const text = (name: string): string => textIn(form, name);
  const people = text("people")
    .split(/[\s,]+/u)
    .filter((person) => person !== "");
  const given = Object.entries({ site: text("site"), unit: text("unit"), incident: incident ?? "" });
  return {
    kind: command,
    occurredAt: text("insteadAt"),
    ...(of === "people" ? { people } : { person: people[0] ?? "" }),
    ...Object.fromEntries(given.filter(([, value]) => value !== "")),
  };
}

/** Kinds of entry that gave or took power: undone by two, as they were done (rule 3). */
const GIVES_POWER: readonly string[] = ["officer.assigned", "officer.ended", "policy.adopted"];

/** Whether correcting it takes two officers: it ended somebody's custody, or says who may do what. */
export function takesTwo({ entry, items }: Shown): boolean {
  return (
    GIVES_POWER.includes(entry.kind) || items.some(({ line }) => line !== undefined && endsEpisode(line.makes.state))
  );
}
