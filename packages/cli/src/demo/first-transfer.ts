/** The first transfer and its programme in numbers, and one person's receipt, checked as anybody outside would check it. */
import { type Difference, difference, isRefusal, totalsOf, unexplained } from "@muster/custody";
import { type Check, parseVerifierKey, verifyBundle } from "@muster/proof";
import type { EntryNumber, PersonId } from "@muster/record";
import { exerciseSigner, nodeCrypto, type Node, type Played, type ScenarioFolder } from "@muster/register";
import { REFERENCE_CASE } from "./reference-case.ts";

export interface TransferReport {
  readonly code: string;
  readonly state: string;
  readonly manifest: number;
  readonly boarded: number;
  readonly arrived: number;
  readonly received: number;
  readonly difference: Difference;
  /** Nobody, when the transfer could close. */
  readonly unexplained: number;
  readonly programme: {
    readonly ceiling: number;
    readonly listed: number;
    readonly departed: number;
    readonly received: number;
  };
}

export async function transferReport({ register }: Node): Promise<TransferReport> {
  const moment = await register.moment();
  const { firstTransfer, programme: code } = REFERENCE_CASE;
  const transfer = await register.subject("transfer", firstTransfer, moment);
  const programme = await register.subject("programme", code, moment);
  if (transfer === undefined || programme === undefined) throw new Error("the scenario has no first transfer");
  const { proposed: listed, departed, received } = totalsOf(programme);
  const between = difference(transfer);
  return {
    code: transfer.code,
    state: transfer.state,
    manifest: transfer.people.size,
    boarded: transfer.counts.boarded,
    arrived: transfer.counts.arrived,
    received: transfer.counts.received,
    difference: between,
    unexplained: unexplained(between).length,
    programme: { ceiling: programme.ceiling, listed, departed, received },
  };
}

export interface ReceiptReport {
  readonly entry: EntryNumber;
  readonly person: PersonId;
  readonly name: string;
  readonly outcome: unknown;
  readonly bundleBytes: number;
  readonly checks: readonly Check[];
  readonly verified: true;
}

/** Makes a bundle of one receipt and verifies it offline; throws a `VerificationError` if it does not hold. */
export async function receiptReport(
  node: Node,
  { scenario }: ScenarioFolder,
  { labels, invented }: Played,
): Promise<ReceiptReport> {
  const number = labels.get(REFERENCE_CASE.receipt);
  const receiver = scenario.authorities.find(({ authority }) => authority === REFERENCE_CASE.receiver);
  if (number === undefined || receiver?.keySeed === undefined) throw new Error("the scenario has no receipt to show");
  const bundle = await node.register.prove(number);
  if (isRefusal(bundle)) throw new Error(bundle.says);
  const { publicKey } = exerciseSigner(receiver.authority, receiver.keySeed);
  const trust = {
    logKeys: [await parseVerifierKey(node.verifierKey, nodeCrypto)],
    authorityKeys: [{ name: receiver.name, publicKey }],
  };
  const { checks, person, receipts } = await verifyBundle(bundle, trust, nodeCrypto);
  const claims = invented.find((one) => one.person === person)?.claims ?? [];
  return {
    entry: number,
    person: person as PersonId,
    name: claims.flatMap((claim) => (claim.claim === "name" ? claim.text : []))[0] ?? "name not known",
    outcome: receipts[0]?.statement["outcome"],
    bundleBytes: bundle.length,
    checks,
    verified: true,
  };
}
