/** What is wrong with the texts: each fault a line that says where and what, for whoever translates. */
import type PO from "pofile";
import { type Choice, type MessageShape, shapeOf } from "./icu.ts";
import type { EnglishMessage, Translated } from "./texts.ts";

/** English that cannot be read, or a count without its two forms. */
export function englishFaults(english: ReadonlyMap<string, EnglishMessage>): readonly string[] {
  return [...english].flatMap(([id, { text }]) => {
    const shape = shapeOrFault(text);
    if (typeof shape === "string") return [`en ${id}: ${shape}`];
    return shape.choices.flatMap((choice) => missingForms(choice, ["other"]).map((form) => `en ${id}: no ${form}`));
  });
}

/** A language's catalogue against the English: complete, of the same arguments, with the plural forms the language has. */
export function catalogueFaults(
  language: Translated,
  { items }: PO,
  english: ReadonlyMap<string, EnglishMessage>,
): readonly string[] {
  const byId = new Map(items.map((item) => [item.msgctxt ?? "", item]));
  const unknown = [...byId.keys()].filter((id) => !english.has(id));
  const faults = [...english].flatMap(([id, { text }]) => {
    const item = byId.get(id);
    const [translated = ""] = item?.msgstr ?? [];
    if (item === undefined || translated === "") return [`${id}: not translated`];
    if (item.msgid !== text) return [`${id}: the English has changed; run npm run texts`];
    if (item.flags["fuzzy"] === true) return [`${id}: fuzzy; see that it says what the English says now`];
    return translationFaults(language, text, translated).map((fault) => `${id}: ${fault}`);
  });
  return [...unknown.map((id) => `${id}: no such message; run npm run texts`), ...faults].map(
    (fault) => `${language} ${fault}`,
  );
}

/** What is wrong with one translation. */
export function translationFaults(language: Translated, text: string, translated: string): readonly string[] {
  const [english, other] = [shapeOrFault(text), shapeOrFault(translated)];
  if (typeof english === "string" || typeof other === "string") {
    return [english, other].filter((fault) => typeof fault === "string");
  }
  return [
    ...without(english.arguments, other.arguments).map((name) => `{${name}} is missing`),
    ...without(other.arguments, english.arguments).map((name) => `{${name}} is not in the English`),
    ...english.choices.flatMap((choice) => choiceFaults(choice, other)),
    ...other.choices.flatMap((choice) => formFaults(language, choice, english)),
  ];
}

/** What the English tells apart, a translation does too. */
function choiceFaults({ argument, type, cases }: Choice, other: MessageShape): readonly string[] {
  const same = other.choices.filter((choice) => choice.argument === argument && choice.type === type);
  if (same.length === 0) return [`{${argument}} is no ${type} any more`];
  if (type !== "select") return [];
  return same.flatMap((choice) => [
    ...missingForms(choice, [...cases]).map((value) => `{${argument}} has no case ${value}`),
    ...without(choice.cases, cases).map((value) => `{${argument}} has a case ${value} that there is not`),
  ]);
}

/** A count is said in every form of the language; what merely tells nought from the rest needs only the rest. */
function formFaults(language: Translated, choice: Choice, english: MessageShape): readonly string[] {
  if (choice.type === "select") return [];
  const counted = english.choices.filter(({ argument }) => argument === choice.argument);
  const isCount = counted.length === 0 || counted.some(({ cases }) => cases.has("one"));
  const needed = isCount ? formsOf(language, choice.type) : ["other"];
  return missingForms(choice, needed).map((form) => `{${choice.argument}} has no form ${form}`);
}

/** The forms that a number takes in this language, as Unicode's CLDR has them. */
function formsOf(language: Translated, type: "plural" | "selectordinal"): readonly string[] {
  const rules = new Intl.PluralRules(language, { type: type === "plural" ? "cardinal" : "ordinal" });
  return rules.resolvedOptions().pluralCategories;
}

function without(these: ReadonlySet<string>, those: ReadonlySet<string>): readonly string[] {
  return [...these].filter((one) => !those.has(one));
}

/** A form may be said by its number as well: `=0` for zero, where the language has that form for nothing else. */
const BY_NUMBER: Readonly<Record<string, string>> = { zero: "0", one: "1", two: "2" };

function missingForms({ cases }: Choice, needed: readonly string[]): readonly string[] {
  return needed.filter((form) => !cases.has(form) && !cases.has(BY_NUMBER[form] ?? form));
}

function shapeOrFault(message: string): MessageShape | string {
  try {
    return shapeOf(message);
  } catch (fault) {
    return `not an ICU message: ${(fault as Error).message.split("\n")[0] ?? ""}`;
  }
}
