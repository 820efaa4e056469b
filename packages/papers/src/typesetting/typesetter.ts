/**
 * The typesetter: Typst, over the templates in this folder and the bundled fonts. Data goes in as a file of JSON that the
 * template reads: what people wrote never becomes code. The same template, data and attachments give the same bytes.
 */
import { createRequire } from "node:module";
import path from "node:path";
import type * as typst from "@myriaddreamin/typst-ts-node-compiler";
import { fonts } from "./fonts.ts";

/** A file inside the PDF. */
export interface Attachment {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  /** How it stands to the pages (ISO 19005-3, AFRelationship): they were made of it, or it is data beside them. */
  readonly relationship: "source" | "data";
  readonly description: string;
}

/** A template did not take what it was given: a defect of ours, or facts that nobody's register made. */
export class TypesettingFault extends Error {
  override readonly name = "TypesettingFault";
}

/** The compiler comes as a binary, and for this machine there is none. */
export class NoTypesetter extends Error {
  override readonly name = "NoTypesetter";
}

const SOURCES = path.resolve(import.meta.dirname, "..");
const DATA_FILE = path.join(SOURCES, "paper-data.json");
const ATTACHED = path.join(SOURCES, "attached");
/** An archive's form that takes attachments (ISO 19005-3). Tags for screen readers this compiler does not write yet. */
const STANDARD = "a-3b";

let compiler: typst.NodeCompiler | undefined;

/** PDF/A-3 of a template, by its path from the folder of the sources. Throws `TypesettingFault`, and `NoTypesetter`. */
export function typeset(template: string, data: object, attachments: readonly Attachment[]): Uint8Array {
  compiler ??= started();
  const attached = attachments.map(({ bytes: _bytes, ...said }) => said);
  const files = [
    { at: DATA_FILE, bytes: Buffer.from(JSON.stringify({ ...data, attached })) },
    ...attachments.map(({ name, bytes }) => ({ at: path.join(ATTACHED, name), bytes: Buffer.from(bytes) })),
  ];
  try {
    for (const { at, bytes } of files) compiler.mapShadow(at, bytes);
    return compiler.pdf({ mainFilePath: path.join(SOURCES, template), resetRead: true }, { pdfStandard: STANDARD });
  } catch (cause) {
    throw new TypesettingFault(`${template} cannot be set`, { cause });
  } finally {
    for (const { at } of files) compiler.unmapShadow(at);
    // What was remembered of this paper is of no use to the next, and it is about people.
    compiler.evictCache(0);
  }
}

/** Loaded with the first paper: a node on a machine without it keeps its register all the same. */
function started(): typst.NodeCompiler {
  const fontArgs = [{ fontBlobs: [...fonts().blobs] }];
  return binding().NodeCompiler.create({ workspace: SOURCES, fontArgs });
}

function binding(): typeof typst {
  try {
    return createRequire(import.meta.url)("@myriaddreamin/typst-ts-node-compiler") as typeof typst;
  } catch (cause) {
    throw new NoTypesetter(`no typesetter for ${process.platform} on ${process.arch}`, { cause });
  }
}
