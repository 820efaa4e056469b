/** On a machine for which there is no typesetter: what is then said of a paper, and what is not. */
import { expect, test, vi } from "vitest";
import { examplePapers } from "../../test/example-papers.ts";
import { nodeCrypto, trust } from "../../test/example-register.ts";
import { renderPaper } from "../render.ts";
import { verifyPaper } from "./verify-paper.ts";

const machine = vi.hoisted(() => ({ hasTypesetter: true }));
vi.mock(import("../typesetting/typesetter.ts"), async (original) => {
  const module = await original();
  const typeset: typeof module.typeset = (...given) => {
    if (!machine.hasTypesetter) throw new module.NoTypesetter("none here");
    return module.typeset(...given);
  };
  return { ...module, typeset };
});

test("a paper is not verified, but for who does without the pages; and what cannot be compared is not said to be", async () => {
  const pdf = renderPaper((await examplePapers()).receipt);
  machine.hasTypesetter = false;
  await expect(verifyPaper(pdf, trust, nodeCrypto)).rejects.toMatchObject({ code: "paper-pages-not-made" });
  const verified = await verifyPaper(pdf, trust, nodeCrypto, { withoutPages: true });
  expect(verified.pagesCompared).toBe(false);
  expect(verified.proofs[0]?.kind).toBe("transfer.received");
});
