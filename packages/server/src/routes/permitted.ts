/** Policy on many at once: which of the things or people of a list this officer may see, and of whom what is withheld. */
import { type Action, type Decision, relationsOf } from "@muster/access";
import type { PersonId } from "@muster/record";
import { askerOf } from "../access/gate.ts";
import { type Section, SECTIONS } from "../access/sections.ts";
import type { Standing, ThingKind } from "../access/standing.ts";
import type { WithheldOfSome } from "../answers/roll.ts";
import type { Asking } from "./question.ts";

/** Those of these things that the officer may see. */
export async function permittedThings<Thing>(
  { request, gate }: Asking,
  action: Action,
  kind: ThingKind,
  things: readonly Thing[],
  idOf: (thing: Thing) => string,
): Promise<readonly Thing[]> {
  const asker = askerOf(request);
  if (things.length === 0) return things;
  const standings = new Map<string, Standing>();
  for (const id of new Set(things.map(idOf))) standings.set(id, await asker.standings.thing(kind, id));
  return things.filter((thing) => {
    const standing = standings.get(idOf(thing));
    return standing !== undefined && gate.decide(asker, action, standing, request.why).allowed;
  });
}

const NOBODY: Pick<Standing, "relations"> = { relations: ["none"] };

/** What policy says of each of many people, one decision for each way of standing to them. */
export class PermittedPeople {
  readonly #asking: Pick<Asking, "request" | "gate">;
  readonly #standings: ReadonlyMap<PersonId, Standing>;
  readonly #decided = new Map<string, Decision>();

  private constructor(asking: Pick<Asking, "request" | "gate">, standings: ReadonlyMap<PersonId, Standing>) {
    this.#asking = asking;
    this.#standings = standings;
  }

  /**
   * `actions`: what will be asked about. An officer to whom each of them is permitted however they stand to somebody (a
   * monitor) stands to nobody in particular, and the register is not asked.
   */
  static async of(
    asking: Pick<Asking, "request" | "gate">,
    people: readonly PersonId[],
    actions: readonly Action[],
  ): Promise<PermittedPeople> {
    const { request, gate } = asking;
    const asker = askerOf(request);
    const isAlways = actions.every((action) =>
      relationsOf(action).every(
        (relation) => gate.decide(asker, action, { relations: [relation] }, request.why).allowed,
      ),
    );
    const standings = isAlways ? [] : await asker.standings.people(people);
    return new PermittedPeople(asking, new Map(standings.map((standing) => [standing.id as PersonId, standing])));
  }

  may(action: Action, person: PersonId): boolean {
    return this.#decide(action, person).allowed;
  }

  /** The sections of these people's files that are withheld, each with the policy that does, and of how many. */
  withheld(sections: readonly Section[], people: readonly PersonId[]): readonly WithheldOfSome[] {
    const found = new Map<string, WithheldOfSome>();
    for (const section of sections) {
      for (const person of people) {
        const decision = this.#decide(SECTIONS[section], person);
        if (decision.allowed) continue;
        const { policy, reason } = decision;
        const key = `${section}:${policy}:${reason}`;
        found.set(key, { section, policy, reason, people: (found.get(key)?.people ?? 0) + 1 });
      }
    }
    return [...found.values()];
  }

  #decide(action: Action, person: PersonId) {
    const { request, gate } = this.#asking;
    const standing = this.#standings.get(person) ?? NOBODY;
    const key = `${action}:${standing.relations.join()}`;
    const decision = this.#decided.get(key) ?? gate.decide(askerOf(request), action, standing, request.why);
    this.#decided.set(key, decision);
    return decision;
  }
}
