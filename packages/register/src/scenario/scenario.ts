/**
 * What a scenario is: a folder of data that can be played into a register. It says who the parties are, which people to
 * invent, and what happened, step by step. Every part says whether it was published or invented, so that nobody takes
 * the one for the other; a figure is cited by its row in the scenario's own `figures.csv`.
 */
import { ROLES } from "@muster/custody";
import type { Instant } from "@muster/record";
import { Id } from "@muster/record";
import Type from "typebox";

const closed = { additionalProperties: false } as const;
const Count = Type.Integer({ minimum: 0, maximum: 1_000_000 });
const Name = Type.String({ minLength: 1, maxLength: 100 });
const Words = Type.String({ minLength: 1, maxLength: 4_000 });
/** A time as the register keeps it: these files are read by a program first. */
const Moment = Type.Unsafe<Instant>(Type.String({ pattern: String.raw`^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$` }));
const Officer = Type.Object({ authority: Id.authority, officer: Id.officer }, closed);

/** Whether a thing was published; then, where a figure says so, in which rows of figures.csv (the first is 1). */
const origin = {
  source: Type.Enum(["published", "invented"]),
  figures: Type.Optional(Type.Array(Type.Integer({ minimum: 1 }), { minItems: 1 })),
  /** What exactly was published or invented, where that needs saying. */
  note: Type.Optional(Words),
} as const;

const AuthorityPart = Type.Object(
  {
    authority: Id.authority,
    name: Name,
    /** The text its exercise key is made from. Public: such a key signs nothing but exercises. */
    keySeed: Type.Optional(Words),
    ...origin,
  },
  closed,
);

/** An officer as appointed. Everyone here has a role: each step of the story is done by an officer whose role it is. */
const OfficerPart = Type.Object(
  {
    officer: Id.officer,
    authority: Id.authority,
    title: Name,
    roles: Type.Array(Type.Enum([...ROLES]), { minItems: 1, uniqueItems: true }),
    /** Every site of the authority where absent. */
    sites: Type.Optional(Type.Array(Id.site, { minItems: 1, uniqueItems: true })),
    /** Whose nationals a consular officer assists: ISO 3166-1 alpha-3. */
    country: Type.Optional(Type.String({ pattern: "^[A-Z]{3}$" })),
    /** Who confirms the appointment, where one officer alone cannot make it: a further keeper's. */
    second: Type.Optional(Officer),
  },
  closed,
);

const SitePart = Type.Object(
  {
    site: Id.site,
    name: Name,
    type: Type.String(),
    controlledBy: Id.authority,
    books: Type.Optional(Type.Enum(["kept", "elsewhere"])),
    units: Type.Optional(Type.Array(Id.unit)),
    /** When, in one working day, the people there were taken down; who registers them, and who admits them. */
    intake: Type.Optional(
      Type.Object({ from: Moment, until: Moment, registeredBy: Officer, admittedBy: Officer }, closed),
    ),
    ...origin,
  },
  closed,
);

/** How births are known: a year, or a year about (`~`) for some; or not well enough to say that a person is an adult. */
const Births = Type.Object(
  {
    from: Type.Integer({ minimum: 1900, maximum: 2100 }),
    to: Type.Integer({ minimum: 1900, maximum: 2100 }),
    about: Type.Optional(Type.Number({ minimum: 0, maximum: 1 })),
    unclear: Type.Optional(Type.Boolean()),
  },
  closed,
);

/** People of one kind at one site. A whole population is invented person by person, to this number. */
const Population = Type.Object(
  {
    group: Name,
    site: Id.site,
    status: Type.Enum(["detainee", "resident"]),
    people: Count,
    /** ISO 3166-1 alpha-3; several for people who claim several; none for people who claim none. */
    nationalities: Type.Array(Type.String({ pattern: "^[A-Z]{3}$" })),
    /** Lists of names.json, with weights. */
    names: Type.Record(Type.String(), Type.Number({ minimum: 0 })),
    /** They are in the site's units whose names begin so; in all of them where absent. */
    unitsBeginning: Type.Optional(Name),
    /** Single people of one sex; households where absent. */
    single: Type.Optional(Type.Object({ sex: Type.Enum(["female", "male"]), births: Births }, closed)),
    ...origin,
  },
  closed,
);

/** People picked out of populations or of other groups, by the seed. */
const Group = Type.Object(
  {
    group: Name,
    of: Type.Array(Name, { minItems: 1 }),
    not: Type.Optional(Type.Array(Name)),
    /** How many; all of them where absent. */
    people: Type.Optional(Count),
  },
  closed,
);

/** One thing entered: a command, or the same for each person of a group. Placeholders are filled as it is played. */
const Step = Type.Object(
  {
    says: Words,
    /** When the register takes it in. */
    recordedAt: Moment,
    command: Type.Record(Type.String(), Type.Unknown()),
    each: Type.Optional(Name),
    /** A name for the entry, to be cited by later steps. */
    label: Type.Optional(Name),
    /** The code with which the register must refuse it. */
    refusedWith: Type.Optional(Name),
    /** Officers of the scenario, besides the ones the command names, whom the policies permit to do it; no others. */
    also: Type.Optional(Type.Array(Id.officer, { minItems: 1, uniqueItems: true })),
    ...origin,
  },
  closed,
);

export const Scenario = Type.Object(
  {
    format: Type.Literal(1),
    title: Name,
    exercise: Words,
    seed: Name,
    register: Type.Object(
      {
        name: Name,
        openedAt: Moment,
        keeper: Type.Object({ code: Id.authority, name: Name }, closed),
        officer: Type.Object({ code: Id.officer, title: Name }, closed),
      },
      closed,
    ),
    endsAt: Moment,
    /** Moments that the story asks questions about, by name. */
    moments: Type.Optional(Type.Record(Type.String(), Moment)),
    /** How long *promptly* is in this exercise, by kind of duty. */
    dutyPolicy: Type.Optional(Type.Record(Type.String(), Type.String())),
    authorities: Type.Array(AuthorityPart),
    officers: Type.Array(OfficerPart),
    sites: Type.Array(SitePart),
    populations: Type.Array(Population),
    groups: Type.Array(Group),
    steps: Type.Array(Step),
  },
  closed,
);

/** What a list of names needs to be: names in their own script, with the same in Latin letters beside where that differs. */
export const NameLists = Type.Object(
  {
    note: Words,
    lists: Type.Record(
      Type.String(),
      Type.Object(
        {
          script: Type.Enum(["Arab", "Latn", "Cyrl"]),
          /** In the order in which the whole name is written. */
          parts: Type.Array(Type.Enum(["given", "father", "grandfather", "family"]), { minItems: 1 }),
          female: Type.Array(Name, { minItems: 1 }),
          male: Type.Array(Name, { minItems: 1 }),
          family: Type.Array(Name, { minItems: 1 }),
          /** Where women and men of one family write it differently: the women's, in the same order. */
          familyOfWomen: Type.Optional(Type.Array(Name)),
        },
        closed,
      ),
    ),
  },
  closed,
);

export type Scenario = Type.Static<typeof Scenario>;
export type Population = Type.Static<typeof Population>;
export type Group = Type.Static<typeof Group>;
export type Step = Type.Static<typeof Step>;
export type NameLists = Type.Static<typeof NameLists>;

/** A published figure, as its row in figures.csv has it. */
export interface PublishedFigure {
  readonly place: string;
  readonly measure: string;
  readonly category: string;
  readonly low?: number;
  readonly high: number;
  readonly qualifier: string;
  readonly asOf: string;
  readonly published: string;
  readonly attributedTo: string;
  readonly note: string;
}

/** A scenario as it was read from its folder. */
export interface ScenarioFolder {
  readonly scenario: Scenario;
  readonly names: NameLists;
  readonly figures: readonly PublishedFigure[];
}
