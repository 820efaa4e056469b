/** One of every paper, about invented people, with the proofs of an invented register. */
import type { PaperName } from "../src/index.ts";
import type { PaperRequest } from "../src/render.ts";
import type { PaperSettings } from "../src/languages/words.ts";
import { type ExampleEntry, exampleLog, personId, signedReceipt } from "./example-register.ts";

export const SETTINGS: PaperSettings = { languages: ["en", "ar"], offset: "+03:00", hijri: true, ownNumerals: false };
const PRINTED_AT = "2026-01-22T09:30:00.000Z";

/** Names that try what a name can: scripts, quotes, code of the typesetter, marks that turn the direction. */
export const NAMES: readonly { readonly name: string; readonly latin?: string }[] = [
  { name: "أحمد محمد عبد الله الجاسم", latin: "Ahmad Muhammad Abdullah al-Jasim" },
  { name: "Ali Tester" },
  { name: `#panic("x") $ \\ *` },
  { name: "ڕێبوار شێرکۆ حەسەن", latin: "Rêbwar Şêrko Hesen" },
  { name: "Фарҳод Ҷӯраев", latin: "Farhod Jurayev" },
  { name: "\u202eevil\u202c Name", latin: "สมชาย" },
];

/** Somebody on the same register who is on none of these papers. */
export const STRANGER = { person: personId(99), name: "Nobody Elsewhere" };

const COMMON = {
  register: "Invented register of the North",
  exercise: true,
  authorities: { NORTH: "Invented North", SOUTH: "السلطة الجنوبية المخترعة", ESCORT: "Invented Escort" },
  sites: { "N-PRISON": "North prison", "S-PRISON": "سجن الجنوب" },
};

function named(ordinal: number) {
  const { name, latin } = NAMES[(ordinal - 1) % NAMES.length] ?? { name: "Nobody" };
  const person = personId(ordinal);
  return { person, name, ...(latin === undefined ? {} : { latin }), number: `N-${String(ordinal).padStart(4, "0")}` };
}

const ends = {
  from: { authority: "NORTH", site: "N-PRISON" },
  to: { authority: "SOUTH", site: "S-PRISON" },
  escort: "ESCORT",
};

function held(person: string, step: string, unit = "A") {
  return { person, line: { step, spends: 0, makes: { state: "held", site: "N-PRISON", unit, custodian: "NORTH" } } };
}

const [ALI] = [personId(2)];

const statement = {
  register: "REG",
  transfer: "T-1",
  person: ALI,
  outcome: "accepted-with-reservations",
  reservations: ["health", "property"],
  at: "2026-01-21T10:10:00.000Z",
  site: "S-PRISON",
  unit: "B-2",
  authority: "SOUTH",
  officer: "SOUTH-3",
  manifest: 0,
  overrides: [{ blocker: "fitness", entry: 3 }],
};

/** The register's entries, with as many people on the lists as are asked for. */
function entries(people: number): readonly ExampleEntry[] {
  const everybody = Array.from({ length: people }, (_, at) => personId(at + 1));
  const missing = personId(people + 1);
  return [
    {
      kind: "transfer.sealed",
      about: ["transfer:T-1"],
      body: { people, ...ends },
      items: everybody.map((person, at) => ({
        person,
        says: {
          vehicle: `BUS ${1 + Math.floor(at / 40)}`,
          seat: String((at % 40) + 1),
          ...(at === 1 ? { overrides: [{ blocker: "fitness", entry: 3 }] } : {}),
        },
      })),
    },
    {
      kind: "transfer.received",
      about: ["transfer:T-1"],
      body: { transfer: "T-1", accepted: true },
      items: [{ person: ALI, says: { outcome: statement.outcome, receipt: signedReceipt(statement) } }],
    },
    {
      kind: "control.handed-over",
      about: ["site:N-PRISON"],
      second: { authority: "SOUTH", officer: "SOUTH-1" },
      body: {
        site: "N-PRISON",
        from: "NORTH",
        to: "SOUTH",
        onJointRoll: people,
        notOnJointRoll: 1,
        inventory: [
          { what: "keys", number: 214 },
          { what: "files", number: 1_480 },
        ],
      },
      items: [
        ...everybody.map((person) => ({ ...held(person, "control-changed"), seen: { site: "N-PRISON", unit: "A" } })),
        {
          person: missing,
          line: { step: "not-on-joint-roll", spends: 0, makes: { state: "unaccounted", site: "N-PRISON" } },
          says: { explained: true },
        },
      ],
    },
    {
      kind: "custody.admitted",
      body: {},
      occurredAt: "2026-01-02T12:00:00.000Z",
      items: [held(ALI, "admitted", "جناح ٣")],
    },
    {
      kind: "custody.released",
      body: {},
      second: { authority: "NORTH", officer: "NORTH-8" },
      items: [
        {
          person: ALI,
          line: { step: "released", spends: 3, makes: { state: "released" } },
          says: {
            site: "N-PRISON",
            grounds: "court-order",
            to: "family",
            authority: "NORTH",
            authenticated: "confirmed-by-issuer",
            fileGiven: true,
          },
        },
      ],
    },
    {
      kind: "count.opened",
      about: ["count:CNT-1", "site:N-PRISON"],
      body: { count: "CNT-1", site: "N-PRISON", units: ["A", "B"], counting: "named" },
    },
    {
      kind: "count.opened",
      about: ["count:CNT-2", "site:N-PRISON"],
      body: { count: "CNT-2", site: "N-PRISON", units: [], counting: "bare" },
    },
  ];
}

export type ExampleName = PaperName | "bare-count-sheet";

/** What each example prints, by its name. */
export async function examplePapers(people = 6): Promise<Readonly<Record<ExampleName, PaperRequest>>> {
  const log = await exampleLog(entries(people));
  const list = Array.from({ length: people }, (_, at) => named(at + 1));
  const set = { settings: SETTINGS, printedAt: PRINTED_AT };
  const ali = { ...COMMON, person: named(2) };
  return {
    manifest: {
      ...set,
      paper: "manifest",
      printed: { ...COMMON, people: list },
      bundles: [await log.bundle(0)],
      items: log.itemsOf(0),
    },
    receipt: { ...set, paper: "receipt", printed: ali, bundles: [await log.bundle(1)] },
    "joint-roll": {
      ...set,
      paper: "joint-roll",
      printed: { ...COMMON, people: [...list, named(people + 1)] },
      bundles: [await log.bundle(2)],
      items: log.itemsOf(2),
    },
    "capture-card": {
      ...set,
      paper: "capture-card",
      printed: { ...ali, father: "حسن", birth: "1987~", nationality: "TUN" },
      // Of an entry about everybody, the part about this one.
      bundles: [await log.bundle(2, ALI)],
    },
    release: { ...set, paper: "release", printed: ali, bundles: [await log.bundle(4)] },
    "count-sheet": {
      ...set,
      paper: "count-sheet",
      printed: { ...COMMON, round: 1, units: [], people: list.map((person) => ({ ...person, unit: "A" })) },
      bundles: [await log.bundle(5)],
    },
    "bare-count-sheet": {
      ...set,
      paper: "count-sheet",
      printed: { ...COMMON, round: 2, units: ["A", "B", "جناح ٣"], people: [] },
      bundles: [await log.bundle(6)],
    },
    file: {
      ...set,
      paper: "file",
      printed: {
        ...ali,
        claims: [
          { claim: "name", text: "Ali Tester", by: { authority: "NORTH", officer: "NORTH-7" }, withdrawn: false },
          {
            claim: "birth",
            text: "1987~",
            source: "identity card",
            by: { authority: "NORTH", officer: "NORTH-7" },
            withdrawn: false,
          },
          { claim: "sex", text: "male", by: { authority: "NORTH", officer: "NORTH-7" }, withdrawn: true },
        ],
        bases: [{ at: PRINTED_AT, kind: "none-stated", words: "No paper came with the person." }],
        reviews: [{ at: PRINTED_AT, outcome: "continue", nextDue: "2026-07-22T09:30:00.000Z" }],
        property: [{ at: PRINTED_AT, seal: "S-4411", words: "watch; ring" }],
        older: [],
        withheld: [{ section: "clinical", policy: "clinical-only-medical" }],
      },
      bundles: [await log.bundle(4, ALI), await log.bundle(1), await log.bundle(3, ALI)].filter((_, at) => at !== 1),
    },
  } as unknown as Readonly<Record<ExampleName, PaperRequest>>;
}
