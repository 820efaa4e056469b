/**
 * Reception: what is taken down about a person who comes in (MR-7, ICPPED-17.3). Every part is optional, for a person
 * is admitted whether or not the form can be filled in. When and by whom the person was arrested stays readable for
 * good; everything else is detail, kept apart and erasable.
 */
import { Id, InstantText } from "@muster/record";
import type { AuthorityCode, Instant } from "@muster/record";
import Type from "typebox";
import { present } from "../frame/present.ts";
import { Text } from "../frame/rule.ts";

const closed = { additionalProperties: false } as const;

const Arrest = Type.Object(
  {
    at: Type.Optional(InstantText),
    by: Type.Optional(Id.authority),
    place: Type.Optional(Text(500, "where the person was arrested")),
    byWhom: Type.Optional(Text(500, "who made the arrest, as far as known")),
  },
  closed,
);

const Belonging = Type.Object(
  {
    item: Text(200, "one thing, described so that it can be told from others"),
    quantity: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000_000 })),
  },
  closed,
);

/** A list of belongings: on admission and under every seal. */
export const Inventory = Type.Array(Belonging, { minItems: 1, maxItems: 500 });

const Contact = Type.Object(
  { name: Text(500, "whom to tell in an emergency"), reach: Text(500, "how to reach them") },
  closed,
);

const Child = Type.Object(
  {
    person: Type.Optional(Id.person),
    name: Type.Optional(Text(500, "the child's name")),
    age: Type.Optional(Text(40, "the child's age, as stated")),
    whereabouts: Text(500, "where the child is: with the person, or where else"),
    guardian: Type.Optional(Text(500, "who has the child's care")),
  },
  closed,
);

/** What a command of admission may carry. */
export const receptionFields = {
  arrest: Type.Optional(Arrest),
  visibleInjuries: Type.Optional(Text(8_000, "injuries seen on arrival")),
  complaints: Type.Optional(Text(8_000, "complaints of earlier ill-treatment, in the person's own words")),
  property: Type.Optional(Inventory),
  emergencyContact: Type.Optional(Contact),
  children: Type.Optional(Type.Array(Child, { minItems: 1, maxItems: 40 })),
} as const;

type Reception = Partial<Type.Static<Type.TObject<typeof receptionFields>>>;

/** The part of reception that is detail. */
export interface AdmissionDetail extends Omit<Reception, "arrest"> {
  readonly arrest?: { readonly place?: string; readonly byWhom?: string };
}

/** The part of reception that stays readable for good. */
export interface AdmissionFacts {
  readonly arrestedAt?: Instant;
  readonly arrestedBy?: AuthorityCode;
}

/** Parts a reception into the facts that stay, and the detail that can be erased: what is clinical apart (MR-26). */
export function partReception(reception: Reception): {
  readonly facts: AdmissionFacts | undefined;
  readonly details: readonly AdmissionDetail[];
} {
  const { arrest, visibleInjuries, complaints, property, emergencyContact, children } = reception;
  const facts: AdmissionFacts = {
    ...(arrest?.at === undefined ? {} : { arrestedAt: arrest.at }),
    ...(arrest?.by === undefined ? {} : { arrestedBy: arrest.by }),
  };
  const circumstances = {
    ...(arrest?.place === undefined ? {} : { place: arrest.place }),
    ...(arrest?.byWhom === undefined ? {} : { byWhom: arrest.byWhom }),
  };
  const detail: AdmissionDetail = {
    ...(Object.keys(circumstances).length === 0 ? {} : { arrest: circumstances }),
    ...(property === undefined ? {} : { property }),
    ...(emergencyContact === undefined ? {} : { emergencyContact }),
    ...(children === undefined ? {} : { children }),
  };
  const clinical: AdmissionDetail = present({ visibleInjuries, complaints });
  return {
    facts: Object.keys(facts).length === 0 ? undefined : facts,
    details: [detail, clinical].filter((part) => Object.keys(part).length > 0),
  };
}

/** Whatever is clear of an admission's detail, as one: in one part or two, as entries before and since have it. */
export function admissionDetail(parts: readonly unknown[]): AdmissionDetail | undefined {
  const clear = parts.filter((part) => part !== undefined) as readonly AdmissionDetail[];
  if (clear.length === 0) return undefined;
  return clear.reduce((whole, part) => ({ ...whole, ...part }));
}
