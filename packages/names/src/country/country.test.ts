import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { countriesFile } from "../../training/countries.ts";
import { demonyms } from "./demonyms.ts";
import { COUNTRIES, countryName } from "./names.ts";
import { otherNames } from "./other-names.ts";
import { resolveCountry } from "./resolve.ts";

function codes(text: string): string {
  return resolveCountry(text)
    .map(({ alpha3 }) => alpha3)
    .join(" ");
}

describe("countries.json", () => {
  test("is what its script makes of the installed CLDR", () => {
    expect(readFileSync(new URL("countries.json", import.meta.url), "utf8")).toBe(countriesFile());
  });

  test("has every country once, with a code of three letters and a name in English, Arabic and Kurmanji", () => {
    expect(COUNTRIES.length).toBe(251);
    expect(new Set(COUNTRIES.map(({ alpha3 }) => alpha3)).size).toBe(COUNTRIES.length);
    for (const { alpha3, names } of COUNTRIES) {
      expect(alpha3).toMatch(/^[A-Z]{3}$/);
      expect([names.en?.length, names.ar?.length, names.ku?.length]).not.toContain(undefined);
    }
  });

  test("names a country in the screens' languages, in English where the language has no name, and nothing for no code", () => {
    expect(countryName("SYR", "ckb")).toBe("سووریا");
    expect(countryName("TUN", "ku")).toBe("Tûnis");
    const unnamed = COUNTRIES.find(({ names }) => names.ckb === undefined)?.alpha3 ?? "";
    expect(countryName(unnamed, "ckb")).toBe(countryName(unnamed, "en"));
    expect(countryName("XXA", "ar")).toBe("عديم الجنسية");
    expect(countryName("XXX", "en")).toBeUndefined();
  });
});

describe("the tables", () => {
  const known = new Set([...COUNTRIES.map(({ alpha3 }) => alpha3), "XXA", ""]);

  test("are of countries there are", () => {
    for (const code of [...demonyms().keys(), ...otherNames().keys()])
      expect([code, known.has(code)]).toEqual([code, true]);
  });

  test("give no word to two countries but those that share it, and none that is no country", () => {
    const owners = new Map<string, Set<string>>();
    for (const table of [demonyms(), otherNames()]) {
      for (const [code, words] of table) {
        for (const word of words) owners.set(word, (owners.get(word) ?? new Set()).add(code));
      }
    }
    const shared = [...owners].flatMap(([word, codes]) => (codes.size > 1 ? [word] : []));
    expect(shared.toSorted()).toEqual(
      [
        "Congo",
        "Congolais",
        "Congolese",
        "Korea",
        "الكونغو",
        "كوريا",
        "كونغولي",
        "كونغولية",
        "كونغوليون",
        "كونغوليين",
      ].toSorted(),
    );
  });
});

describe("resolveCountry", () => {
  test("every name of every country is its own, in every language", () => {
    const shared: string[] = [];
    for (const { alpha3, names } of COUNTRIES) {
      for (const name of Object.values(names).flat()) {
        const found = codes(name);
        if (found !== alpha3) shared.push(`${name}: ${found}`);
        expect(found.split(" ")).toContain(alpha3);
      }
    }
    // What two countries are called in one language or another, and nothing else.
    expect(shared.length).toBeLessThan(12);
  });

  test.each([
    [
      "TUN",
      [
        "Tunisian",
        "tunisien",
        "تونسي",
        "تونسية",
        "التونسيين",
        "تونس",
        "Tûnis",
        "тунисец",
        "Tunuslu",
        "Tunesier",
        "TUN",
        "tun",
      ],
    ],
    [
      "SYR",
      [
        "Syrian",
        "Syrians",
        "سوري",
        "سورية",
        "سوريا",
        "السورية",
        "سووریا",
        "Sûrî",
        "сириец",
        "Suriyeli",
        "Syrian Arab Republic",
        "SY",
      ],
    ],
    ["IRQ", ["Iraqi", "Irak", "عراقي", "العراق", "عراقية", "عێراقی", "Îraqî", "Irakien", "Republic of Iraq", "иракец"]],
    ["MAR", ["Moroccan", "Marocaine", "مغربي", "مغربية", "Maroc", "марокканец"]],
    ["RUS", ["Russian", "россиянин", "روسي", "Russian Federation", "РФ"]],
    ["UZB", ["Uzbek", "أوزبكي", "اوزبكستان", "узбек", "Özbek"]],
    ["GBR", ["UK", "U.K.", "British", "بريطاني", "England", "المملكة المتحدة"]],
    ["COD", ["DRC", "Congo, Democratic Republic of the"]],
    ["KOR", ["Korea, Republic of", "South Korean"]],
    ["PSE", ["Palestinian", "Palestinian refugee", "فلسطيني", "لاجئ فلسطيني", "Gaza"]],
    [
      "XXA",
      [
        "stateless",
        "Stateless person",
        "مكتوم القيد",
        "مكتومي القيد",
        "بدون",
        "عديم الجنسية",
        "bidoon",
        "без гражданства",
        "bêwelat",
      ],
    ],
  ])("%s by what lists call it", (alpha3, texts) => {
    for (const text of texts) expect([text, codes(text)]).toEqual([text, alpha3]);
  });

  test.each([
    ["TUN", ["Tunisan", "Tunisain", "تونسيي"]],
    ["SYR", ["Syrain", "Sirian"]],
    ["EGY", ["Egyption"]],
    ["MAR", ["Moroccoan", "маркокканец"]],
    ["XXA", ["statless"]],
  ])("%s with an error, and a score that says so", (alpha3, texts) => {
    for (const text of texts) {
      expect([text, codes(text)]).toEqual([text, alpha3]);
      expect(resolveCountry(text)[0]?.score).toBeLessThan(1);
    }
  });

  test("what is no country, or could be any, is left as it was written", () => {
    const left =
      "Kurdish كردي Kurdsh Assyrian Asyrian Turkmen تركماني Chechen شيشاني Arab عرب Yezidi USSR unknown مجهول no NO NA n/a Rohingya xyzzy 123 -".split(
        " ",
      );
    for (const text of [...left, "", "غير معروف", "not known", "\u202e\u0000", "a ".repeat(500)]) {
      expect([text, codes(text)]).toEqual([text, ""]);
    }
  });

  test("where the text does not say which, it gives each", () => {
    expect(codes("Congo").split(" ").toSorted()).toEqual(["COD", "COG"]);
    expect(codes("Korea").split(" ").toSorted()).toEqual(["KOR", "PRK"]);
    expect(codes("Iraqn").split(" ").toSorted()).toEqual(["IRN", "IRQ"]);
    expect(codes("Syrian / Iraqi")).toBe("SYR IRQ");
    expect(codes("فلسطيني سوري")).toBe("PSE SYR");
    expect(codes("Tunisian / تونسي")).toBe("TUN");
    expect(codes("Syrian (unknown)")).toBe("");
  });
});
