/** From a paper's file, its proofs and its items to its pages: the one way, for whoever prints and for whoever checks. */
import { BUNDLE_FORMAT, decodeBase64, encodeHex, parseBundle, parseCheckpoint, parseTlogProof } from "@muster/proof";
import { sha256Hex } from "./edition.ts";
import { PaperFault } from "./fault.ts";
import { directionOf, scriptOf } from "./languages/language.ts";
import { Words } from "./languages/words.ts";
import type { ShownEntry, Shows } from "./paper.ts";
import { PAPERS } from "./papers.ts";
import { checkpointCode } from "./proof/checkpoint-code.ts";
import { formatPaperFile, PAPER_FILE, PAPER_FORMAT, type PaperFile } from "./proof/paper-file.ts";
import { inScript } from "./typesetting/run.ts";
import { shown } from "./typesetting/shown.ts";
import { type Attachment, typeset } from "./typesetting/typesetter.ts";

const ITEMS_FILE = "items.jsonl";
const ITEMS_FORMAT = "application/jsonl";
const LINE_FEED = "\n";

/** What is attached to a paper. */
export interface PaperParts {
  readonly file: PaperFile;
  /** The bundles, in the order of `file.proofs`. */
  readonly bundles: readonly Uint8Array[];
  /** The canonical bytes of every item of the first entry, a line each. */
  readonly items?: Uint8Array;
}

/** The PDF. */
export function print({ file, bundles, items }: PaperParts): Uint8Array {
  const { paper, languages, printedAt, printed } = file;
  const { template, title, is } = PAPERS[paper];
  const words = new Words(file);
  const { body } = contentOf({ file, bundles, ...(items === undefined ? {} : { items }) });
  const register = typeof printed["register"] === "string" ? shown(printed["register"]) : "";
  const data = {
    languages: languages.map((lang) => ({ lang, dir: directionOf(lang) })),
    register: inScript(scriptOf(register), register),
    ...(printed["exercise"] === true ? { exercise: words.say("common.exercise") } : {}),
    title: words.say(title),
    ...(is === undefined ? {} : { is: words.say(is) }),
    printed: {
      label: words.say("common.printed"),
      value: words.stamp(printedAt),
      offset: words.code(`UTC${file.offset}`),
    },
    signing: words.say("common.signing"),
    date: partsOf(printedAt),
    proof: proofPanel(bundles, words),
    body,
  };
  return typeset(template, data, attachmentsOf({ file, bundles, ...(items === undefined ? {} : { items }) }));
}

/**
 * What the pages are to say. Throws `PaperFault` where the entries are not what such a paper is about, or are about somebody
 * else than the paper.
 */
export function contentOf({ file, bundles, items }: PaperParts): { readonly shows: Shows; readonly body: object } {
  const shows = showsOf(bundles, items);
  return { shows, body: PAPERS[file.paper].view(shows, file.printed, new Words(file)) };
}

/** What the bundles show, with no word on whether it holds: that is `verifyPaper`'s. */
function showsOf(bundles: readonly Uint8Array[], items: Uint8Array | undefined): Shows {
  const entries = bundles.map(shownBy);
  const all = items === undefined ? inlineItems(entries[0]?.entry) : linesOf(items);
  return { entries, ...(all === undefined ? {} : { items: all }) };
}

function shownBy(bytes: Uint8Array): ShownEntry {
  const { entry, item } = parseBundle(bytes);
  const content = parseJson(entry);
  const [inline] = inlineItems(content) ?? [];
  const shownItem = item === undefined ? inline : parseJson(item.bytes);
  return { entry: content, ...(shownItem === undefined ? {} : { item: shownItem }), ...receiptOf(shownItem) };
}

/** A signed receipt's statement, read; and the fingerprint of the key that signed it. */
function receiptOf(item: unknown): object {
  const receipt = member(member(item, "says"), "receipt");
  const statement = member(receipt, "statement");
  const key = member(receipt, "key");
  const publicKey = typeof key === "string" ? decodeBase64(key) : undefined;
  if (typeof statement !== "string" || publicKey === undefined) return {};
  return { statement: parseJson(new TextEncoder().encode(statement)), fingerprint: sha256Hex(publicKey) };
}

/** The only item of an entry that has one, which stands in the entry itself. */
function inlineItems(entry: unknown): readonly unknown[] | undefined {
  const people = member(entry, "people");
  return Array.isArray(people) ? (people as readonly unknown[]) : undefined;
}

function member(of: unknown, name: string): unknown {
  return typeof of === "object" && of !== null ? Reflect.get(of, name) : undefined;
}

/** How the paper is checked, with the checkpoint of its own entry. */
function proofPanel(bundles: readonly Uint8Array[], words: Words) {
  const [first] = bundles;
  if (first === undefined) throw new PaperFault("paper-proof-missing", "a paper has at least one proof");
  const { proof } = parseBundle(first);
  const { checkpoint: note, index } = parseTlogProof(proof);
  const { origin, size, root } = parseCheckpoint(note.slice(0, note.indexOf("\n\n") + 1));
  return {
    code: checkpointCode(note),
    note,
    title: words.say("proof.title"),
    how: words.say("proof.how", { command: "muster verify FILE" }),
    what: words.say("proof.code"),
    entry: { label: words.say("common.entry"), value: words.code(String(index)) },
    facts: [
      { label: words.say("proof.log"), value: words.code(origin) },
      { label: words.say("proof.size"), value: words.code(String(size)) },
      { label: words.say("proof.root"), value: words.code(encodeHex(root)) },
    ],
  };
}

function attachmentsOf({ file, bundles, items }: PaperParts): Attachment[] {
  return [
    {
      name: PAPER_FILE,
      bytes: formatPaperFile(file),
      mediaType: PAPER_FORMAT,
      relationship: "source",
      description: "What this paper was made of",
    },
    ...bundles.map((bytes, index): Attachment => {
      const name = `proof-${index + 1}.json`;
      return { name, bytes, mediaType: BUNDLE_FORMAT, relationship: "data", description: "A proof: muster verify" };
    }),
    ...(items === undefined
      ? []
      : [
          {
            name: ITEMS_FILE,
            bytes: items,
            mediaType: ITEMS_FORMAT,
            relationship: "data",
            description: "Everything the entry says about each person",
          } as const,
        ]),
  ];
}

/** Lines of canonical JSON, which has no line feed of its own. */
export function joinItems(items: readonly Uint8Array[]): Uint8Array {
  return Buffer.concat(items.flatMap((item, index) => (index === 0 ? [item] : [Buffer.from(LINE_FEED), item])));
}

export function splitItems(bytes: Uint8Array): Uint8Array[] {
  return Buffer.from(bytes)
    .toString("utf8")
    .split(LINE_FEED)
    .map((line) => Buffer.from(line));
}

function linesOf(items: Uint8Array): unknown[] {
  return splitItems(items).map(parseJson);
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch (cause) {
    throw new PaperFault("paper-entry-unfit", "what a proof shows is not JSON", { cause });
  }
}

/** For the document's own date, in UTC. */
function partsOf(at: string): readonly number[] {
  return [at.slice(0, 4), at.slice(5, 7), at.slice(8, 10), at.slice(11, 13), at.slice(14, 16), at.slice(17, 19)].map(
    Number,
  );
}
