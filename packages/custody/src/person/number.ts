/** An authority gives a person a number. A person may have many, and none is *the* number. */
import { Id } from "@muster/record";
import { notFound, refuse } from "../frame/refusal.ts";
import { rule } from "../frame/rule.ts";
import { about } from "../frame/subjects.ts";
import { fileKnown, knownItem, PersonNumber, unknownIssuer } from "./register.ts";

export const giveNumber = rule({
  command: "number.give",
  kind: "number.given",
  fields: { person: Id.person, ...PersonNumber.properties },
  needs: ({ person, issuer }) => ({ files: [person], subjects: [about.authority(issuer)] }),

  decide({ person, number, issuer }, facts) {
    const known = facts.person(person);
    if (known === undefined) return notFound("person", person);
    const unknown = unknownIssuer([{ number, issuer }], facts);
    if (unknown !== undefined) return unknown;
    const given = known.file?.numbers.find((other) => other.number === number && other.issuer === issuer);
    if (given !== undefined) {
      return refuse(
        "conflict",
        "number-given-already",
        `${issuer} gave the person this number already (entry ${given.entry}).`,
        "Nothing is to be done.",
        { person, entry: given.entry },
      );
    }
    return { about: [], items: [{ person, ...knownItem([{ number, issuer }], []) }], body: {} };
  },

  applies: {
    person: (file, item, recorded) => fileKnown(file, item.details, recorded, []),
  },
});
