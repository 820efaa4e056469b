/**
 * The capture card: by which a person tells the Central Tracing Agency, with words of their own hand, that they are alive and
 * where (GC3-70). After the model of Geneva Convention III, annex IV B: 15 by 10.5 centimetres, two sides. What the register
 * does not know, and what only the person may say of their health, is left to be filled in.
 */
import { Id } from "@muster/record";
import Type from "typebox";
import { closed, commonFacts, entryOf, NamedPerson, ShortText } from "../facts.ts";
import { PaperFault } from "../fault.ts";
import { paper } from "../paper.ts";
import type { Field } from "../typesetting/form.ts";

export const captureCard = paper({
  template: "capture-card/capture-card.typ",
  title: "card.title",
  shows: Type.Object({
    entries: Type.Tuple([
      Type.Object({
        /** Whatever brought the person to where they are held. */
        entry: entryOf(Type.String({ maxLength: 64 }), Type.Object({})),
        item: Type.Object({
          person: Id.person,
          line: Type.Object({
            makes: Type.Object({
              state: Type.Literal("held"),
              site: Id.site,
              unit: Type.Optional(Id.unit),
              custodian: Id.authority,
            }),
          }),
        }),
      }),
    ]),
  }),
  prints: Type.Object(
    {
      ...commonFacts,
      person: NamedPerson,
      father: Type.Optional(ShortText),
      birth: Type.Optional(ShortText),
      birthPlace: Type.Optional(ShortText),
      nationality: Type.Optional(Type.String({ pattern: "^[A-Z]{3}$" })),
    },
    closed,
  ),

  view({ entries: [{ entry, item }] }, { person, father, birth, birthPlace, nationality }, form) {
    if (person.person !== item.person) throw new PaperFault("paper-malformed", "the card is about another person");
    const { words } = form;
    const { site, unit, custodian } = item.line.makes;
    const [name] = form.person(person);
    const or = (key: Parameters<typeof form.blank>[0], value: Field["value"] | undefined): Field =>
      value === undefined ? form.blank(key) : form.field(key, value);
    return {
      address: {
        mail: words.say("card.mail"),
        agency: words.say("card.agency"),
        committee: words.say("card.committee"),
        important: words.say("card.important"),
      },
      fields: [
        or("card.power", nationality === undefined ? undefined : [words.code(nationality)]),
        or("card.name", person.name === undefined ? undefined : name?.value),
        or("card.father", father === undefined ? undefined : [words.given(father)]),
        or("card.birth", birth === undefined ? undefined : [words.code(birth)]),
        or("card.birthPlace", birthPlace === undefined ? undefined : [words.given(birthPlace)]),
        form.blank("card.rank"),
        or("card.number", person.number === undefined ? undefined : [words.code(person.number)]),
        form.blank("card.kin"),
        form.field("card.taken", [words.stamp(entry.occurredAt)]),
      ],
      health: { label: words.say("card.health"), choices: words.say("card.healths") },
      whereabouts: [
        form.field("card.address", form.site(site)),
        form.field("common.unit", unit === undefined ? undefined : form.unit(unit)),
        form.field("common.authority", form.authority(custodian)),
      ],
      hand: [words.say("common.date"), words.say("common.signature")],
      strike: words.say("card.strike"),
    };
  },
});
