import PO from "pofile";
import { describe, expect, test } from "vitest";
import { extracted } from "./extract.ts";
import { translations } from "./texts.ts";

const english = (texts: Readonly<Record<string, string>>) =>
  new Map(Object.entries(texts).map(([id, text]) => [id, { text, file: "src/a/texts.ts" }]));

/** As it is on the disk: written and read again. */
const again = (po: PO): PO => PO.parse(po.toString());
const nothing = (): PO => PO.parse('msgid ""\nmsgstr ""\n');

describe("a language's file is brought up to the English", () => {
  test("given nothing, then every message is there, empty, with where it stands", () => {
    const text = extracted(nothing(), "ar", english({ "a.b": 'He said "so"', "a.c": "C" })).toString();
    expect(text).toContain("NO NATIVE SPEAKER HAS REVIEWED");
    expect(text).toContain('"Language: ar\\n"');
    expect(text).toContain('"X-Reviewed-By: nobody yet\\n"');
    expect(text).toContain('#: src/a/texts.ts\nmsgctxt "a.b"\nmsgid "He said \\"so\\""\nmsgstr ""');
    expect(translations(PO.parse(text)).size).toBe(0);
  });

  test("given translations, then they are kept with their notes, in the order of the English", () => {
    const po = extracted(nothing(), "ku", english({ "a.b": "B", "a.c": "C" }));
    const [first] = po.items;
    if (first === undefined) throw new Error("no message");
    first.msgstr = ["bê"];
    first.comments = ["as in Hesekê"];
    const next = again(extracted(again(po), "ku", english({ "a.new": "N", "a.c": "C", "a.b": "B" })));
    expect(next.items.map(({ msgctxt }) => msgctxt)).toEqual(["a.new", "a.c", "a.b"]);
    expect(translations(next)).toEqual(new Map([["a.b", "bê"]]));
    expect(next.items[2]?.comments).toEqual(["as in Hesekê"]);
    expect(again(extracted(next, "ku", english({ "a.new": "N", "a.c": "C", "a.b": "B" }))).toString()).toBe(
      next.toString(),
    );
  });

  test("given a changed English, then it is fuzzy, with what it was, and not used until somebody has looked", () => {
    const po = extracted(nothing(), "ku", english({ "a.b": "B", "a.c": "C" }));
    for (const item of po.items) item.msgstr = ["x"];
    const changed = again(extracted(again(po), "ku", english({ "a.b": "B!", "a.c": "C" })));
    expect(changed.items[0]).toMatchObject({ msgid: "B!", msgstr: ["x"], extractedComments: ["was: B"] });
    expect(translations(changed)).toEqual(new Map([["a.c", "x"]]));
    const twice = again(extracted(changed, "ku", english({ "a.b": "B?", "a.c": "C" })));
    expect(twice.items[0]).toMatchObject({ msgid: "B?", flags: { fuzzy: true }, extractedComments: ["was: B"] });
    if (twice.items[0] !== undefined) twice.items[0].flags = {};
    const seen = again(extracted(again(twice), "ku", english({ "a.b": "B?", "a.c": "C" })));
    expect(seen.items[0]?.extractedComments).toEqual([]);
    expect(translations(seen).get("a.b")).toBe("x");
  });

  test("given a message that is gone, then so is its entry", () => {
    const po = extracted(nothing(), "ckb", english({ "a.b": "B", "a.c": "C" }));
    expect(extracted(again(po), "ckb", english({ "a.c": "C" })).items.map(({ msgctxt }) => msgctxt)).toEqual(["a.c"]);
  });

  test("given a reviewer, then the file no longer says that there was none", () => {
    const po = nothing();
    po.headers["X-Reviewed-By"] = "An invented reader";
    const text = extracted(po, "ckb", english({ "a.b": "B" })).toString();
    expect(text).toContain("X-Reviewed-By: An invented reader");
    expect(text).not.toContain("NO NATIVE SPEAKER");
  });
});
