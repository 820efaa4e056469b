/** Questions about transfers: how they stand, who is on them, and what stands in the way. */
import { isRefusal, refuse } from "@muster/custody";
import type { Questions } from "@muster/register";
import { askerOf } from "../access/gate.ts";
import { type Section, SECTIONS } from "../access/sections.ts";
import { blockersAnswer } from "../answers/blockers.ts";
import { manifestAnswer, transferAnswer, transfersAnswer } from "../answers/transfers.ts";
import { permittedThings, PermittedPeople } from "./permitted.ts";
import { type Asking, type Question, REFERENCE } from "./question.ts";

/** What blockers tell of. */
const TOLD: readonly Section[] = ["identity", "custody", "protection", "property"];

export const TRANSFERS: readonly Question[] = [
  {
    path: "/transfers",
    summary: "Every transfer the officer's authority is party to",
    access: REFERENCE,
    async answer(questions, asking) {
      const { transfers } = await transfersAnswer(questions, asking.moment);
      return { transfers: await permittedThings(asking, "see-transfer", "transfer", transfers, ({ code }) => code) };
    },
  },
  {
    path: "/transfers/:id",
    summary: "How a transfer stands: its parties, moments and counts",
    access: { action: "see-transfer", about: "transfer" },
    answer: (questions, { id, moment }) => transferAnswer(questions, id, moment),
  },
  {
    path: "/transfers/:id/manifest",
    summary: "Who is on a transfer: manifest, arrivals, and the difference between them",
    access: { action: "see-manifest", about: "transfer", reads: "manifest.read" },
    answer: manifest,
  },
  {
    path: "/transfers/:id/blockers",
    summary: "What stands in the way of each person leaving, and what settles it",
    access: { action: "see-manifest", about: "transfer", reads: "manifest.read" },
    answer: blockers,
  },
];

/** The manifest; to whoever only escorts it not before it is sealed: until then it is a list, and people come off it. */
async function manifest(questions: Questions, asking: Asking): Promise<object> {
  const found = await manifestAnswer(questions, asking.id, asking.moment);
  return isRefusal(found) ? found : ((await notSealedYet(asking, found.state)) ?? found);
}

async function blockers(questions: Questions, asking: Asking): Promise<object> {
  const found = await blockersAnswer(questions, asking.id, asking.moment, async (people) => {
    const permitted = await PermittedPeople.of(
      asking,
      people,
      TOLD.map((section) => SECTIONS[section]),
    );
    return {
      may: (section, person) => permitted.may(SECTIONS[section], person),
      withheld: permitted.withheld(TOLD, people),
    };
  });
  return isRefusal(found) ? found : ((await notSealedYet(asking, found.state)) ?? found);
}

async function notSealedYet({ id, request, gate }: Asking, state: string) {
  if (state !== "proposed" && state !== "authorised") return undefined;
  const asker = askerOf(request);
  const { relations } = await asker.standings.thing("transfer", id);
  const others = relations.filter((relation) => relation !== "escorting");
  const besides = { relations: others.length === 0 ? (["none"] as const) : others };
  if (gate.decide(asker, "see-manifest", besides, request.why).allowed) return undefined;
  return refuse(
    "forbidden-by-rule",
    "manifest-not-sealed",
    "An escort is given the manifest when it is sealed.",
    "Ask again once the sender has sealed it.",
    { transfer: id },
  );
}
