/**
 * The files attached to a PDF, read from bytes that anybody may have written. No object of the PDF is followed: a stream that
 * says it is an embedded file is looked for where it stands (ISO 32000-1, 7.11.4), and unpacked up to a limit. Which of them
 * a viewer would show does not matter: what is found must make the whole PDF again, byte for byte.
 */
import { inflateSync } from "node:zlib";
import { PaperFault } from "../fault.ts";
import { MAXIMUM_ATTACHED_BYTES, MAXIMUM_ATTACHMENT_BYTES, MAXIMUM_PAPER_BYTES, MOST_ATTACHMENTS } from "../limits.ts";

const HEADER = "%PDF-";
const EMBEDDED = "/EmbeddedFile";
const STREAM = "stream";
const OBJECT = " obj";
/** The dictionary of an embedded file as PDF writers make it; ours takes 200 bytes. */
const LONGEST_DICTIONARY = 2_000;

/** The content of every embedded file, in the order they stand in. Throws `PaperFault`. */
export function attachedFiles(bytes: Uint8Array): Uint8Array[] {
  if (bytes.length > MAXIMUM_PAPER_BYTES) {
    throw new PaperFault("paper-too-large", `the paper is longer than ${MAXIMUM_PAPER_BYTES} bytes`);
  }
  const pdf = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (pdf.toString("latin1", 0, HEADER.length) !== HEADER) throw new PaperFault("paper-not-pdf", "this is not a PDF");
  const files: Uint8Array[] = [];
  let total = 0;
  for (let at = pdf.indexOf(EMBEDDED); at !== -1; at = pdf.indexOf(EMBEDDED, at + 1)) {
    const stream = streamAround(pdf, at);
    if (stream === undefined) continue;
    if (files.length === MOST_ATTACHMENTS) throw tooLarge(`more than ${MOST_ATTACHMENTS} files are attached`);
    const content = unpacked(pdf, stream);
    total += content.length;
    if (total > MAXIMUM_ATTACHED_BYTES) throw tooLarge("the attached files are too large together");
    files.push(content);
  }
  return files;
}

interface Stream {
  readonly start: number;
  readonly length: number;
  readonly isDeflated: boolean;
}

/** The stream whose dictionary this place lies in; undefined where it is no stream's dictionary (the catalogue names them too). */
function streamAround(pdf: Buffer, at: number): Stream | undefined {
  const from = pdf.lastIndexOf(OBJECT, at);
  const to = pdf.indexOf(STREAM, at);
  if (from === -1 || to === -1 || to - from > LONGEST_DICTIONARY) return undefined;
  const dictionary = pdf.toString("latin1", from + OBJECT.length, to);
  if (dictionary.includes("endobj") || !/\/Type\s*\/EmbeddedFile\b/.test(dictionary)) return undefined;
  const length = Number(/\/Length\s+(\d{1,9})\b(?!\s+\d+\s+R)/.exec(dictionary)?.[1] ?? Number.NaN);
  const [filter] = /\/Filter\s*(?:\[[^\]]*\]|\/\w+)/.exec(dictionary) ?? [];
  const isDeflated = filter !== undefined && /^\/Filter\s*(?:\[\s*)?\/FlateDecode\s*\]?$/.test(filter);
  const start = to + STREAM.length + (pdf[to + STREAM.length] === 0x0d ? 2 : 1);
  if (!Number.isSafeInteger(length) || start + length > pdf.length || (filter !== undefined && !isDeflated)) {
    throw new PaperFault("paper-attachment-malformed", "an attached file cannot be read");
  }
  return { start, length, isDeflated };
}

function unpacked(pdf: Buffer, { start, length, isDeflated }: Stream): Uint8Array {
  const packed = pdf.subarray(start, start + length);
  if (!isDeflated) {
    if (length > MAXIMUM_ATTACHMENT_BYTES) throw tooLarge("an attached file is too large");
    return packed;
  }
  try {
    return inflateSync(packed, { maxOutputLength: MAXIMUM_ATTACHMENT_BYTES });
  } catch (cause) {
    if (cause instanceof RangeError) throw tooLarge("an attached file is too large");
    throw new PaperFault("paper-attachment-malformed", "an attached file cannot be unpacked", { cause });
  }
}

function tooLarge(message: string): PaperFault {
  return new PaperFault("paper-attachment-too-large", message);
}
