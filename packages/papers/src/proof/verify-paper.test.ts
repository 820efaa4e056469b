/** A paper is checked with nothing but its file and the log's key; and whatever is done to the file is found. */
import { deflateSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { VerificationError } from "@muster/proof";
import { type ExampleName, examplePapers } from "../../test/example-papers.ts";
import { nodeCrypto, otherTrust, personId, trust } from "../../test/example-register.ts";
import { sha256Hex } from "../edition.ts";
import { PaperFault } from "../fault.ts";
import { MAXIMUM_ATTACHMENT_BYTES, MAXIMUM_PAPER_BYTES, MOST_ATTACHMENTS } from "../limits.ts";
import { joinItems, print } from "../print.ts";
import { type PaperRequest, renderPaper } from "../render.ts";
import { attachedFiles } from "./attachments.ts";
import { formatPaperFile, parsePaperFile } from "./paper-file.ts";
import { verifyPaper } from "./verify-paper.ts";

const papers = await examplePapers();
const names = Object.keys(papers) as ExampleName[];
const receipt = renderPaper(papers.receipt);

const codeOf = (pdf: Uint8Array, options = {}): Promise<string> =>
  verifyPaper(pdf, trust, nodeCrypto, options).then(
    () => "verified",
    (fault: unknown) => {
      if (fault instanceof PaperFault || fault instanceof VerificationError) return fault.code;
      throw fault;
    },
  );

describe("a paper as it was printed", () => {
  // Verifies: rule-10
  test.each(names)("%s holds", async (name) => {
    const verified = await verifyPaper(renderPaper(papers[name]), trust, nodeCrypto);
    expect(verified).toMatchObject({ paper: papers[name].paper, pagesCompared: true, languages: ["en", "ar"] });
    expect(verified.onlyPrinted).toEqual(papers[name].printed);
    expect(verified.proofs).toHaveLength(papers[name].bundles.length);
  });

  // Verifies: rule-4, ICPPED-20-22
  test("the receipt says what the receiver signed, and whose key signed it", async () => {
    const { proofs } = await verifyPaper(receipt, trust, nodeCrypto);
    expect(proofs[0]).toMatchObject({ kind: "transfer.received", person: personId(2) });
    expect(proofs[0]?.receipts[0]?.statement).toMatchObject({ outcome: "accepted-with-reservations" });
  });

  // Verifies: GC3-46
  test("the manifest is everybody whom the entry seals, in its order", async () => {
    const verified = await verifyPaper(renderPaper(papers.manifest), trust, nodeCrypto);
    expect(verified.listed).toBe(6);
  });

  test("holds for nobody who has another key", async () => {
    await expect(verifyPaper(receipt, otherTrust, nodeCrypto)).rejects.toMatchObject({
      code: "note-not-signed-by-known-key",
    });
  });
});

describe("a paper that was changed", () => {
  test("on its pages", async () => {
    expect(await codeOf(changedAt(receipt, "/CreationDate (D:2026", 1))).toBe("paper-altered");
    const metadata = Buffer.from(receipt).indexOf("<dc:title>");
    expect(await codeOf(flipped(receipt, metadata + 30))).toBe("paper-altered");
    expect(await codeOf(Buffer.concat([receipt, Buffer.from("\n% more")]))).toBe("paper-altered");
  });

  test("in what was attached to it", async () => {
    const { file, bundles } = partsOf(papers.receipt);
    const lie = { ...file, printed: { ...file.printed, register: "Another register" } };
    const replaced = withAttachment(receipt, formatPaperFile(file), formatPaperFile(lie));
    expect(await codeOf(replaced)).toBe("paper-altered");
    expect(await codeOf(withAttachment(receipt, bundles[0] ?? new Uint8Array(), Buffer.from("{}")))).toBe(
      "paper-proof-missing",
    );
  });

  test("by anything at any place", async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(receipt.length - 1), fc.integer({ min: 1, max: 255 }), async (at, by) => {
        const changed = Buffer.from(receipt);
        changed[at] = (changed[at] ?? 0) ^ by;
        expect(await codeOf(changed)).not.toBe("verified");
      }),
      { numRuns: 60 },
    );
  });

  test("of whose list one is gone, or one is another", async () => {
    const { file, bundles } = partsOf(papers.manifest);
    const items = papers.manifest.items ?? [];
    for (const list of [items.slice(1), [...items.slice(1), items[1] ?? new Uint8Array()], items.toReversed()]) {
      const joined = joinItems(list);
      const pdf = print({ file: { ...file, items: sha256Hex(joined) }, bundles, items: joined });
      expect(await codeOf(pdf)).toBe("paper-items-differ");
    }
  });

  test("that prints another person's name beside a proof", async () => {
    const { file, bundles } = partsOf(papers.receipt);
    const person = { person: personId(3), name: "Somebody Else" };
    expect(() => print({ file: { ...file, printed: { ...file.printed, person } }, bundles })).toThrow(
      expect.objectContaining({ code: "paper-malformed" }),
    );
  });
});

describe("a paper of another edition", () => {
  const { file, bundles } = partsOf(papers.receipt);
  const older = print({ file: { ...file, edition: "0".repeat(64) }, bundles });

  test("is not taken for verified, for nobody can say what its pages say", async () => {
    expect(await codeOf(older)).toBe("paper-of-another-edition");
  });

  test("has its proofs checked for who compares the pages himself, and is not said to be compared", async () => {
    const verified = await verifyPaper(older, trust, nodeCrypto, { withoutPages: true });
    expect(verified.pagesCompared).toBe(false);
    expect(verified.proofs[0]?.kind).toBe("transfer.received");
  });

  test("has to be about whom its proofs are about, pages or none", async () => {
    const printed = { ...file.printed, person: { person: personId(3), name: "Somebody Else" } };
    const [facts = new Uint8Array()] = attachedFiles(older);
    const lie = formatPaperFile({ ...file, edition: "0".repeat(64), printed });
    expect(await codeOf(withAttachment(older, facts, lie), { withoutPages: true })).toBe("paper-malformed");
  });

  test("of this edition the pages are compared all the same", async () => {
    expect(await codeOf(Buffer.concat([receipt, Buffer.from(" ")]), { withoutPages: true })).toBe("paper-altered");
  });
});

describe("what is no paper", () => {
  const pdf = (...objects: Buffer[]) => Buffer.concat([Buffer.from("%PDF-1.7\n"), ...objects]);
  const attached = (content: Uint8Array, filter = "/FlateDecode", length = content.length) =>
    Buffer.concat([
      Buffer.from(`1 0 obj\n<< /Type /EmbeddedFile /Length ${length} /Filter ${filter} >>\nstream\n`),
      content,
      Buffer.from("\nendstream\nendobj\n"),
    ]);
  const packed = (text: string) => attached(deflateSync(Buffer.from(text)));

  test.each([
    ["nothing", Buffer.alloc(0), "paper-not-pdf"],
    ["a text", Buffer.from("hello"), "paper-not-pdf"],
    ["a PDF without attachments", pdf(), "paper-without-proof"],
    ["a PDF that only speaks of them", pdf(Buffer.from("/EmbeddedFiles << /Names [] >>")), "paper-without-proof"],
    ["another attachment", pdf(packed("{}")), "paper-without-proof"],
    ["facts of another format", pdf(packed('{"x":"application/vnd.muster.paper.v1+json"}')), "paper-format-unknown"],
    ["facts that are none", pdf(packed('{"format":"application/vnd.muster.paper.v1+json"}')), "paper-malformed"],
    ["facts that are not JSON", pdf(packed('"application/vnd.muster.paper.v1+json" {')), "paper-malformed"],
    [
      "facts twice",
      pdf(
        packed('{"format":"application/vnd.muster.paper.v1+json"}'),
        packed('{"format":"application/vnd.muster.paper.v1+json"} '),
      ),
      "paper-malformed",
    ],
    ["an attachment of rubbish", pdf(attached(Buffer.from("rubbish"))), "paper-attachment-malformed"],
    [
      "an attachment packed otherwise",
      pdf(attached(Buffer.from("rubbish"), "/LZWDecode")),
      "paper-attachment-malformed",
    ],
    [
      "an attachment packed twice",
      pdf(attached(Buffer.from("x"), "[/FlateDecode /FlateDecode]")),
      "paper-attachment-malformed",
    ],
    [
      "an attachment longer than the file",
      pdf(attached(Buffer.from("x"), "/FlateDecode", 9_999)),
      "paper-attachment-malformed",
    ],
    [
      "an attachment of a length said elsewhere",
      pdf(Buffer.from("1 0 obj\n<< /Type /EmbeddedFile /Length 9 0 R >>\nstream\nx")),
      "paper-attachment-malformed",
    ],
    [
      "too many attachments",
      pdf(...Array.from({ length: MOST_ATTACHMENTS + 1 }, () => packed("{}"))),
      "paper-attachment-too-large",
    ],
    ["a bomb", pdf(attached(deflateSync(Buffer.alloc(MAXIMUM_ATTACHMENT_BYTES + 1)))), "paper-attachment-too-large"],
    [
      "bombs that are one together",
      pdf(...Array.from({ length: 3 }, () => attached(deflateSync(Buffer.alloc(MAXIMUM_ATTACHMENT_BYTES - 1))))),
      "paper-attachment-too-large",
    ],
    ["a file that is too long", pdf(Buffer.alloc(MAXIMUM_PAPER_BYTES)), "paper-too-large"],
  ])("%s", async (_, bytes, code) => {
    expect(await codeOf(bytes)).toBe(code);
  });
});

/** What a paper is made of. */
function partsOf(request: PaperRequest) {
  const [facts = new Uint8Array()] = attachedFiles(renderPaper(request));
  return { file: parsePaperFile(facts), bundles: request.bundles };
}

function changedAt(pdf: Uint8Array, mark: string, behind: number): Buffer {
  return flipped(pdf, Buffer.from(pdf).indexOf(mark) + mark.length + behind);
}

function flipped(pdf: Uint8Array, at: number): Buffer {
  const changed = Buffer.from(pdf);
  changed[at] = (changed[at] ?? 0) ^ 1;
  return changed;
}

/** The PDF with one attached file put in another's place, as somebody would who knows the format. */
function withAttachment(pdf: Uint8Array, old: Uint8Array, put: Uint8Array): Buffer {
  const text = Buffer.from(pdf);
  const files = attachedFiles(pdf);
  const index = files.findIndex((file) => Buffer.from(file).equals(old));
  let at = -1;
  for (let found = 0; found <= index; found++) at = text.indexOf("/Type /EmbeddedFile", at + 1);
  const begin = text.lastIndexOf(" obj", at) + " obj".length;
  const end = text.indexOf("endobj", at);
  const packed = deflateSync(put);
  const object = Buffer.concat([
    Buffer.from(`\n<< /Type /EmbeddedFile /Length ${packed.length} /Filter /FlateDecode >>\nstream\n`),
    packed,
    Buffer.from("\nendstream\n"),
  ]);
  return Buffer.concat([text.subarray(0, begin), object, text.subarray(end)]);
}
