/**
 * The typesetter: Typst, over the templates in this folder and the bundled fonts. Data goes in as a file of JSON that the
 * template reads: what people wrote never becomes code. The same template, data and attachments give the same bytes.
 */
import path from "node:path";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
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

const SOURCES = path.resolve(import.meta.dirname, "..");
const DATA_FILE = path.join(SOURCES, "paper-data.json");
const ATTACHED = path.join(SOURCES, "attached");
/** With tags for screen readers; and without, for lists of thousands. */
const STANDARDS = { tagged: "a-3a", untagged: "a-3b" } as const;

let compiler: NodeCompiler | undefined;

/** PDF/A-3 of a template, by its path from the folder of the sources. */
export function typeset(
  template: string,
  data: object,
  attachments: readonly Attachment[],
  { isTagged }: { readonly isTagged: boolean },
): Uint8Array {
  compiler ??= NodeCompiler.create({ workspace: SOURCES, fontArgs: [{ fontBlobs: [...fonts().blobs] }] });
  const attached = attachments.map(({ bytes: _bytes, ...said }) => said);
  const files = [
    { at: DATA_FILE, bytes: Buffer.from(JSON.stringify({ ...data, attached })) },
    ...attachments.map(({ name, bytes }) => ({ at: path.join(ATTACHED, name), bytes: Buffer.from(bytes) })),
  ];
  try {
    for (const { at, bytes } of files) compiler.mapShadow(at, bytes);
    return compiler.pdf(
      { mainFilePath: path.join(SOURCES, template), resetRead: true },
      { pdfStandard: isTagged ? STANDARDS.tagged : STANDARDS.untagged, pdfTags: isTagged },
    );
  } catch (cause) {
    throw new TypesettingFault(`${template} cannot be set`, { cause });
  } finally {
    for (const { at } of files) compiler.unmapShadow(at);
    // What was remembered of this paper is of no use to the next, and it is about people.
    compiler.evictCache(0);
  }
}
