/** What papers print of the register besides what their entries say: names, and numbers that authorities have given. */
import { CODE_PATTERN, Id, Officer, type SubjectKind } from "@muster/record";
import Type from "typebox";

export const closed = { additionalProperties: false } as const;

export const ShortText = Type.String({ minLength: 1, maxLength: 500 });
const NamesByCode = Type.Record(Type.String({ pattern: CODE_PATTERN }), ShortText);

/** A person as a list calls them. */
export const NamedPerson = Type.Object(
  {
    person: Id.person,
    name: Type.Optional(ShortText),
    /** The same name as somebody has read it in Latin letters, where it is in another script. */
    latin: Type.Optional(ShortText),
    number: Type.Optional(ShortText),
  },
  closed,
);
export type NamedPerson = Type.Static<typeof NamedPerson>;

/** What every paper prints. */
export const commonFacts = {
  register: ShortText,
  /** The register is an exercise: it says so wherever it is shown. */
  exercise: Type.Boolean(),
  authorities: NamesByCode,
  sites: NamesByCode,
} as const;
export type CommonFacts = Type.Static<Type.TObject<typeof commonFacts>>;

/** The parts of an entry that every paper prints, with this kind and this body. */
export function entryOf<Kind extends Type.TSchema, Body extends Type.TSchema>(kind: Kind, body: Body) {
  return Type.Object({
    kind,
    number: Id.entry,
    occurredAt: Instant,
    recordedAt: Instant,
    by: Officer,
    second: Type.Optional(Officer),
    about: Type.Array(Type.String({ maxLength: 96 }), { maxItems: 64 }),
    body,
  });
}

/** The code of the thing of this kind that an entry is about. */
export function subjectOf({ about }: { readonly about: readonly string[] }, kind: SubjectKind): string {
  const key = about.find((subject) => subject.startsWith(`${kind}:`));
  return key?.slice(kind.length + 1) ?? "—";
}

/** As the register writes it, so that nothing else gets near the arithmetic of calendars. */
export const Instant = Type.String({
  pattern:
    "^(?:19|2[01])\\d\\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])T(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d\\.\\d{3}Z$",
});

/** A word of a closed list, as the register writes it. */
export const Word = Type.String({ pattern: "^[a-z]+(?:-[a-z]+)*$", maxLength: 64 });
