/** How a paper is asked to be set: its two languages, the offset of its times, its calendars and numerals. */
import { refuse, type Refusal } from "@muster/custody";
import { isLanguage, LANGUAGES, OFFSET_PATTERN, type PaperSettings } from "@muster/papers";
import Type from "typebox";

export const SettingsQuery = {
  languages: Type.Optional(
    Type.String({ description: `two of ${LANGUAGES.join(", ")}, the first to lead; en,ar where absent` }),
  ),
  offset: Type.Optional(
    Type.String({ pattern: OFFSET_PATTERN, description: "of its times from UTC: +03:00; +00:00 where absent" }),
  ),
  calendar: Type.Optional(
    Type.Enum(["gregorian", "gregorian-and-hijri"], {
      description: "the Hijri day beside the Gregorian, by Umm al-Qura",
    }),
  ),
  numerals: Type.Optional(
    Type.Enum(["latin", "own"], {
      description: "dates and counts in the numerals of each language; ids keep their digits",
    }),
  ),
};

export interface AskedSettings {
  readonly languages?: string;
  readonly offset?: string;
  readonly calendar?: "gregorian" | "gregorian-and-hijri";
  readonly numerals?: "latin" | "own";
}

export function settingsOf({
  languages = "en,ar",
  offset = "+00:00",
  calendar = "gregorian",
  numerals = "latin",
}: AskedSettings): PaperSettings | Refusal {
  const [first = "", second = "", ...more] = languages.split(",");
  if (!isLanguage(first) || !isLanguage(second) || first === second || more.length > 0) {
    return refuse(
      "invalid",
      "languages-invalid",
      "A paper is in two languages.",
      `Name two of ${LANGUAGES.join(", ")} with a comma: en,ar.`,
      { field: "languages" },
    );
  }
  return {
    languages: [first, second],
    offset,
    hijri: calendar === "gregorian-and-hijri",
    ownNumerals: numerals === "own",
  };
}
