/** An invented convoy from al-Sina'a to Iraq, brought as far as a test needs it by the officers concerned, without a screen. */
import { isFailure } from "@muster/identity";
import type { OfficerCode, PersonId } from "@muster/record";
import type { NamedRollAnswer } from "@muster/server/api";
import type { RealNode } from "@muster/stage";

const SITE = "AL-SINAA";
const DESTINATION = "IRAQ-SECURE";
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** What is proposed in the reference case, and has not left. */
const OTHER_LISTS = ["SYRIA-IRAQ-0002", "SYRIA-IRAQ-0003"];
const STEPS = ["proposed", "authorised", "sealed", "departed", "arrived"] as const;

export type Step = (typeof STEPS)[number];

const SENDER = { authority: "SDF", officer: "SDF-COMMAND" };
const ESCORT = { authority: "CENTCOM", officer: "CENTCOM-ESCORT-1" };
const RECEIVER = { authority: "IRAQ", officer: "IRAQ-COMMAND" };
const RECEPTION = { authority: "IRAQ", officer: "IRAQ-RECEPTION-1" };

export interface Traveller {
  readonly person: PersonId;
  readonly name: string;
}

/** So many grown men held at al-Sina'a who are on no list, so that nobody has to ride apart. */
export async function travellers(node: RealNode, count: number): Promise<readonly Traveller[]> {
  const ask = await asking(node, SENDER.officer);
  const { people } = await ask<NamedRollAnswer>(`/sites/${SITE}/roll`);
  const lists = OTHER_LISTS.map((other) =>
    ask<{ readonly manifest: readonly { readonly person: string }[] }>(`/transfers/${other}/manifest`),
  );
  const listed = new Set((await Promise.all(lists)).flatMap(({ manifest }) => manifest.map(({ person }) => person)));
  const men = people.filter(
    ({ person, sex, birth = "" }) => sex === "male" && /^19[5-9]\d/.test(birth) && !listed.has(person),
  );
  if (men.length < count) throw new Error(`Only ${men.length} men at ${SITE} are on no list`);
  return men.slice(0, count).map(({ person, names }) => ({ person, name: names?.[0]?.name ?? "" }));
}

/** As `travellers`, by their ids. */
export async function menToMove(node: RealNode, count: number): Promise<readonly PersonId[]> {
  return (await travellers(node, count)).map(({ person }) => person);
}

/** Records all that brings this transfer of these people to this step; with `from`, all that comes after that one. */
export async function convoy(
  real: RealNode,
  transfer: string,
  people: readonly PersonId[],
  { from, to }: { readonly from?: Step; readonly to: Step },
): Promise<void> {
  const record = async (command: object): Promise<void> => {
    real.pass(MINUTE_MS);
    const answer = await real.node.register.submit({ ...command, occurredAt: real.now() });
    if (!("accepted" in answer)) throw new Error(`${transfer}: ${answer.code}`);
  };
  const tomorrow = new Date(Date.parse(real.now()) + DAY_MS).toISOString();
  const steps: Record<Step, readonly object[]> = {
    proposed: [
      {
        kind: "transfer.propose",
        by: SENDER,
        transfer,
        from: { authority: SENDER.authority, site: SITE },
        to: { authority: RECEIVER.authority, site: DESTINATION },
        escort: ESCORT.authority,
        people,
      },
    ],
    authorised: [
      { kind: "transfer.authorise", by: SENDER, transfer, side: "sender" },
      { kind: "transfer.authorise", by: RECEIVER, transfer, side: "receiver", undertakes: true, places: people.length },
    ],
    sealed: [
      ...people.flatMap((person) => settling(person, tomorrow)),
      { kind: "transfer.settle", by: SENDER, transfer, people, arrangement: "no-property" },
      { kind: "transfer.seal", by: SENDER, transfer },
    ],
    departed: [{ kind: "transfer.depart", by: SENDER, second: ESCORT, transfer, site: SITE, boarded: people }],
    arrived: [{ kind: "transfer.arrive", by: RECEPTION, transfer, site: DESTINATION, arrived: people }],
  };
  for (const step of STEPS.slice(from === undefined ? 0 : STEPS.indexOf(from) + 1, STEPS.indexOf(to) + 1)) {
    for (const command of steps[step]) await record(command);
  }
}

/** What stands in nobody's way any more: a basis, an assessment, a certificate. */
function settling(person: PersonId, expiresAt: string): readonly object[] {
  const judicial = (officer: string): object => ({ authority: SENDER.authority, officer });
  return [
    { kind: "basis.state", by: judicial("SDF-JUDICIAL-1"), person, basis: "detention-order", orderingAuthority: "SDF" },
    {
      kind: "assessment.record",
      by: judicial("SDF-JUDICIAL-2"),
      person,
      receiver: RECEIVER.authority,
      outcome: "may-proceed",
      interviewedInPrivate: true,
    },
    { kind: "fitness.certify", by: judicial("SDF-MEDIC-1"), person, fit: true, expiresAt },
  ];
}

/** Asks the API as this officer. */
async function asking(
  { origin, identity }: RealNode,
  officer: string,
): Promise<<Answer>(question: string) => Promise<Answer>> {
  const came = await identity.walkIn(officer as OfficerCode, { address: "127.0.0.1", agent: "test" });
  if (isFailure(came)) throw new Error(`${officer} is no officer in office`);
  const cookie = came.cookies.map((one) => one.split(";")[0]).join("; ");
  return async <Answer>(question: string) => {
    const answer = await fetch(`${origin}/api/v1${question}`, { headers: { cookie, "muster-purpose": "transfer" } });
    if (!answer.ok) throw new Error(`${question}: ${answer.status}`);
    return (await answer.json()) as Answer;
  };
}
