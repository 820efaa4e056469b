/** What columns are taken for, in the headers that lists of the region have. Everybody in them is invented. */
import { describe, expect, test } from "vitest";
import { fieldsOf, readTable, readWhole } from "../../test/reading.ts";
import { ListFault } from "../list-fault.ts";
import type { ListMapping } from "./mapping.ts";
import { mappingFits } from "./fit.ts";
import { HEADER_WORDS } from "./header-words.ts";
import { readHeader } from "./header-likeness.ts";

describe("a header", () => {
  test("is known by every word of the table, in eight languages, with a slip and with words around it", () => {
    for (const [field, languages] of Object.entries(HEADER_WORDS)) {
      for (const word of Object.values(languages).flat()) {
        const readings = readHeader(word).filter(({ likeness }) => likeness === 1);
        expect(
          readings.map((reading) => reading.field as string),
          word,
        ).toContain(field);
      }
    }
    expect(readHeader("Date of Brith")[0]).toMatchObject({ field: "birth" });
    expect(readHeader("  اسم  الام :")[0]).toMatchObject({ field: "mother" });
    expect(readHeader("Nationality (as stated)")[0]).toMatchObject({ field: "nationality" });
    expect(readHeader("weather")).toEqual([]);
  });
});

describe("a mapping", () => {
  test.each([
    [
      "Arabic",
      "ت,الاسم الثلاثي,اسم الأم,محل الولادة,المواليد,الجنس,الجنسية,رقم الموقوف,ملاحظات\n1,أحمد خليل الحسن,فاطمة,حلب,1990,ذكر,سوري,A-17,\n2,سالم عمر الجبوري,مريم,الموصل,1985,ذكر,عراقي,A-18,\n",
      ["serial", "name", "mother", "birth-place", "birth", "sex", "nationality", "number", "note"],
    ],
    [
      "English",
      "No.,Detainee Number,Given name,Father's name,Family name,DOB,Sex,Nationality,Date of arrest\n1,N-7,Ahmad,Khalil,al-Hasan,1990-05-03,M,Syrian,2019-03-01\n2,N-8,Salim,Omar,al-Jabouri,1985-01-30,M,Iraqi,2019-03-02\n",
      ["serial", "number", "given", "father", "family", "birth", "sex", "nationality", "admitted-at"],
    ],
    [
      "Sorani",
      "ز,ناوی سیانی,ناوی دایک,تەمەن,ڕەگەز\n1,ئازاد کەریم حەسەن,شیرین,34,نێر\n2,نەسرین عومەر عەلی,گوڵزار,29,مێ\n",
      ["serial", "name", "mother", "age", "sex"],
    ],
    [
      "Kurmanji",
      "Rêz;Nav û paşnav;Navê bavê;Sala jidayikbûnê;Zayend\n1;Azad Demir;Kerîm;1990;Nêr\n2;Zîn Kaya;Omer;1988;Mê\n",
      ["serial", "name", "father", "birth-year", "sex"],
    ],
    [
      "Russian",
      "№ п/п;Фамилия;Имя;Отчество;Дата рождения;Пол;Гражданство\n1;Каримов;Рустам;Бахтиёрович;03.05.1990;М;Узбекистан\n2;Ахмедова;Мадина;Рустамовна;12.11.1993;Ж;Таджикистан\n",
      ["serial", "family", "given", "father", "birth", "sex", "nationality"],
    ],
    [
      "Turkish",
      "Sıra No;Adı Soyadı;Baba Adı;Anne Adı;Doğum Tarihi;Cinsiyet;Uyruk\n1;Mehmet Demir;Ali;Ayşe;03.05.1990;Erkek;Türkiye\n2;Zeynep Kaya;Hasan;Fatma;12.11.1993;Kadın;Suriye\n",
      ["serial", "name", "father", "mother", "birth", "sex", "nationality"],
    ],
    [
      "Persian",
      "ردیف,نام,نام خانوادگی,نام پدر,تاریخ تولد,جنسیت\n۱,رضا,محمدی,حسن,۱۳۶۹/۰۲/۱۳,مرد\n۲,زهرا,کریمی,علی,۱۳۷۰/۱۱/۰۲,زن\n",
      ["serial", "given", "family", "father", "birth", "sex"],
    ],
    [
      "French",
      "N°;Nom;Prénom;Date de naissance;Lieu de naissance;Nationalité\n1;Haddad;Marie;03/05/1990;Lyon;Française\n2;Khoury;Paul;23/11/1985;Bruxelles;Belge\n",
      ["serial", "family", "given", "birth", "birth-place", "nationality"],
    ],
  ])("is proposed for a list in %s", async (_, text, fields) => {
    const { proposal } = await readWhole(text);
    expect(proposal.columns.map(({ field }) => field)).toEqual(fields);
    expect(Math.min(...proposal.columns.map(({ confidence }) => confidence))).toBeGreaterThan(0.6);
    expect(proposal.questions.map(({ header }) => header)).toEqual(fields.includes("age") ? ["تەمەن"] : []);
  });

  test("goes by what stands in a column where its header means two things", async () => {
    const kunya = await readWhole("الاسم,الكنية\nأحمد خليل,أبو عمر\nسالم حسن,أبو خالد\n");
    expect(fieldsOf(kunya.proposal)).toMatchObject({ الكنية: "kunya" });
    const surname = await readWhole("الاسم,الكنية\nأحمد,الحسن\nسالم,الجبوري\n");
    expect(fieldsOf(surname.proposal)).toMatchObject({ الاسم: "given", الكنية: "family" });
    const counting = await readWhole("الرقم,الاسم\n1,أحمد خليل\n2,سالم حسن\n3,عمر سعيد\n");
    expect(fieldsOf(counting.proposal)).toMatchObject({ الرقم: "serial" });
    const years = await readWhole("Name,Age\nAhmad Khalil,1990\nSalim Hasan,1985\n");
    expect(fieldsOf(years.proposal)).toMatchObject({ Age: "birth" });
  });

  test("says why, and is less sure where the cells do not look like what the header says", async () => {
    const { proposal } = await readWhole("Name,Sex\nAhmad Khalil,Raqqa\nSalim Hasan,Hasaka\n");
    expect(proposal.columns[0]?.why).toEqual([
      { by: "header", word: "name", language: "en", likeness: 1 },
      { by: "content", looksLike: "names", share: 1 },
    ]);
    expect(proposal.columns[1]).toMatchObject({ field: "sex", confidence: 0.3 });
  });

  test("is proposed by the content alone where there is no header", async () => {
    const { table, proposal, people } = await readWhole(
      "1,Ahmad Khalil al-Hasan,M,Syrian\n2,Mariam Omar Said,F,Iraqi\n3,Salim Hasan Ali,M,Tunisian\n",
    );
    expect(table.notes).toContainEqual({ note: "no-header" });
    expect(proposal.columns.map(({ field }) => field)).toEqual(["serial", "name", "sex", "nationality"]);
    expect(people).toHaveLength(3);
  });

  test("asks for the order of dates with what speaks for each, and does not where one cell tells it", async () => {
    const open = await readWhole("Name,DOB\nAhmad Khalil,03/04/1990\nSalim Hasan,05/06/1985\n");
    expect(open.proposal.questions).toEqual([
      {
        question: "date-order",
        column: 1,
        header: "DOB",
        answers: ["dmy", "mdy"],
        evidence: { dmy: 2, mdy: 2 },
        examples: [
          { cell: "B2", text: "03/04/1990", readings: { dmy: "1990-04-03", mdy: "1990-03-04" } },
          { cell: "B3", text: "05/06/1985", readings: { dmy: "1985-06-05", mdy: "1985-05-06" } },
        ],
      },
    ]);
    // Unanswered, nobody's birth is guessed.
    expect(open.tally).toMatchObject({ faultyRows: 2, people: 0 });
    const told = await readWhole("Name,DOB\nAhmad Khalil,03/04/1990\nSalim Hasan,25/06/1985\n");
    expect(told.proposal.questions).toEqual([]);
    expect(told.people.map(({ births }) => births[0]?.value)).toEqual(["1990-04-03", "1985-06-25"]);
    const torn = await readWhole("Name,DOB\nAhmad Khalil,03/04/1990\nSalim Hasan,25/06/1985\nOmar Said,06/25/1985\n");
    expect(torn.proposal.questions).toMatchObject([{ question: "date-order", evidence: { dmy: 2, mdy: 2 } }]);
  });

  test("asks for the calendar where years may be of two, and for the day of the list where it states ages", async () => {
    const calendar = await readWhole("Name,DOB\nAhmad Khalil,1369/02/13\nSalim Hasan,1370/01/05\n");
    expect(calendar.proposal.questions).toMatchObject([
      { question: "calendar", evidence: { hijri: 2, "solar-hijri": 2 } },
    ]);
    // The moon's months have no 31st.
    const solar = await readWhole("Name,DOB\nAhmad Khalil,1369/02/31\nSalim Hasan,1370/01/05\n");
    expect(solar.people.map(({ births }) => births[0]?.value)).toEqual(["1990-05-21", "1991-03-25"]);
    const ages = await readWhole("Name,Age\nAhmad Khalil,34\nSalim Hasan,29\n");
    expect(ages.proposal.questions).toEqual([{ question: "list-date", column: 1, header: "Age" }]);
    const answer = await readTable(ages.table, { ...ages.proposal.mapping, listDate: "2024-06-30" });
    expect(answer.people.map(({ births }) => births[0]?.value)).toEqual(["1989/1990", "1994/1995"]);
  });

  test("is plain JSON that fits the sender's next list in another order of columns, and says what differs of another", async () => {
    const first = await readWhole("No,Name,Father's name,Sex\n1,Ahmad,Khalil,M\n");
    const kept = JSON.parse(JSON.stringify(first.proposal.mapping)) as ListMapping;
    const next = await readWhole("Sex,Name,No,Father's name\nF,Mariam,1,Omar\n", { answer: () => kept });
    expect(next.people).toMatchObject([{ names: [{ text: "Mariam Omar" }], sex: { value: "female", cell: "A2" } }]);
    const other = await readWhole("Name,Tribe,Sex\nSalim,Jabour,M\n");
    expect(mappingFits(kept, other.table)).toEqual({
      fits: false,
      missing: ["No", "Father's name"],
      unknown: ["Tribe"],
    });
    await expect(readTable(other.table, kept)).rejects.toThrow(ListFault);
  });
});
