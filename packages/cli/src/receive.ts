/**
 * A receipt: the receiving officer's statement about one person, signed with the receiving authority's key, which never
 * leaves the machine that holds it. It is signed here, or elsewhere and brought in a file.
 */
import { createPrivateKey, createPublicKey, sign } from "node:crypto";
import { readFile } from "node:fs/promises";
import { notFound, type ReceivedPerson, statementFor, THE_REGISTER } from "@muster/custody";
import { type Instant, parseInstant, type PersonId } from "@muster/record";
import type { Node } from "@muster/register";
import { Refused, WrongUse } from "./fault.ts";
import { type Proposed, proposedOf, proposedText } from "./likeness.ts";
import { accepted, withNode } from "./node-session.ts";
import { officers } from "./officer.ts";
import type { Acting, Reading } from "./options.ts";
import { type Recorded, recordedText, submitterOf } from "./submitter.ts";
import { tell } from "./tell.ts";

export interface ReceiveOptions extends Acting, Reading {
  readonly site: string;
  readonly unit?: string;
  readonly outcome: string;
  readonly matter?: readonly string[];
  readonly signWith?: string;
  readonly receipt?: string;
}

interface Received extends Recorded {
  readonly possibleDuplicates: Proposed;
}

/** Records the receipt, and says who else on the register the person may be. */
export async function receive(transfer: string, person: string, options: ReceiveOptions): Promise<void> {
  const { site, unit, outcome, matter, signWith, receipt } = options;
  if ((signWith === undefined) === (receipt === undefined))
    throw new WrongUse("give --sign-with or --receipt, and not both");
  const received = await withNode(options, async (node): Promise<Received> => {
    const said = {
      transfer,
      person,
      site,
      outcome,
      occurredAt: canonical(options.at ?? new Date().toISOString()),
      ...(unit === undefined ? {} : { unit }),
      ...(matter === undefined ? {} : { reservations: matter.map((one) => ({ matter: one })) }),
      ...(await officers(options, node.directory)),
    };
    const signed =
      receipt === undefined
        ? await signedHere(node, transfer, said as unknown as ReceivedPerson, {
            file: signWith ?? "",
            json: options.json === true,
          })
        : (JSON.parse(await readFile(receipt, "utf8")) as unknown);
    const submitter = await submitterOf(node);
    const recorded = accepted(
      await submitter.submit({ kind: "transfer.receive", ...said, receipt: signed }, options.key),
      options,
    );
    const newcomers = new Set(recorded.people as readonly PersonId[]);
    return { ...recorded, possibleDuplicates: await proposedOf(node, options, newcomers, `candidates of ${person}`) };
  });
  tell(options, received, ({ possibleDuplicates, ...answer }) =>
    [
      recordedText(answer).trimEnd(),
      ...(possibleDuplicates.pairs === 0
        ? []
        : [proposedText(possibleDuplicates, 1, `muster duplicates --transfer ${transfer}`)]),
    ].join("\n"),
  );
}

async function signedHere(
  { register }: Node,
  code: string,
  said: ReceivedPerson,
  { file, json }: { file: string; json: boolean },
) {
  const moment = await register.moment();
  const [transfer, keeper] = await Promise.all([
    register.subject("transfer", code, moment),
    register.subject("register", THE_REGISTER.id, moment),
  ]);
  if (transfer?.sealed === undefined || keeper === undefined) throw new Refused(notFound("transfer", code), json);
  const key = createPrivateKey(await readFile(file, "utf8"));
  const spki = createPublicKey(key).export({ format: "der", type: "spki" });
  const statement = statementFor(keeper.name, transfer, said);
  return {
    statement,
    signature: sign(null, Buffer.from(statement), key).toString("base64"),
    key: spki.subarray(-32).toString("base64"),
  };
}

function canonical(text: string): Instant {
  const at = parseInstant(text);
  if (at === undefined) throw new WrongUse(`${text} is no time with its offset`);
  return at;
}
