/**
 * A register in memory, for given / when / then: the rules themselves over the simplest books there can be. It keeps
 * every entry and folds from the start for each question, so it is also the naive oracle that the databases are held
 * against. It answers a rule only what the rule's needs named: a rule that reads more fails its test.
 */
import type {
  Facts,
  LineRow,
  Needs,
  PersonFile,
  RecordedEntry,
  Refusal,
  SignatureToCheck,
  SubjectStates,
} from "@muster/custody";
import {
  applyToFile,
  CORRECTED,
  Chain,
  DETAIL_KINDS,
  decide,
  decodeCommand,
  erasedBy,
  foldSubject,
  groupOf,
  inOrder,
  insteadOf,
  isRefusal,
  isToBeConfirmed,
  kindOfDetail,
  needsOf,
  newFile,
  takesEffectAt,
} from "@muster/custody";
import type { EntryNumber, Instant, Item, PersonId, Position, SiteCode, SubjectKind } from "@muster/record";
import { ENTRY_FORMAT, instantFromEpoch, epochMilliseconds, subjectKey } from "@muster/record";

export type Answer = RecordedEntry | Refusal;

export class World {
  readonly entries: RecordedEntry[] = [];
  /** Every version of every line ever written. */
  readonly rows: LineRow[] = [];
  /** Signatures the world takes to hold. */
  readonly goodSignatures = new Set<string>();
  #written = new Set<LineRow>();
  #corrections = new Map<EntryNumber, EntryNumber>();
  #chains = new Map<PersonId, Chain>();
  /** People who came on the register with an entry that gave them their id: no need can name them beforehand. */
  #newcomers = new Set<PersonId>();
  /** The register's clock; tests set it. */
  now: Instant;

  constructor(now: Instant = "2026-01-25T12:00:00.000Z" as Instant) {
    this.now = now;
  }

  /** Submits a command as it would come from outside. */
  submit(input: unknown): Answer {
    const decoded = decodeCommand(input);
    if (isRefusal(decoded)) return decoded;
    const { rule, command } = decoded;
    const number = this.entries.length;
    const facts = this.#facts(needsOf(rule, command));
    const decided = decide(rule, command, facts, { number, recordedAt: this.now, newPerson: () => this.#newPerson() });
    if (isRefusal(decided)) return decided;
    for (const row of decided.rows) {
      if (this.#written.has(row)) continue;
      this.#written.add(row);
      this.rows.push(row);
    }
    const { items: drafted, details: clear = [], ...draft } = decided.draft;
    const details = new Map<string, unknown>();
    const digest = (value: unknown) => {
      const key = `${number}.${details.size}`;
      details.set(key, value);
      return key;
    };
    const items = drafted.map(
      ({ details: own, ...item }): Item => (own?.length ? { ...item, details: own.map(digest) } : item) as Item,
    );
    const entry = {
      format: ENTRY_FORMAT,
      number,
      recordedAt: this.now,
      ...draft,
      about: [...draft.about],
      ...(clear.length > 0 ? { details: clear.map(digest) } : {}),
    } as RecordedEntry["entry"];
    const recorded: RecordedEntry = { entry, items, details };
    assertKnownKinds(recorded);
    this.entries.push(recorded);
    this.#forget(recorded);
    if (entry.kind === CORRECTED) this.#corrections.set(entry.body["corrects"] as EntryNumber, number);
    this.now = instantFromEpoch(epochMilliseconds(this.now) + 1);
    return recorded;
  }

  /** Submits what a test takes for granted; throws when it is refused. */
  given(...inputs: unknown[]): this {
    for (const input of inputs) {
      const answer = this.submit(input);
      if (isRefusal(answer))
        throw new Error(`given, and yet refused: ${JSON.stringify(answer)}\n${JSON.stringify(input)}`);
    }
    return this;
  }

  /** An erasure takes the detail itself, as the tables lose it, and not only what the folds show of it (rule 11). */
  #forget({ entry, items }: RecordedEntry): void {
    for (const { person, before, kinds } of erasedBy(entry, items)) {
      const said = this.entries.slice(0, before).flatMap((earlier) => ofPerson(earlier, person));
      for (const { kind, key, details } of said) {
        if (kinds === undefined || (kinds as readonly string[]).includes(kind)) details.delete(key);
      }
    }
  }

  state<Kind extends SubjectKind>(kind: Kind, id: string): SubjectStates[Kind] | undefined {
    const key = subjectKey({ kind, id });
    return foldSubject(
      kind,
      id,
      this.entries.filter(({ entry }) => entry.about.includes(key)),
      (number) => this.correctedBy(number) !== undefined,
    );
  }

  file(person: PersonId): PersonFile {
    const file = newFile(person);
    for (const recorded of [...this.entries].sort(inOrder)) {
      if (this.correctedBy(recorded.entry.number) !== undefined) continue;
      for (const item of recorded.items) if (item.person === person) applyToFile(file, item, recorded);
    }
    return file;
  }

  /** Where the person was at `at` (default: now). */
  position(person: PersonId, at: Instant = this.now): Position | undefined {
    return this.#chains.get(person)?.at(at)?.makes;
  }

  /** Everyone who ever had a line. */
  people(): PersonId[] {
    return [...this.#chains.keys()];
  }

  /** When the person was last seen by name, at or before `at`; undefined when they never were. */
  lastSeen(person: PersonId, at: Instant = this.now): Instant | undefined {
    const sightings = this.entries
      .filter(({ entry }) => this.correctedBy(entry.number) === undefined && takesEffectAt(entry) <= at)
      .filter(({ items }) => items.some((item) => item.person === person && item.seen !== undefined))
      .map(({ entry }) => takesEffectAt(entry));
    return sightings.sort().at(-1);
  }

  /** Whether the person, taken over in a seizure, had yet to be seen at `at`. */
  toBeConfirmed(person: PersonId, at: Instant = this.now): boolean {
    const rows = (this.#chains.get(person)?.rows ?? []).filter((row) => row.at <= at);
    return isToBeConfirmed(rows, this.lastSeen(person, at));
  }

  /** How many people stand in each state at `at`. */
  balance(at: Instant = this.now): Record<string, number> {
    const states: Record<string, number> = {};
    for (const chain of this.#chains.values()) {
      const state = chain.at(at)?.makes.state;
      if (state !== undefined) states[state] = (states[state] ?? 0) + 1;
    }
    return states;
  }

  correctedBy(number: EntryNumber): EntryNumber | undefined {
    return this.#corrections.get(number);
  }

  heldAt(site: SiteCode, at: Instant): PersonId[] {
    return [...this.#chains]
      .filter(([, chain]) => {
        const position = chain.at(at)?.makes;
        return position?.state === "held" && position.site === site;
      })
      .map(([person]) => person);
  }

  #newPerson(): PersonId {
    const person = `00000000-0000-4000-8000-${String(this.#newcomers.size + 1).padStart(12, "0")}` as PersonId;
    this.#newcomers.add(person);
    return person;
  }

  #facts(needs: Needs): Facts {
    const subjects = new Set((needs.subjects ?? []).map(subjectKey));
    for (const transfer of needs.peopleOf ?? []) subjects.add(subjectKey({ kind: "transfer", id: transfer }));
    const manifest = (needs.peopleOf ?? []).flatMap((transfer) => this.#everyoneOn(transfer));
    const held = needs.peopleAt === undefined ? [] : this.heldAt(needs.peopleAt.site, needs.peopleAt.at);
    const corrected =
      needs.entry === undefined ? [] : (this.entries[needs.entry]?.items.map(({ person }) => person) ?? []);
    const groups = (needs.groupsOf ?? []).flatMap((one) =>
      groupOf(
        one,
        (id) => this.file(id),
        () => true,
      ),
    );
    const files = new Set([
      ...(needs.files ?? []),
      ...(needs.manifestFiles === true ? manifest : []),
      ...groups.map(({ person }) => person),
    ]);
    const people = new Set([
      ...(needs.people ?? []),
      ...(needs.histories ?? []),
      ...files,
      ...manifest,
      ...held,
      ...corrected,
    ]);
    const named = <Thing>(has: boolean, what: string, thing: () => Thing): Thing => {
      if (!has) throw new Error(`a rule reads ${what}, which its needs do not name`);
      return thing();
    };
    return {
      person: (id) =>
        named(people.has(id) || this.#newcomers.has(id), `person ${id}`, () => {
          const chain = this.#chains.get(id);
          return chain?.last === undefined ? undefined : { chain, file: files.has(id) ? this.file(id) : undefined };
        }),
      chainOf: (id) => {
        const chain = this.#chains.get(id) ?? new Chain(id, [], true);
        this.#chains.set(id, chain);
        return chain;
      },
      subject: (kind, id) => named(subjects.has(subjectKey({ kind, id })), `${kind} ${id}`, () => this.state(kind, id)),
      peopleAt: (site) => named(needs.peopleAt?.site === site, `people at ${site}`, () => held),
      entry: (number) => named(needs.entry === number, `entry ${number}`, () => this.entries[number]),
      correctedBy: (number) => this.correctedBy(number),
      signatureHolds: (signature: SignatureToCheck) =>
        named(
          needs.signatures?.some(
            (wanted) => wanted.signature === signature.signature && wanted.statement === signature.statement,
          ) === true,
          "a signature",
          () => this.goodSignatures.has(signature.signature),
        ),
    };
  }

  #everyoneOn(transfer: string): PersonId[] {
    return [...(this.state("transfer", transfer)?.people.keys() ?? [])];
  }
}

/** A rule that says something new of somebody must say what kind of detail it is, or it could not be erased by its kind. */
function assertKnownKinds(recorded: RecordedEntry): void {
  const kinds = recorded.items.flatMap(({ person }) => ofPerson(recorded, person)).map(({ kind }) => kind);
  const unknown = kinds.find((kind) => !(DETAIL_KINDS as readonly string[]).includes(kind));
  if (unknown !== undefined)
    throw new Error(`${unknown} is detail of a person and no kind of detail that custody knows`);
}

/** The clear details that an entry has of a person, with their kinds. */
function ofPerson({ entry, items, details }: RecordedEntry, person: PersonId) {
  const entryKind = insteadOf(entry)?.kind ?? entry.kind;
  // What the world hands out for reading is its own to forget.
  const clear = details as Map<string, unknown>;
  return items
    .filter((item) => item.person === person)
    .flatMap((item) => item.details ?? [])
    .filter((key) => clear.has(key))
    .map((key) => ({ key, kind: kindOfDetail(entryKind, clear.get(key)), details: clear }));
}
