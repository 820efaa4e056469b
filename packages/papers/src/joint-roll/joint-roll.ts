/** The joint roll of a site's handover: whom both authorities saw, whom neither saw, and what was handed over with the site. */
import { Id } from "@muster/record";
import Type from "typebox";
import { closed, commonFacts, entryOf, NamedPerson, Word } from "../facts.ts";
import { MOST_PEOPLE } from "../limits.ts";
import { paper } from "../paper.ts";
import { type Cell, cell, type Section } from "../typesetting/form.ts";
import { inBoth } from "../typesetting/run.ts";

const Line = Type.Object({
  person: Id.person,
  line: Type.Object({ step: Type.Enum(["control-changed", "not-on-joint-roll"]) }),
  seen: Type.Optional(Type.Object({ unit: Type.Optional(Id.unit) })),
  says: Type.Optional(Type.Object({ explained: Type.Optional(Type.Boolean()) })),
});

export const jointRoll = paper({
  template: "joint-roll/joint-roll.typ",
  title: "joint-roll.title",
  is: "joint-roll.is",
  shows: Type.Object({
    entries: Type.Tuple([
      Type.Object({
        entry: entryOf(
          Type.Literal("control.handed-over"),
          Type.Object({
            site: Id.site,
            from: Id.authority,
            to: Id.authority,
            inventory: Type.Array(Type.Object({ what: Word, number: Type.Integer() }), { maxItems: 64 }),
          }),
        ),
      }),
    ]),
    items: Type.Array(Line, { maxItems: MOST_PEOPLE }),
  }),
  prints: Type.Object({ ...commonFacts, people: Type.Array(NamedPerson, { maxItems: MOST_PEOPLE }) }, closed),

  view({ entries: [{ entry }], items }, { people }, form) {
    const { words } = form;
    const { site, from, to, inventory } = entry.body;
    const named = new Map(people.map((person) => [person.person, person]));
    const seen = items.filter(({ line }) => line.step === "control-changed");
    const missing = items.filter(({ line }) => line.step === "not-on-joint-roll");
    const called = ({ person }: Type.Static<typeof Line>, index: number): Cell[] => {
      const who = named.get(person) ?? { person };
      return [cell([words.code(String(index + 1))]), form.personCell(who), cell([words.code(who.number ?? "—")])];
    };
    const columns = [
      form.column("common.no.", "11mm"),
      form.column("common.name", "1fr"),
      form.column("common.number", "34mm"),
    ];
    const notSeen: Section = {
      heading: words.say("joint-roll.notSeen"),
      table: {
        columns: [...columns, form.column("joint-roll.explained", "30mm", "center")],
        rows: missing.map((line, index) => [
          ...called(line, index),
          cell(words.yesOrNo(line.says?.explained === true)),
        ]),
      },
    };
    const handedOver: Section = {
      heading: words.say("joint-roll.inventory"),
      fields: inventory.map(({ what, number }) => ({
        label: inBoth(words.word("inventory", what)),
        value: words.count(number),
      })),
    };
    return {
      people: items.length,
      fields: [
        form.field("common.site", form.site(site)),
        form.field("common.when", words.instant(entry.occurredAt)),
        form.field("joint-roll.outgoing", form.authority(from)),
        form.field("joint-roll.incoming", form.authority(to)),
        form.field("common.officer", form.officer(entry.by)),
        form.field("common.secondOfficer", entry.second && form.officer(entry.second)),
        form.field("joint-roll.seen", words.count(seen.length)),
        form.field("joint-roll.notSeen", words.count(missing.length)),
      ],
      sections: [
        {
          heading: words.say("joint-roll.seen"),
          table: {
            columns: [...columns, form.column("common.unit", "30mm")],
            rows: seen.map((line, index) => [
              ...called(line, index),
              cell(line.seen?.unit === undefined ? [words.code("—")] : form.unit(line.seen.unit)),
            ]),
          },
        },
        ...(missing.length === 0 ? [] : [notSeen]),
        ...(inventory.length === 0 ? [] : [handedOver]),
      ] satisfies Section[],
      signatures: [words.say("joint-roll.outgoing"), words.say("joint-roll.incoming")],
    };
  },
});
