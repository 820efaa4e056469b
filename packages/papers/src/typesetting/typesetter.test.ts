/** That what the fonts are said to show they do show, letter by letter, in a PDF that must not hold one it does not. */
import { expect, test } from "vitest";
import { examplePapers } from "../../test/example-papers.ts";
import { personId } from "../../test/example-register.ts";
import { textOf } from "../../test/pdf-reader.ts";
import { PaperPrinter, PrinterFault } from "../printer.ts";
import { renderPaper } from "../render.ts";
import { fonts } from "./fonts.ts";

const { receipt } = await examplePapers();
const LAST_OF_ARABIC_FORMS = 0xfeff;

test("every letter that the fonts are said to show is set", () => {
  const { shows } = fonts();
  const all: string[] = [];
  for (let code = 0x20; code <= LAST_OF_ARABIC_FORMS; code++) {
    const letter = String.fromCodePoint(code);
    if (shows(letter) && /[\p{L}\p{M}\p{N}\p{P}\p{S}]/u.test(letter)) all.push(letter);
  }
  expect(all.length).toBeGreaterThan(900);
  for (let start = 0; start < all.length; start += 450) {
    const name = all.slice(start, start + 450).join("");
    const printed = { ...receipt.printed, person: { person: personId(2), name } } as typeof receipt.printed;
    expect(renderPaper({ ...receipt, printed }).length).toBeGreaterThan(10_000);
  }
});

test("the printer's thread prints what this one prints, goes on after a paper that cannot be, and can be closed twice", async () => {
  const printer = new PaperPrinter();
  try {
    const [one, other] = await Promise.all([printer.print(receipt), printer.print(receipt)]);
    expect(Buffer.from(one).equals(renderPaper(receipt))).toBe(true);
    expect(Buffer.from(other).equals(one)).toBe(true);
    await expect(printer.print({ ...receipt, bundles: [] })).rejects.toBeInstanceOf(PrinterFault);
    expect(await textOf(await printer.print(receipt))).toContain("Ali Tester");
  } finally {
    await printer.close();
    await printer.close();
  }
});

test("the printer takes on no more than it can hold", async () => {
  const printer = new PaperPrinter();
  const waiting = Array.from({ length: 40 }, () =>
    printer.print({ ...receipt, bundles: [] }).catch((fault: unknown) => fault),
  );
  const faults = (await Promise.all(waiting)) as Error[];
  await printer.close();
  expect(faults.filter(({ message }) => message.startsWith("too many papers"))).toHaveLength(8);
});
