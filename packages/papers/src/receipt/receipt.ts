/**
 * The receipt for one person: what the receiving officer signed (rule 4), in words that whoever is handed it can read. All of it
 * is in the entry and in the signed statement; only names are printed beside it.
 */
import { Id } from "@muster/record";
import Type from "typebox";
import { closed, commonFacts, entryOf, Instant, NamedPerson, Word } from "../facts.ts";
import { PaperFault } from "../fault.ts";
import { paper } from "../paper.ts";

const Statement = Type.Object({
  register: Type.String(),
  transfer: Id.transfer,
  person: Id.person,
  outcome: Word,
  reservations: Type.Array(Word, { maxItems: 16 }),
  at: Instant,
  site: Id.site,
  unit: Type.Optional(Id.unit),
  authority: Id.authority,
  officer: Id.officer,
  manifest: Id.entry,
  overrides: Type.Array(Type.Object({ blocker: Word, entry: Id.entry }), { maxItems: 16 }),
});

export const receipt = paper({
  template: "receipt/receipt.typ",
  title: "receipt.title",
  shows: Type.Object({
    entries: Type.Tuple([
      Type.Object({
        entry: entryOf(Type.Literal("transfer.received"), Type.Object({ accepted: Type.Boolean() })),
        item: Type.Object({
          person: Id.person,
          says: Type.Object({ receipt: Type.Object({ statement: Type.String({ maxLength: 16_000 }) }) }),
        }),
        /** The statement as it was signed, read. */
        statement: Statement,
        /** SHA-256 of the key that signed it, in hex. */
        fingerprint: Type.String({ pattern: "^[0-9a-f]{64}$" }),
      }),
    ]),
  }),
  prints: Type.Object({ ...commonFacts, person: NamedPerson }, closed),

  view({ entries: [{ entry, item, statement, fingerprint }] }, { person: named }, form) {
    if (named.person !== item.person || statement.person !== item.person) {
      throw new PaperFault("paper-malformed", "the receipt is about another person than the paper");
    }
    const { words } = form;
    const { outcome, reservations, overrides, unit } = statement;
    return {
      is: words.say(entry.body.accepted ? "receipt.accepted" : "receipt.disputed"),
      person: form.person(named),
      fields: [
        form.field("receipt.outcome", words.word("outcome", outcome)),
        ...(reservations.length === 0 ? [] : [form.field("receipt.reservations", words.words("matter", reservations))]),
        form.field("common.when", words.instant(statement.at)),
        form.field("common.site", form.site(statement.site)),
        ...(unit === undefined ? [] : [form.field("common.unit", form.unit(unit))]),
        form.field("common.authority", form.authority(statement.authority)),
        form.field("common.officer", [words.code(statement.officer)]),
        form.field("common.transfer", [words.code(statement.transfer)]),
        form.field("receipt.manifest", words.say("receipt.entryOf", { entry: String(statement.manifest) })),
        ...(overrides.length === 0
          ? []
          : [
              form.field(
                "receipt.overrides",
                words.words(
                  "blocker",
                  overrides.map(({ blocker }) => blocker),
                ),
              ),
            ]),
      ],
      signed: {
        heading: words.say("receipt.signedBy"),
        fields: [form.field("receipt.fingerprint", [words.code(grouped(fingerprint))])],
      },
    };
  },
});

/** As it is read out over a telephone: in groups of four, in two lines. */
function grouped(fingerprint: string): string {
  return fingerprint.replaceAll(/(.{4})(?=.)/g, "$1 ");
}
