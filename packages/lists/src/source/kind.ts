/** What a file is, by its first bytes: its name says nothing. What is known and not read is refused by name, with what to do. */
import { ListFault } from "../list-fault.ts";
import type { ListSource } from "./source.ts";

export type FileKind = "text" | "zip";

const HEAD_BYTES = 4_096;
/** The compound file of older programs ([MS-CFB] 2.2), and of workbooks under a password ([MS-OFFCRYPTO] 2.3). */
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const SAVE_AS = "Open it in a spreadsheet program and save it as .xlsx or as CSV.";

interface Known {
  readonly begins: string;
  readonly what: string;
  readonly remedy: string;
}

const REFUSED: readonly Known[] = [
  {
    begins: "%PDF",
    what: "a PDF",
    remedy: "Ask the sender for the list as .xlsx or CSV, or copy its rows and paste them as text.",
  },
  {
    begins: "{\\rtf",
    what: "a text document (.rtf)",
    remedy: "Copy its table into a spreadsheet and save it as .xlsx.",
  },
  { begins: "\u001f\u008b", what: "a packed file (.gz)", remedy: "Unpack it first." },
  { begins: "Rar!", what: "a packed file (.rar)", remedy: "Unpack it first." },
  { begins: "7z\u00bc\u00af", what: "a packed file (.7z)", remedy: "Unpack it first." },
  { begins: "\u0089PNG", what: "a picture", remedy: "Type the list into a spreadsheet: a picture cannot be read." },
  {
    begins: "\u00ff\u00d8\u00ff",
    what: "a picture",
    remedy: "Type the list into a spreadsheet: a picture cannot be read.",
  },
];
const MARKUP: readonly { readonly looks: RegExp; readonly what: string }[] = [
  { looks: /^\s*<(?:!doctype\s+html|html|table|head|body|meta)\b/iu, what: "a web page" },
  {
    looks: /^\s*(?:<\?xml[^>]*>\s*)?(?:<\?mso-application[^>]*>\s*)?<(?:\w+:)?Workbook\b/iu,
    what: "an XML spreadsheet of 2003",
  },
];

/** Throws ListFault for every kind that is known and not read. */
export async function kindOf(source: ListSource): Promise<FileKind> {
  const head = await source.read(0, HEAD_BYTES);
  if (COMPOUND.every((byte, index) => head[index] === byte)) throw await compoundFault(source, head);
  const text = new TextDecoder("latin1").decode(head);
  if (text.startsWith("PK\u0003\u0004") || text.startsWith("PK\u0005\u0006")) return "zip";
  for (const { begins, what, remedy } of REFUSED) {
    if (latin1(head).startsWith(begins)) throw notRead(source, what, remedy);
  }
  const bare = text.replace(/^\u00ef\u00bb\u00bf|^ÿþ|^þÿ/u, "").replaceAll("\u0000", "");
  for (const { looks, what } of MARKUP) {
    if (looks.test(bare)) throw notRead(source, what, SAVE_AS);
  }
  if (!isText(head)) {
    throw new ListFault(
      "list-not-text",
      `${source.name} is neither a workbook nor text.`,
      "Check that it is the file that was meant, and have it sent as .xlsx or CSV.",
      { file: source.name },
    );
  }
  return "text";
}

export function notRead({ name }: ListSource, what: string, remedy: string): ListFault {
  return new ListFault("list-kind-not-read", `${name} is ${what}: lists are not read from that.`, remedy, {
    file: name,
    kind: what,
  });
}

/** Byte for byte, unlike the decoder of that name, which is windows-1252. */
function latin1(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes.subarray(0, 16));
}

/** Bytes that no text has, a tenth of them or more; zeros are half of every letter in UTF-16. */
function isText(head: Uint8Array): boolean {
  let odd = 0;
  let zeros = 0;
  for (const byte of head) {
    if (byte === 0) zeros += 1;
    else if (byte < 9 || (byte > 13 && byte < 32 && byte !== 26 && byte !== 27)) odd += 1;
  }
  const isWide = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
  // Arabic in UTF-16 has the byte 6 in every other place.
  return (
    isWide || (zeros === 0 ? odd * 10 < head.length || odd < 4 : zeros * 20 > head.length && zeros * 1.8 < head.length)
  );
}

/** A compound file says what it is in its directory, in UTF-16. */
async function compoundFault(source: ListSource, head: Uint8Array): Promise<ListFault> {
  const view = new DataView(head.buffer, head.byteOffset, head.length);
  const sectorBytes = head.length >= 64 && view.getUint16(30, true) === 12 ? 4_096 : 512;
  const directory = head.length >= 64 ? (view.getUint32(48, true) + 1) * sectorBytes : 0;
  const names = new TextDecoder("utf-16le").decode(await source.read(directory, 8_192));
  if (names.includes("EncryptedPackage")) {
    return new ListFault(
      "list-under-password",
      `${source.name} is under a password.`,
      "Open it with its password and save it without, or have it sent without.",
      { file: source.name },
    );
  }
  if (names.includes("WordDocument"))
    return notRead(source, "a text document (.doc)", "Copy its table into a spreadsheet and save it as .xlsx.");
  return notRead(source, "a workbook of an old kind (.xls)", SAVE_AS);
}
