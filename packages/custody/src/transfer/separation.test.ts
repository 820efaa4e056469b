import type { Claim } from "@muster/custody";
import { newFile } from "@muster/custody";
import type { PersonId } from "@muster/record";
import { at, person } from "@muster/testkit";
import { describe, expect, test } from "vitest";
import { toBeKeptApart } from "./separation.ts";

const CHILD = "2014-05";
const ADULT = "1980";

interface Ride {
  readonly vehicle?: string;
  readonly born?: string;
  readonly sex?: "female" | "male";
  /** Who this person claims as kin. */
  readonly kin?: PersonId;
}

/** People numbered from 1, as they would ride; answered by number. */
function apart(...rides: readonly Ride[]): Record<number, string> {
  const travellers = rides.map(({ vehicle, born, sex, kin }, index) => {
    const file = newFile(person(index + 1));
    const claims: Claim[] = [
      ...(born === undefined ? [] : [{ claim: "birth", edtf: born } as const]),
      ...(sex === undefined ? [] : [{ claim: "sex", sex } as const]),
      ...(kin === undefined ? [] : [{ claim: "kinship", is: "mother", of: kin } as const]),
    ];
    const by = { authority: "NORTH", officer: "NORTH-1" } as never;
    claims.forEach((detail, at_) =>
      file.claims.push({ entry: 1, index: at_, at: at(2), by, claim: detail.claim, detail }),
    );
    return { person: file.person, vehicle, file };
  });
  const named = toBeKeptApart(travellers, at(10));
  return Object.fromEntries(
    travellers.flatMap(({ person: id }, index) => (named.has(id) ? [[index + 1, named.get(id) ?? ""]] : [])),
  );
}

const man: Ride = { born: ADULT, sex: "male" };
const woman: Ride = { born: ADULT, sex: "female" };
const boy: Ride = { born: CHILD, sex: "male" };
const STRANGERS = "child-with-adults-not-kin";
const TOGETHER = "sexes-together";

describe("who may not ride together", () => {
  // Verifies: CRC-37
  test("given a child among adults who are not kin, then the child is to be kept apart", () => {
    expect(apart(man, man, boy)).toEqual({ 3: STRANGERS });
    expect(apart(boy, boy)).toEqual({});
  });

  // Verifies: CRC-37
  test("given nobody knows how old someone is, then they are a child", () => {
    expect(apart(man, { sex: "male" })).toEqual({ 2: STRANGERS });
  });

  // Verifies: CRC-37, MR-11
  test("given a mother with her children, whoever of them claims the kinship, then they ride together", () => {
    expect(apart(woman, { ...boy, kin: person(1) })).toEqual({});
    expect(apart({ ...woman, kin: person(2) }, boy)).toEqual({});
  });

  // Verifies: CRC-37
  test("given a child with a parent and a stranger, then the parent does not settle it", () => {
    expect(apart(man, man, { ...boy, kin: person(1) })).toEqual({ 3: STRANGERS });
  });

  // Verifies: MR-11
  test("given women among men who are not kin, then the fewer are named", () => {
    expect(apart(man, man, woman)).toEqual({ 3: TOGETHER });
    expect(apart(woman, woman, man)).toEqual({ 3: TOGETHER });
    expect(apart(man, { ...woman, kin: person(1) })).toEqual({});
  });

  // Verifies: MR-11
  test("given one of unstated sex among men, then someone has to look", () => {
    expect(apart(man, man, { born: ADULT })).toEqual({ 3: TOGETHER });
  });

  test("given each rides in a vehicle of their own kind, then nobody is to be kept apart", () => {
    expect(apart({ ...man, vehicle: "BUS 1" }, { ...boy, vehicle: "BUS 2" }, { ...woman, vehicle: "BUS 3" })).toEqual(
      {},
    );
  });
});
