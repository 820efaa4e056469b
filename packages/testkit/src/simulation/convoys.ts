/** What comes next of a simulation's transfers, from the proposal to receipts signed with a real key, and all that befalls them. */
import { createPrivateKey, createPublicKey, sign } from "node:crypto";
import type { ReceivedPerson, Transfer } from "@muster/custody";
import { openBlockers, statementFor } from "@muster/custody";
import type { PersonId, SiteCode } from "@muster/record";
import { parseSubject } from "@muster/record";
import { ESCORT, NORTH, NORTH_SECOND, SOUTH } from "../scene.ts";
import type { World } from "../world.ts";
import type { Situation } from "./commands.ts";

/** The receiving authority's key in simulations: Ed25519 from a seed that everybody may know. */
const PKCS8_PREFIX = Buffer.from("302e020100300506032b657004220420", "hex");
const SEED = Buffer.from("a key in simulations only, 32 by");
const privateKey = createPrivateKey({ key: Buffer.concat([PKCS8_PREFIX, SEED]), format: "der", type: "pkcs8" });
const KEY = createPublicKey(privateKey).export({ format: "der", type: "spki" }).subarray(-32).toString("base64");

interface Made {
  readonly kind: string;
  readonly [field: string]: unknown;
}

export function receiverKey(): string {
  return KEY;
}

export function nextOfConvoy(situation: Situation): Made | undefined {
  const { random, world } = situation;
  const codes = transfersOf(world);
  const under = codes.map((code) => world.state("transfer", code)).filter((one) => one !== undefined && !isOver(one));
  const transfer = under.length > 0 && !random.chance(under.length < 2 ? 0.2 : 0.02) ? random.pick(under) : undefined;
  const made = transfer === undefined ? proposed(situation, codes.length + 1) : stepOf(situation, transfer);
  return transfer !== undefined && made?.kind.startsWith("transfer.") === true
    ? { transfer: transfer.code, ...made }
    : made;
}

function isOver({ state }: Transfer): boolean {
  return state === "closed" || state === "cancelled";
}

function proposed({ random, world, occurredAt }: Situation, number: number): Made | undefined {
  const people = random.some(
    world.heldAt("N-PRISON" as SiteCode, occurredAt).filter((one) => world.position(one)?.custodian === "NORTH"),
    5,
  );
  if (people.length === 0) return undefined;
  const from = { authority: "NORTH", site: "N-PRISON" };
  const to = { authority: "SOUTH", site: random.pick(["S-PRISON", "ABROAD"]) };
  return { kind: "transfer.propose", by: NORTH, transfer: `T-${number}`, from, to, escort: "ESCORT", people };
}

function stepOf(situation: Situation, transfer: Transfer): Made | undefined {
  const { random } = situation;
  if (random.chance(0.07)) return { kind: "transfer.cancel", by: NORTH, reason: "mistake" };
  if (transfer.state === "proposed") return authorisedOrAmended(situation, transfer);
  if (transfer.state === "authorised") return preparedOrSealed(situation, transfer);
  if (transfer.state === "sealed") return departed(situation, transfer);
  if (transfer.state === "departed") return onTheWay(situation, transfer);
  return atTheEnd(situation, transfer);
}

function authorisedOrAmended({ random, world, occurredAt }: Situation, transfer: Transfer): Made {
  if (random.chance(0.1)) {
    const add = random.some(
      world.heldAt(transfer.from.site, occurredAt).filter((one) => !transfer.people.has(one)),
      2,
    );
    return {
      kind: "transfer.amend",
      by: NORTH,
      ...(add.length === 0 ? { vehicles: [{ vehicle: "BUS-1" }] } : { add }),
    };
  }
  if (transfer.senderAuthorised === undefined) return { kind: "transfer.authorise", by: NORTH, side: "sender" };
  return { kind: "transfer.authorise", by: SOUTH, side: "receiver", undertakes: true, places: 20 };
}

function preparedOrSealed({ random, world, occurredAt }: Situation, transfer: Transfer): Made {
  const open = openBlockers(transfer, (one) => world.file(one), occurredAt);
  const { kind: blocker } = random.pick(open) ?? {};
  if (blocker === undefined || random.chance(0.05)) return { kind: "transfer.seal", by: NORTH };
  const people = open.flatMap(({ kind, person }) => (kind === blocker && person !== undefined ? [person] : []));
  if (blocker === "property" && random.chance(0.5)) {
    return { kind: "transfer.settle", by: NORTH, people, arrangement: "no-property" };
  }
  const concerned = people.length === 0 ? {} : { people };
  const reason = { ground: "evacuation", reason: "shelling nearby" };
  return { kind: "transfer.override", by: NORTH, second: NORTH_SECOND, blocker, ...concerned, ...reason };
}

function departed({ random }: Situation, { from, people }: Transfer): Made {
  const listed = [...people.keys()];
  const boarded = random.chance(0.8) ? listed : random.some(listed, listed.length);
  const leftBehind = listed
    .filter((one) => !boarded.includes(one))
    .map((one) => ({ person: one, reason: "not-found" }));
  const left = leftBehind.length === 0 ? {} : { leftBehind };
  return { kind: "transfer.depart", by: NORTH, second: ESCORT, site: from.site, boarded, ...left };
}

function onTheWay({ random, world }: Situation, transfer: Transfer): Made | undefined {
  const aboard = aboardOf(transfer);
  if (random.chance(0.15))
    return { kind: "transfer.report", by: ESCORT, event: random.pick(["stop", "delay", "breakdown"]) };
  if (random.chance(0.05)) return { kind: "transfer.report", by: SOUTH, event: "redirect", site: "N-CAMP" };
  if (random.chance(0.1)) return broughtBack(random.pick(aboard));
  const arrived = random.chance(0.8) ? aboard : random.some(aboard, aboard.length);
  const missing = aboard.filter((one) => !arrived.includes(one));
  const stranger = random.chance(0.1)
    ? random.some(
        world.people().filter((one) => !transfer.people.has(one)),
        1,
      )
    : [];
  const more = {
    ...(missing.length === 0 ? {} : { missing }),
    ...(stranger.length === 0 ? {} : { unexpected: stranger }),
  };
  return { kind: "transfer.arrive", by: SOUTH, site: transfer.to.site, arrived, ...more };
}

function atTheEnd(situation: Situation, transfer: Transfer): Made | undefined {
  const { random } = situation;
  const aboard = aboardOf(transfer);
  const unexplained = [...transfer.unexpected].find(([, { explained }]) => explained === undefined)?.[0];
  if (unexplained !== undefined && random.chance(0.4)) {
    const explained = { person: unexplained, explanation: "boarded-uncounted", note: "counted twice at the gate" };
    return { kind: "transfer.explain", by: SOUTH, second: NORTH, ...explained };
  }
  if (aboard.length === 0 || random.chance(0.1)) return { kind: "transfer.close", by: SOUTH };
  if (random.chance(0.1)) return broughtBack(random.pick(aboard));
  if (random.chance(0.1))
    return {
      kind: "custody.mark-unaccounted",
      by: SOUTH,
      second: ESCORT,
      people: [aboard[0]],
      reason: "not-on-arrival",
    };
  return received(situation, transfer, random.pick(aboard) as PersonId);
}

function broughtBack(one: PersonId | undefined): Made | undefined {
  return one === undefined
    ? undefined
    : { kind: "transfer.return", by: ESCORT, person: one, site: "N-PRISON", reason: "medical" };
}

function received({ random, world, occurredAt }: Situation, transfer: Transfer, one: PersonId): Made {
  const outcome =
    random.pick(["accepted", "accepted", "accepted-with-reservations", "disputed"] as const) ?? "accepted";
  const reserved = outcome === "accepted" ? {} : { reservations: [{ matter: "health" as const }] };
  const site = transfer.to.site;
  const said = { kind: "transfer.receive", occurredAt, by: SOUTH, person: one, site, outcome, ...reserved };
  const { name } = world.state("register", "REGISTER") ?? { name: "" };
  const statement = statementFor(name, transfer, said as unknown as ReceivedPerson);
  // Now and then what was signed is another text.
  const signed = random.chance(0.05) ? `${statement} ` : statement;
  const signature = sign(null, Buffer.from(signed), privateKey).toString("base64");
  return { ...said, receipt: { statement, signature, key: KEY } };
}

function aboardOf({ people }: Transfer): PersonId[] {
  return [...people].flatMap(([one, { boarded, ending }]) =>
    boarded !== undefined && ending === undefined ? [one] : [],
  );
}

function transfersOf(world: World): string[] {
  const keys = world.entries
    .filter(({ entry }) => entry.kind === "transfer.proposed")
    .flatMap(({ entry }) => entry.about);
  return [...new Set(keys.map(parseSubject).flatMap(({ kind, id }) => (kind === "transfer" ? [id] : [])))];
}
