import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseName, type StatedPart } from "./parse.ts";

/** `kind:folded` of each part, for tables. */
function partsOf(text: string, stated?: readonly StatedPart[]): string {
  return parseName(text, stated)
    .parts.map(({ kind, folded }) => `${kind}:${folded}`)
    .join(" ");
}

describe("Arabic names", () => {
  test.each([
    ["كريم جاسم حمد العبيدي", "given:كريم father:جاسم grandfather:حمد family:عبيدي"],
    ["عبد الرحمن خالد الشمري", "given:عبدالرحمن father:خالد family:شمري"],
    ["عبدالرحمن بن خالد بن سعد الشمري", "given:عبدالرحمن father:خالد grandfather:سعد family:شمري"],
    ["أبو محمد التونسي", "kunya:ابومحمد nisba:تونسي"],
    ["أم علي", "kunya:امعلي"],
    ["الحاج كريم جاسم", "title:حاج given:كريم unknown:جاسم"],
    ["نور الدين محمود", "given:نورالدين unknown:محمود"],
    ["سيف الإسلام كريم", "given:سيفالاسلام unknown:كريم"],
    ["حبيب الله كريم", "given:حبيبالله unknown:كريم"],
    ["محمد احمد", "given:محمد unknown:احمد"],
    ["زينب بنت كريم", "given:زينب father:كريم"],
    ["آل سعدون كريم", "family:سعدون unknown:كريم"],
  ])("%s", (text, parts) => {
    expect(partsOf(text)).toBe(parts);
  });
});

describe("the same in Latin letters", () => {
  test.each([
    ["Karim Jasim Hamad al-Obaidi", "given:karim father:jasim grandfather:hamad family:obaidi"],
    ["Abd al-Rahman ibn Khalid al-Shammari", "given:abdulrahman father:khalid family:shammari"],
    ["Abdul Rahman Khalid Al Shammari", "given:abdulrahman father:khalid family:shammari"],
    ["Al Shammari Karim Jasim Hamad", "family:shammari given:karim unknown:jasim unknown:hamad"],
    ["Abu Muhammad al-Tunisi", "kunya:abumuhammad nisba:tunisi"],
    ["Abou-Ahmad Abd el-Kader", "kunya:abuahmad unknown:abdulkader"],
    ["Umm Yusuf Leyla", "kunya:ummyusuf unknown:leyla"],
    ["Nour al-Din Zaki", "unknown:nouraldin unknown:zaki"],
    ["Nureddin Zaki", "unknown:nuraldin unknown:zaki"],
    ["Saif ul-Islam Qadri", "unknown:saifalislam unknown:qadri"],
    ["Habib Ullah Jan", "unknown:habibullah unknown:jan"],
    ["Dr. Samir Haddad", "title:dr unknown:samir unknown:haddad"],
    ["Haji Mullah Samir", "title:haji title:mullah unknown:samir"],
    ["Lemrabott ould Salek", "given:lemrabott father:salek"],
  ])("%s", (text, parts) => {
    expect(partsOf(text)).toBe(parts);
  });
});

describe("Kurdish, Turkic, Persian, Slavic and other names", () => {
  test.each([
    ["ئازاد محەمەد کەریم", "given:ازاد father:محمد grandfather:كريم"],
    ["Azad Mihemed Kerîm", "unknown:azad unknown:mihemed unknown:kerim"],
    ["Bekzat Nurlan uly", "given:bekzat father:nurlan"],
    ["Айдана Нурлан кызы", "given:айдана father:нурлан"],
    ["Hosseinzadeh Reza", "family:hosseinzadeh given:reza"],
    ["Иванов Сергей Петрович", "family:иванов given:сергей father:петрович"],
    ["Сергей Петрович Иванов", "given:сергей father:петрович family:иванов"],
    ["Абдул Рахман Рахимов", "given:абдулрахман unknown:рахимов"],
    ["IBRAHIMI, Kawa Dilshad", "given:kawa unknown:dilshad family:ibrahimi"],
    ["Jean-Claude Baran", "unknown:jean unknown:claude unknown:baran"],
    ["KamalHaddad", "unknown:kamal unknown:haddad"],
  ])("%s", (text, parts) => {
    expect(partsOf(text)).toBe(parts);
  });

  test("another name of the person is known as one", () => {
    expect(partsOf("كريم جاسم (Karim Jasim)")).toContain("known-as:karim known-as:jasim");
    expect(partsOf("Karim Jasim alias Abu Layth")).toContain("kunya:abulayth");
    expect(partsOf("كريم جاسم الملقب صقر")).toContain("known-as:صقر");
  });

  test("a father's name is found in the patronymic, and a Rahman in his Abd al-Rahman", () => {
    expect(parseName("Сергей Петрович Иванов").parts[1]?.also).toEqual(["петр"]);
    expect(parseName("Abdurrahman").parts[0]?.also).toEqual(["rahman"]);
    expect(parseName("Khalid Alshammari").parts[1]?.also).toEqual(["shammari"]);
    expect(parseName("Zia ur-Rahman").parts[0]?.also).toEqual(["zia", "rahman"]);
    expect(parseName("Abdullah").parts[0]?.also).toBeUndefined();
  });

  test("an initial is known as one", () => {
    expect(parseName("J.-C. Baran").parts.map(({ initial }) => initial)).toEqual([true, true, false]);
    expect(parseName("A.R. Karim").parts.map(({ initial }) => initial)).toEqual([true, true, false]);
  });
});

describe("what a claim states of its parts", () => {
  test("goes before what their places say", () => {
    const stated = [
      { part: "family", text: "Karim" },
      { part: "given", text: "Jasim" },
    ];
    expect(partsOf("Karim Jasim", stated)).toBe("family:karim given:jasim");
  });

  test("a word that stands twice is what was stated of each: nobody's given name becomes the grandfather's", () => {
    const stated = [
      { part: "given", text: "محمود" },
      { part: "father", text: "أشرف" },
      { part: "grandfather", text: "محمود" },
      { part: "family", text: "الصعيدي" },
    ];
    const whole = "given:محمود father:اشرف grandfather:محمود family:صعيدي";
    expect(partsOf("محمود أشرف محمود الصعيدي", stated)).toBe(whole);
    expect(partsOf("محمود أشرف محمود الصعيدي", stated.toReversed())).toBe(whole);
    expect(
      partsOf("Karim Jabouri", [
        { part: "family", text: "Jabouri" },
        { part: "tribe", text: "Jabouri" },
      ]),
    ).toBe("unknown:karim family:jabouri");
  });

  test("adds the part that the text has not, and takes no kind that there is not", () => {
    expect(partsOf("Karim", [{ part: "tribe", text: "الشمري" }])).toBe("unknown:karim tribe:شمري");
    expect(partsOf("Karim", [{ part: "enemy", text: "Karim" }])).toBe("unknown:karim");
  });

  test("compounds are one part there too", () => {
    expect(partsOf("عبد الرحمن كريم", [{ part: "given", text: "عبدالرحمن" }])).toContain("given:عبدالرحمن");
  });
});

test("each part has the text it was written with", () => {
  expect(parseName("Abd al-Rahman ibn Khalid, ").parts.map(({ text }) => text)).toEqual(["Abd al-Rahman", "Khalid"]);
  expect(parseName("الحاجّ عبد الرحمن").parts.map(({ text }) => text)).toEqual(["الحاجّ", "عبد الرحمن"]);
});

test("a name of titles alone is a name; one that is not known has no parts", () => {
  expect(partsOf("Haji")).toBe("unknown:haji");
  for (const text of ["", "unknown", "Name not known", "مجهول", "غير معروف", "نەزانراو", "неизвестно", "?", "---"]) {
    expect(partsOf(text)).toBe("");
  }
});

test("any text is taken apart, into no more parts than are looked at, and in time", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
      const { parts } = parseName(text);
      expect(parts.length).toBeLessThanOrEqual(24);
      for (const { folded } of parts) expect(folded).not.toBe("");
    }),
  );
  for (const word of ["abd al-", "abu ", "عبد ال", "(", "bin ", "a,", "x\u202e", "A"]) {
    expect(parseName(word.repeat(20_000)).parts.length).toBeLessThanOrEqual(24);
  }
});
