/**
 * A person's own copy of their file (MR-8-10): who the register says they are and who said so, where they have been, on what
 * they were held. Where they have been is printed from the entries themselves, each with its proof. Kin are other people,
 * and are not on it.
 */
import { Id, Officer } from "@muster/record";
import Type from "typebox";
import { closed, commonFacts, entryOf, Instant, NamedPerson, ShortText, Word } from "../facts.ts";
import { PaperFault } from "../fault.ts";
import type { TextKey } from "../languages/en.ts";
import { MOST_PROOFS } from "../limits.ts";
import { paper } from "../paper.ts";
import { type Cell, cell, type Form, type Section } from "../typesetting/form.ts";

const LongText = Type.String({ minLength: 1, maxLength: 8_000 });
const MOST_FACTS = 1_000;

const Position = Type.Object({
  state: Word,
  site: Type.Optional(Id.site),
  unit: Type.Optional(Id.unit),
  custodian: Type.Optional(Id.authority),
  transfer: Type.Optional(Id.transfer),
});
type Position = Type.Static<typeof Position>;

const Stated = Type.Object(
  {
    claim: Type.Enum(["name", "birth", "sex", "nationality"]),
    text: ShortText,
    source: Type.Optional(ShortText),
    by: Officer,
    withdrawn: Type.Boolean(),
  },
  closed,
);
const Basis = Type.Object(
  {
    at: Instant,
    kind: Word,
    orderedBy: Type.Optional(ShortText),
    words: Type.Optional(LongText),
  },
  closed,
);
const Review = Type.Object(
  { at: Instant, outcome: Word, nextDue: Type.Optional(Instant), words: Type.Optional(LongText) },
  closed,
);
const Property = Type.Object({ at: Instant, seal: ShortText, words: Type.Optional(LongText) }, closed);
const Withheld = Type.Object({ section: Word, policy: ShortText }, closed);
const Older = Type.Object({ at: Instant, entry: Id.entry, position: Position }, closed);

const many = <Item extends Type.TSchema>(item: Item) => Type.Array(item, { maxItems: MOST_FACTS });

const CLAIMS = {
  name: "common.name",
  birth: "common.birth",
  sex: "common.sex",
  nationality: "common.nationality",
} as const;

export const ownFile = paper({
  template: "own-file/own-file.typ",
  title: "file.title",
  is: "file.is",
  shows: Type.Object({
    entries: Type.Array(
      Type.Object({
        entry: entryOf(Type.String({ maxLength: 64 }), Type.Object({})),
        item: Type.Object({ person: Id.person, line: Type.Object({ makes: Position }) }),
      }),
      { minItems: 1, maxItems: MOST_PROOFS },
    ),
  }),
  prints: Type.Object(
    {
      ...commonFacts,
      person: NamedPerson,
      claims: many(Stated),
      bases: many(Basis),
      reviews: many(Review),
      property: many(Property),
      /** Where the person was before what the entries show. */
      older: many(Older),
      withheld: Type.Array(Withheld, { maxItems: 16 }),
    },
    closed,
  ),

  view({ entries }, printed, form) {
    const { words } = form;
    const { person, claims, bases, reviews, property, older, withheld } = printed;
    if (entries.some(({ item }) => item.person !== person.person)) {
      throw new PaperFault("paper-malformed", "an entry of the file is about another person");
    }
    // The newest is proven first; a life is read from its beginning.
    const positions = [...older, ...entries.map(positionOf).reverse()];
    const sections: readonly (Section | undefined)[] = [
      unlessEmpty(claims, () => ({ heading: words.say("file.identity"), table: claimsTable(claims, form) })),
      { heading: words.say("file.history"), table: historyTable(positions, form) },
      unlessEmpty(bases, () => ({
        heading: words.say("file.bases"),
        table: wordedTable(
          form,
          ["file.basis", "file.ordered"],
          bases.map(({ at, kind, orderedBy, words: said }) => [
            cell([words.stamp(at)]),
            cell(words.word("basis", kind)),
            given(form, orderedBy),
            given(form, said),
          ]),
        ),
      })),
      unlessEmpty(reviews, () => ({
        heading: words.say("file.reviews"),
        table: wordedTable(
          form,
          ["receipt.outcome", "file.next"],
          reviews.map(({ at, outcome, nextDue, words: said }) => [
            cell([words.stamp(at)]),
            cell(words.word("review", outcome)),
            cell([nextDue === undefined ? words.code("—") : words.stamp(nextDue)]),
            given(form, said),
          ]),
        ),
      })),
      unlessEmpty(property, () => ({
        heading: words.say("file.property"),
        table: {
          columns: [
            form.column("common.date", "30mm"),
            form.column("file.seal", "30mm"),
            form.column("file.words", "1fr"),
          ],
          rows: property.map(({ at, seal, words: said }) => [
            cell([words.stamp(at)]),
            cell([words.code(seal)]),
            given(form, said),
          ]),
        },
      })),
      unlessEmpty(withheld, () => ({
        heading: words.say("file.withheld"),
        table: {
          columns: [form.column("file.claim", "1fr"), form.column("file.policy", "70mm")],
          rows: withheld.map(({ section, policy }) => [
            cell(words.word("section", section)),
            cell([words.code(policy)]),
          ]),
        },
      })),
    ];
    return {
      person: form.person(person),
      sections: sections.filter((section) => section !== undefined),
      ...(older.length === 0 ? {} : { note: words.say("file.unproven", { count: String(MOST_PROOFS) }) }),
    };
  },
});

interface Placed {
  readonly at: string;
  readonly entry: number;
  readonly position: Position;
}

function positionOf({
  entry,
  item,
}: {
  readonly entry: { readonly occurredAt: string; readonly number: number };
  readonly item: { readonly line: { readonly makes: Position } };
}): Placed {
  return { at: entry.occurredAt, entry: entry.number, position: item.line.makes };
}

function claimsTable(claims: readonly Type.Static<typeof Stated>[], form: Form) {
  const { words } = form;
  return {
    columns: [
      form.column("file.claim", "34mm"),
      form.column("file.stated", "1fr"),
      form.column("file.source", "30mm"),
      form.column("file.saidBy", "42mm"),
    ],
    rows: claims.map(({ claim, text, source, by, withdrawn }): Cell[] => [
      cell(words.say(CLAIMS[claim])),
      form.lines([
        ...(claim === "sex" ? words.word("sex", text) : [words.given(text)]),
        ...(withdrawn ? words.say("file.withdrawn") : []),
      ]),
      given(form, source),
      cell(form.officer(by)),
    ]),
  };
}

function historyTable(positions: readonly Placed[], form: Form) {
  const { words } = form;
  return {
    columns: [
      form.column("common.when", "30mm"),
      form.column("file.position", "38mm"),
      form.column("common.site", "1fr"),
      form.column("common.authority", "38mm"),
      form.column("common.entry", "18mm"),
    ],
    rows: positions.map(({ at, entry, position: { state, site, unit, custodian, transfer } }): Cell[] => [
      cell([words.stamp(at)]),
      cell(words.word("state", state)),
      form.lines([
        ...(site === undefined ? [] : form.site(site)),
        ...(unit === undefined ? [] : form.unit(unit)),
        ...(transfer === undefined ? [] : [words.code(transfer)]),
      ]),
      cell(custodian === undefined ? [words.code("—")] : form.authority(custodian)),
      cell([words.code(String(entry))]),
    ]),
  };
}

function wordedTable(form: Form, [second, third]: readonly [TextKey, TextKey], rows: readonly (readonly Cell[])[]) {
  return {
    columns: [
      form.column("common.date", "30mm"),
      form.column(second, "44mm"),
      form.column(third, "34mm"),
      form.column("file.words", "1fr"),
    ],
    rows,
  };
}

function given(form: Form, text: string | undefined): Cell {
  return cell([text === undefined ? form.words.code("—") : form.words.given(text)]);
}

function unlessEmpty(facts: readonly unknown[], section: () => Section): Section | undefined {
  return facts.length === 0 ? undefined : section();
}
