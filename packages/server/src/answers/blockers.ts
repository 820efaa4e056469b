/** What stands in the way of a transfer, person by person, and what can be done about each. */
import {
  type Blocker,
  type BlockerKind,
  notFound,
  openBlockers,
  type Refusal,
  type Transfer,
  type TransferState,
} from "@muster/custody";
import type { Moment } from "@muster/ledger";
import type { EntryNumber, Instant, PersonId, TransferCode } from "@muster/record";
import type { Questions } from "@muster/register";
import type { Section } from "../access/sections.ts";
import { namesIn, numberBy, type StatedName } from "./names.ts";
import type { WithheldOfSome } from "./roll.ts";

/** Something to do: a command, and for `transfer.settle` the arrangements that settle it. */
export interface Remedy {
  readonly command: string;
  readonly arrangements?: readonly string[];
}

export interface OpenBlocker {
  readonly kind: BlockerKind;
  /** Why, in a stable code: `not-certified`, `expired`, `raised` … */
  readonly why: string;
}

export interface BlockedPerson {
  readonly person: PersonId;
  /** Absent where identity is withheld. */
  readonly names?: readonly StatedName[];
  readonly number: string | null;
  readonly blockers: readonly OpenBlocker[];
}

export interface BlockersAnswer {
  readonly transfer: TransferCode;
  readonly state: TransferState;
  readonly asOf: Instant;
  readonly knownAt: EntryNumber;
  /** How many are open, of those that this officer may know of. */
  readonly open: number;
  readonly byKind: Readonly<Partial<Record<BlockerKind, number>>>;
  /** About the transfer as a whole. */
  readonly whole: readonly OpenBlocker[];
  /** People with something open, in the manifest's order. */
  readonly people: readonly BlockedPerson[];
  /** What to do about each kind that is open: by whoever's role it is. */
  readonly remedies: Readonly<Partial<Record<BlockerKind, readonly Remedy[]>>>;
  readonly withheld: readonly WithheldOfSome[];
}

/** Which section of a person's file tells of each kind of blocker: who may not read it is not told by the blocker either. */
const SECTION_OF_BLOCKER: Readonly<Record<PersonBlockerKind, Section>> = {
  basis: "custody",
  fitness: "custody",
  "age-and-separation": "identity",
  "non-refoulement": "protection",
  objection: "protection",
  property: "property",
};
type PersonBlockerKind = Exclude<BlockerKind, "receiver-consent" | "receiver-capacity">;

/** What settles each: the deed itself first, then an arrangement, then two officers' word. Consent nobody else can give. */
const REMEDIES: Readonly<Record<BlockerKind, readonly Remedy[]>> = {
  basis: [{ command: "basis.state" }, { command: "transfer.override" }],
  fitness: [{ command: "fitness.certify" }, { command: "transfer.override" }],
  "age-and-separation": [
    {
      command: "transfer.settle",
      arrangements: ["own-vehicle", "own-compartment", "family-together", "guardian-with-child"],
    },
    { command: "transfer.override" },
  ],
  "non-refoulement": [{ command: "assessment.record" }, { command: "transfer.override" }],
  objection: [{ command: "objection.withdraw" }, { command: "transfer.override" }],
  property: [
    { command: "property.seal" },
    { command: "transfer.settle", arrangements: ["no-property", "property-follows"] },
    { command: "transfer.override" },
  ],
  "receiver-consent": [{ command: "transfer.authorise" }],
  "receiver-capacity": [
    { command: "transfer.amend" },
    { command: "transfer.authorise" },
    { command: "transfer.override" },
  ],
};

/** Which sections of these people's files may be read, and what of them is withheld. */
export interface BlockerLeave {
  readonly may: (section: Section, person: PersonId) => boolean;
  readonly withheld: readonly WithheldOfSome[];
}

/** What stands in the way of everybody on the list leaving at the moment asked about; nothing once they have left. */
export async function blockersAnswer(
  questions: Questions,
  code: string,
  moment: Moment,
  leaveOf: (people: readonly PersonId[]) => Promise<BlockerLeave>,
): Promise<BlockersAnswer | Refusal> {
  const transfer = await questions.subject("transfer", code, moment);
  if (transfer === undefined) return notFound("transfer", code);
  const listed = isBeforeDeparture(transfer) ? [...transfer.people.keys()] : [];
  const [files, identities, { may, withheld }] = await Promise.all([
    questions.files(listed, moment),
    questions.ledger.identitiesOf(listed, moment),
    leaveOf(listed),
  ]);
  const open = listed.length === 0 ? [] : openBlockers(transfer, (person) => files.get(person), moment.asOf);
  const shown = open.filter(({ kind, person }) => person === undefined || may(sectionOf(kind), person));
  const byPerson = Map.groupBy(shown, ({ person }) => person);
  const kinds = [...new Set(shown.map(({ kind }) => kind))];
  return {
    transfer: transfer.code,
    state: transfer.state,
    ...moment,
    open: shown.length,
    byKind: countedByKind(shown),
    whole: (byPerson.get(undefined) ?? []).map(({ kind, why }) => ({ kind, why })),
    people: listed.flatMap((person) => {
      const blockers = byPerson.get(person)?.map(({ kind, why }) => ({ kind, why }));
      if (blockers === undefined) return [];
      const identity = may("identity", person) ? identities.get(person) : undefined;
      const number = numberBy(transfer.from.authority, identity?.numbers);
      return { person, ...(identity === undefined ? {} : { names: namesIn(identity.names) }), number, blockers };
    }),
    remedies: Object.fromEntries(kinds.map((kind) => [kind, REMEDIES[kind]])),
    withheld,
  };
}

/** Whether people are yet to leave: what stands in the way is asked about nobody who has. */
export function isBeforeDeparture({ state }: Pick<Transfer, "state">): boolean {
  return state === "proposed" || state === "authorised" || state === "sealed";
}

export function countedByKind(blockers: readonly Blocker[]): Readonly<Partial<Record<BlockerKind, number>>> {
  const counts: Partial<Record<BlockerKind, number>> = {};
  for (const { kind } of blockers) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}

/** A blocker of the whole transfer is about nobody, and is not asked about here. */
export function sectionOf(kind: BlockerKind): Section {
  return kind === "receiver-consent" || kind === "receiver-capacity" ? "custody" : SECTION_OF_BLOCKER[kind];
}
