/** What a number that was typed or scanned comes to in a count: marked, marked before, or not expected there. */
import { isPersonId, type PersonId } from "@muster/record";
import type { FoundAnswer, FoundLine, NamedRollLine, PeopleAnswer } from "@muster/server/api";
import { ask } from "../../../api/ask.ts";
import { Problem } from "../../../api/problem.ts";
import { addressOf } from "../../../api/question.ts";
import { isolated } from "../../../texts/isolated.ts";
import { useTexts } from "../../../texts/reading.tsx";
import type { Spoken } from "../../../ui/named-count/scan-field.tsx";
import { EMPTY, hitOf, type Sheet, type Stranger, withSeen, withStranger } from "../../../ui/named-count/sheet.ts";
import { called } from "../../../ui/person-picker/called.tsx";
import { foundIn, type PickedPerson, pickedFrom } from "../../../ui/person-picker/picked-person.ts";
import { asCompared } from "../../../ui/person-picker/typed.ts";
import { countsTexts } from "../texts.ts";

interface Scanning {
  readonly awaited: readonly NamedRollLine[];
  /** Of the whole site: who is on the books there, and not in what is counted, is known all the same. */
  readonly roll: readonly NamedRollLine[];
  readonly sheet: Sheet;
  readonly change: (alter: (sheet: Sheet) => Sheet) => void;
}

export function useScan({ awaited, roll, sheet, change }: Scanning): (text: string) => Spoken | Promise<Spoken> {
  const t = useTexts(countsTexts);
  const bad = (key: Parameters<typeof t>[0], values: Readonly<Record<string, string>>): Spoken => ({
    good: false,
    says: t(key, Object.fromEntries(Object.entries(values).map(([name, value]) => [name, isolated(value)]))),
  });
  const noted = (stranger: Stranger): boolean => {
    const isNew = withStranger(sheet, stranger) !== sheet;
    change((before) => withStranger(before, stranger));
    return isNew;
  };

  const notAwaited = async (text: string): Promise<Spoken> => {
    const elsewhere = hitOf(text, roll, EMPTY);
    if (elsewhere.kind === "several") return bad("scan.several", { text });
    if (elsewhere.kind === "seen") {
      const line = roll.find(({ person }) => person === elsewhere.person);
      const who = line === undefined ? text : called(pickedFrom(line));
      const isNew = noted({ text: who, person: elsewhere.person });
      return isNew ? bad("scan.otherUnit", { who, unit: line?.unit ?? t("noUnit") }) : bad("scan.again", { who });
    }
    const found = await search(text);
    if (found instanceof Problem) return { good: false, says: found.message };
    if (found.length > 1) return bad("scan.several", { text });
    const [one] = found;
    if (one === undefined) return bad(noted({ text }) ? "scan.unknown" : "scan.again", { text, who: text });
    const who = called(one);
    return bad(noted({ text: who, person: one.person }) ? "scan.notHere" : "scan.again", { who });
  };

  return (text) => {
    const hit = hitOf(text, awaited, sheet);
    if (hit.kind === "several") return bad("scan.several", { text: hit.text });
    if (hit.kind === "not-listed") return notAwaited(hit.text);
    const line = awaited.find(({ person }) => person === hit.person);
    const who = line === undefined ? text : called(pickedFrom(line));
    if (hit.kind === "again") return bad("scan.again", { who });
    change((before) => withSeen(before, hit.person));
    return { good: true, says: t("scan.seen", { who: isolated(who) }) };
  };
}

/** Who has exactly this number or id, of those this officer may know; or why that cannot be asked. */
async function search(text: string): Promise<readonly PickedPerson[] | Problem> {
  try {
    const answer = await ask<FoundAnswer | PeopleAnswer>(addressOf("/people", { find: text }, {}));
    const exact = foundIn(answer).filter((line) => isExactly(line, text));
    return [...new Map<PersonId, PickedPerson>(exact.map((line) => [line.person, pickedFrom(line)])).values()];
  } catch (fault) {
    if (fault instanceof Problem) return fault;
    throw fault;
  }
}

function isExactly({ by, text: stated }: FoundLine, text: string): boolean {
  return by === "id" ? isPersonId(asCompared(text)) : by === "number" && asCompared(stated) === asCompared(text);
}
