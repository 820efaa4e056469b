/** A small story for the map and the charts: three weeks, six sites, one handover, one seizure, a move, and a site that is silent. */
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
    control: passed("SDF", "SYR-ARMY", HANDED_OVER, "handover"),
  },
  { site: "AL-SINAA", name: "al-Sina'a (Ghwayran) prison, Hasakah", place: null, people: 5_350, control: held("SDF") },
  { site: "AL-AQTAN", name: "al-Aqtan prison, near Raqqa", place: null, people: 2_000, control: held("SDF") },
  {
    site: "AL-SHADDADI",
    name: "al-Shaddadi prison",
    place: null,
    people: 1_461,
    control: passed("SDF", "SYR-GOV", SEIZED, "seizure"),
  },
  { site: "ROJ", name: "Roj camp", place: null, people: null, control: held("SDF") },
  {
    site: "IRAQ-SECURE",
    name: "Secure locations in Iraq (not named)",
    place: null,
    people: 150,
    control: held("IRAQ"),
  },
  { site: "HOSPITAL-X", name: "Field hospital (place withheld)", place: null, people: 12, control: held("SDF") },
];

export const MOVEMENTS: readonly MapMovement[] = [
  { from: "AL-SINAA", to: "IRAQ-SECURE", people: 150, isUnderWay: false },
  { from: "AL-AQTAN", to: "AL-SINAA", people: 40, isUnderWay: true },
  { from: "HOSPITAL-X", to: "AL-HOL", people: 3, isUnderWay: false },
];
