/**
 * Blockers: what must be settled before people leave. They are never stored: each time they are computed from the
 * people's files, as of the moment of leaving, so that a certificate that has expired since the seal blocks again. Only
 * what a file cannot say is recorded on the transfer: an arrangement that settles a blocker, or an override signed by
 * two officers.
 */
import type { Instant, PersonId } from "@muster/record";
import type { Facts } from "../frame/facts.ts";
import type { Refusal } from "../frame/refusal.ts";
import { refuse } from "../frame/refusal.ts";
import type { PersonFile } from "../person/file.ts";
import { toBeKeptApart } from "./separation.ts";
import type { Passenger, Transfer } from "./transfer.ts";

/** Blockers about one person, and those about the whole transfer. */
export const PERSON_BLOCKERS = [
  "basis",
  "fitness",
  "age-and-separation",
  "non-refoulement",
  "objection",
  "property",
] as const;
export const TRANSFER_BLOCKERS = ["receiver-consent", "receiver-capacity"] as const;
export type PersonBlocker = (typeof PERSON_BLOCKERS)[number];
export type BlockerKind = PersonBlocker | (typeof TRANSFER_BLOCKERS)[number];

/** One thing that stands in the way, and why in a stable code. */
export interface Blocker {
  readonly kind: BlockerKind;
  /** Absent for a blocker of the whole transfer. */
  readonly person?: PersonId;
  readonly why: string;
}

export type FileOf = (person: PersonId) => PersonFile | undefined;

type FileBlocker = Exclude<PersonBlocker, "age-and-separation">;

/** A refusal lists so many blockers; it always says how many there are of each kind. */
const BLOCKERS_SHOWN = 50;

/**
 * What stands in the way of these people leaving at `at` (everyone on the list, unless told). One pass over the people;
 * throws where a file is not given, for silence about a person is no clearance.
 */
export function openBlockers(
  transfer: Transfer,
  fileOf: FileOf,
  at: Instant,
  leaving: readonly PersonId[] = [...transfer.people.keys()],
): readonly Blocker[] {
  const open: Blocker[] = transferBlockers(transfer, leaving.length);
  const travellers = leaving.map((person) => traveller(transfer, person, fileOf));
  for (const { person, passenger, file } of travellers) {
    for (const kind of FILE_BLOCKERS) {
      if (isSettled(passenger, kind)) continue;
      const why = FILE_CHECKS[kind](file, transfer, at);
      if (why !== undefined) open.push({ kind, person, why });
    }
  }
  for (const [person, why] of toBeKeptApart(travellers, at)) {
    if (!isSettled(transfer.people.get(person), "age-and-separation"))
      open.push({ kind: "age-and-separation", person, why });
  }
  return open;
}

/** The refusal to go on with blockers open; undefined when there are none. */
export function blocked(transfer: Transfer, blockers: readonly Blocker[]): Refusal | undefined {
  if (blockers.length === 0) return undefined;
  const counts: Partial<Record<BlockerKind, number>> = {};
  for (const { kind } of blockers) counts[kind] = (counts[kind] ?? 0) + 1;
  const summary = Object.entries(counts).map(([kind, count]) => `${kind} ${count}`);
  return refuse(
    "forbidden-by-rule",
    "blockers-open",
    `Nobody leaves on ${transfer.code} while blockers are open: ${summary.join(", ")}.`,
    "Settle each of them, take the people off, or have two officers override it with a reason.",
    { transfer: transfer.code, open: blockers.length, counts, blockers: blockers.slice(0, BLOCKERS_SHOWN) },
  );
}

/** The refusal to settle or override what is not open; undefined when the blocker is open for each of these people. */
export function notOpenFor(
  transfer: Transfer,
  kind: BlockerKind,
  people: readonly PersonId[],
  facts: Facts,
  at: Instant,
): Refusal | undefined {
  const open = openBlockers(transfer, filesIn(facts), at).filter((blocker) => blocker.kind === kind);
  const concerned = new Set(open.map(({ person }) => person));
  const clear = people.filter((person) => !concerned.has(person));
  if (open.length > 0 && clear.length === 0) return undefined;
  return refuse(
    "conflict",
    "blocker-not-open",
    clear.length === 0 ? `${kind} is not open.` : `${kind} is not open for ${clear.length} of these people.`,
    "Name only what is open.",
    { transfer: transfer.code, blocker: kind, people: clear.slice(0, BLOCKERS_SHOWN) },
  );
}

/** The files as the facts hand them in. */
export function filesIn(facts: Facts): FileOf {
  return (person) => facts.person(person)?.file;
}

function transferBlockers(transfer: Transfer, leaving: number): Blocker[] {
  if (transfer.receiverAuthorised === undefined) return [{ kind: "receiver-consent", why: "not-given" }];
  const { places } = transfer.receiverAuthorised;
  if (places >= leaving || transfer.overridden.has("receiver-capacity")) return [];
  return [{ kind: "receiver-capacity", why: `${places}-places-for-${leaving}` }];
}

function traveller(transfer: Transfer, person: PersonId, fileOf: FileOf) {
  const passenger = transfer.people.get(person);
  const file = fileOf(person);
  if (file === undefined) throw new Error(`blockers of ${transfer.code} without the file of ${person}`);
  return { person, passenger, file, vehicle: passenger?.vehicle };
}

function isSettled(passenger: Passenger | undefined, kind: PersonBlocker): boolean {
  return passenger?.overridden?.has(kind) === true || passenger?.settled?.has(kind) === true;
}

/** For each blocker a file can settle: why it is open at `at`, or undefined. */
const FILE_CHECKS: Readonly<
  Record<FileBlocker, (file: PersonFile, transfer: Transfer, at: Instant) => string | undefined>
> = {
  basis(file, _transfer, at) {
    const basis = latest(file.bases, at);
    if (basis === undefined) return "not-stated";
    return basis.kind === "none-stated" ? "none-stated" : undefined;
  },

  /** GC3-46: no sick person moves against medical advice; a certificate holds until it expires. */
  fitness(file, _transfer, at) {
    const certificate = latest(file.fitness, at);
    if (certificate === undefined) return "not-certified";
    if (!certificate.fit) return "unfit";
    return certificate.expiresAt > at ? undefined : "expired";
  },

  /** NR-1: an assessment for this receiver, by someone other than those who ask for the move. A warning counts from anyone. */
  "non-refoulement"(file, { from, to, proposers }, at) {
    if (from.authority === to.authority) return undefined;
    const counting = file.assessments.filter(
      ({ receiver, by, outcome }) =>
        receiver === to.authority && (outcome === "must-not-proceed" || !proposers.has(by.officer)),
    );
    const assessment = latest(counting, at);
    if (assessment === undefined) return "not-assessed";
    return assessment.outcome === "may-proceed" ? undefined : "must-not-proceed";
  },

  /** NR-1: an objection suspends the move until it is withdrawn. */
  objection(file, _transfer, at) {
    const stands = file.objections.some(
      (objection) => objection.at <= at && (objection.withdrawn === undefined || objection.withdrawn.at > at),
    );
    return stands ? "raised" : undefined;
  },

  /** MR-67-73: belongings travel sealed, against a number. */
  property(file, _transfer, at) {
    return latest(file.property, at) === undefined ? "not-sealed" : undefined;
  },
};
const FILE_BLOCKERS = Object.keys(FILE_CHECKS) as readonly FileBlocker[];

/** The newest fact at `at`; files keep their facts oldest first. */
function latest<Fact extends { readonly at: Instant }>(facts: readonly Fact[], at: Instant): Fact | undefined {
  return facts.findLast((fact) => fact.at <= at);
}
