/** `muster verify FILE`: checks a paper, receipt, proof or bundle with no node and no network. The file is hostile until it is shown. */
import { open, readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { styleText } from "node:util";
import { isPdf, MAXIMUM_PAPER_BYTES, PaperFault } from "@muster/papers";
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
import { checkPaper, type PaperChecked, paperLines } from "./verify-paper.ts";

interface VerifyOptions {
  readonly key?: readonly string[];
  readonly authorityKey?: readonly string[];
  readonly withoutPages?: boolean;
  readonly json?: boolean;
}

/** Longer than any bundle, and any paper, that a verifier reads: what is longer is not read at all. */
const LONGEST_BUNDLE = 1_048_576 + 1;
const LONGEST_PAPER = MAXIMUM_PAPER_BYTES + 1;
const HEADER_BYTES = 5;

export function verifyCommand(program: Command, says: string): void {
  program
    .command("verify <file>")
    .description(says)
    .option("--key <vkey...>", "the log's key, or a file that holds it; files *.vkey beside the file unless given")
    .option("--authority-key <name=base64...>", "the key of an authority that you know, to know its receipts by")
    .option("--without-pages", "of a paper of another edition: the proofs alone; its pages you compare yourself")
    .option("--json", "for machines: stdout is only the JSON")
    .addHelpText("after", "\nExample:\n  muster verify receipt.pdf\n  muster verify bundle.json --key log.vkey")
    .action(async (file: string, options: VerifyOptions) => verify(file, options));
}

async function verify(file: string, options: VerifyOptions): Promise<void> {
  const { key, authorityKey = [], withoutPages = false, json } = options;
  const logKeys = await keysFrom(key ?? (await keysBeside(file)));
  const authorityKeys = authorityKey.map(authorityKeyOf);
  const verdict = await judge(await hostileBytes(file), { logKeys, authorityKeys }, withoutPages);
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
  | PaperChecked
  | { readonly verified: false; readonly code: string; readonly says: string };

async function judge(
  bytes: Uint8Array,
  trust: { logKeys: readonly VerifierKey[]; authorityKeys: readonly AuthorityKey[] },
  withoutPages: boolean,
): Promise<Verdict> {
  try {
    if (isPdf(bytes)) return await checkPaper(bytes, trust, withoutPages);
    const { number, kind, person, checks } = await verifyBundle(bytes, trust, nodeCrypto);
    return { verified: true, number, kind, ...(person === undefined ? {} : { person }), checks };
  } catch (fault) {
    if (!(fault instanceof VerificationError || fault instanceof PaperFault)) throw fault;
    return { verified: false, code: fault.code, says: fault.message };
  }
}

function verdictText(verdict: Verdict): string {
  const { stdout } = process;
  if (!verdict.verified) {
    return `${printable(verdict.says)}\n${styleText("red", `NOT VERIFIED: ${verdict.code}`, { stream: stdout })}\n`;
  }
  const lines = ("paper" in verdict ? paperLines(verdict) : bundleLines(verdict)).map(printable);
  return `${lines.join("\n")}\n${styleText("green", "verified", { stream: stdout })}\n`;
}

function bundleLines({ number, kind, person, checks }: Extract<Verdict, { readonly number: number }>): string[] {
  const what = `entry ${number}: ${kind}${person === undefined ? "" : `, about ${person}`}`;
  return [what, ...checks.map(({ check, says }) => `${check}: ${says}`)];
}

/** The file; of one that is too long, so much that it is refused as too long. */
async function hostileBytes(file: string): Promise<Uint8Array> {
  const handle = await open(file);
  try {
    const { size } = await handle.stat();
    const start = new Uint8Array(HEADER_BYTES);
    await handle.read(start, 0, HEADER_BYTES, 0);
    const longest = isPdf(start) ? LONGEST_PAPER : LONGEST_BUNDLE;
    if (size < longest) return await handle.readFile();
    const tooLong = new Uint8Array(longest);
    tooLong.set(start);
    return tooLong;
  } finally {
    await handle.close();
  }
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
