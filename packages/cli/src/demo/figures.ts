/** Each published figure beside what the register of the exercise holds. Nothing is averaged, and a plan is no count. */
import { totalsOf } from "@muster/custody";
import type { PersonId } from "@muster/record";
import type { Played, PublishedFigure, Register, ScenarioFolder } from "@muster/register";
import { REFERENCE_CASE } from "./reference-case.ts";

export interface FigureReport {
  /** Its row in the scenario's figures.csv. */
  readonly row: number;
  readonly figure: PublishedFigure;
  /** What the exercise has, and of what. */
  readonly register: number;
  readonly counting: string;
}

export async function figureReport(
  register: Register,
  { figures }: ScenarioFolder,
  played: Played,
): Promise<FigureReport[]> {
  const counts = await countsOf(register, played);
  return figures.map((figure, index) => {
    const row = index + 1;
    const [counting, people] = counts[index] ?? [];
    if (counting === undefined || people === undefined)
      throw new Error(`nothing stands beside row ${row} of figures.csv`);
    return { row, figure, register: people, counting };
  });
}

/** In the order of the figures. */
async function countsOf(register: Register, played: Played): Promise<readonly (readonly [string, number])[]> {
  const moment = await register.moment();
  const [programme, transfers, incident, camp] = await Promise.all([
    register.subject("programme", REFERENCE_CASE.programme, moment),
    register.subjects("transfer", moment),
    register.subject("incident", REFERENCE_CASE.incident, moment),
    register.roll(REFERENCE_CASE.camp, moment),
  ]);
  if (programme === undefined || incident === undefined)
    throw new Error("the scenario has no programme or no incident");
  const people = peopleOf(played);
  const inCamp = new Set(camp.map(({ person }) => person));
  const listed = new Set([...transfers.values()].flatMap((transfer) => [...transfer.people.keys()]));
  const detainees = people.filter(({ resident }) => !resident);
  const nationals = (country: string, among: typeof people) =>
    among.filter(({ countries }) => countries.includes(country));
  const residents = people.filter(({ person }) => inCamp.has(person));
  const neither = detainees.filter(({ countries }) => !countries.includes("SYR") && !countries.includes("IRQ"));
  const { received } = totalsOf(programme);
  return [
    ["received in Iraq, each by a signed receipt", received],
    ["the programme's ceiling", programme.ceiling],
    ["held at al-Hol", camp.length],
    ["of them claiming Syrian nationality", nationals("SYR", residents).length],
    ["of them claiming Iraqi nationality", nationals("IRQ", residents).length],
    ["escaped, by name", incident.escaped],
    ["recaptured, by name", incident.recaptured],
    [
      "on the programme's lists, claiming Tunisian nationality",
      nationals(
        "TUN",
        people.filter(({ person }) => listed.has(person)),
      ).length,
    ],
    ["detainees taken in", detainees.length],
    ["of them claiming Iraqi nationality", nationals("IRQ", detainees).length],
    ["of them claiming neither", neither.length],
  ];
}

function peopleOf({ invented }: Played): { person: PersonId; resident: boolean; countries: string[] }[] {
  return invented.map(({ person, claims }) => ({
    person,
    resident: claims.some((claim) => claim.claim === "status" && claim.status === "resident"),
    countries: claims.flatMap((claim) => (claim.claim === "nationality" ? claim.country : [])),
  }));
}
