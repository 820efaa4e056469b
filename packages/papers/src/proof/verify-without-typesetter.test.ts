/** On a machine for which there is no typesetter: what is then said of a paper, and what is not. */
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { examplePapers } from "../../test/example-papers.ts";
import { nodeCrypto, trust } from "../../test/example-register.ts";
import type * as Render from "../render.ts";
import type * as Verify from "./verify-paper.ts";

const machine = { hasTypesetter: true };
let render: typeof Render;
let verify: typeof Verify;

// Files of tests share their modules: these are of this file alone.
beforeAll(async () => {
  vi.resetModules();
  vi.doMock(import("../typesetting/typesetter.ts"), async (original) => {
    const module = await original();
    const typeset: typeof module.typeset = (...given) => {
      if (!machine.hasTypesetter) throw new module.NoTypesetter("none here");
      return module.typeset(...given);
    };
    return { ...module, typeset };
  });
  render = await import("../render.ts");
  verify = await import("./verify-paper.ts");
});
afterAll(() => {
  vi.doUnmock("../typesetting/typesetter.ts");
  vi.resetModules();
});

test("a paper is not verified, but for who does without the pages; and what cannot be compared is not said to be", async () => {
  const pdf = render.renderPaper((await examplePapers()).receipt);
  machine.hasTypesetter = false;
  await expect(verify.verifyPaper(pdf, trust, nodeCrypto)).rejects.toMatchObject({ code: "paper-pages-not-made" });
  const verified = await verify.verifyPaper(pdf, trust, nodeCrypto, { withoutPages: true });
  expect(verified.pagesCompared).toBe(false);
  expect(verified.proofs[0]?.kind).toBe("transfer.received");
});
