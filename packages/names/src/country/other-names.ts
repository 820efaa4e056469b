/** What lists call a country besides its name of today, and what they write that is no country. */
import { NONE } from "../spelling/book.ts";

/** Official, former, short and contested names, and parts that lists give for the whole. How a name is read takes no side. */
const TABLE = `
AFG Islamic Republic of Afghanistan, Islamic Emirate of Afghanistan
ARE UAE, U.A.E., Emirates, الإمارات, دولة الإمارات, Emirats, BAE, ئیمارات
BIH Bosnia, Bosna, البوسنة
BFA Upper Volta
CAF CAR, RCA
CHN People's Republic of China, PRC
CIV Ivory Coast, Cote d'Ivoire, ساحل العاج
COD Democratic Republic of the Congo, DRC, DR Congo, Zaire, Congo-Kinshasa, Congo, الكونغو
COG Congo-Brazzaville, Republic of the Congo, Congo, الكونغو
CZE Czechia, Czech Republic
DEU Federal Republic of Germany, Deutschland, Almania, Allemagne, Elmanya, المانيا الاتحادية
DZA Algérie, People's Democratic Republic of Algeria
EGY Arab Republic of Egypt, جمهورية مصر العربية, Masr, Misr
ESH Sahrawi Arab Democratic Republic
GBR Great Britain, Britain, England, Scotland, Wales, Northern Ireland, U.K., إنجلترا, إنكلترا, المملكة المتحدة, Inglistan, Англия
IRN Islamic Republic of Iran, Iran (Islamic Republic of), Persia
IRQ Republic of Iraq, جمهورية العراق, Irak, Irac, Al-Iraq, Kurdistan Region of Iraq, إقليم كردستان العراق
JOR Hashemite Kingdom of Jordan, المملكة الأردنية الهاشمية, Urdun
KOR Republic of Korea, ROK, Korea, كوريا
PRK Democratic People's Republic of Korea, DPRK, Korea, كوريا
LAO Lao People's Democratic Republic
LBY Libyan Arab Jamahiriya, State of Libya, الجماهيرية الليبية
MAR Kingdom of Morocco, المملكة المغربية, Maroc, Marokko, Al-Maghrib, Fas
MDA Republic of Moldova
MKD Macedonia, FYROM, Former Yugoslav Republic of Macedonia
MMR Burma, Birmanie
NLD Holland, Hollande, Hollanda, The Netherlands, هولندا
PSE State of Palestine, West Bank, Gaza, Gaza Strip, Occupied Palestinian Territory, Palestinian Authority, قطاع غزة, غزة, الضفة الغربية
RUS Russian Federation, Российская Федерация, РФ, روسيا الاتحادية, Rusiya, Rossiya
SAU Kingdom of Saudi Arabia, KSA, K.S.A., Saudia, المملكة العربية السعودية, السعودية
SWZ Swaziland, Eswatini
SYR Syrian Arab Republic, SAR, الجمهورية العربية السورية, سورية, Syrie, Suriya, Souria
TJK Tadjikistan, Tadzhikistan, Tojikiston
TTO Trinidad, Trinidad and Tobago
TUR Türkiye, Turkiye, Turkia, Republic of Turkey, تركية
TUN Tunisie, Republic of Tunisia, الجمهورية التونسية, Tounes, Tunus
TWN Taiwan, Republic of China
TZA United Republic of Tanzania
USA America, United States of America, U.S.A., U.S., The United States, أمريكا, أميركا, امريكا, الولايات المتحدة الأمريكية, США, ABD, Amerika, Amrîka, ئەمریکا
UZB Ozbekiston, Uzbekiston
VEN Bolivarian Republic of Venezuela
VNM Viet Nam
YEM Republic of Yemen, اليمن السعيد
XKX Kosova, Republic of Kosovo
XXA stateless, stateless person, without nationality, none (stateless), without citizenship, maktoum, maktoumeen, maktumin, maktoum al-qayd, bidoon, bidun, bedoon, apatride, sans nationalité, vatansız, uyruksuz, haymatlos, bêwelat, bê nasname, bêregez, лицо без гражданства, без гражданства, апатрид, عديم الجنسية, عديمة الجنسية, عديمو الجنسية, بدون جنسية, بلا جنسية, بدون, البدون, مكتوم, مكتوم القيد, مكتومي القيد, مكتومة القيد, مكتومو القيد, أجانب الحسكة, بێ ڕەگەزنامە, بێ نیشتمان, بی تابعیت, بدون تابعیت
`;

/**
 * Peoples, faiths, regions and non-answers that stand in a column of nationalities: no country follows from any of them. They are
 * known here so that a neighbouring spelling is not taken for one: Kurdish is not Turkish, Assyrian not Syrian. A Turkmen of
 * Iraq is no national of Turkmenistan, a Chechen may be one of several countries; the Soviet Union and Yugoslavia are several.
 */
const NO_COUNTRY = `Rohingya, Bengali, Kurd, Kurdish, Kurdi, Kurde, Kürt, Kurdistan, Kurdistani, курд, курдянка, كردي, كردية, أكراد, كرد, کورد, كردستان, کوردستان,
Arab, Arabic, Arabian, Arabe, عرب, عربي, عربية, араб, арабка, Assyrian, Assyrien, آشوري, أشوري, Syriac, Suryani, سرياني, Chaldean, كلداني, Yazidi, Yezidi,
Êzîdî, يزيدي, إيزيدي, ئێزدی, Turkmen, Turcoman, Turkman, Türkmen, туркмен, تركماني, تركمان, Chechen, Chechnya, чеченец, чеченка, Чечня, شيشاني, الشيشان,
Dagestani, Dagestan, дагестанец, Дагестан, داغستاني, داغستان, Ingush, ингуш, Tatar, татарин, Uyghur, Uighur, Uygur, уйгур, أويغوري, إيغوري, تركستاني, Turkestani, Turkistan, تركستان,
Circassian, شركسي, Persian, Pashtun, Hazara, Muslim, مسلم, مسلمة, Sunni, سني, Shia, شيعي, Christian, مسيحي, Caucasian, قوقازي, Asian, آسيوي, African, أفريقي,
European, أوروبي, Maghrebi, Gulf, خليجي, USSR, Soviet, Soviet Union, СССР, Yugoslavia, Yugoslav, يوغوسلافي, Czechoslovakia, Rojava, روجآفا,
foreign, foreigner, foreigners, أجنبي, أجنبية, أجانب, иностранец, yabancı, étranger, unknown, not known, unclear, other, others, various, none, n/a, na, nil,
غير معروف, غير معروفة, غير محدد, مجهول, مجهولة, أخرى, неизвестно, bilinmiyor, nenas, نەزانراو, inconnu, resident, مقيم`;

/** Besides the names of countries/names.ts, by code, what is no country among them. */
export function otherNames(): ReadonlyMap<string, readonly string[]> {
  const byCode = new Map(
    TABLE.trim()
      .split("\n")
      .map((line) => [line.slice(0, 3), line.slice(4).split(", ")] as const),
  );
  return byCode.set(NONE, NO_COUNTRY.split(/,\s*/u));
}
