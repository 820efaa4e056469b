/**
 * What the one writer has at hand: positions, files and states of things, as they stand after every entry decided so
 * far, committed or about to be. Since nobody else writes, it stays true from batch to batch; it is emptied when a
 * commit fails and when it grows too large.
 */
import type {
  CommandEnvelope,
  Facts,
  Needs,
  PersonFile,
  RecordedEntry,
  SignatureToCheck,
  SubjectStates,
} from "@muster/custody";
import {
  applyToFile,
  applyToSubject,
  CORRECTED,
  Chain,
  foldSubject,
  groupOf,
  inOrder,
  newFile,
  takesEffectAt,
} from "@muster/custody";
import type { Ledger } from "@muster/ledger";
import type { EntryNumber, Instant, PersonId, Subject, SubjectKind } from "@muster/record";
import { parseSubject, subjectKey } from "@muster/record";
import { verifyEd25519 } from "./cryptography.ts";

/** Above this many people at hand the set is emptied between batches: some 200 MB. */
const MAXIMUM_PEOPLE = 250_000;
const MAXIMUM_SUBJECTS = 20_000;

interface SubjectAtHand {
  state: SubjectStates[SubjectKind] | undefined;
  /** When the newest entry in the fold took effect: an older one needs the fold made again. */
  foldedTo: Instant | "";
}

interface FileAtHand {
  readonly file: PersonFile;
  foldedTo: Instant | "";
}

/** A command that waits to be decided, with what its rule must see. */
export interface Waiting {
  readonly command: CommandEnvelope;
  readonly needs: Needs;
  /** Which of the signatures it needs hold; looked into from the moment the command came. */
  readonly verified: Promise<ReadonlySet<string>> | undefined;
}

/** Begins to verify the signatures a command needs, beside whatever is being decided. */
export function verifying({ signatures }: Needs): Promise<ReadonlySet<string>> | undefined {
  if (signatures === undefined || signatures.length === 0) return undefined;
  const verified = holding(signatures);
  // Whoever decides the command awaits it; until then its fault must not count as unhandled.
  verified.catch(() => undefined);
  return verified;
}

async function holding(signatures: readonly SignatureToCheck[]): Promise<ReadonlySet<string>> {
  const held = new Set<string>();
  await Promise.all(
    signatures.map(async (one) => {
      const { key, statement, signature } = one;
      const holds = await verifyEd25519(
        Buffer.from(key, "base64"),
        Buffer.from(statement),
        Buffer.from(signature, "base64"),
      );
      if (holds) held.add(signatureKey(one));
    }),
  );
  return held;
}

export class WorkingSet {
  readonly #ledger: Ledger;
  #chains = new Map<PersonId, Chain>();
  /** People the register does not have: looked for and not found. */
  #strangers = new Set<PersonId>();
  #files = new Map<PersonId, FileAtHand>();
  #subjects = new Map<string, SubjectAtHand>();
  /** Those that hold, of the commands of this batch. */
  #signatures = new Set<string>();
  /** What entries not yet committed touched and is not at hand: it cannot be read from the database yet. */
  #unread = new Map<string, number>();
  /** Batches are numbered as they are decided. */
  #batch = 0;
  /** For the one command of a batch that asks for more than people and things. */
  #held: readonly PersonId[] = [];
  #entry: RecordedEntry | undefined;
  #corrections = new Map<EntryNumber, EntryNumber>();

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
  }

  clear(): void {
    this.#chains.clear();
    this.#strangers.clear();
    this.#files.clear();
    this.#subjects.clear();
    this.#unread.clear();
  }

  /** Begins a batch and returns its number, for `committed`. */
  begin(): number {
    this.#batch += 1;
    return this.#batch;
  }

  /** To be called when a batch, and with it every batch before it, is committed. */
  committed(batch: number): void {
    for (const [key, touchedBy] of this.#unread) if (touchedBy <= batch) this.#unread.delete(key);
  }

  /** Whether the set should be emptied, once nothing is being committed. */
  get isLarge(): boolean {
    return this.#chains.size > MAXIMUM_PEOPLE || this.#subjects.size > MAXIMUM_SUBJECTS;
  }

  /** Whether what these commands need must be read from the database after what is being committed now. */
  mustWait(waiting: readonly Waiting[]): boolean {
    return waiting.some(
      ({ needs }) =>
        needs.peopleAt !== undefined ||
        needs.entry !== undefined ||
        needs.groupsOf !== undefined ||
        (this.#unread.size > 0 &&
          (needs.manifestFiles === true ||
            subjectsOf(needs).some((key) => this.#unread.has(key)) ||
            (needs.files ?? []).some((person) => this.#unread.has(person)))),
    );
  }

  /** Loads what these commands need and is not at hand: one query for each kind of thing. `committing` is all that was sent before. */
  async gather(waiting: readonly Waiting[], committing: Promise<void>): Promise<void> {
    await Promise.all([
      this.#gatherSubjects(waiting),
      this.#gatherSpecial(waiting[0]),
      this.#gatherSignatures(waiting),
    ]);
    await this.#gatherPeople(waiting);
    // Each file read may link to further ones: a group is small, and its files are read ring by ring.
    while (waiting.some(({ needs }) => this.#lacksOfGroups(needs))) await this.#gatherPeople(waiting);
    await this.#completeChains(waiting, committing);
  }

  /** Whether everything the command needs is at hand, as it stands after the entries decided before it. */
  isReady({ command, needs }: Waiting): boolean {
    if (subjectsOf(needs).some((key) => !this.#subjects.has(key))) return false;
    for (const person of this.#peopleOf(needs)) {
      const chain = this.#chains.get(person);
      if (chain === undefined ? !this.#strangers.has(person) : !chain.complete && this.#needsAll(chain, command, needs))
        return false;
    }
    for (const person of this.#filesOf(needs)) if (!this.#files.has(person)) return false;
    return true;
  }

  facts(needs: Needs): Facts {
    return {
      person: (id) => {
        const chain = this.#chains.get(id);
        // A person whose only line was corrected away is not on the register.
        return chain?.last === undefined ? undefined : { chain, file: this.#files.get(id)?.file };
      },
      chainOf: (id) => {
        let chain = this.#chains.get(id);
        if (chain === undefined) {
          chain = new Chain(id, [], true);
          this.#chains.set(id, chain);
          this.#strangers.delete(id);
        }
        return chain;
      },
      subject: <Kind extends SubjectKind>(kind: Kind, id: string) =>
        this.#subjects.get(subjectKey({ kind, id }))?.state as SubjectStates[Kind] | undefined,
      peopleAt: () => this.#held,
      entry: (number) => (needs.entry === number ? this.#entry : undefined),
      correctedBy: (number) => this.#corrections.get(number),
      signatureHolds: (signature) => this.#signatures.has(signatureKey(signature)),
    };
  }

  /** Takes in an entry that was decided: states and files move on, or are read again where it came late. */
  record(recorded: RecordedEntry): void {
    const { entry, items } = recorded;
    for (const key of entry.about) {
      const subject = this.#subjects.get(key);
      if (subject === undefined) this.#unread.set(key, this.#batch);
      else if (entry.kind === CORRECTED || entry.occurredAt < subject.foldedTo) {
        this.#subjects.delete(key);
        this.#unread.set(key, this.#batch);
      } else {
        const { kind, id } = parseSubject(key);
        subject.state = applyToSubject(kind, id, subject.state, recorded);
        subject.foldedTo = entry.occurredAt;
      }
    }
    for (const item of items) {
      // Where somebody is and was seen stands in no file, and a roll says nothing else of thousands.
      if (item.says === undefined && item.details === undefined && entry.kind !== CORRECTED) continue;
      const at = this.#files.get(item.person);
      if (entry.kind === CORRECTED || (at !== undefined && entry.occurredAt < at.foldedTo))
        this.#files.delete(item.person);
      const file = this.#files.get(item.person);
      if (file === undefined) this.#unread.set(item.person, this.#batch);
      else {
        applyToFile(file.file, item, recorded);
        file.foldedTo = entry.occurredAt;
      }
    }
  }

  async #gatherSubjects(waiting: readonly Waiting[]): Promise<void> {
    const lacking = new Map<string, Subject>();
    for (const { needs } of waiting) {
      for (const key of subjectsOf(needs)) if (!this.#subjects.has(key)) lacking.set(key, parseSubject(key));
    }
    if (lacking.size === 0) return;
    const entries = await this.#ledger.entriesAbout([...lacking.values()]);
    const corrections = await this.#correctionsAmong([...entries.values()].flat());
    for (const [key, { kind, id }] of lacking) {
      const about = entries.get(key) ?? [];
      this.#subjects.set(key, {
        state: foldSubject(kind, id, about, (number) => corrections.has(number)),
        foldedTo: newest(about),
      });
    }
  }

  async #gatherSpecial(first: Waiting | undefined): Promise<void> {
    const { peopleAt, entry } = first?.needs ?? {};
    this.#held = peopleAt === undefined ? [] : await this.#ledger.heldAt(peopleAt.site, peopleAt.at);
    this.#entry = undefined;
    this.#corrections.clear();
    if (entry === undefined) return;
    this.#entry = (await this.#ledger.entries([entry])).get(entry);
    this.#corrections = await this.#ledger.corrections([entry]);
  }

  async #gatherPeople(waiting: readonly Waiting[]): Promise<void> {
    const people = new Set<PersonId>();
    const files = new Set<PersonId>();
    for (const { needs } of waiting) {
      for (const person of this.#peopleOf(needs))
        if (!this.#chains.has(person) && !this.#strangers.has(person)) people.add(person);
      for (const person of this.#filesOf(needs)) if (!this.#files.has(person)) files.add(person);
    }
    const [lines, said] = await Promise.all([
      people.size === 0 ? [] : this.#ledger.lastLines([...people]),
      files.size === 0 ? new Map<PersonId, never>() : this.#ledger.saidOf([...files]),
    ]);
    for (const line of lines) {
      this.#chains.set(line.person, new Chain(line.person, [line], line.spends === null));
      people.delete(line.person);
    }
    for (const person of people) this.#strangers.add(person);
    await this.#foldFiles(files, said);
  }

  async #foldFiles(people: ReadonlySet<PersonId>, said: Awaited<ReturnType<Ledger["saidOf"]>>): Promise<void> {
    const corrections = await this.#correctionsAmong(
      [...said.values()].flatMap((all) => all.map(({ recorded }) => recorded)),
    );
    for (const person of people) {
      const all = (said.get(person) ?? []).filter(({ recorded }) => !corrections.has(recorded.entry.number));
      const file = newFile(person);
      for (const { item, recorded } of all.sort((one, other) => inOrder(one.recorded, other.recorded)))
        applyToFile(file, item, recorded);
      this.#files.set(person, { file, foldedTo: newest(all.map(({ recorded }) => recorded)) });
    }
  }

  async #completeChains(waiting: readonly Waiting[], committing: Promise<void>): Promise<void> {
    const lacking = new Set<PersonId>();
    for (const { command, needs } of waiting) {
      for (const person of this.#peopleOf(needs)) {
        const chain = this.#chains.get(person);
        if (chain !== undefined && !chain.complete && this.#needsAll(chain, command, needs)) lacking.add(person);
      }
    }
    if (lacking.size === 0) return;
    // What is at hand of these chains may be ahead of the database.
    await committing;
    for (const [person, rows] of await this.#ledger.chains([...lacking]))
      this.#chains.set(person, new Chain(person, rows, true));
  }

  /** A late entry, a correction and a rule that asks for the history need the whole chain; every other only its last line. */
  #needsAll(chain: Chain, { occurredAt }: CommandEnvelope, needs: Needs): boolean {
    return chain.isLate(occurredAt) || needs.entry !== undefined || needs.histories?.includes(chain.person) === true;
  }

  #peopleOf(needs: Needs): readonly PersonId[] {
    if (isPlain(needs)) return needs.people ?? [];
    return [
      ...(needs.people ?? []),
      ...(needs.files ?? []),
      ...(needs.histories ?? []),
      ...this.#manifests(needs),
      ...this.#groups(needs),
      ...(needs.peopleAt === undefined ? [] : this.#held),
      ...(needs.entry === undefined ? [] : (this.#entry?.items ?? []).map(({ person }) => person)),
    ];
  }

  #filesOf(needs: Needs): readonly PersonId[] {
    if (isPlain(needs)) return [];
    return [
      ...(needs.files ?? []),
      ...(needs.manifestFiles === true ? this.#manifests(needs) : []),
      ...this.#groups(needs),
    ];
  }

  /** Everybody who is, or was, asserted to be one human being with these, as far as the files at hand lead. */
  #groups({ groupsOf = [] }: Needs): PersonId[] {
    const fileOf = (person: PersonId) => this.#files.get(person)?.file;
    return groupsOf.flatMap((one) => groupOf(one, fileOf, () => true).map(({ person }) => person));
  }

  #lacksOfGroups(needs: Needs): boolean {
    return this.#groups(needs).some((person) => !this.#files.has(person));
  }

  #manifests(needs: Needs): PersonId[] {
    return (needs.peopleOf ?? []).flatMap((id) => {
      const transfer = this.#subjects.get(subjectKey({ kind: "transfer", id }))?.state as
        | SubjectStates["transfer"]
        | undefined;
      return [...(transfer?.people.keys() ?? [])];
    });
  }

  async #correctionsAmong(recorded: readonly RecordedEntry[]): Promise<Map<EntryNumber, EntryNumber>> {
    return this.#ledger.corrections([...new Set(recorded.map(({ entry }) => entry.number))]);
  }

  async #gatherSignatures(waiting: readonly Waiting[]): Promise<void> {
    this.#signatures.clear();
    for (const { verified } of waiting) {
      if (verified !== undefined) for (const signature of await verified) this.#signatures.add(signature);
    }
  }
}

/** Most commands are about one person and a few things: they must not pay for those that are not. */
function isPlain(needs: Needs): boolean {
  const { files, groupsOf, histories, peopleOf, peopleAt, entry } = needs;
  return (
    files === undefined &&
    groupsOf === undefined &&
    histories === undefined &&
    peopleOf === undefined &&
    peopleAt === undefined &&
    entry === undefined
  );
}

function subjectsOf(needs: Needs): string[] {
  const keys = (needs.subjects ?? []).map(subjectKey);
  for (const id of needs.peopleOf ?? []) keys.push(subjectKey({ kind: "transfer", id }));
  return keys;
}

function signatureKey({ key, statement, signature }: SignatureToCheck): string {
  return `${key} ${signature} ${statement}`;
}

function newest(recorded: readonly RecordedEntry[]): Instant | "" {
  let last: Instant | "" = "";
  for (const { entry } of recorded) {
    const at = takesEffectAt(entry);
    if (at > last) last = at;
  }
  return last;
}
