/**
 * Keys of authorities in an exercise. They are made from a text in the scenario's file, so that a run can be repeated and
 * checked by anybody; for the same reason they are worth nothing outside of it. A real authority's key never leaves it.
 */
import type { ReceivedPerson, Transfer } from "@muster/custody";
import { statementFor } from "@muster/custody";
import type { Signer } from "@muster/proof";
import { privateKeyFile, sha256, signerFromSeed } from "../cryptography.ts";
import type { Scenario } from "./scenario.ts";

export function exerciseSigner(authority: string, keySeed: string): Signer {
  return signerFromSeed(authority, seedOf(keySeed));
}

/** The exercise's keys by authority, as files an officer of the exercise signs receipts with: PKCS #8 in PEM. */
export function exerciseKeys({ authorities }: Pick<Scenario, "authorities">): ReadonlyMap<string, string> {
  return new Map(
    authorities.flatMap(({ authority, keySeed }) =>
      keySeed === undefined ? [] : [[authority, privateKeyFile(seedOf(keySeed))] as const],
    ),
  );
}

function seedOf(keySeed: string): Uint8Array {
  return sha256(Buffer.from(`muster exercise key: ${keySeed}`, "utf8"));
}

/** The receipt for the person of a `transfer.receive` command, as the receiving officer's authority signs it. */
export function signReceipt(
  { register: { name }, authorities }: Scenario,
  transfer: Transfer,
  command: Readonly<Record<string, unknown>>,
): { statement: string; signature: string; key: string } {
  const received = command as unknown as ReceivedPerson;
  const receiver = authorities.find(({ authority }) => authority === received.by.authority);
  if (receiver?.keySeed === undefined) throw new Error(`${received.by.authority} has no exercise key to sign with`);
  const signer = exerciseSigner(receiver.authority, receiver.keySeed);
  const statement = statementFor(name, transfer, received);
  return {
    statement,
    signature: Buffer.from(signer.sign(Buffer.from(statement, "utf8"))).toString("base64"),
    key: Buffer.from(signer.publicKey).toString("base64"),
  };
}
