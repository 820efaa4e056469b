/** The manifest of a transfer: everybody on it as it was sealed, to be called out at the gate and ticked off (GC3-46). */
import { Id } from "@muster/record";
import Type from "typebox";
import { closed, commonFacts, entryOf, NamedPerson, ShortText, subjectOf, Word } from "../facts.ts";
import { MOST_PEOPLE } from "../limits.ts";
import { paper } from "../paper.ts";
import { type Cell, cell, TICK } from "../typesetting/form.ts";

const End = Type.Object({ authority: Id.authority, site: Id.site });

const Line = Type.Object({
  person: Id.person,
  says: Type.Optional(
    Type.Object({
      vehicle: Type.Optional(ShortText),
      seat: Type.Optional(ShortText),
      overrides: Type.Optional(Type.Array(Type.Object({ blocker: Word }), { maxItems: 16 })),
    }),
  ),
});

export const manifest = paper({
  template: "manifest/manifest.typ",
  title: "manifest.title",
  is: "manifest.is",
  shows: Type.Object({
    entries: Type.Tuple([
      Type.Object({
        entry: entryOf(
          Type.Literal("transfer.sealed"),
          Type.Object({ people: Type.Integer(), from: End, to: End, escort: Id.authority }),
        ),
      }),
    ]),
    items: Type.Array(Line, { maxItems: MOST_PEOPLE }),
  }),
  prints: Type.Object({ ...commonFacts, people: Type.Array(NamedPerson, { maxItems: MOST_PEOPLE }) }, closed),

  view({ entries: [{ entry }], items }, { people }, form) {
    const { words } = form;
    const named = new Map(people.map((person) => [person.person, person]));
    const { from, to, escort } = entry.body;
    const row = ({ person, says = {} }: Type.Static<typeof Line>, index: number): Cell[] => {
      const who = named.get(person) ?? { person };
      const seat = [says.vehicle, says.seat].filter((part) => part !== undefined).join(" · ");
      const overridden = (says.overrides ?? []).map(({ blocker }) => blocker);
      return [
        cell([words.code(String(index + 1))]),
        form.personCell(
          who,
          overridden.length === 0 ? [] : words.labelled("manifest.overridden", words.words("blocker", overridden)),
        ),
        cell([words.code(who.number ?? "—")]),
        cell([words.given(seat === "" ? "—" : seat)]),
        TICK,
        TICK,
      ];
    };
    return {
      people: items.length,
      fields: [
        form.field("common.transfer", [words.code(subjectOf(entry, "transfer"))]),
        form.field("manifest.sealed", words.instant(entry.occurredAt)),
        form.field("common.officer", form.officer(entry.by)),
        form.field("common.people", words.count(items.length)),
      ],
      ends: [
        { label: words.say("common.from"), lines: [...form.site(from.site), ...form.authority(from.authority)] },
        { label: words.say("common.escort"), lines: form.authority(escort) },
        { label: words.say("common.to"), lines: [...form.site(to.site), ...form.authority(to.authority)] },
      ],
      table: {
        columns: [
          form.column("common.no.", "9mm"),
          form.column("common.name", "1fr"),
          form.column("common.number", "26mm"),
          form.column("manifest.seat", "22mm"),
          form.column("manifest.boarded", "16mm", "center"),
          form.column("manifest.arrived", "16mm", "center"),
        ],
        rows: items.map(row),
      },
      signatures: [words.say("manifest.sender"), words.say("manifest.escort"), words.say("manifest.receiver")],
    };
  },
});
