/**
 * Who uses it: after the reference case has been played, each does their job over HTTP as the officer of their role, and is
 * refused what is not theirs. One man is registered and admitted afterwards, with all that a file can hold.
 */
import type { Instant, PersonId } from "@muster/record";
import type { Played, StepAhead } from "@muster/register";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Answered } from "../../test/example-node.ts";
import { type ReferenceNode, referenceNode } from "../../test/reference-node.ts";

const MAN = "eeeeeeee-0000-4000-8000-000000000001" as PersonId;
const NAME = "Invented Latecomer";
const INJURY = "a healed fracture of the left arm (invented)";
const occurredAt = "2026-01-25T08:00:00Z";
const FIRST = "/api/v1/transfers/SYRIA-IRAQ-0001/manifest";

interface ManifestLine {
  readonly person: PersonId;
  readonly name: string | null;
  readonly number: string | null;
}

let reference: ReferenceNode;
let played: Played;
/** What the escort was told of its transfer, by the transfer's state. */
const escortSaw = new Map<string, Readonly<Record<"manifest" | "listBefore" | "file", Answered>>>();
/** What the camp's manager saw on the day before it passed to others. */
let campBefore: Answered;

const ask = (officer: string, path: string, purpose?: string) => reference.ask(officer, `/api/v1${path}`, purpose);
const status = async (...asked: Parameters<typeof ask>) => (await ask(...asked)).status;
const group = (name: string): readonly PersonId[] => played.groups.get(name) ?? [];
const withheld = ({ body }: Answered) =>
  new Map((body["withheld"] as { section: string; policy: string }[]).map((one) => [one.section, one.policy]));
const lines = ({ body }: Answered) => body["manifest"] as readonly ManifestLine[];
const people = ({ body }: Answered) => (body["people"] as { person: PersonId }[]).map(({ person }) => person);

beforeAll(async () => {
  reference = await referenceNode();
  played = await reference.play({ beforeStep: look });
  await lookAsEscort();
  for (const [officer, command] of [
    [
      "SDF-PRISONS-1",
      {
        kind: "person.register",
        person: MAN,
        numbers: [{ number: "SDF-9001", issuer: "SDF" }],
        claims: [
          { claim: "name", text: NAME, script: "Latn" },
          { claim: "household", household: "INVENTED-1" },
        ],
      },
    ],
    [
      "SDF-PRISONS-1",
      { kind: "custody.admit", person: MAN, site: "AL-SINAA", unit: "Wing A", visibleInjuries: INJURY },
    ],
    ["SDF-JUDICIAL-1", { kind: "basis.state", person: MAN, basis: "detention-order", orderingAuthority: "SDF" }],
    [
      "SDF-COMMAND",
      {
        kind: "transfer.propose",
        transfer: "INVENTED-0004",
        from: { authority: "SDF", site: "AL-SINAA" },
        to: { authority: "IRAQ", site: "IRAQ-SECURE" },
        escort: "CENTCOM",
        people: [MAN],
      },
    ],
  ] as const) {
    const answer = await reference.command(officer, { occurredAt, ...command });
    if (answer.status !== 201) throw new Error(`${command.kind}: ${JSON.stringify(answer.body)}`);
  }
});
afterAll(() => reference?.close());

async function look({ command, refusedWith }: StepAhead): Promise<void> {
  const { kind, transfer } = command;
  if (kind === "control.hand-over") campBefore = await ask("SDF-HOL-MANAGER-1", "/sites/AL-HOL/roll", "count");
  if (transfer !== "SYRIA-IRAQ-0001" || refusedWith !== undefined) return;
  if (["transfer.seal", "transfer.depart", "transfer.arrive", "transfer.close"].includes(String(kind))) {
    await lookAsEscort();
  }
}

async function lookAsEscort(): Promise<void> {
  const { register } = reference.node;
  const transfer = await register.subject("transfer", "SYRIA-IRAQ-0001", await register.moment());
  const [one] = [...(transfer?.people.keys() ?? [])];
  escortSaw.set(String(transfer?.state), {
    manifest: await reference.ask("CENTCOM-ESCORT-1", FIRST, "transfer"),
    listBefore: await reference.ask("CENTCOM-ESCORT-1", `${FIRST}?asOf=2026-01-21T02:52:00Z`, "transfer"),
    file: await ask("CENTCOM-ESCORT-1", `/people/${String(one)}`, "transfer"),
  });
}

// Verifies: MR-8-10
test("the clerk finds a person by number, and reads who they are and nothing clinical, legal or feared", async () => {
  expect(people(await ask("SDF-PRISONS-1", "/people?find=SDF-9001"))).toEqual([MAN]);
  const found = await ask("SDF-PRISONS-1", `/people/${MAN}`);
  expect(found.body).toMatchObject({ position: { state: "held", site: "AL-SINAA" }, file: { bases: [] } });
  expect(JSON.stringify(found.body)).toContain(NAME);
  expect(JSON.stringify(found.body)).not.toContain(INJURY);
  expect([...withheld(found).keys()]).toEqual(["custody", "protection", "clinical"]);
  // Not who is held by others now, nor, at another authority's site, that there is such a man; and no file to take away.
  expect(await status("SDF-PRISONS-1", `/people/${String(group("recaptured-named-at-once")[0])}`)).toBe(403);
  expect(await status("ARMY-SHADDADI-1", `/people/${MAN}`)).toBe(404);
  const taken = await reference.post("SDF-PRISONS-1", "/api/v1/exports", { people: [MAN] });
  expect([taken.status, taken.body["code"]]).toEqual([403, "not-permitted"]);
});

describe("the convoy commander", () => {
  // Verifies: GC3-46
  test("sees who is on the manifest, by name, from its sealing until the transfer is over", () => {
    for (const state of ["sealed", "departed", "arrived"]) {
      const manifest = escortSaw.get(state)?.manifest;
      expect([state, manifest?.status]).toEqual([state, 200]);
      const named = manifest === undefined ? [] : lines(manifest);
      expect(named).toHaveLength(group("first-list-sound").length);
      expect(named.filter(({ name }) => name === null)).toEqual([]);
    }
    for (const state of ["authorised", "closed"]) {
      const told = escortSaw.get(state)?.manifest;
      expect([state, told?.status === 200 ? lines(told) : told?.status]).toEqual([state, 403]);
    }
  });

  test("does not see who came off the list before it was sealed, whenever it asks, nor a list not yet sealed", async () => {
    for (const state of ["authorised", "sealed", "departed", "arrived"]) {
      const told = escortSaw.get(state)?.listBefore;
      expect([state, told?.status, told?.body["code"]]).toEqual([state, 403, "manifest-not-sealed"]);
    }
    const later = await ask("CENTCOM-ESCORT-1", "/transfers/SYRIA-IRAQ-0002/manifest", "transfer");
    expect([later.status, later.body["code"]]).toEqual([403, "manifest-not-sealed"]);
    expect(await status("CENTCOM-ESCORT-1", "/transfers/SYRIA-IRAQ-0002")).toBe(200);
    expect(await status("CENTCOM-ESCORT-1", "/people?find=a", "transfer")).toBe(403);
  });

  // Verifies: MR-26
  test("sees no file, at any time", () => {
    expect([...escortSaw].map(([state, { file }]) => [state, file.status < 400])).toEqual(
      ["authorised", "sealed", "departed", "arrived", "closed"].map((state) => [state, false]),
    );
  });
});

// Verifies: GC3-46
test("the receiving officer sees who is coming, by name and number, and nobody who is not", async () => {
  const manifest = await ask("IRAQ-RECEPTION-1", "/transfers/INVENTED-0004/manifest", "transfer");
  expect(lines(manifest)).toMatchObject([{ person: MAN, name: NAME, number: "SDF-9001" }]);
  expect(lines(await ask("IRAQ-RECEPTION-1", "/transfers/SYRIA-IRAQ-0002/manifest", "transfer"))).toHaveLength(
    group("second-list-tunisian").length + group("second-list-others").length,
  );
  const coming = await ask("IRAQ-RECEPTION-1", `/people/${MAN}`, "transfer");
  expect([...withheld(coming).keys()]).toEqual(["family", "custody", "protection", "clinical"]);
  const elsewhere = played.invented.find(({ site }) => site === "AL-AQTAN");
  expect(await status("IRAQ-RECEPTION-1", `/people/${String(elsewhere?.person)}`, "transfer")).toBe(404);
});

// Verifies: ICPPED-18
test("the judicial registrar states and reads the ground, which the clerk may not", async () => {
  const { body } = await ask("SDF-JUDICIAL-1", `/people/${MAN}`, "legal-review");
  expect(body["file"]).toMatchObject({ bases: [{ kind: "detention-order", orderingAuthority: "SDF" }] });
  const basis = { kind: "basis.state", occurredAt, person: MAN, basis: "none-stated" };
  expect(await reference.command("SDF-PRISONS-1", basis)).toMatchObject({
    status: 403,
    body: { code: "not-permitted", conflicts: { action: "state-basis" } },
  });
});

// Verifies: MR-8-10, MR-26
test("the medical officer reads clinical detail, and nobody else does", async () => {
  const medic = await ask("SDF-MEDIC-1", `/people/${MAN}`, "medical-care");
  expect(withheld(medic).has("clinical")).toBe(false);
  expect(JSON.stringify(medic.body)).toContain(INJURY);
  for (const { officer } of reference.officers.filter(({ roles }) => !roles.includes("medical-officer"))) {
    const purpose = officer === "TRACING-1" ? "tracing" : "custody-care";
    const told = await ask(officer, `/people/${MAN}`, purpose);
    expect([officer, JSON.stringify(told.body).includes(INJURY)]).toEqual([officer, false]);
    if (told.status === 200) {
      expect([officer, withheld(told).get("clinical")]).toEqual([officer, "clinical-for-medical-officers-only"]);
    }
  }
});

describe("who went from site to site", () => {
  interface Flow {
    readonly from: string | null;
    readonly to: string | null;
    readonly custodian: string | null;
    readonly people: number;
  }

  /** Where somebody stood from an instant on. */
  interface Stood {
    readonly at: Instant;
    readonly state: string;
    readonly site?: string | null;
    readonly custodian?: string | null;
    readonly transfer?: string | null;
  }

  /**
   * Whoever came, or was handed to somebody elsewhere, by a line that spends one of another site, or of the road from there:
   * counted by walking every chain. Where an elsewhere is, its transfer says.
   */
  async function walked(from: Instant, to: Instant): Promise<readonly Flow[]> {
    const { ledger, register } = reference.node;
    const moment = await register.moment();
    const transfers = await register.questions.subjects("transfer", moment);
    const people = await ledger.database.query<{ person: PersonId }>("select distinct person from position");
    const flows = new Map<string, Flow>();
    const everybody = people.map(({ person }) => person);
    for (const chain of (await ledger.chainsKnown(everybody, moment.knownAt)).values()) {
      const stood = chain.map(({ at, makes }): Stood => ({ at, ...makes }));
      for (const [index, here] of stood.entries()) {
        const [start, before] = [stood[index - 2], stood[index - 1]];
        if (before === undefined || here.at <= from || here.at > to) continue;
        if (!["held", "transferred-out"].includes(here.state) || !["held", "in-transit"].includes(before.state))
          continue;
        const left = (before.state === "held" ? before : start)?.site ?? null;
        const transfer = here.transfer ?? before.transfer ?? "";
        const reached = here.site ?? transfers.get(transfer)?.to.site ?? null;
        const custodian = here.custodian ?? null;
        if (left === reached) continue;
        const key = JSON.stringify([left, reached, custodian]);
        flows.set(key, { from: left, to: reached, custodian, people: 1 + (flows.get(key)?.people ?? 0) });
      }
    }
    return [...flows.values()];
  }

  test.each([
    ["2026-01-01T00:00:00.000Z", "2026-01-25T07:00:00.000Z"],
    ["2026-01-21T12:00:00.000Z", "2026-01-22T12:00:00.000Z"],
  ] as const)("between %s and %s is what everybody's chain says", async (from, to) => {
    const { body } = await ask("MONITOR-1", `/flows?from=${from}&to=${to}`);
    const told = (body["flows"] as readonly Flow[]).filter((flow) => flow.to !== null);
    expect(told.length).toBeGreaterThan(0);
    const bare = told.map(({ from: left, to: reached, custodian, people }) => ({
      from: left,
      to: reached,
      custodian,
      people,
    }));
    const byKey = (one: Flow, other: Flow) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1);
    expect(bare.toSorted(byKey)).toEqual((await walked(from as Instant, to as Instant)).toSorted(byKey));
  });
});

test("the camp's manager sees its residents while the camp is theirs, and not after it passed", async () => {
  expect(people(campBefore).length).toBe(played.invented.filter(({ site }) => site === "AL-HOL").length);
  expect(await status("SDF-HOL-MANAGER-1", "/sites/AL-HOL/roll", "count")).toBe(403);
  expect(people(await ask("ARMY-HOL-COMMAND", "/sites/AL-HOL/roll", "count")).length).toBe(people(campBefore).length);
});

describe("the consular officer of Tunisia", () => {
  const CONSUL = "TUN-CONSUL-1";
  const tunisians = () =>
    played.invented.filter(({ claims }) =>
      claims.some((claim) => claim.claim === "nationality" && claim.country === "TUN"),
    );

  test("finds the verified nationals who do not object, and nobody else, by id or by name", async () => {
    const [objecting, ...told] = group("tunisian-papers-seen");
    expect(told.length).toBeGreaterThan(0);
    const byId: PersonId[] = [];
    const byName = new Set<PersonId>();
    for (const { person, claims } of tunisians()) {
      if ((await status(CONSUL, `/people/${person}`, "consular")) === 200) byId.push(person);
      const name = claims.find((claim) => claim.claim === "name");
      const find = encodeURIComponent(name?.claim === "name" ? name.text : "");
      for (const found of people(await ask(CONSUL, `/people?find=${find}`, "consular"))) byName.add(found);
    }
    expect(byId).toEqual(told);
    expect([...byName]).toEqual(told);
    expect(tunisians().length).toBeGreaterThan(told.length + 1);
    expect(byId).not.toContain(objecting);
  });

  // Verifies: ICPPED-20-22
  test("is told of a national who objects exactly what it is told of nobody", async () => {
    const nobody = "eeeeeeee-0000-4000-8000-00000000ffff";
    const objecting = String(group("tunisian-papers-seen")[0]);
    const said = async (person: string) => {
      const answer = await ask(CONSUL, `/people/${person}`, "consular");
      return JSON.stringify(answer).replaceAll(person, "");
    };
    expect(await said(objecting)).toBe(await said(nobody));
  });

  test("sees no roll, no transfer, no count of anybody", async () => {
    for (const path of [
      "/sites/AL-SINAA/roll",
      "/transfers/SYRIA-IRAQ-0002",
      "/transfers/SYRIA-IRAQ-0002/manifest",
      "/balance",
      "/balance?by=nationality",
      "/counts-for-analysts?by=nationality",
      "/journal",
    ]) {
      expect([path, [403, 404].includes(await status(CONSUL, path, "consular"))]).toEqual([path, true]);
    }
    expect((await ask(CONSUL, "/transfers")).body).toEqual({ transfers: [] });
  });
});

describe("the monitor", () => {
  // Verifies: MR-84, COP-8-15
  test("sees everybody, whoever holds them, also after the transfer", async () => {
    const { body } = await ask("MONITOR-1", "/balance");
    expect(body).toMatchObject({ registered: played.people + 1, balanced: true });
    const seen = new Set<PersonId>();
    for (const { site } of reference.folder.scenario.sites) {
      for (const person of people(await ask("MONITOR-1", `/sites/${site}/roll`, "monitoring-visit"))) seen.add(person);
    }
    const elsewhere = played.invented.filter(({ person }) => !seen.has(person));
    for (const { person } of elsewhere) {
      expect(await status("MONITOR-1", `/people/${person}`, "monitoring-visit")).toBe(200);
    }
    expect(seen.size + elsewhere.length).toBe(played.people + 1);
    const moved = await ask("MONITOR-1", `/people/${String(group("first-list-sound")[0])}`, "monitoring-visit");
    expect(moved.body).toMatchObject({ position: { state: "transferred-out", custodian: "IRAQ" } });
    expect([...withheld(moved).keys()]).toEqual(["clinical"]);
  });

  // Verifies: rule-7, MR-84
  test("sees it as it was known then", async () => {
    const day = "2026-01-19T23:59:00Z";
    const atLarge = async (knownAt: string) => {
      const { body } = await ask("MONITOR-1", `/balance?asOf=${day}${knownAt}`);
      return (body["states"] as Record<string, number>)["at-large"];
    };
    expect(await atLarge(`&knownAt=${day}`)).toBe(group("out-named-at-once").length);
    expect(await atLarge("")).toBe(group("out").length);
  });

  // Verifies: ICPPED-20-22, MR-84
  test("has nobody hidden from it: a policy that would is not even proposed", async () => {
    const keeping = `@id("keep")\n@reason("Keepers adopt.")\npermit (principal in Role::"keeper", action == Action::"adopt-policy", resource);\n`;
    const forbid = (principal: string) =>
      `${keeping}@id("hide")\n@reason("Nobody sees them.")\nforbid (${principal}, action == Action::"see-person", resource);\n`;
    const adopt = (text: string) =>
      reference.post("KEEPER-1", "/api/v1/proposals", {
        command: { kind: "policy.adopt", occurredAt, name: "hiding.cedar", text },
      });
    expect(await adopt(forbid("principal"))).toMatchObject({ status: 422, body: { code: "policy-unreadable" } });
    expect(await adopt(forbid('principal in Role::"monitor"'))).toMatchObject({ status: 422 });
    expect(await adopt(forbid('principal in Role::"registrar"'))).toMatchObject({ status: 201 });
  });

  test("changes nothing", async () => {
    const claims = [{ claim: "name", text: "Somebody Else", script: "Latn" }];
    const answer = await reference.command("MONITOR-1", { kind: "claim.state", occurredAt, person: MAN, claims });
    expect(answer).toMatchObject({ status: 404, body: { code: "person-not-found" } });
  });
});

// Verifies: ICPPED-18
test("the tracing officer answers a family: who and where, for that purpose and no other", async () => {
  const found = await ask("TRACING-1", `/people?find=${encodeURIComponent(NAME)}`, "tracing");
  expect(people(found)).toEqual([MAN]);
  const file = await ask("TRACING-1", `/people/${MAN}`, "tracing");
  expect(file.body).toMatchObject({ position: { site: "AL-SINAA" }, file: { bases: [] } });
  expect([...withheld(file).keys()]).toEqual(["custody", "protection", "property", "clinical"]);
  expect(await status("TRACING-1", `/people/${MAN}`, "custody-care")).toBe(404);
  expect(await status("TRACING-1", `/people?find=${encodeURIComponent(NAME)}`, "custody-care")).toBe(403);
});

test("the analyst gets counts for analysts, and nothing else", async () => {
  const { body } = await ask("ANALYST-1", "/counts-for-analysts?by=nationality");
  expect((body["cells"] as unknown[]).length).toBeGreaterThan(5);
  for (const path of ["/balance", "/sites", "/sites/AL-SINAA/roll", "/people?find=a", `/people/${MAN}`, "/journal"]) {
    expect([path, [403, 404].includes(await status("ANALYST-1", path))]).toEqual([path, true]);
  }
});

describe("who read what", () => {
  const events = async (officer: string, query = "") => {
    const { body } = await ask(officer, `/access?${query}`, "audit");
    return body["events"] as { kind: string; by: { officer: string }; purpose: string; people: PersonId[] }[];
  };

  // Verifies: MR-6, DP-1
  test("the auditor sees, by officer, person, kind, purpose and outcome, and no file", async () => {
    const officer = await events("AUDITOR-1", "officer=SDF-MEDIC-1&kind=file.read");
    expect(officer).toMatchObject([{ by: { officer: "SDF-MEDIC-1" }, purpose: "medical-care", people: [MAN] }]);
    const ofMan = await events("AUDITOR-1", `person=${MAN}&purpose=tracing`);
    expect(new Set(ofMan.map(({ by }) => by.officer))).toEqual(new Set(["TRACING-1"]));
    const refused = await events("AUDITOR-1", "outcome=refused&officer=SDF-PRISONS-1");
    expect(refused.map(({ kind }) => kind)).toContain("command.submitted");
    expect([403, 404]).toContain(await status("AUDITOR-1", `/people/${MAN}`, "audit"));
  });

  // Verifies: MR-84
  test("the keeper sees nothing of it, least of all whom the monitor looked at", async () => {
    expect(await status("KEEPER-1", "/access", "audit")).toBe(403);
    expect([403, 404]).toContain(await status("KEEPER-1", `/people/${MAN}/readers`, "audit"));
    const own = await ask("KEEPER-1", "/access/own");
    expect(JSON.stringify(own.body)).not.toContain("MONITOR-1");
  });

  // Verifies: MR-6
  test("the person's file says it, but for the monitor", async () => {
    expect(await status("MONITOR-1", `/people/${MAN}`, "monitoring-visit")).toBe(200);
    const { body } = await ask("SDF-REGISTRAR-1", `/people/${MAN}/readers`, "data-protection-request");
    const readers = (body["events"] as { by: { officer: string } }[]).map(({ by }) => by.officer);
    expect(readers).toEqual(expect.arrayContaining(["SDF-PRISONS-1", "SDF-MEDIC-1", "TRACING-1"]));
    expect(readers).not.toContain("MONITOR-1");
  });

  test("the keeper's own work is officers and sign-ins", async () => {
    expect(await status("KEEPER-1", "/officers/SDF-PRISONS-1/sessions")).toBe(200);
    expect(await status("SDF-PRISONS-1", "/officers/SDF-MEDIC-1/sessions")).toBe(403);
    expect([403, 404]).toContain(await status("KEEPER-1", `/people/${MAN}`));
  });
});
