/**
 * Who sees whose reading: by row security alone, as the reader's role, whatever is asked. The events are the same for everybody;
 * the viewer is not.
 */
import { Ledger, type Viewer } from "@muster/ledger";
import type { AuthorityCode, OfficerCode } from "@muster/record";
import { exampleKeyring, type TestCluster, testCluster } from "@muster/testkit";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { AT, CLERK, MONITOR, officer, OTHER, openServer, PERSON, reading } from "../../test/access-readings.ts";
import { newSeed, signerFromSeed } from "../cryptography.ts";
import { AccessJournal } from "./journal.ts";
import { proveAccess } from "./log.ts";
import { AccessQuestions } from "./questions.ts";

const KEYS = exampleKeyring();
const signer = signerFromSeed("access.invalid/log", newSeed());

/** In the order in which they are recorded. */
const SIGN_IN = 0;
const CLERKS = 1;
const COLLEAGUES = 2;
const MONITORS = 3;
const OF_ANOTHER = 4;
const COUNT = 5;

function viewer(authority: string, code: string, over: Partial<Viewer> = {}): Viewer {
  return {
    reach: "authority",
    authority: authority as AuthorityCode,
    officer: code as OfficerCode,
    sites: [],
    people: [],
    clinical: false,
    oversight: false,
    ...over,
  };
}

const AUDITOR = viewer("OVERSEER", "OVERSEER-1", { reach: "register", oversight: true });
const MONITORS_COLLEAGUE = viewer("MONITOR", "MONITOR-2", { reach: "none" });
const KEEPERS = viewer("KEEPER", "KEEPER-1");
const CLERK_VIEWING = viewer("SENDER", "SENDER-7");
const COLLEAGUE = viewer("SENDER", "SENDER-8");
const STRANGER = viewer("STRANGER", "STRANGER-1", { reach: "none" });

let server: TestCluster;

beforeAll(async () => {
  server = await testCluster();
});

afterAll(() => server.stop());

describe("who sees whose reading", () => {
  let ledger: Ledger;
  let questions: AccessQuestions;
  let close: () => Promise<void>;

  beforeAll(async () => {
    const opened = await openServer(server);
    await opened.owner.script(`
      insert into position (person, entry, known_from, at, step, spends, state, site, custodian) values
        ('${PERSON}', 1, 1, '${AT}', 'admitted', -1, 'held', 'N-PRISON', 'SENDER'),
        ('${OTHER}', 2, 2, '${AT}', 'admitted', -1, 'held', 'S-PRISON', 'RECEIVER')`);
    const application = opened.connect();
    const journal = new AccessJournal({ ledger: new Ledger(application, KEYS), signer, clock: () => AT });
    await journal.record({ kind: "sign-in", by: CLERK, outcome: "allowed" });
    await journal.record(reading({ note: "the clerk's words" }));
    await journal.record(reading({ by: officer("SENDER", "SENDER-8", "registrar") }));
    await journal.record(reading({ by: MONITOR, purpose: "monitoring-visit", note: "the monitor's words" }));
    await journal.record(
      reading({ by: officer("RECEIVER", "RECEIVER-1", "registrar"), subjects: [{ person: OTHER }] }),
    );
    const reader = opened.reader();
    ledger = new Ledger(application, KEYS, reader);
    questions = new AccessQuestions(ledger);
    close = async () => {
      for (const database of [reader, application, opened.owner]) await database.close();
    };
  });

  afterAll(() => close());

  const seen = async (as: Viewer) =>
    (await questions.events(ledger.as(as))).events.map(({ number }) => number).sort((one, other) => one - other);

  // Verifies: MR-6
  test("oversight sees every event, whom it was about, and why", async () => {
    expect(await seen(AUDITOR)).toEqual([...Array(COUNT).keys()]);
    expect(await questions.event(ledger.as(AUDITOR), MONITORS)).toMatchObject({
      people: [PERSON],
      note: "the monitor's words",
    });
  });

  // Verifies: ICPPED-20-22
  test("a monitor's reading is seen by the monitor's own authority and oversight alone", async () => {
    expect(await questions.event(ledger.as(MONITORS_COLLEAGUE), MONITORS)).toMatchObject({ people: [PERSON] });
    for (const other of [CLERK_VIEWING, COLLEAGUE, KEEPERS, STRANGER]) {
      expect(await questions.event(ledger.as(other), MONITORS)).toBeUndefined();
      expect(await proveAccess(ledger, ledger.as(other), MONITORS)).toBeUndefined();
      const { events } = await questions.readersOf(ledger.as(other), PERSON);
      expect(events.map(({ by }) => by?.authority)).not.toContain("MONITOR");
      const rows = await ledger.as(other).database.query("select from access_subject where number = $1", [MONITORS]);
      expect(rows).toEqual([]);
    }
  });

  test("an officer sees what they did themselves, and not what a colleague said in doing it", async () => {
    expect(await seen(CLERK_VIEWING)).toContain(SIGN_IN);
    expect(await questions.event(ledger.as(CLERK_VIEWING), CLERKS)).toMatchObject({ note: "the clerk's words" });
    expect(await questions.event(ledger.as(COLLEAGUE), SIGN_IN)).toBeUndefined();
    expect(await questions.event(ledger.as(COLLEAGUE), CLERKS)).toMatchObject({ people: [PERSON], note: null });
  });

  // Verifies: DP-1
  test("whoever may see a person sees who has read the file, and nobody else does", async () => {
    expect((await questions.readersOf(ledger.as(CLERK_VIEWING), PERSON)).events.map(({ number }) => number)).toEqual([
      COLLEAGUES,
      CLERKS,
    ]);
    expect((await questions.readersOf(ledger.as(CLERK_VIEWING), OTHER)).events).toEqual([]);
    expect(await questions.event(ledger.as(CLERK_VIEWING), OF_ANOTHER)).toBeUndefined();
    expect(await seen(STRANGER)).toEqual([]);
  });

  test("a connection on which nobody was named shows nothing", async () => {
    const reader = await ledger.as(STRANGER).database.query<{ role: string }>("select current_user as role");
    expect(reader).toEqual([{ role: "muster_reader" }]);
    expect(await seen(viewer("NOBODY", "NOBODY-1", { reach: "none" }))).toEqual([]);
  });
});
