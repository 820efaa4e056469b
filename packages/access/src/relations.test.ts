import type { AuthorityCode, SiteCode } from "@muster/record";
import { describe, expect, test } from "vitest";
import type { PersonStanding, Principal, TransferStanding } from "./relations.ts";
import {
  relationToAuthority,
  relationToEntry,
  relationToParties,
  relationToPerson,
  relationToSite,
  relationToTransfer,
  together,
} from "./relations.ts";

const authority = (code: string) => code as AuthorityCode;
const site = (code: string) => code as SiteCode;
const NORTH = authority("NORTH");
const SOUTH = authority("SOUTH");
const CONVOY = authority("CONVOY");

const officer = (of: AuthorityCode, sites: readonly string[] = [], country?: string): Principal => ({
  authority: of,
  roles: [],
  sites: sites.map(site),
  ...(country === undefined ? {} : { country }),
});

const transfer = (state: TransferStanding["state"]): TransferStanding => ({
  from: { authority: NORTH, site: site("N-1") },
  to: { authority: SOUTH, site: site("S-1") },
  escort: CONVOY,
  state,
});

const held = (of: AuthorityCode, at: string): PersonStanding => ({
  state: "held",
  custodian: of,
  site: site(at),
  formerly: false,
  entered: false,
});
const stranger: PersonStanding = { state: "outside", formerly: false, entered: false };

describe("to a person", () => {
  test("held: at the officer's site, at another of the authority's, at somebody else's", () => {
    expect(relationToPerson(officer(NORTH, ["N-1"]), held(NORTH, "N-1"))).toEqual(["own-site"]);
    expect(relationToPerson(officer(NORTH, ["N-2"]), held(NORTH, "N-1"))).toEqual(["own-authority"]);
    expect(relationToPerson(officer(NORTH), held(NORTH, "N-1"))).toEqual(["own-site"]);
    // A site that was lost stays on the officer's list; whoever holds people there now does not.
    expect(relationToPerson(officer(NORTH, ["N-1"]), held(SOUTH, "N-1"))).toEqual(["none"]);
  });

  test("at large: the site they were lost from answers for them", () => {
    const lost = { ...held(NORTH, "N-1"), state: "at-large" } as const;
    expect(relationToPerson(officer(NORTH, ["N-1"]), lost)).toEqual(["own-site"]);
    expect(relationToPerson(officer(SOUTH, ["S-1"]), lost)).toEqual(["none"]);
  });

  test("on a transfer: sender, receiver and, once the manifest is sealed, escort", () => {
    const listed = (state: TransferStanding["state"]) => ({ ...held(NORTH, "N-1"), transfer: transfer(state) });
    expect(relationToPerson(officer(NORTH, ["N-1"]), listed("proposed"))).toEqual(["own-site", "sending"]);
    expect(relationToPerson(officer(SOUTH, ["S-1"]), listed("proposed"))).toEqual(["receiving"]);
    expect(relationToPerson(officer(SOUTH, ["S-2"]), listed("proposed"))).toEqual(["none"]);
    expect(relationToPerson(officer(CONVOY), listed("authorised"))).toEqual(["none"]);
    expect(relationToPerson(officer(CONVOY), listed("sealed"))).toEqual(["escorting"]);
    expect(relationToPerson(officer(CONVOY), listed("closed"))).toEqual(["none"]);
    expect(relationToPerson(officer(SOUTH), listed("cancelled"))).toEqual(["none"]);
  });

  test("in transit: the sender still answers (rule 4), from no site of its own", () => {
    const way = {
      state: "in-transit",
      custodian: NORTH,
      formerly: true,
      entered: true,
      transfer: transfer("departed"),
    } as const;
    expect(relationToPerson(officer(NORTH, ["N-1"]), way)).toEqual(["own-authority", "sending"]);
    expect(relationToPerson(officer(NORTH, ["N-2"]), way)).toEqual(["own-authority"]);
  });

  test("formerly in custody, and entered while nobody holds them", () => {
    const gone = { ...stranger, state: "released", formerly: true, entered: true } as const;
    expect(relationToPerson(officer(NORTH), gone)).toEqual(["formerly", "own-entry"]);
    expect(relationToPerson(officer(NORTH), { ...stranger, entered: true })).toEqual(["own-entry"]);
    // Having entered something about a person whom another authority holds gives no look at them.
    expect(relationToPerson(officer(NORTH), { ...held(SOUTH, "S-1"), entered: true })).toEqual(["none"]);
    expect(relationToPerson(officer(NORTH), { ...held(SOUTH, "S-1"), formerly: true })).toEqual(["formerly"]);
  });

  test("a national: of the officer's state, and whether they object", () => {
    const consul = officer(authority("CONSULATE"), [], "TUN");
    const person = { ...held(NORTH, "N-1"), nationalOf: ["FRA", "TUN"] };
    expect(relationToPerson(consul, person)).toEqual(["own-national"]);
    expect(relationToPerson(consul, { ...person, consularObjection: true })).toEqual(["own-national-objecting"]);
    expect(relationToPerson(consul, { ...person, nationalOf: ["FRA"] })).toEqual(["none"]);
    expect(relationToPerson(consul, { ...held(NORTH, "N-1") })).toEqual(["none"]);
    expect(relationToPerson(officer(SOUTH), person)).toEqual(["none"]);
  });
});

describe("to anything else", () => {
  test("a site: controlled now, controlled before, entered by the register's keeper", () => {
    const standing = { code: site("N-1"), controller: NORTH, before: [CONVOY, NORTH], keeper: SOUTH };
    expect(relationToSite(officer(NORTH, ["N-1"]), standing)).toEqual(["own-site"]);
    expect(relationToSite(officer(NORTH, ["N-2"]), standing)).toEqual(["own-authority"]);
    expect(relationToSite(officer(CONVOY, ["N-1"]), standing)).toEqual(["formerly"]);
    expect(relationToSite(officer(SOUTH), standing)).toEqual(["own-entry"]);
    // Whoever is to take the site over stands to it so, for the command that hands it over.
    expect(relationToSite(officer(CONVOY, ["S-1"]), { ...standing, incoming: CONVOY })).toEqual([
      "receiving",
      "formerly",
    ]);
    expect(relationToSite(officer(authority("OTHER")), standing)).toEqual(["none"]);
  });

  test("a transfer: both ends by site, the escort until it is over", () => {
    expect(relationToTransfer(officer(NORTH, ["N-1"]), transfer("proposed"))).toEqual(["sending"]);
    expect(relationToTransfer(officer(NORTH, ["N-2"]), transfer("proposed"))).toEqual(["own-authority"]);
    expect(relationToTransfer(officer(SOUTH, ["S-1"]), transfer("closed"))).toEqual(["receiving"]);
    expect(relationToTransfer(officer(CONVOY), transfer("arrived"))).toEqual(["escorting"]);
    expect(relationToTransfer(officer(CONVOY), transfer("closed"))).toEqual(["formerly"]);
    expect(relationToTransfer(officer(authority("OTHER")), transfer("sealed"))).toEqual(["none"]);
  });

  test("a transfer within one authority, escorted by itself: everything at once", () => {
    const inner = { ...transfer("departed"), to: { authority: NORTH, site: site("N-2") }, escort: NORTH };
    expect(relationToTransfer(officer(NORTH), inner)).toEqual(["sending", "escorting", "receiving"]);
    expect(relationToTransfer(officer(NORTH, ["N-2"]), inner)).toEqual(["own-authority", "escorting", "receiving"]);
  });

  test("an authority, what several are party to, and an entry", () => {
    expect(relationToAuthority(officer(NORTH), { code: NORTH, keeper: SOUTH })).toEqual(["own-authority"]);
    expect(relationToAuthority(officer(SOUTH), { code: NORTH, keeper: SOUTH })).toEqual(["own-entry"]);
    expect(relationToAuthority(officer(CONVOY), { code: NORTH, keeper: SOUTH })).toEqual(["none"]);
    expect(relationToParties(officer(NORTH), [SOUTH, NORTH])).toEqual(["own-authority"]);
    expect(relationToParties(officer(NORTH), [SOUTH])).toEqual(["none"]);
    const entry = { by: { authority: NORTH }, second: { authority: CONVOY } };
    expect(relationToEntry(officer(NORTH), entry)).toEqual(["own-entry"]);
    expect(relationToEntry(officer(CONVOY), entry)).toEqual(["own-entry"]);
    expect(relationToEntry(officer(SOUTH), entry)).toEqual(["none"]);
  });

  test("several ways to one thing: none only where there is no other", () => {
    expect(together(["none"], ["receiving"], ["own-site"], ["none"])).toEqual(["own-site", "receiving"]);
    expect(together(["none"], ["none"])).toEqual(["none"]);
    expect(together()).toEqual(["none"]);
  });
});
