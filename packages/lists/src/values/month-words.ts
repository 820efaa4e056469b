/** What months are called: of which calendar, and which of its year. */
import type { Calendar } from "../mapping/mapping.ts";

export interface Month {
  readonly calendar: Calendar;
  /** From 1. */
  readonly month: number;
}

/** Twelve ways of writing a line, from the first month to the last; ways of the same month are divided by `|`. */
const GREGORIAN: readonly string[][] = [
  [
    "january|jan",
    "february|feb",
    "march|mar",
    "april|apr",
    "may",
    "june|jun",
    "july|jul",
    "august|aug",
    "september|sep|sept",
    "october|oct",
    "november|nov",
    "december|dec",
  ],
  [
    "كانون الثاني|كانون ثاني|كانون2|ك2",
    "شباط",
    "آذار|اذار",
    "نيسان",
    "أيار|ايار",
    "حزيران",
    "تموز",
    "آب|اب",
    "أيلول|ايلول",
    "تشرين الأول|تشرين الاول|تشرين أول|تشرين اول|ت1",
    "تشرين الثاني|تشرين ثاني|ت2",
    "كانون الأول|كانون الاول|كانون أول|كانون اول|ك1",
  ],
  [
    "يناير",
    "فبراير",
    "مارس",
    "أبريل|ابريل|إبريل",
    "مايو",
    "يونيو|يونيه",
    "يوليو|يوليه",
    "أغسطس|اغسطس",
    "سبتمبر",
    "أكتوبر|اكتوبر",
    "نوفمبر",
    "ديسمبر",
  ],
  ["جانفي", "فيفري", "مارس", "أفريل|افريل", "ماي", "جوان", "جويلية", "أوت|اوت", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"],
  [
    "کانوونی دووەم",
    "شوبات",
    "ئازار",
    "نیسان",
    "ئایار",
    "حوزەیران",
    "تەمموز|تەمووز",
    "ئاب",
    "ئەیلوول",
    "تشرینی یەکەم",
    "تشرینی دووەم",
    "کانوونی یەکەم",
  ],
  [
    "rêbendan|çile",
    "reşemî|sibat",
    "adar",
    "nîsan|avrêl",
    "gulan",
    "hezîran|pûşper",
    "tîrmeh",
    "tebax|gelawêj",
    "îlon|rezber",
    "cotmeh|kewçêr",
    "mijdar|sermawez",
    "berfanbar|kanûn",
  ],
  ["ocak", "şubat", "mart", "nisan", "mayıs", "haziran", "temmuz", "ağustos", "eylül", "ekim", "kasım", "aralık"],
  [
    "января|январь|янв",
    "февраля|февраль|фев",
    "марта|март|мар",
    "апреля|апрель|апр",
    "мая|май",
    "июня|июнь|июн",
    "июля|июль|июл",
    "августа|август|авг",
    "сентября|сентябрь|сен|сент",
    "октября|октябрь|окт",
    "ноября|ноябрь|ноя",
    "декабря|декабрь|дек",
  ],
  [
    "janvier|janv",
    "février|fevrier|févr",
    "mars",
    "avril|avr",
    "mai",
    "juin",
    "juillet|juil",
    "août|aout",
    "septembre",
    "octobre",
    "novembre",
    "décembre|decembre|déc",
  ],
];
const HIJRI: readonly string[][] = [
  [
    "محرم|muharram",
    "صفر|safar",
    "ربيع الأول|ربيع الاول|ربيع أول|ربيع اول",
    "ربيع الثاني|ربيع الآخر|ربيع الاخر|ربيع ثاني",
    "جمادى الأولى|جمادى الاولى|جمادي الاول|جمادى الأول|جماد اول",
    "جمادى الآخرة|جمادى الثانية|جمادى الاخرة|جمادي الثاني|جماد ثاني",
    "رجب|rajab",
    "شعبان|shaban|sha'ban",
    "رمضان|ramadan",
    "شوال|shawwal",
    "ذو القعدة|ذي القعدة|ذوالقعدة",
    "ذو الحجة|ذي الحجة|ذوالحجة",
  ],
];
const SOLAR: readonly string[][] = [
  [
    "فروردین|farvardin",
    "اردیبهشت|ordibehesht",
    "خرداد|khordad",
    "تیر|tir",
    "مرداد|امرداد|mordad",
    "شهریور|shahrivar",
    "مهر|mehr",
    "آبان|aban",
    "آذر|azar",
    "دی|dey",
    "بهمن|bahman",
    "اسفند|esfand",
  ],
];

const MONTHS: ReadonlyMap<string, Month> = new Map(
  (
    [
      ["gregorian", GREGORIAN],
      ["hijri", HIJRI],
      ["solar-hijri", SOLAR],
    ] as const
  ).flatMap(([calendar, lines]) =>
    lines.flatMap((line) =>
      line.flatMap((words, index) => words.split("|").map((word) => [word, { calendar, month: index + 1 }] as const)),
    ),
  ),
);

/** The month a text of letters names, in lower case; undefined where it is none. */
export function monthOf(text: string): Month | undefined {
  return MONTHS.get(text.replace(/\.$/u, ""));
}
