/** `muster duplicates` and `muster person candidates ID`: who may be on the register twice, and what speaks for it. */
import { isRefusal, type Refusal } from "@muster/custody";
import { isPersonId } from "@muster/record";
import {
  candidatesAnswer,
  type DuplicatesAnswer,
  duplicatesAnswer,
  personFound,
  receivedDuplicatesAnswer,
} from "@muster/server/answers";
import { type Command, InvalidArgumentError } from "commander";
import { WrongUse } from "../fault.ts";
import { comparedText } from "../likeness.ts";
import { ask } from "../node-session.ts";
import { reading, type Reading, type When, wholeNumber } from "../options.ts";
import { tell } from "../tell.ts";

interface DuplicatesOptions extends When, Reading {
  readonly entry?: number;
  readonly transfer?: string;
  readonly before?: string;
  readonly limit: number;
}

/** Of the keeper's own tools nobody's identity is withheld. */
const EVERYBODY = async () => () => true;
const PEOPLE_A_PAGE = 200;

export function candidatesCommand(person: Command): void {
  reading(
    person,
    "candidates <id>",
    "who may be the same person, with what speaks for it and against",
    "muster person candidates 5f0c…",
  ).action(async (id: string, when: When & Reading) => {
    const read = { kind: "people.searched", asked: `candidates of ${id}` } as const;
    const answer = await ask(
      when,
      async (register, moment) => {
        const found = await personFound(register, id, moment);
        return isRefusal(found) ? found : candidatesAnswer(register, found.person, moment, EVERYBODY);
      },
      isPersonId(id) ? { ...read, subjects: [{ person: id }] } : read,
    );
    tell(when, answer, ({ candidates }) =>
      candidates.length === 0
        ? "  none"
        : candidates.map((one) => comparedText(`${one.person}${saidOf(one.judged)}`, one)).join("\n"),
    );
  });
}

export function duplicatesCommand(program: Command, says: string): void {
  reading(program, "duplicates", says, "muster duplicates --entry 4120")
    .option("--entry <number>", "only the people whom this entry says something of", wholeNumber)
    .option("--transfer <transfer>", "only the people whom this transfer brought, the newest receipts first")
    .option("--before <mark>", "go on where the answer before ended: its `next`", mark)
    .option("--limit <people>", "look at so many people", wholeNumber, PEOPLE_A_PAGE)
    .action(async ({ entry, transfer, before, limit, ...when }: DuplicatesOptions) => {
      if (entry !== undefined && transfer !== undefined) throw new WrongUse("give --entry or --transfer, and not both");
      const page = { limit, ...(before === undefined ? {} : { before }) };
      const sought = { ...page, ...(entry === undefined ? {} : { entry: String(entry) }) };
      const said = Object.entries({ ...sought, ...(transfer === undefined ? {} : { transfer }) });
      const asked = ["duplicates", ...said.map(([name, value]) => `${name}=${value}`)].join(" ");
      const answer = await ask(
        when,
        (register, moment): Promise<DuplicatesAnswer | Refusal> =>
          transfer === undefined
            ? duplicatesAnswer(register, sought, moment, EVERYBODY)
            : receivedDuplicatesAnswer(register, transfer, page, moment, EVERYBODY),
        { kind: "people.searched", asked },
      );
      tell(when, answer, ({ pairs, next }) => {
        const lines = pairs.map((pair) => comparedText(`${pair.one.person} and ${pair.other.person}`, pair));
        const more = next === null ? [] : [`more: --before ${next}`];
        return [...(lines.length === 0 ? ["  none"] : lines), ...more].join("\n");
      });
    });
}

function saidOf(judged: "same" | "different" | null): string {
  if (judged === null) return "";
  return judged === "same" ? " (asserted to be the same)" : " (judged to be somebody else)";
}

function mark(text: string): string {
  if (/^\d{1,15}(?:\/[0-9a-f-]{36})?$/.test(text)) return text;
  throw new InvalidArgumentError("Give the `next` of the answer before.");
}
