/**
 * How common words are where nobody has counted: a register counts its own (compareNames takes what it is told). The open data that
 * the model learned from has the names of the world; those of the region, of which it has few, stand here by estimate.
 */
import counted from "./commonness.json" with { type: "json" };
import { foldWord } from "./fold.ts";

/** What is in no list is taken for as common as one in so many: rarer than any that is. */
const RARE = 1 / 4_000;
/** A word of one or two letters is a particle or a syllable: Kim, An, De. */
const SHORT = 0.01;

/** The share of people who carry the word, in any spelling. */
export function commonnessByDefault(folded: string): number {
  return SHARES.get(folded) ?? (folded.length <= 2 ? SHORT : RARE);
}

/** Of a thousand people so many carry it, as given name or father's or grandfather's: estimates of this project, coarse. */
const OF_THE_REGION: readonly (readonly [number, string])[] = [
  [
    200,
    "محمد Muhammad Mohammed Mohammad Mohamed Mohamad Muhammed Mehmet Mihemed Mahmad Магомед Мухаммед Мухаммад Мохаммед",
  ],
  [90, "أحمد Ahmad Ahmed Ahmet Ehmed Ахмед Ахмад علي Ali Aly Eli Али"],
  [
    60,
    "حسين Hussein Husayn Hussain Hossein Husein Hisen Huseyin Хусейн حسن Hasan Hassan Hesen Хасан عبدالله Abdullah Abdallah Abdulla Абдулла Abdullahi",
  ],
  [
    40,
    "محمود Mahmoud Mahmud Mahmood Mehmud Махмуд إبراهيم Ibrahim Ebrahim Brahim Ibrahem Ибрагим خليل Khalil Xelil خالد Khaled Khalid Халид",
  ],
  [
    30,
    "يوسف Yousef Yusuf Youssef Yousif Yusif Юсуф عمر Omar Umar Omer Умар Омар مصطفى Mustafa Mostafa Moustafa Мустафа إسماعيل Ismail Ismael Исмаил",
  ],
  [
    25,
    "عبدالرحمن Abdulrahman Абдулрахман سعيد Said Saeed Sayed Saied Саид صالح Saleh Salih Салех جاسم Jasim Jassim Jasem حمد Hamad",
  ],
  [
    15,
    "فاطمة Fatima Fatma Fatimah Фатима مريم Maryam Mariam Meryem Марьям زينب Zaynab Zainab Zeinab Зейнаб عائشة Aisha Aysha Aicha Аиша خديجة Khadija",
  ],
  [
    15,
    "عبدالعزيز Abdulaziz كريم Karim Kareem Kerim Карим حمزة Hamza Хамза ياسين Yasin Yassin Yaseen موسى Musa Mousa Moussa Муса عيسى Isa Issa Иса",
  ],
  [
    12,
    "عبدالكريم Abdulkarim عبدالقادر Abdulkader Abdulqadir عثمان Osman Othman Uthman Осман بلال Bilal سالم Salem Salim Салим ناصر Naser Nasser Nasir",
  ],
  [
    10,
    "جمال Jamal Gamal كمال Kamal Kemal طارق Tariq Tarek رشيد Rashid Rasheed Рашид حميد Hamid Hameed Хамид مجيد Majid Majeed سليمان Sulaiman Suleiman Sulayman Сулейман",
  ],
  [10, "خان Khan Хан شاه Shah الله Allah داود Dawud Daoud Dawood Давуд حاج Haji عباس Abbas Аббас رضا Reza Rida Ridha"],
];

const SHARES = shares();

function shares(): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const [millionths, words] of Object.entries(counted)) {
    for (const word of words.split(" ")) found.set(word, Number(millionths) / 1e6);
  }
  for (const [thousandths, words] of OF_THE_REGION) {
    for (const word of words.split(" ")) {
      const folded = foldWord(word);
      found.set(folded, Math.max(thousandths / 1e3, found.get(folded) ?? 0));
    }
  }
  return found;
}
