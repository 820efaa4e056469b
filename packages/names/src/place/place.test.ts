import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { GEONAMES, placesFile } from "../../training/places.ts";
import { PLACES, resolvePlace } from "./places.ts";
import { resolveSite, SiteSpellings } from "./sites.ts";

/** The sites of the reference case, as scenarios/north-east-syria-2026 enters them. */
const SITES = [
  { code: "AL-HOL", name: "al-Hol camp" },
  { code: "AL-SINAA", name: "al-Sina'a (Ghwayran) prison, Hasakah" },
  { code: "AL-AQTAN", name: "al-Aqtan prison, near Raqqa" },
  { code: "AL-SHADDADI", name: "al-Shaddadi prison" },
  { code: "ROJ", name: "Roj camp" },
  { code: "IRAQ-SECURE", name: "Secure locations in Iraq (not named)" },
];

describe("a site by any spelling", () => {
  const book = new SiteSpellings(SITES);

  test.each([
    [
      "AL-SHADDADI",
      "Shaddadi, Shaddadeh, Shdadi, Shadadi, al-Shaddadah, Ash Shaddādī, Shaddadi prison, AL SHADDADI, الشدادي, الشدادة, سجن الشدادي, شدادي, Şedadê, shadadi jail, Shaddaddi, Шаддади",
    ],
    [
      "AL-SINAA",
      "Ghwayran, Ghuwayran, Gweiran, Geweran prison, Ghweiran, Ghwayrn, غويران, سجن غويران, Sina'a, Sinaa, al-Sina'a, Al Sina'a prison, الصناعة, سجن الصناعة, Al Sinaa Prison in Hasakah, Xiwêran",
    ],
    [
      "AL-HOL",
      "Hol, al-Hol, Al Hol, Alhol, El-Hol camp, al-Hawl, Hawl camp, الهول, مخيم الهول, هۆڵ, kampa Hol, AL-HOL, Hol Camp, Эль-Холь, Аль-Хол",
    ],
    ["ROJ", "Roj, Camp Roj, al-Roj, روج, مخيم روج, roj camp, Rodj"],
    ["AL-AQTAN", "Aqtan, al-Aqtan, Aktan prison, الأقطان, سجن الاقطان, Aqtan prison near Raqqa"],
  ])("%s", (code, spellings) => {
    for (const text of spellings.split(", ")) {
      const found = book.resolve(text);
      expect([text, found.map((site) => site.code)]).toEqual([text, [code]]);
      expect(found[0]?.score).toBeGreaterThan(0.75);
    }
  });

  test("what names none of them is left as it was written: a town two may be in, a kind of place, another's name", () => {
    const left = ["Hasakah", "Raqqa", "prison", "camp", "سجن", "Baghdad", "Sednaya", "", "\u202e", "17", "North"];
    for (const text of left) expect([text, book.resolve(text)]).toEqual([text, []]);
  });

  test("where two sites may be meant, both are said", () => {
    const two = [
      { code: "N-1", name: "Rasheed prison" },
      { code: "N-2", name: "Rasheed camp" },
    ];
    expect(resolveSite("Rashid", two).map(({ code }) => code)).toEqual(["N-1", "N-2"]);
    expect(resolveSite("Rashid camp", two)[0]?.code).toBe("N-2");
  });

  test("a site is found by an alias somebody keeps, and a number in a name is that number or another", () => {
    const sites = [
      { code: "C-1", name: "Court 1", aliases: ["Palace of Justice"] },
      { code: "C-2", name: "Court 2" },
    ];
    expect(resolveSite("palace of justice", sites).map(({ code }) => code)).toEqual(["C-1"]);
    expect(resolveSite("Court 2", sites).map(({ code }) => code)).toEqual(["C-2"]);
    expect(resolveSite("Court 12", sites)).toEqual([]);
  });
});

describe("a place as somebody wrote it", () => {
  test.each([
    ["SY.al-hasakah", "Hasakah, Hasaka, Hassakeh, al-Hasaka, الحسكة, حسكة, حەسەکە, Hesekê, Hasakha"],
    ["SY.deir-ez-zor", "Deir ez-Zor, Deirezzor, Dayr al-Zawr, دير الزور, ديرالزور, Dêrezor, Deir al Zor"],
    ["SY.ayn-al-arab", "Kobani, Kobane, Kobanê, Ayn al-Arab, عين العرب, كوباني, کۆبانی"],
    ["SY.ar-raqqah", "Raqqa, Rakka, الرقة, رقه, ڕەققە, مدينة الرقة"],
    ["SY.albu-kamal", "Abu Kamal, Bukamal, البوكمال, ابو كمال"],
    ["IQ.mosul", "Mosul, Mousel, الموصل, Mûsil, مووسڵ"],
    ["IQ.sinjar", "Sinjar, Shengal, شنگال, سنجار"],
    ["SY.al-hawl", "Hol, al-Hawl, الهول"],
    ["SY.ar-raqqah", "Ракка, Эр-Ракка"],
    // Known by its Latin name alone.
    ["SY.kafranbel", "كفرنبل, Kafr Anbel"],
    ["SY.tasil", "تسيل"],
    ["SY.khan-shaykhun", "Khan Sheikhun, خان شيخون"],
  ])("%s", (code, spellings) => {
    for (const text of spellings.split(", ")) {
      const found = resolvePlace(text).map((place) => place.code);
      // Sinjar is a town of both countries.
      expect([text, found]).toEqual([text, expect.arrayContaining([code])]);
      expect(found.length).toBeLessThan(3);
    }
  });

  test("every place is found by each of its own names, and a town of nowhere near is left", () => {
    for (const { code, names } of PLACES) {
      for (const name of names)
        expect([name, resolvePlace(name).map((place) => place.code)]).toContainEqual(expect.arrayContaining([code]));
    }
    for (const text of ["Paris", "London", "village", "قرية", ""])
      expect([text, resolvePlace(text)]).toEqual([text, []]);
  });

  test.runIf(existsSync(GEONAMES))(
    "places.json is what its script makes of GeoNames' list (where the shared data is)",
    () => {
      expect(readFileSync(new URL("places.json", import.meta.url), "utf8")).toBe(placesFile());
    },
  );
});
