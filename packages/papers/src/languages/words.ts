/** The words of one paper: everything it says, in its two languages, with its calendars and numerals. */
import { codeRun, inLanguage, inScript, type Pair, type Run, type Value } from "../typesetting/run.ts";
import { shown } from "../typesetting/shown.ts";
import { ar } from "./ar.ts";
import { ckb } from "./ckb.ts";
import { gregorianDay, hijriDay, stampOf, wallClock } from "./dates.ts";
import { en, type TextKey, type Texts } from "./en.ts";
import { ku } from "./ku.ts";
import { directionOf, type Language, scriptOf } from "./language.ts";

export const TEXTS: Readonly<Record<Language, Texts>> = { en, ar, ckb, ku };

/** How a paper is set; what it says does not depend on it. */
export interface PaperSettings {
  readonly languages: readonly [Language, Language];
  /** Of the times on it from UTC: `+03:00`. */
  readonly offset: string;
  /** The Hijri day beside the Gregorian one. */
  readonly hijri: boolean;
  /** Dates and counts in the numerals of each language. Ids keep the digits they were given in. */
  readonly ownNumerals: boolean;
}

/** Isolates (UAX #9): what stands between them keeps its own direction, and the sentence around it keeps its own. */
const FIRST_STRONG_ISOLATE = "\u2068";
const NO_BREAK_SPACE = "\u00a0";
const END_OF_ISOLATE = "\u2069";

export class Words {
  readonly settings: PaperSettings;

  constructor(settings: PaperSettings) {
    this.settings = settings;
  }

  /** A text in both languages; `values`, which are codes and not words, are put in where it names them, each unbroken. */
  say(key: TextKey, values: Readonly<Record<string, string>> = {}): Pair {
    return this.#both((language) =>
      TEXTS[language][key].replaceAll(/\{(\w+)\}/g, (_, name: string) => isolated(shown(values[name] ?? ""))),
    );
  }

  /** A word of one of the register's closed lists; a word that these papers do not know is printed as it is. */
  word(list: string, word: string): Value {
    const key = `${list}.${word}`;
    return isTextKey(key) ? this.say(key) : [this.code(word)];
  }

  /** Several words of a list, in one line. */
  words(list: string, words: readonly string[]): Value {
    const all = words.map((word) => this.word(list, word));
    return this.#both((language) => {
      const which = language === this.settings.languages[0] ? 0 : 1;
      return all.map((value) => (value[which] ?? value[0]).text).join(comma(language));
    });
  }

  /** A word before a value: `Overridden: fitness to travel`. */
  labelled(key: TextKey, value: Value): Pair {
    const [first, second] = this.say(key);
    return [
      { ...first, text: `${first.text}: ${value[0].text}` },
      { ...second, text: `${second.text}: ${(value[1] ?? value[0]).text}` },
    ];
  }

  yesOrNo(yes: boolean): Value {
    return this.say(yes ? "common.yes" : "common.no");
  }

  /** An id, a code, a number somebody gave: one and the same everywhere. */
  code(text: string): Run {
    return codeRun(shown(text));
  }

  /** What a person wrote or said, in its own script. */
  given(text: string): Run {
    return inScript(scriptOf(text), shown(text));
  }

  /** How many. */
  count(number: number): Value {
    return this.settings.ownNumerals
      ? this.#both((language) => this.#numerals(language, String(number)))
      : [this.code(String(number))];
  }

  /** An instant in words, the Hijri day on a line of its own. Its offset from UTC stands at the head of the paper. */
  instant(at: string): Value {
    const { offset, hijri } = this.settings;
    const there = wallClock(at, offset);
    return this.#both((language) => {
      const texts = TEXTS[language];
      const days = [gregorianDay(texts, there), ...(hijri ? [hijriDay(texts, there)] : [])];
      const [day = "", ...others] = days.map((written) => this.#numerals(language, written));
      return [`${day} ·\u00a0${this.#numerals(language, there.time)}`, ...others].join("\n");
    });
  }

  /** An instant in digits, for a column. */
  stamp(at: string): Run {
    return this.code(stampOf(wallClock(at, this.settings.offset)));
  }

  #both(text: (language: Language) => string): Pair {
    const [first, second] = this.settings.languages;
    return [inLanguage(first, text(first)), inLanguage(second, text(second))];
  }

  #numerals(language: Language, text: string): string {
    if (!this.settings.ownNumerals || directionOf(language) === "ltr") return text;
    return text.replaceAll(/\d/g, (digit) => String.fromCodePoint(0x660 + Number(digit)));
  }
}

function isolated(text: string): string {
  return `${FIRST_STRONG_ISOLATE}${text.replaceAll(" ", NO_BREAK_SPACE)}${END_OF_ISOLATE}`;
}

function comma(language: Language): string {
  return directionOf(language) === "rtl" ? "، " : ", ";
}

function isTextKey(key: string): key is TextKey {
  return Object.hasOwn(en, key);
}
