/**
 * On what a person is held, as stated: whose order, on what kind of grounds, to be reviewed when (ICPPED-17.3). *None
 * stated* is a statement like any other. It is never refused; it raises a duty (see duty/duties.ts).
 */
import type { AuthorityCode, Instant } from "@muster/record";
import { Id, InstantText } from "@muster/record";
import Type from "typebox";
import type { Refusal } from "../frame/refusal.ts";
import { notFound, refuse } from "../frame/refusal.ts";
import { rule, Text } from "../frame/rule.ts";
import { about } from "../frame/subjects.ts";
import { detailOf, present } from "../frame/present.ts";
import type { BasisKind } from "./kinds.ts";
import { AUTHENTICATIONS, BASIS_KINDS, GROUNDS, ORDERS } from "./kinds.ts";
import { wordsOf } from "../person/words.ts";

/** What stays readable for good: ICPPED-17.3 asks for it of every episode. */
interface Says {
  readonly basis: BasisKind;
  readonly grounds?: (typeof GROUNDS)[number];
  readonly orderingAuthority?: AuthorityCode;
  readonly court?: string;
  readonly orderedAt?: Instant;
  readonly reviewDue?: Instant;
  readonly authenticated?: (typeof AUTHENTICATIONS)[number];
}

export const stateBasis = rule({
  command: "basis.state",
  kind: "basis.stated",
  fields: {
    person: Id.person,
    basis: Type.Enum([...BASIS_KINDS]),
    grounds: Type.Optional(Type.Enum([...GROUNDS])),
    orderingAuthority: Type.Optional(Id.authority),
    court: Type.Optional(Text(200, "the court that ordered it")),
    orderedAt: Type.Optional(InstantText),
    reviewDue: Type.Optional(InstantText),
    authenticated: Type.Optional(Type.Enum([...AUTHENTICATIONS])),
    reference: Type.Optional(Text(200, "the order's own number")),
    allegation: Type.Optional(Text(8_000, "what exactly is alleged or ordered")),
  },
  needs: ({ person, orderingAuthority }) => ({
    people: [person],
    subjects: orderingAuthority === undefined ? [] : [about.authority(orderingAuthority)],
  }),

  decide(command, facts) {
    const { person, basis, orderingAuthority, court, reference, allegation, occurredAt, orderedAt } = command;
    if (facts.person(person) === undefined) return notFound("person", person);
    if (orderingAuthority !== undefined && facts.subject("authority", orderingAuthority) === undefined) {
      return notFound("authority", orderingAuthority);
    }
    const unfit = whoOrdered(basis, orderingAuthority ?? court);
    if (unfit !== undefined) return unfit;
    if (orderedAt !== undefined && orderedAt > occurredAt) {
      return refuse(
        "invalid",
        "ordered-after-stated",
        `An order of ${orderedAt} could not be stated on ${occurredAt}.`,
        "Check both times.",
        { field: "orderedAt" },
      );
    }
    const { grounds, reviewDue, authenticated } = command;
    const says: Says = present({ basis, grounds, orderingAuthority, court, orderedAt, reviewDue, authenticated });
    return { about: [], items: [{ person, says: { ...says }, ...detailOf({ reference, allegation }) }], body: {} };
  },

  applies: {
    person: (file, item, recorded) => {
      const { entry } = recorded;
      const { basis, authenticated, grounds: _grounds, ...rest } = item.says as unknown as Says;
      file.bases.push({
        entry: entry.number,
        at: entry.occurredAt,
        kind: basis,
        ...rest,
        authenticated: authenticated !== undefined,
        ...wordsOf(file, item, recorded),
      });
    },
  },
});

/** An order is somebody's; where nobody can be named, what is known is stated as it is: *none stated*. */
function whoOrdered(basis: BasisKind, ordering: string | undefined): Refusal | undefined {
  if (ORDERS.includes(basis) && ordering === undefined) {
    return refuse(
      "invalid",
      "ordering-authority-missing",
      `A ${basis} is somebody's order, and nobody is named.`,
      "Name the ordering authority or the court, or state the basis none-stated.",
      { field: "orderingAuthority" },
    );
  }
  if (basis === "none-stated" && ordering !== undefined) {
    return refuse(
      "invalid",
      "order-without-basis",
      `${ordering} is named as ordering, and yet no basis is stated.`,
      "State the kind of order.",
      { field: "basis" },
    );
  }
  return undefined;
}
