import { ROLES } from "@muster/custody";
import { groupsOf, type InventedPerson, inventPeople, readScenario } from "@muster/register";
import { beforeAll, describe, expect, test } from "vitest";

type Folder = Awaited<ReturnType<typeof readScenario>>;
let folder: Folder;
let people: readonly InventedPerson[];
beforeAll(async () => {
  folder = await readScenario(import.meta.dirname);
  people = inventPeople(folder);
});

const claims = (country: string) => (person: InventedPerson) =>
  person.claims.some((claim) => claim.claim === "nationality" && claim.country === country);
const statusIs = (status: string) => (person: InventedPerson) =>
  person.claims.some((claim) => claim.claim === "status" && claim.status === status);
const figure = (row: number) => {
  const found = folder.figures[row - 1];
  if (found === undefined) throw new Error(`no row ${row}`);
  return found;
};
const stepsOf = (kind: string) => folder.scenario.steps.filter(({ command }) => command["kind"] === kind);

describe("the totals are the published figures", () => {
  test("of al-Hol, within their qualifiers", () => {
    const camp = people.filter(({ site }) => site === "AL-HOL");
    expect(camp.every(statusIs("resident"))).toBe(true);
    expect(camp).toHaveLength(figure(3).high);
    expect(camp.filter(claims("SYR"))).toHaveLength(figure(4).high);
    const iraqis = camp.filter(claims("IRQ")).length;
    expect([figure(5).qualifier, iraqis < figure(5).high, iraqis > figure(5).high * 0.95]).toEqual([
      "nearly",
      true,
      true,
    ]);
  });

  test("of al-Hol: mostly women and children", () => {
    const grownMen = people.filter(
      ({ site, claims: own }) =>
        site === "AL-HOL" &&
        own.some((claim) => claim.claim === "sex" && claim.sex === "male") &&
        own.some((claim) => claim.claim === "birth" && Number(claim.edtf) < 2008),
    );
    expect(grownMen.length).toBeGreaterThan(0);
    expect(grownMen.length).toBeLessThan(24_000 * 0.1);
  });

  test("of the detainees, and the Iraqis and others among them", () => {
    const detainees = people.filter(statusIs("detainee"));
    expect(detainees).toHaveLength(figure(9).high);
    expect(detainees.filter(claims("IRQ"))).toHaveLength(figure(10).high);
    expect(detainees.filter((person) => !claims("SYR")(person) && !claims("IRQ")(person))).toHaveLength(
      figure(11).high,
    );
  });

  test("of al-Shaddadi: out, and recaptured", () => {
    const groups = groupsOf(folder.scenario, people);
    const named = (kind: string) =>
      stepsOf(kind).flatMap(({ command, refusedWith }) =>
        refusedWith === undefined ? (command["people"] as { $people: string[] }).$people : [],
      );
    const size = (names: string[]) => new Set(names.flatMap((name) => groups.get(name) ?? [])).size;
    expect(size(named("escape.record"))).toBe(figure(6).high);
    // One of them was taken for another, and the correction names him instead.
    const recaptured = named("custody.recapture").map((name) =>
      name === "taken-for-the-recaptured" ? "recaptured-taken-for-another" : name,
    );
    expect(size(recaptured)).toBe(figure(7).high);
  });

  test("of the programme: its ceiling, the first transfer, and the Tunisians on its lists", () => {
    const groups = groupsOf(folder.scenario, people);
    expect(stepsOf("programme.plan")[0]?.command["ceiling"]).toBe(figure(2).high);
    expect(groups.get("first-list-sound")).toHaveLength(figure(1).high);
    const listed = stepsOf("transfer.propose").flatMap(
      ({ command }) => (command["people"] as { $people: string[] }).$people,
    );
    const ids = new Set(listed.flatMap((name) => groups.get(name) ?? []));
    const tunisians = people.filter((person) => ids.has(person.person)).filter(claims("TUN"));
    expect(tunisians).toHaveLength(figure(8).high);
    expect(ids.size).toBeLessThanOrEqual(figure(2).high);
  });

  test("every figure is cited somewhere", () => {
    const { authorities, sites, populations, steps } = folder.scenario;
    const cited = new Set([authorities, sites, populations, steps].flat().flatMap(({ figures = [] }) => figures));
    expect([...cited].sort((one, other) => one - other)).toEqual(folder.figures.map((_, index) => index + 1));
  });
});

describe("the people are invented", () => {
  test("the same ones every time, each with an id of their own", () => {
    expect(inventPeople(folder)).toEqual(people);
    expect(new Set(people.map(({ person }) => person)).size).toBe(33_000);
  });

  test("with names in Arabic, Kurdish, Latin and Cyrillic script", () => {
    const names = people.flatMap(({ claims: own }) => own.flatMap((claim) => (claim.claim === "name" ? claim : [])));
    const scripts = {
      Arab: /^[\p{Script=Arabic}\s]+$/u,
      Latn: /^[\p{Script=Latin}\s]+$/u,
      Cyrl: /^[\p{Script=Cyrillic}\s]+$/u,
    };
    for (const [script, letters] of Object.entries(scripts)) {
      const written = names.filter((name) => name.script === script);
      expect(written.length).toBeGreaterThan(500);
      expect(written.filter(({ text }) => !letters.test(text))).toEqual([]);
    }
    const families = (list: string) => new Set(folder.names.lists[list]?.family);
    for (const list of ["kurdish-kurmanji", "kurdish-sorani"]) {
      expect(names.some(({ parts = [] }) => families(list).has(parts.at(-1)?.text ?? ""))).toBe(true);
    }
  });

  test("in households with one head each, whom the others name as kin", () => {
    const households = Map.groupBy(
      people.flatMap(({ person, claims: own }) =>
        own.flatMap((claim) => (claim.claim === "household" ? { person, claim, own } : [])),
      ),
      ({ claim }) => claim.household,
    );
    expect(households.size).toBeGreaterThan(4_000);
    for (const members of households.values()) {
      const heads = members.filter(({ claim }) => claim.head === true);
      expect(heads).toHaveLength(1);
      const others = members.filter(({ claim }) => claim.head !== true);
      expect(
        others.every(({ own }) => own.some((claim) => claim.claim === "kinship" && claim.of === heads[0]?.person)),
      ).toBe(true);
    }
  });
});

describe("the officers", () => {
  test("say of themselves that they are invented, and leave out no role but the keeper's, which opening gives", () => {
    const { officers } = folder.scenario;
    expect(officers.filter(({ title }) => !title.endsWith("(invented)"))).toEqual([]);
    expect(ROLES.filter((role) => !officers.some(({ roles }) => roles.includes(role)))).toEqual(["keeper"]);
  });

  test("who say something are officers of the authority they say it for", () => {
    const { officers, steps, sites } = folder.scenario;
    const known = new Set(officers.map(({ authority, officer }) => `${authority}/${officer}`));
    const speaking = [
      ...sites.flatMap(({ intake }) => (intake === undefined ? [] : [intake.registeredBy, intake.admittedBy])),
      ...steps.flatMap(({ command }) => [
        command["by"],
        ...(command["second"] === undefined ? [] : [command["second"]]),
      ]),
    ] as { authority: string; officer: string }[];
    expect(speaking.filter(({ authority, officer }) => !known.has(`${authority}/${officer}`))).toEqual([]);
  });

  test("who may also do a step are officers of the scenario, and none of those who do it", () => {
    const codes = new Set(folder.scenario.officers.map(({ officer }) => officer));
    for (const { command, also = [] } of folder.scenario.steps) {
      const doing = [command["by"], command["second"]] as ({ officer: string } | undefined)[];
      expect(also.filter((code) => !codes.has(code) || doing.some((one) => one?.officer === code))).toEqual([]);
    }
  });
});

test("steps stand in the order in which the register learns of them, and none before it happened", () => {
  const recorded = folder.scenario.steps.map(({ recordedAt }) => recordedAt);
  expect(recorded.toSorted()).toEqual(recorded);
  expect([...recorded, folder.scenario.endsAt].toSorted().at(-1)).toBe(folder.scenario.endsAt);
  for (const { command, recordedAt } of folder.scenario.steps)
    expect(String(command["occurredAt"]) <= recordedAt).toBe(true);
});
