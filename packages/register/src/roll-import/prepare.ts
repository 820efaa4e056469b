/** Before the first roll: who enters it, whose numbers it has, and the site with its units must be on the register. */
import type { Refusal } from "@muster/custody";
import { isRefusal, refuse } from "@muster/custody";
import type { Instant, Officer, SiteCode } from "@muster/record";
import type { Register } from "../register.ts";
import type { RollFileMapping } from "./mapping.ts";
import { RollFileStopped } from "./stopped.ts";

export interface Prepared {
  readonly by: Officer;
  readonly second: Officer | undefined;
  /** Before this nobody can be held at the site. */
  readonly openedAt: Instant;
  /** The commands that were, or on a dry run would be, made to open what was missing. */
  readonly opened: readonly object[];
}

export interface ToPrepare {
  readonly site: SiteCode;
  readonly mapping: RollFileMapping;
  readonly by?: Officer;
  readonly second?: Officer;
  readonly dryRun?: boolean;
}

/** Checks what the rolls rest on and opens what the mapping says may be opened. Throws `RollFileStopped`. */
export async function prepare(register: Register, toPrepare: ToPrepare): Promise<Prepared> {
  const { site: code, mapping, dryRun = false } = toPrepare;
  const by = mapping.by ?? toPrepare.by;
  const second = mapping.second ?? toPrepare.second;
  if (by === undefined)
    return lacking(
      "officer-missing",
      "Nobody is named who enters the rolls.",
      "Name an officer under `by` in the mapping.",
    );
  if (mapping.absence === "released" && second === undefined) {
    return lacking(
      "second-officer-needed",
      "Where absence means released, two officers must sign.",
      "Name the other under `second` in the mapping.",
    );
  }
  const moment = await register.moment();
  const known = await register.subject("site", code, moment);
  const issuer = await register.subject("authority", mapping.issuer, moment);
  const { opens } = mapping;
  const since = known?.openedAt ?? opens?.at;
  if (since === undefined)
    return lacking(
      "site-not-found",
      `The register has no site ${code}.`,
      `Open it: muster site add, or say under \`opens\` in the mapping what to open.`,
      { site: code },
    );
  if (issuer === undefined && opens === undefined) {
    return lacking(
      "authority-not-found",
      `The register has no authority ${mapping.issuer}.`,
      "Register it first: muster authority add.",
      { authority: mapping.issuer },
    );
  }
  const envelope = { occurredAt: since, by };
  const opened: object[] = [];
  if (issuer === undefined)
    opened.push({ ...envelope, kind: "authority.register", authority: mapping.issuer, name: opens?.issuer });
  if (known === undefined)
    opened.push({ ...envelope, kind: "site.open", site: code, controlledBy: mapping.issuer, ...opens?.site });
  for (const unit of new Set(Object.values(mapping.units))) {
    if (known?.units.has(unit) !== true) opened.push({ ...envelope, kind: "unit.open", site: code, unit });
  }
  if (known !== undefined && opens === undefined && opened.length > 0) unitsMissing(code, opened);
  if (!dryRun) await submitEach(register, opened);
  return { by, second, openedAt: since, opened };
}

async function submitEach(register: Register, commands: readonly object[]): Promise<void> {
  for (const command of commands) {
    const answer = await register.submit(command);
    if (isRefusal(answer)) throw new RollFileStopped(answer);
  }
}

function unitsMissing(site: SiteCode, opened: readonly object[]): never {
  const units = opened.flatMap((command) => ("unit" in command ? [String(command.unit)] : []));
  return lacking(
    "unit-not-found",
    `${site} has no unit ${units.join(", ")}.`,
    "Open the units, or map the levels to units of the site.",
    { site, units },
  );
}

function lacking(code: string, says: string, remedy: string, conflicts: Refusal["conflicts"] = {}): never {
  throw new RollFileStopped(refuse("not-found", code, says, remedy, conflicts));
}
