/**
 * The count sheet: for one officer, who counts apart from the other (CNT-1). How many the books hold is not on it, so that
 * it is counted and not copied. A named count has everybody on the roll to tick off, and room for who is not on it.
 */
import { Id } from "@muster/record";
import Type from "typebox";
import { closed, commonFacts, entryOf, NamedPerson } from "../facts.ts";
import { MOST_PEOPLE } from "../limits.ts";
import { paper } from "../paper.ts";
import { BLANK, type Cell, cell, type Section, TICK } from "../typesetting/form.ts";

const Expected = Type.Object({ ...NamedPerson.properties, unit: Type.Optional(Id.unit) }, closed);
const BLANK_ROWS = 6;

export const countSheet = paper({
  template: "count-sheet/count-sheet.typ",
  title: "count.title",
  is: "count.is",
  shows: Type.Object({
    entries: Type.Tuple([
      Type.Object({
        entry: entryOf(
          Type.Literal("count.opened"),
          Type.Object({
            count: Id.count,
            site: Id.site,
            units: Type.Array(Id.unit, { maxItems: 1_000 }),
            counting: Type.Enum(["named", "bare"]),
          }),
        ),
      }),
    ]),
  }),
  prints: Type.Object(
    {
      ...commonFacts,
      round: Type.Integer({ minimum: 1, maximum: 1_000 }),
      /** Units of the site to be counted one by one. */
      units: Type.Array(Id.unit, { maxItems: 5_000 }),
      people: Type.Array(Expected, { maxItems: MOST_PEOPLE }),
    },
    closed,
  ),

  view({ entries: [{ entry }] }, { round, units, people }, form) {
    const { words } = form;
    const { count, site, counting, units: covered } = entry.body;
    const byName: Section = {
      heading: words.say("count.named"),
      table: {
        columns: [
          form.column("common.name", "1fr"),
          form.column("common.number", "30mm"),
          form.column("common.unit", "24mm"),
          form.column("count.here", "16mm", "center"),
        ],
        rows: people.map((person): Cell[] => [
          form.personCell(person),
          cell([words.code(person.number ?? "—")]),
          cell(person.unit === undefined ? [words.code("—")] : form.unit(person.unit)),
          TICK,
        ]),
      },
    };
    const others: Section = {
      heading: words.say("count.others"),
      table: {
        columns: [
          form.column("common.name", "1fr"),
          form.column("common.number", "40mm"),
          form.column("common.unit", "30mm"),
        ],
        rows: Array.from({ length: BLANK_ROWS }, () => [BLANK, BLANK, BLANK]),
      },
    };
    const byNumber: Section = {
      heading: words.say("count.bare"),
      table: {
        columns: [
          form.column("common.unit", "50mm"),
          form.column("count.counted", "36mm"),
          form.column("common.remarks", "1fr"),
        ],
        rows: units.map((unit): Cell[] => [cell(form.unit(unit)), BLANK, BLANK]),
      },
    };
    return {
      people: people.length,
      fields: [
        form.field("count.code", [words.code(count)]),
        form.field("common.site", form.site(site)),
        form.field(
          "count.units",
          covered.length === 0 ? words.say("count.wholeSite") : [words.given(covered.join(", "))],
        ),
        form.field("count.counting", words.say(counting === "named" ? "count.named" : "count.bare")),
        form.field("count.round", words.count(round)),
        form.field("count.opened", words.instant(entry.occurredAt)),
      ],
      sections: counting === "named" ? [byName, others] : [byNumber],
      hand: [form.blank("count.total"), form.blank("count.began"), form.blank("count.ended")],
      signatures: [words.say("common.officer")],
    };
  },
});
