/** A small story for the map and the charts: three weeks, six sites, one handover, one seizure, a move, and a site that is silent. */
import type { Flow } from "../../src/charts/flows.ts";
import type { PopulationSeries, ReportedFigure } from "../../src/charts/population.ts";
import type { PositionsSeries } from "../../src/charts/positions.ts";
import type { MapMovement, MapSite } from "../../src/map/facts.ts";

const OPENED = "2026-01-12T06:00:00.000Z";
const SEIZED = "2026-01-19T12:00:00.000Z";
const HANDED_OVER = "2026-01-21T06:00:00.000Z";

export const AS_OF = "2026-01-21T18:00:00.000Z";

const held = (by: string): MapSite["control"] => [{ authority: by, from: OPENED, until: null, instrument: "opening" }];
const passed = (by: string, to: string, at: string, instrument: "handover" | "seizure"): MapSite["control"] => [
  { authority: by, from: OPENED, until: at, instrument: "opening" },
  { authority: to, from: at, until: null, instrument },
];

export const SITES: readonly MapSite[] = [
  {
    site: "AL-HOL",
    name: "al-Hol camp",
    place: null,
    people: 24_000,
    books: "kept",
    control: passed("SDF", "SYR-ARMY", HANDED_OVER, "handover"),
  },
  {
    site: "AL-SINAA",
    name: "al-Sina'a (Ghwayran) prison, Hasakah",
    place: null,
    people: 5_350,
    books: "kept",
    control: held("SDF"),
  },
  {
    site: "AL-AQTAN",
    name: "al-Aqtan prison, near Raqqa",
    place: null,
    people: 2_000,
    books: "kept",
    control: held("SDF"),
  },
  {
    site: "AL-SHADDADI",
    name: "al-Shaddadi prison",
    place: null,
    people: 1_461,
    books: "kept",
    control: passed("SDF", "SYR-GOV", SEIZED, "seizure"),
  },
  { site: "ROJ", name: "Roj camp", place: null, people: null, books: "kept", control: held("SDF") },
  {
    site: "IRAQ-SECURE",
    name: "Secure locations in Iraq (not named)",
    place: null,
    people: null,
    books: "elsewhere",
    control: held("IRAQ"),
  },
  {
    site: "HOSPITAL-X",
    name: "Field hospital (place withheld)",
    place: null,
    people: 12,
    books: "kept",
    control: held("SDF"),
  },
];

export const MOVEMENTS: readonly MapMovement[] = [
  { from: "AL-SINAA", to: "IRAQ-SECURE", people: 150, isUnderWay: false },
  { from: "AL-AQTAN", to: "AL-SINAA", people: 40, isUnderWay: true },
  { from: "HOSPITAL-X", to: "AL-HOL", people: 3, isUnderWay: false },
];

export const FROM = OPENED;
export const TO = "2026-01-25T09:00:00.000Z";

export const POPULATION: PopulationSeries = {
  from: FROM,
  to: TO,
  capacity: 2_000,
  at: [
    "2026-01-12T06:00:00.000Z",
    "2026-01-16T05:00:00.000Z",
    "2026-01-16T15:00:00.000Z",
    SEIZED,
    "2026-01-20T10:00:00.000Z",
    "2026-01-22T08:00:00.000Z",
  ],
  held: [0, 900, 1_500, 1_380, 1_461, 1_441],
  marks: [
    { kind: "roll", at: "2026-01-17T08:00:00.000Z", people: 1_500 },
    { kind: "count", at: "2026-01-18T08:00:00.000Z", people: 1_480, round: 1, units: [] },
    { kind: "count", at: "2026-01-18T10:00:00.000Z", people: 1_500, round: 2, units: [] },
    { kind: "count", at: "2026-01-21T08:00:00.000Z", people: 420, round: 1, units: ["Block 1", "Block 2"] },
    { kind: "roll", at: "2026-01-23T08:00:00.000Z", people: 1_402 },
  ],
};

export const FIGURES: readonly ReportedFigure[] = [
  { at: "2026-01-19T20:00:00.000Z", atLeast: 1_300, atMost: 1_600, source: "Interior ministry (invented)" },
  { at: "2026-01-24T12:00:00.000Z", atLeast: 1_400, atMost: 1_400, source: "A newspaper (invented)" },
];

export const POSITIONS: PositionsSeries = {
  from: FROM,
  to: TO,
  at: [
    "2026-01-12T06:00:00.000Z",
    "2026-01-13T15:00:00.000Z",
    "2026-01-14T15:00:00.000Z",
    "2026-01-16T15:00:00.000Z",
    SEIZED,
    "2026-01-20T10:00:00.000Z",
    "2026-01-21T05:00:00.000Z",
    "2026-01-21T15:00:00.000Z",
  ],
  states: {
    outside: [0, 0, 0, 0, 0, 0, 0, 0],
    held: [0, 24_000, 29_500, 33_000, 32_880, 32_961, 32_811, 32_811],
    "in-transit": [0, 0, 0, 0, 0, 0, 150, 0],
    "at-large": [0, 0, 0, 0, 120, 39, 39, 39],
    unaccounted: [0, 0, 0, 0, 0, 0, 0, 0],
    released: [0, 0, 0, 0, 0, 0, 0, 0],
    deceased: [0, 0, 0, 0, 0, 0, 0, 0],
    "transferred-out": [0, 0, 0, 0, 0, 0, 0, 150],
  },
};

export const FLOWS: readonly Flow[] = [
  {
    from: "AL-SINAA",
    to: "IRAQ-SECURE",
    people: 150,
    first: "2026-01-21T15:00:00.000Z",
    last: "2026-01-21T15:00:00.000Z",
    transfers: ["T-0001"],
  },
  {
    from: "AL-AQTAN",
    to: "AL-SINAA",
    people: 40,
    first: "2026-01-18T09:00:00.000Z",
    last: "2026-01-20T09:00:00.000Z",
    transfers: ["T-0002", "T-0003"],
  },
  {
    from: "HOSPITAL-X",
    to: "AL-HOL",
    people: 3,
    first: "2026-01-19T09:00:00.000Z",
    last: "2026-01-19T09:00:00.000Z",
    transfers: ["T-0004"],
  },
  {
    from: "AL-HOL",
    to: null,
    people: 12,
    first: "2026-01-15T09:00:00.000Z",
    last: "2026-01-24T09:00:00.000Z",
    transfers: [],
  },
  {
    from: "AL-SINAA",
    to: "HOSPITAL-X",
    people: 6,
    first: "2026-01-15T09:00:00.000Z",
    last: "2026-01-17T09:00:00.000Z",
    transfers: ["T-0005"],
  },
];

/** As the node would answer, by the path under `/api/v1`. */
export const ANSWERS: Readonly<Record<string, unknown>> = {
  "/series/control": { asOf: AS_OF, knownAt: 900, sites: SITES },
  "/series/positions": POSITIONS,
  "/series/sites/AL-SHADDADI": POPULATION,
  "/flows": { from: FROM, to: TO, knownAt: 900, flows: FLOWS },
  "/sites": {
    sites: SITES.map(({ site, people, books }) => ({
      code: site,
      held: people ?? 0,
      books,
      lastReport: people === null ? null : { kind: "roll", at: FROM, entry: 1, people },
    })),
  },
  "/today": {
    movements: MOVEMENTS.filter(({ isUnderWay }) => isUnderWay).map(({ from, to, people }) => ({
      from: { site: from },
      to: { site: to },
      outstanding: people,
    })),
  },
};
