/**
 * Kurdish given names in Kurmanji's Latin letters, as passports write them, and in Sorani's Arabic letters. There are no public pairs
 * to learn from or to measure with; these sixty are the project's own, common given names and nobody's in particular, written
 * down before the model was asked. So few tell whether the letters are understood, not how well names are found.
 */
import { foldWord, wordWeight } from "@muster/names";

/** Kurmanji; as in a passport; Sorani. */
const NAMES: readonly (readonly [string, string, string])[] = [
  ["Azad", "Azad", "ئازاد"],
  ["Avîn", "Aveen", "ئەڤین"],
  ["Bahoz", "Bahoz", "باهۆز"],
  ["Bawer", "Bawar", "باوەڕ"],
  ["Berfîn", "Berfin", "بەرفین"],
  ["Berîvan", "Berivan", "بێریڤان"],
  ["Cîhan", "Jihan", "جیهان"],
  ["Ciwan", "Jwan", "جوان"],
  ["Çiya", "Chya", "چیا"],
  ["Çinar", "Chnar", "چنار"],
  ["Dara", "Dara", "دارا"],
  ["Derya", "Darya", "دەریا"],
  ["Dilan", "Dlan", "دڵان"],
  ["Dilşad", "Dilshad", "دڵشاد"],
  ["Dilovan", "Dlovan", "دلۆڤان"],
  ["Diyar", "Diyar", "دیار"],
  ["Evîn", "Evin", "ئێڤین"],
  ["Ferhad", "Farhad", "فەرهاد"],
  ["Gulistan", "Gulistan", "گوڵستان"],
  ["Goran", "Goran", "گۆران"],
  ["Hawar", "Hawar", "هاوار"],
  ["Hejar", "Hazhar", "هەژار"],
  ["Helîn", "Helin", "هێلین"],
  ["Hêmin", "Hemn", "هێمن"],
  ["Hêvî", "Hevi", "هێڤی"],
  ["Hozan", "Hozan", "هۆزان"],
  ["Jîn", "Zhin", "ژین"],
  ["Jiyan", "Zhyan", "ژیان"],
  ["Jîno", "Zhino", "ژینۆ"],
  ["Kawe", "Kawa", "کاوە"],
  ["Kardo", "Kardo", "کاردۆ"],
  ["Karwan", "Karwan", "کاروان"],
  ["Koçer", "Kocher", "کۆچەر"],
  ["Kurdo", "Kurdo", "کوردۆ"],
  ["Lezgîn", "Lazgin", "لەزگین"],
  ["Mîran", "Miran", "میران"],
  ["Mizgîn", "Mizgin", "مزگین"],
  ["Nalîn", "Nalin", "نالین"],
  ["Nêçîrvan", "Nechirvan", "نێچیرڤان"],
  ["Newroz", "Nawroz", "نەورۆز"],
  ["Nîgar", "Nigar", "نیگار"],
  ["Pêşewa", "Peshawa", "پێشەوا"],
  ["Perwîn", "Parwin", "پەروین"],
  ["Rêbaz", "Rebaz", "ڕێباز"],
  ["Rêbwar", "Rebwar", "ڕێبوار"],
  ["Rizgar", "Rizgar", "ڕزگار"],
  ["Rojîn", "Rozhin", "ڕۆژین"],
  ["Rojda", "Rojda", "ڕۆژدا"],
  ["Ronahî", "Runahi", "ڕووناهی"],
  ["Sakar", "Sakar", "ساکار"],
  ["Serdar", "Sardar", "سەردار"],
  ["Serbest", "Sarbast", "سەربەست"],
  ["Şêrko", "Sherko", "شێرکۆ"],
  ["Şêrîn", "Shirin", "شیرین"],
  ["Şivan", "Shwan", "شوان"],
  ["Soran", "Soran", "سۆران"],
  ["Xebat", "Khabat", "خەبات"],
  ["Xunav", "Khunav", "خوناڤ"],
  ["Zelal", "Zalal", "زەلال"],
  ["Zîlan", "Zilan", "زیلان"],
];

/** Each name asked for in both Latin spellings among all sixty in Sorani: how often its own is the likeliest. */
export function kurdishFigures(): Record<string, number> {
  const sorani = NAMES.map(([, , word]) => foldWord(word));
  const found = (spelling: 0 | 1) => {
    const right = NAMES.filter((name, place) => {
      const weights = sorani.map((word) => wordWeight(foldWord(name[spelling]), word));
      const own = weights[place] ?? -Infinity;
      return weights.every((weight, other) => other === place || weight < own);
    });
    return right.length / NAMES.length;
  };
  return {
    "words.kurdish.names": NAMES.length,
    "words.kurdish.recall@1.kurmanji": found(0),
    "words.kurdish.recall@1.passport": found(1),
  };
}
