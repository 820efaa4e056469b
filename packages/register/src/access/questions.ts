/**
 * What the access journal answers. Each question is asked through a viewer's own ledger: row security decides what is seen,
 * and what is not seen is not found by any filter either.
 */
import {
  accessEvent,
  type AccessFilter,
  type AccessListed,
  type AccessNoteRow,
  type Ledger,
  listAccess,
  type NotePart,
  openWords,
  wordsKey,
} from "@muster/ledger";
import type { EntryNumber, Instant, PersonId } from "@muster/record";
import { Compile } from "typebox/compile";
import { ACCESS_FORMAT, AccessEvent, type AccessKind, type AccessNumber, type Outcome, type Reader } from "./event.ts";
import type { Purpose } from "./purposes.ts";

/** As much of a ledger as a question needs: that of a viewer, `ledger.as(viewer)`. */
export type ViewersLedger = Pick<Ledger, "database">;

/** An event as whoever asks may see it. */
export interface AccessShown {
  readonly number: AccessNumber;
  readonly at: Instant;
  readonly kind: AccessKind;
  readonly outcome: Outcome;
  readonly by: Reader | undefined;
  readonly through: "session" | "token" | undefined;
  readonly purpose: Purpose | undefined;
  /** The policy that refused. */
  readonly policy: string | undefined;
  readonly asOf: Instant | undefined;
  readonly knownAt: EntryNumber | undefined;
  /** How many people and things it was about, whether or not they are shown. */
  readonly subjects: number;
  readonly people: readonly PersonId[];
  /** As `kind:id`. */
  readonly things: readonly string[];
  readonly note: string | null;
  readonly asked: string | null;
}

export interface AccessPage {
  /** Newest first. */
  readonly events: readonly AccessShown[];
  /** Ask again with `before` this number for the next page; undefined where this is the last. */
  readonly next: AccessNumber | undefined;
}

const DEFAULT_PAGE = 50;
const LARGEST_PAGE = 200;

/** `ledger` is the application's own: it has the key of the free words. Each question brings its viewer's. */
export class AccessQuestions {
  readonly #ledger: Ledger;

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
  }

  /**
   * A page of events, by officer, authority, kind, person, thing, purpose, outcome and time. Whoever has no oversight should
   * ask for a person or for their own: all that they may not see is looked through otherwise.
   */
  async events(viewer: ViewersLedger, filter: AccessFilter = {}): Promise<AccessPage> {
    const size = Math.min(Math.max(filter.limit ?? DEFAULT_PAGE, 1), LARGEST_PAGE);
    // One more than is shown tells whether there is another page.
    const listed = await listAccess(viewer.database, { ...filter, limit: size + 1 });
    const events = await this.#shown(listed.slice(0, size));
    return { events, next: listed.length > size ? events.at(-1)?.number : undefined };
  }

  /** Who has read a person's file, or anything else that named the person: for the file itself to say. */
  readersOf(
    viewer: ViewersLedger,
    person: PersonId,
    page: Pick<AccessFilter, "before" | "limit"> = {},
  ): Promise<AccessPage> {
    return this.events(viewer, { ...page, person });
  }

  /** One event; undefined where there is none, or none for this viewer. */
  async event(viewer: ViewersLedger, number: AccessNumber): Promise<AccessShown | undefined> {
    const listed = await accessEvent(viewer.database, number);
    return listed === undefined ? undefined : (await this.#shown([listed]))[0];
  }

  async #shown(listed: readonly AccessListed[]): Promise<AccessShown[]> {
    const hasWords = listed.some(({ notes }) => notes.length > 0);
    const key = hasWords ? await wordsKey(this.#ledger.database, this.#ledger.keyring) : undefined;
    return listed.map(({ entry, people, things, notes }) => {
      const event = accessEventFrom(entry);
      const words = (part: NotePart) => said(event, part, notes, key);
      return { ...factsOf(event), people, things, note: words("note"), asked: words("asked") };
    });
  }
}

const validator = Compile(AccessEvent);

/** The event of these bytes. Throws on what this version does not know: refused, never skipped. */
export function accessEventFrom(text: string): AccessEvent {
  const event: unknown = JSON.parse(text);
  if (validator.Check(event)) return event;
  throw new Error(`an event of the access journal is not of format ${ACCESS_FORMAT}`);
}

function factsOf(event: AccessEvent): Omit<AccessShown, "people" | "things" | "note" | "asked"> {
  const { number, at, kind, outcome, by, through, purpose, policy, asOf, knownAt, subjects } = event;
  return { number, at, kind, outcome, by, through, purpose, policy, asOf, knownAt, subjects: subjects?.count ?? 0 };
}

/** Null where nothing was said, it was erased, it is not for this viewer, or (an audit finds it) it is not what was said. */
function said(
  event: AccessEvent,
  part: NotePart,
  notes: readonly AccessNoteRow[],
  key: Uint8Array | undefined,
): string | null {
  const row = notes.find((note) => note.part === part);
  const digest = event[part];
  if (row === undefined || digest === undefined || key === undefined) return null;
  const clear = openWords(key, { number: event.number, part, digest }, row.sealed);
  return clear === undefined ? null : (JSON.parse(clear.content) as string);
}
