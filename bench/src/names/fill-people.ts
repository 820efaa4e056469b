/**
 * A register of invented people, any number of them, sealed detail and all, in minutes: the rows go straight into the tables, a
 * thousand people to an entry, as if long lists had been read. What the register does with them is done by the register.
 */
import { createHash } from "node:crypto";
import { copyLine, type Database, newKey, sealDetail, wrapKey } from "@muster/ledger";
import type { PersonId } from "@muster/record";
import { type InventedPerson, inventedName, inventedPeople, Random, respelt } from "@muster/testkit";
import { must, OFFICER, OPENED, type ThrowAway } from "../throw-away.ts";

const BRANCH = { authority: "BRANCH", officer: "BRANCH-1" } as const;
const PEOPLE_AN_ENTRY = 1_000;
/** One in so many is held by BRANCH; the rest by the keeper. */
const BRANCH_HOLDS = 20;
/** One in three is also named in Latin letters. */
const IN_BOTH_SCRIPTS = 1 / 3;
const SEED = 11;

export interface FilledPeople {
  readonly people: number;
  readonly details: number;
  /** Everybody's name in Arabic letters, for a peer that keeps names in the clear. */
  names(): Iterable<{ readonly person: PersonId; readonly name: string }>;
}

export function invented(count: number): Iterable<InventedPerson> {
  return inventedPeople({ seed: SEED, count });
}

export function idOf(at: number): PersonId {
  const hex = createHash("sha256").update(`person ${at}`).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}` as PersonId;
}

export function isBranchs(at: number): boolean {
  return Math.floor(at / PEOPLE_AN_ENTRY) % BRANCH_HOLDS === 0;
}

/** What is stated of somebody: the name in one script or two, the birth, and a number. */
export function claimsOf(person: InventedPerson, random: Random): readonly object[] {
  const latin = respelt(inventedName(person, "latin"), random);
  return [
    { claim: "name", text: inventedName(person, "arabic"), script: "Arab" },
    ...(random.next() < IN_BOTH_SCRIPTS ? [{ claim: "name", text: latin, script: "Latn" }] : []),
    { claim: "birth", edtf: person.birth },
  ];
}

export async function fillPeople({ node, owner }: ThrowAway, count: number): Promise<FilledPeople> {
  const occurredAt = OPENED;
  await must(node, {
    kind: "authority.register",
    occurredAt,
    by: OFFICER,
    authority: "BRANCH",
    name: "Invented branch",
  });
  const officer = { officer: BRANCH.officer, authority: BRANCH.authority, title: "registrar" };
  await must(node, { kind: "officer.appoint", occurredAt, by: OFFICER, ...officer });
  const entries: number[] = [];
  for (let at = 0; at < count; at += PEOPLE_AN_ENTRY)
    entries.push((await must(node, { kind: "person.register", occurredAt, by: OFFICER })).number);
  const entryOf = (at: number): number => entries[Math.floor(at / PEOPLE_AN_ENTRY)] ?? 0;
  const { id, secret } = node.keyring.current();
  let details = 0;

  const positions = function* () {
    for (let at = 0; at < count; at += 1) {
      const [site, custodian] = isBranchs(at) ? ["Q", "BRANCH"] : ["P", "KEEPER"];
      yield copyLine([idOf(at), entryOf(at), entryOf(at), OPENED, "admitted", -1, "held", site, null, custodian]);
    }
  };
  const keys = new Map<number, Uint8Array>();
  const wrapped = function* (from: number, to: number) {
    for (let at = from; at < to; at += 1) {
      const key = newKey();
      keys.set(at, key);
      const sealedKey = Buffer.from(wrapKey(secret, id, idOf(at), key)).toString("hex");
      yield copyLine([idOf(at), `\\x${sealedKey}`, id, entryOf(at)]);
    }
  };
  const random = new Random(SEED);
  const sealed = function* (people: Iterator<InventedPerson>, from: number, to: number) {
    for (let at = from; at < to; at += 1) {
      const { value } = people.next() as { value: InventedPerson };
      const person = idOf(at);
      const numbers = [{ number: value.number, issuer: "KEEPER" }];
      const stated: readonly (readonly [string, object])[] = [
        ...claimsOf(value, random).map((claim) => [`claim:${String(Reflect.get(claim, "claim"))}`, claim] as const),
        ["numbers", { numbers }],
      ];
      for (const [ordinal, [kind, content]] of stated.entries()) {
        const place = { person, entry: entryOf(at), ordinal, digest: `${at}.${ordinal}` };
        const clear = { salt: new Uint8Array(16), content: JSON.stringify(content) };
        const bytes = Buffer.from(sealDetail(keys.get(at) ?? newKey(), place, clear)).toString("hex");
        details += 1;
        yield copyLine([person, place.entry, ordinal, place.digest, kind, `\\x${bytes}`]);
      }
      keys.delete(at);
    }
  };
  await owner.copyIn("position", POSITION, positions());
  const people = invented(count)[Symbol.iterator]();
  for (let from = 0; from < count; from += PEOPLE_TOGETHER) {
    const to = Math.min(count, from + PEOPLE_TOGETHER);
    await owner.copyIn("person_key", ["person", "wrapped", "register_key", "created_entry"], wrapped(from, to));
    await owner.copyIn("detail", ["person", "entry", "ordinal", "digest", "kind", "sealed"], sealed(people, from, to));
  }
  await owner.script("vacuum analyze position, person_key, detail");
  return {
    people: count,
    details,
    *names() {
      let at = 0;
      for (const person of invented(count)) yield { person: idOf(at++), name: inventedName(person, "arabic") };
    },
  };
}

const PEOPLE_TOGETHER = 20_000;
const POSITION = ["person", "entry", "known_from", "at", "step", "spends", "state", "site", "unit", "custodian"];

/** pg_trgm over the same names in the clear, in a database of its own: what a register would have that sealed nothing. */
export async function fillTrigrams(peer: Database, filled: FilledPeople): Promise<void> {
  await peer.script("create extension pg_trgm; create table clear_name (person uuid, name text not null)");
  const lines = function* () {
    for (const { person, name } of filled.names()) yield copyLine([person, name]);
  };
  await peer.copyIn("clear_name", ["person", "name"], lines());
  await peer.script("create index clear_name_trigrams on clear_name using gin (name gin_trgm_ops)");
  await peer.script("vacuum analyze clear_name");
}
