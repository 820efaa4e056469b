/**
 * What a register must answer: the naive world, and what a register adds to it, idempotency keys and signatures. Commands
 * are told to it one after another, in the order in which they are sent.
 */
import { createPublicKey, verify } from "node:crypto";
import { decodeCommand, isRefusal } from "@muster/custody";
import type { EntryNumber } from "@muster/record";
import { World } from "../world.ts";

/** A command under its idempotency key. */
export interface Sent {
  readonly key: string;
  readonly command: object;
}

/** The number of the entry, or the code of the refusal. */
export type Expected = EntryNumber | string;

/** DER of an Ed25519 public key (RFC 8410) up to its 32 bytes. */
const SPKI_PREFIX = Buffer.from("302a300506032b6570032100", "hex");

export class Oracle {
  readonly world = new World();
  #answered = new Map<string, { readonly command: string; readonly answer: Expected }>();

  tell({ key, command }: Sent): Expected {
    const unread = decodeCommand(command);
    if (isRefusal(unread)) return unread.code;
    const text = JSON.stringify(command);
    const before = this.#answered.get(key);
    if (before !== undefined) return before.command === text ? before.answer : "idempotency-key-reused";
    this.#noteSignature(command);
    const told = this.world.submit(command);
    const answer = isRefusal(told) ? told.code : told.entry.number;
    this.#answered.set(key, { command: text, answer });
    return answer;
  }

  #noteSignature(command: object): void {
    const { receipt } = command as { receipt?: { statement: string; signature: string; key: string } };
    if (receipt === undefined) return;
    const der = Buffer.concat([SPKI_PREFIX, Buffer.from(receipt.key, "base64")]);
    const key = createPublicKey({ key: der, format: "der", type: "spki" });
    const signature = Buffer.from(receipt.signature, "base64");
    if (verify(null, Buffer.from(receipt.statement), key, signature)) this.world.goodSignatures.add(receipt.signature);
  }
}
