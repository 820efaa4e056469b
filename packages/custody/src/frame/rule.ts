/** What a rule is: one per kind of entry. */
import type { AuthorityCode, EntryNumber, Instant, Item, PersonId, Subject, SubjectKind } from "@muster/record";
import { Id, InstantText, Officer } from "@muster/record";
import Type from "typebox";
import type { WantedLine } from "../books/chain.ts";
import type { PersonFile } from "../person/file.ts";
import type { Context, Facts, Needs, RecordedEntry } from "./facts.ts";
import type { PartyTo } from "./parties.ts";
import type { Refusal } from "./refusal.ts";
import type { SubjectStates } from "./subjects.ts";

/** What every command carries besides its own fields. */
const envelope = {
  /** When it was true in the world. */
  occurredAt: InstantText,
  /** The clock of the device that took it down. */
  notedAt: Type.Optional(InstantText),
  /** Who says so. */
  by: Officer,
  /** The second officer, where two are needed. */
  second: Type.Optional(Officer),
} as const;

export interface CommandEnvelope {
  readonly kind: string;
  readonly occurredAt: Instant;
  readonly notedAt?: Instant;
  readonly by: Officer;
  readonly second?: Officer;
}

/** What a rule says about one person: the line is wanted; the frame finds what it spends and whether it can stand. */
export interface WantedItem {
  readonly person: PersonId;
  readonly line?: WantedLine;
  /** A correction: the person's line of the corrected entry goes; `line`, if any, stands in its place. */
  readonly undoes?: true;
  /** A correction: when `line` occurred, where that is not the entry's own time. */
  readonly at?: Instant;
  readonly seen?: NonNullable<Item["seen"]>;
  readonly says?: Readonly<Record<string, unknown>>;
  readonly details?: readonly unknown[];
}

/** What a rule decides: the entry's own part. The frame adds who, when and what is spent. */
export interface Wanted<Body = Readonly<Record<string, unknown>>> {
  readonly about: readonly Subject[];
  readonly items?: readonly WantedItem[];
  readonly body?: Body;
  readonly details?: readonly unknown[];
  /** The entry this one reverses. */
  readonly corrects?: EntryNumber;
}

/** A recorded entry as one fold sees it. `body` is what this very rule's `decide` wrote, and was hashed since. */
export interface Applied<Body> extends RecordedEntry {
  readonly body: Body;
}

/**
 * The things whose state tells nothing of the people in the entries about them: they are folded without. A roll of a camp
 * has 24,000, and the camp's state is the same without them.
 */
export const FOLDED_WITHOUT_PEOPLE = [
  "register",
  "authority",
  "officer",
  "site",
  "agreement",
] as const satisfies readonly SubjectKind[];
type FoldedWithoutPeople = (typeof FOLDED_WITHOUT_PEOPLE)[number];

/** What an entry of a rule does to the state of the things and people it is about. A fold owns its state and may change it. */
export type Applies<Body> = {
  readonly [Kind in SubjectKind]?: (
    state: SubjectStates[Kind] | undefined,
    recorded: Kind extends FoldedWithoutPeople ? Omit<Applied<Body>, "items"> : Applied<Body>,
    id: string,
  ) => SubjectStates[Kind] | undefined;
} & {
  readonly person?: (file: PersonFile, item: Item, recorded: Applied<Body>) => void;
};

/** The refusal of one officer alone (`oneOfficerAlone`); undefined where this very command needs no second. */
// A method's type: rules of every command stand in one table, and a rule only ever sees its own.
type AloneRefused<Command> = { alone(command: Command, facts: Facts): Refusal | undefined }["alone"];

/** A rule of custody. `Command` is the decoded command, times canonical. */
export interface Rule<Command extends CommandEnvelope = CommandEnvelope, Body = Readonly<Record<string, unknown>>> {
  /** The command's kind, imperative: `transfer.depart`. */
  readonly command: string;
  /** The entry's kind, past tense: `transfer.departed`. */
  readonly kind: string;
  readonly schema: Type.TSchema;
  /** Two officers must sign, always or where this says so; the frame refuses one alone. */
  readonly twoOfficers?: boolean | AloneRefused<Command>;
  needs(command: Command): Needs;
  decide(command: Command, facts: Facts, context: Context): Wanted<Body> | Refusal;
  /** Whom an entry with this body makes party to what: see `partiesOf`. */
  parties?(body: Body): readonly PartyTo[];
  /** Methods, so that rules of every body stand in one table: a rule only ever sees bodies of its own entries. */
  readonly applies?: Applies<Body>;
}

type Fields = Type.TProperties;

/**
 * Defines a rule. `fields` are the command's own; the envelope is added, and fields the schema does not know are
 * refused.
 */
export function rule<
  const Own extends Fields,
  const Name extends string,
  Body extends object = Record<never, never>,
>(definition: {
  readonly command: Name;
  readonly kind: string;
  readonly fields: Own;
  readonly twoOfficers?: boolean | AloneRefused<CommandOf<Own>>;
  needs(command: CommandOf<Own>): Needs;
  decide(command: CommandOf<Own>, facts: Facts, context: Context): Wanted<Body> | Refusal;
  parties?(body: Body): readonly PartyTo[];
  readonly applies?: Applies<Body>;
}): Rule<CommandOf<Own> & { readonly kind: Name }, Body> {
  const { fields, ...rest } = definition;
  const schema = Type.Object(
    { kind: Type.Literal(definition.command), ...envelope, ...fields },
    { additionalProperties: false, title: definition.command },
  );
  return { ...rest, schema };
}

/** The decoded command of a rule with these fields. */
export type CommandOf<Own extends Fields> = CommandEnvelope & Type.Static<Type.TObject<Own>>;

/** Shorthands for the schema of lists of people. */
export const PeopleList = Type.Array(Id.person, { minItems: 1, maxItems: 200_000, uniqueItems: true });
export const Text = (maximum: number, description: string) =>
  Type.String({ minLength: 1, maxLength: maximum, description });

/** Each of these authorities, once, as party to the thing. */
export function partiesTo(subject: Subject, authorities: readonly (AuthorityCode | undefined)[]): readonly PartyTo[] {
  const named = authorities.filter((authority) => authority !== undefined);
  return [...new Set(named)].map((authority) => ({ subject, authority }));
}
