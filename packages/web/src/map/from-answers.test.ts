import type { AuthorityCode, EntryNumber, Instant, SiteCode, TransferCode } from "@muster/record";
import { expect, test } from "vitest";
import type { Answers } from "../api/answers.ts";
import { mapMovements, mapSites } from "./from-answers.ts";

const AT = "2026-01-21T18:00:00.000Z" as Instant;
const [A, B, ELSEWHERE, SILENT] = ["A", "B", "ELSEWHERE", "SILENT"] as SiteCode[] as [
  SiteCode,
  SiteCode,
  SiteCode,
  SiteCode,
];
const SDF = "SDF" as AuthorityCode;
const ENTRY = 1 as EntryNumber;

type Summary = Answers["/sites"]["sites"][number];

const summary = (code: SiteCode, rest: Partial<Summary>): Summary => ({
  code,
  name: code,
  kind: "prison",
  books: "kept",
  capacity: null,
  held: 0,
  toBeConfirmed: 0,
  controlledBy: SDF,
  controlled: null,
  place: null,
  lastReport: null,
  openCounts: [],
  ...rest,
});

// Verifies: rule-6
test("nobody in the books of a site that has reported is nobody; of one that has not, and of one kept elsewhere, not known", () => {
  const sites = [
    summary(A, { held: 12 }),
    summary(B, { lastReport: { kind: "roll", at: AT, entry: ENTRY, people: 0 } }),
    summary(SILENT, {}),
    summary(ELSEWHERE, { books: "elsewhere", held: 0 }),
  ];
  const control = sites.map(({ code, name }) => ({ site: code, name, place: null, control: [] }));
  const found = mapSites({ asOf: AT, knownAt: ENTRY, sites: control }, { sites });
  expect(found.map(({ site, people }) => [site, people])).toEqual([
    [A, 12],
    [B, 0],
    [SILENT, null],
    [ELSEWHERE, null],
  ]);
});

test("who left and is not accounted for is on the way; who came from nowhere is on no map", () => {
  const movement = {
    transfer: "T-1" as TransferCode,
    state: "departed",
    from: { authority: SDF, site: A },
    to: { authority: SDF, site: B },
    escort: SDF,
    departedAt: AT,
    boarded: 40,
    arrived: 10,
    outstanding: 30,
    lastReport: null,
  } as const;
  const flow = { custodian: null, people: 7, first: AT, last: AT, transfers: [] };
  const flows = [
    { ...flow, from: A, to: B },
    { ...flow, from: null, to: B },
    { ...flow, from: A, to: null },
  ];
  expect(mapMovements({ flows }, { movements: [movement] })).toEqual([
    { from: A, to: B, people: 30, isUnderWay: true },
    { from: A, to: B, people: 7, isUnderWay: false },
  ]);
});
