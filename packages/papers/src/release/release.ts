/**
 * The certificate of release: who was released when, where, on what ground and to where, over two officers' names. Release has to be
 * verifiable, and not a status in somebody's list (ICPPED-17.3, ICPPED-20-22); it needs two people (ORD-1).
 */
import { Id, Officer } from "@muster/record";
import Type from "typebox";
import { closed, commonFacts, entryOf, NamedPerson, Word } from "../facts.ts";
import { PaperFault } from "../fault.ts";
import { paper } from "../paper.ts";

export const release = paper({
  template: "release/release.typ",
  title: "release.title",
  is: "release.is",
  shows: Type.Object({
    entries: Type.Tuple([
      Type.Object({
        entry: Type.Intersect([
          entryOf(Type.Literal("custody.released"), Type.Object({})),
          Type.Object({ second: Officer }),
        ]),
        item: Type.Object({
          person: Id.person,
          says: Type.Object({
            site: Id.site,
            grounds: Word,
            to: Word,
            authority: Type.Optional(Id.authority),
            authenticated: Type.Optional(Word),
            fileGiven: Type.Optional(Type.Boolean()),
          }),
        }),
      }),
    ]),
  }),
  prints: Type.Object({ ...commonFacts, person: NamedPerson }, closed),

  view({ entries: [{ entry, item }] }, { person }, form) {
    if (person.person !== item.person)
      throw new PaperFault("paper-malformed", "the certificate is about another person");
    const { words } = form;
    const { site, grounds, to, authority, authenticated, fileGiven } = item.says;
    return {
      person: form.person(person),
      fields: [
        form.field("common.when", words.instant(entry.occurredAt)),
        form.field("common.site", form.site(site)),
        form.field("common.authority", authority === undefined ? undefined : form.authority(authority)),
        form.field("release.grounds", words.word("grounds", grounds)),
        ...(authenticated === undefined ? [] : [form.field("release.authenticated", words.yesOrNo(true))]),
        form.field("release.destination", words.word("destination", to)),
        form.field(
          "release.fileGiven",
          fileGiven === undefined ? words.say("common.notStated") : words.yesOrNo(fileGiven),
        ),
      ],
      officers: {
        heading: words.say("release.officers"),
        fields: [
          form.field("common.officer", form.officer(entry.by)),
          form.field("common.secondOfficer", form.officer(entry.second)),
        ],
      },
      signatures: [words.say("common.officer"), words.say("common.secondOfficer"), words.say("release.bearer")],
    };
  },
});
