/**
 * A receipt: the receiving officer's statement about one person, signed with the receiving authority's key, which never
 * leaves the machine that holds it. It is signed here, or elsewhere and brought in a file.
 */
import { createPrivateKey, createPublicKey, sign } from "node:crypto";
import { readFile } from "node:fs/promises";
import { notFound, type ReceivedPerson, statementFor, THE_REGISTER } from "@muster/custody";
import { type Instant, parseInstant } from "@muster/record";
import type { Node } from "@muster/register";
import { Refused, WrongUse } from "./fault.ts";
import { accepted, withNode } from "./node-session.ts";
import { officers } from "./officer.ts";
import type { Acting } from "./options.ts";
import { recordedText, submitterOf } from "./submitter.ts";
import { tell } from "./tell.ts";

export interface ReceiveOptions extends Acting {
  readonly site: string;
  readonly unit?: string;
  readonly outcome: string;
  readonly matter?: readonly string[];
  readonly signWith?: string;
  readonly receipt?: string;
}

export async function receive(transfer: string, person: string, options: ReceiveOptions): Promise<void> {
  const { site, unit, outcome, matter, signWith, receipt } = options;
  if ((signWith === undefined) === (receipt === undefined))
    throw new WrongUse("give --sign-with or --receipt, and not both");
  const recorded = await withNode(options, async (node) => {
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
    return accepted(
      await submitter.submit({ kind: "transfer.receive", ...said, receipt: signed }, options.key),
      options,
    );
  });
  tell(options, recorded, (answer) => recordedText(answer).trimEnd());
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
