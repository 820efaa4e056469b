/** `muster verify FILE`: checks a receipt, proof or bundle with no node and no network. The file is hostile until it is shown. */
import { readdir, readFile, stat } from "node:fs/promises";
import path from "node:path";
import { styleText } from "node:util";
import {
  type AuthorityKey,
  decodeBase64,
  parseVerifierKey,
  VerificationError,
  type VerifierKey,
  verifyBundle,
} from "@muster/proof";
import { nodeCrypto } from "@muster/register";
import type { Command } from "commander";
import { WrongUse } from "../fault.ts";
import { printable } from "../printable.ts";

interface VerifyOptions {
  readonly key?: readonly string[];
  readonly authorityKey?: readonly string[];
  readonly json?: boolean;
}

/** Longer than any bundle a verifier reads: what is longer is not read at all. */
const LONGEST_FILE = 1_048_576 + 1;

export function verifyCommand(program: Command): void {
  program
    .command("verify <file>")
    .description("checks a receipt, proof or bundle with no node and no network")
    .option("--key <vkey...>", "the log's key, or a file that holds it; files *.vkey beside the file unless given")
    .option("--authority-key <name=base64...>", "the key of an authority that you know, to know its receipts by")
    .option("--json", "for machines: stdout is only the JSON")
    .addHelpText("after", "\nExample:\n  muster verify bundle.json --key log.vkey")
    .action(async (file: string, options: VerifyOptions) => verify(file, options));
}

async function verify(file: string, { key, authorityKey = [], json }: VerifyOptions): Promise<void> {
  const logKeys = await keysFrom(key ?? (await keysBeside(file)));
  const authorityKeys = authorityKey.map(authorityKeyOf);
  const verdict = await judge(await hostileBytes(file), { logKeys, authorityKeys });
  if (json === true) process.stdout.write(`${JSON.stringify(verdict)}\n`);
  else process.stdout.write(verdictText(verdict));
  if (!verdict.verified) process.exitCode = 1;
}

type Verdict =
  | {
      readonly verified: true;
      readonly number: number;
      readonly kind: string;
      readonly person?: string;
      readonly checks: readonly { readonly check: string; readonly says: string }[];
    }
  | { readonly verified: false; readonly code: string; readonly says: string };

async function judge(
  bytes: Uint8Array,
  trust: { logKeys: readonly VerifierKey[]; authorityKeys: readonly AuthorityKey[] },
): Promise<Verdict> {
  try {
    const { number, kind, person, checks } = await verifyBundle(bytes, trust, nodeCrypto);
    return { verified: true, number, kind, ...(person === undefined ? {} : { person }), checks };
  } catch (fault) {
    if (!(fault instanceof VerificationError)) throw fault;
    return { verified: false, code: fault.code, says: fault.message };
  }
}

function verdictText(verdict: Verdict): string {
  const { stdout } = process;
  if (!verdict.verified) {
    return `${printable(verdict.says)}\n${styleText("red", `NOT VERIFIED: ${verdict.code}`, { stream: stdout })}\n`;
  }
  const { number, kind, person, checks } = verdict;
  const what = `entry ${number}: ${kind}${person === undefined ? "" : `, about ${person}`}`;
  const lines = [what, ...checks.map(({ check, says }) => `${check}: ${says}`)].map(printable);
  return `${lines.join("\n")}\n${styleText("green", "verified", { stream: stdout })}\n`;
}

async function hostileBytes(file: string): Promise<Uint8Array> {
  const { size } = await stat(file);
  return size >= LONGEST_FILE ? new Uint8Array(LONGEST_FILE) : readFile(file);
}

async function keysBeside(file: string): Promise<string[]> {
  const folder = path.dirname(path.resolve(file));
  const keys = (await readdir(folder)).filter((name) => name.endsWith(".vkey")).map((name) => path.join(folder, name));
  if (keys.length === 0)
    throw new WrongUse("no key is known: give the log's key with --key, or put it beside the file as NAME.vkey");
  return keys;
}

/** Keys as text, or in files. */
async function keysFrom(texts: readonly string[]): Promise<VerifierKey[]> {
  return Promise.all(
    texts.map(async (text) => {
      const isKey = /^[^+]+\+[0-9a-f]{8}\+/.test(text);
      try {
        return await parseVerifierKey((isKey ? text : await readFile(text, "utf8")).trim(), nodeCrypto);
      } catch (fault) {
        if (fault instanceof VerificationError) throw new WrongUse(`${text}: ${fault.message}`);
        throw fault;
      }
    }),
  );
}

function authorityKeyOf(text: string): AuthorityKey {
  const [, name, key] = /^([^=]+)=(.+)$/.exec(text) ?? [];
  const publicKey = decodeBase64(key ?? "");
  if (name === undefined || publicKey?.length !== 32)
    throw new WrongUse("--authority-key takes NAME=BASE64 of an Ed25519 public key");
  return { name, publicKey };
}
