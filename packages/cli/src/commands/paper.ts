/** `muster paper`: prints a paper as PDF/A with its proof inside, at the machine. */
import { writeFile } from "node:fs/promises";
import { isLanguage, LANGUAGES, OFFSET_PATTERN, type PaperName, type PaperSettings, renderPaper } from "@muster/papers";
import { isPersonId } from "@muster/record";
import type { AccessSubject } from "@muster/register";
import { momentOf } from "@muster/server/answers";
import { keeperPaper } from "@muster/server/paper";
import { type Command, InvalidArgumentError, Option } from "commander";
import { accepted, withNode } from "../node-session.ts";
import { group, reading, type Reading, type When } from "../options.ts";
import { type Read, recordReading } from "../recorded.ts";
import { facts, tell } from "../tell.ts";

interface PaperOptions extends When, Reading {
  readonly languages: PaperSettings["languages"];
  readonly offset: string;
  readonly hijri?: boolean;
  readonly ownNumerals?: boolean;
  readonly out: string;
}

interface PaperCommand {
  readonly paper: PaperName;
  /** What its argument names; a receipt's second argument names the person. */
  readonly of: "transfer" | "site" | "person" | "count";
  readonly says: string;
  readonly reads: Read["kind"];
}

const PAPERS: readonly PaperCommand[] = [
  { paper: "manifest", of: "transfer", says: "a transfer's sealed manifest", reads: "manifest.read" },
  { paper: "receipt", of: "transfer", says: "the receipt for one person", reads: "proof.made" },
  { paper: "joint-roll", of: "site", says: "the joint roll of a site's newest handover", reads: "roll.read" },
  { paper: "capture-card", of: "person", says: "the capture card of a person who is held", reads: "proof.made" },
  { paper: "release", of: "person", says: "the certificate of a person's release", reads: "proof.made" },
  { paper: "file", of: "person", says: "a person's own copy of the file", reads: "data.exported" },
  { paper: "count-sheet", of: "count", says: "the sheet for one officer of a count", reads: "roll.read" },
];

export function paperCommands(program: Command, says: string): void {
  const papers = group(program, "paper", says);
  for (const { paper, of, says, reads } of PAPERS) {
    const more = paper === "receipt" ? " <person>" : "";
    const example = `muster paper ${paper} ${of === "person" || of === "site" ? "…" : "T-1"}${more === "" ? "" : " 5f0c…"} --languages en,ar --out ${paper}.pdf`;
    reading(papers, `${paper} <${of}>${more}`, says, example)
      .option("--languages <two>", `two of ${LANGUAGES.join(", ")}, the first to lead`, languages, ["en", "ar"])
      .option("--offset <offset>", "of its times from UTC", offset, "+00:00")
      .option("--hijri", "the Hijri day beside the Gregorian")
      .option("--own-numerals", "dates and counts in the numerals of each language")
      .addOption(new Option("--out <file>", "where to").makeOptionMandatory())
      .action(async (id: string, ...rest: readonly unknown[]) => {
        const [person, options] =
          paper === "receipt" ? (rest as [string, PaperOptions]) : [undefined, rest[0] as PaperOptions];
        await print({ paper, of, says, reads }, id, person, options);
      });
  }
}

async function print(
  { paper, of, reads }: PaperCommand,
  id: string,
  person: string | undefined,
  options: PaperOptions,
): Promise<void> {
  const { languages: two, offset: from, hijri = false, ownNumerals = false, out } = options;
  const pdf = await withNode(options, async (node) => {
    const { register } = node;
    const moment = accepted(await momentOf(register, options), options);
    await recordReading(node, options, { kind: reads, subjects: subjectsOf(of, id, person) });
    const gathered = accepted(await keeperPaper(register.questions, moment, paper, id, person), options);
    const printedAt = (await register.moment()).asOf;
    const settings = { languages: two, offset: from, hijri, ownNumerals };
    return renderPaper({ ...gathered, settings, printedAt });
  });
  await writeFile(out, pdf);
  tell(options, { paper, out, bytes: pdf.length }, facts);
}

/** What is no id names nobody. */
function subjectsOf(kind: PaperCommand["of"], id: string, person: string | undefined): AccessSubject[] {
  const thing: AccessSubject[] = kind === "person" ? named(id) : [{ kind, id }];
  return person === undefined ? thing : [...thing, ...named(person)];
}

function named(id: string): AccessSubject[] {
  return isPersonId(id) ? [{ person: id }] : [];
}

function languages(text: string): PaperSettings["languages"] {
  const [first = "", second = "", ...more] = text.split(",");
  if (isLanguage(first) && isLanguage(second) && first !== second && more.length === 0) return [first, second];
  throw new InvalidArgumentError(`Name two of ${LANGUAGES.join(", ")} with a comma.`);
}

function offset(text: string): string {
  if (new RegExp(OFFSET_PATTERN).test(text)) return text;
  throw new InvalidArgumentError("Write an offset such as +03:00.");
}
