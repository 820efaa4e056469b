/**
 * What the nationals of a country are called: by table where a language has its own word, by rule where it makes one from the
 * country's name. A word that a rule would make for two countries, or that names another country, is made for neither.
 */
import { foldWord } from "../fold.ts";
import { COUNTRIES, type NameLanguage } from "./names.ts";

/** English words; French, Russian, German and Turkish ones where lists of the region have them. */
const TABLE = `
AFG Afghan, Afghani, Afghane, афганец, афганка, Afganlı, أفغاني
AGO Angolan
ALB Albanian, Albanais, албанец, Arnavut, Shqiptar
AND Andorran
ARE Emirati, Emirian, Émirien
ARG Argentine, Argentinian, Argentinean
ARM Armenian, Arménien, армянин, армянка, Ermeni, أرمني
ATG Antiguan
AUS Australian, Aussie, Australien, австралиец
AUT Austrian, Autrichien, Österreicher, австриец, Avusturyalı
AZE Azerbaijani, Azeri, Azerbaïdjanais, азербайджанец, азербайджанка, Azerbaycanlı, أذري, أذربيجاني
BDI Burundian
BEL Belgian, Belge, Belgier, бельгиец, Belçikalı, بلجيكي
BEN Beninese, Béninois
BFA Burkinabe, Burkinabé
BGD Bangladeshi, بنغالي, بنغلاديشي
BGR Bulgarian, Bulgare, болгарин, Bulgar
BHR Bahraini, Bahreini
BHS Bahamian
BIH Bosnian, Herzegovinian, Bosniaque, босниец, Boşnak, بوسني, بوسنوي
BLR Belarusian, Byelorussian, белорус, белоруска, Biélorusse
BLZ Belizean
BOL Bolivian
BRA Brazilian, Brésilien, бразилец
BRB Barbadian
BRN Bruneian
BTN Bhutanese
BWA Motswana, Botswanan
CAF Central African, Centrafricain, وسط أفريقي
CAN Canadian, Canadien, канадец, канадка, كندي
CHE Swiss, Suisse, Schweizer, швейцарец, İsviçreli, سويسري
CHL Chilean
CHN Chinese, Chinois, китаец, Çinli, صيني
CIV Ivorian, Ivoirien, إيفواري, عاجي
CMR Cameroonian, Camerounais
COD Congolese, Congolais, كونغولي
COG Congolese, Congolais, كونغولي
COL Colombian
COM Comorian, Comorien, قمري
CPV Cape Verdean
CRI Costa Rican
CUB Cuban, Cubain
CYP Cypriot, Chypriote, Kıbrıslı, قبرصي
CZE Czech, Tchèque, чех, تشيكي
DEU German, Allemand, Deutsch, Deutscher, Deutsche, немец, немка, Alman, Elmanî, ألماني
DJI Djiboutian, جيبوتي
DMA Dominiquais
DNK Danish, Dane, Danois, датчанин, Danimarkalı, دنماركي
DOM Dominican
DZA Algerian, Algérien, алжирец, Cezayirli, جزائري
ECU Ecuadorian
EGY Egyptian, Égyptien, египтянин, египтянка, Mısırlı, مصري
ERI Eritrean, Érythréen
ESH Sahrawi, Saharawi, صحراوي
ESP Spanish, Spaniard, Espagnol, испанец, İspanyol, إسباني
EST Estonian, эстонец
ETH Ethiopian, Éthiopien, эфиоп, Etiyopyalı, حبشي
FIN Finnish, Finn, Finlandais, финн, Finlandiyalı
FJI Fijian
FRA French, Frenchman, Frenchwoman, Français, Française, Franzose, француз, француженка, Fransız, فرنسي, فرنساوي
GAB Gabonese
GBR British, Briton, Brit, English, Scottish, Welsh, Britannique, Anglais, британец, англичанин, İngiliz, بريطاني, إنجليزي, إنكليزي
GEO Georgian, Géorgien, грузин, грузинка, Gürcü, جورجي
GHA Ghanaian, Ghanéen
GIN Guinean, Guinéen
GMB Gambian
GRC Greek, Grec, грек, Yunan, Yunanlı, يوناني
GRD Grenadian
GTM Guatemalan
GUY Guyanese
HND Honduran
HRV Croatian, Croat, Croate, хорват, Hırvat
HTI Haitian
HUN Hungarian, Hongrois, венгр, Macar, مجري, هنغاري
IDN Indonesian, Indonésien, индонезиец, Endonezyalı
IND Indian, Indien, индиец, Hintli, هندي
IRL Irish, Irishman, Irlandais, ирландец, İrlandalı, أيرلندي
IRN Iranian, Iranien, иранец, иранка, İranlı, إيراني
IRQ Iraqi, Irakien, Iraquien, Iraker, иракец, иракчанка, Iraklı, Irakî, عراقي
ISL Icelandic, Icelander
ISR Israeli, Israélien, израильтянин, İsrailli
ITA Italian, Italien, итальянец, İtalyan, طلياني, إيطالي
JAM Jamaican
JOR Jordanian, Jordanien, иорданец, Ürdünlü, أردني
JPN Japanese, Japonais, японец, Japon, ياباني
KAZ Kazakh, Kazakhstani, Kazakhe, казах, казашка, Kazak, كازاخي, كازاخستاني
KEN Kenyan, Kényan
KGZ Kyrgyz, Kyrgyzstani, Kirghiz, киргиз, киргизка, Kırgız, قرغيزي, قيرغيزي, قرغيزستاني
KHM Cambodian, Khmer
KOR South Korean, Güney Koreli, كوري جنوبي
KWT Kuwaiti, Koweïtien, кувейтец, Kuveytli
LAO Laotian, Lao
LBN Lebanese, Libanais, ливанец, Lübnanlı, لبناني
LBR Liberian
LBY Libyan, Libyen, ливиец, Libyalı, ليبي
LKA Sri Lankan, سريلانكي, سيلاني
LSO Basotho
LTU Lithuanian, литовец
LUX Luxembourger
LVA Latvian, латыш
MAR Moroccan, Marocain, Marokkaner, марокканец, марокканка, Faslı, مغربي, مراكشي
MDA Moldovan, молдаванин
MDG Malagasy, Malgache
MDV Maldivian, Maldivien, мальдивец, Maldivli, مالديفي
MEX Mexican
MKD Macedonian, North Macedonian, Macédonien, македонец, Makedon, مقدوني
MLI Malian, Malien
MLT Maltese
MMR Burmese, Myanmarese, Birman, بورمي
MNE Montenegrin
MNG Mongolian, Mongol
MOZ Mozambican
MRT Mauritanian, Mauritanien, мавританец, Moritanyalı, موريتاني
MUS Mauritian
MWI Malawian
MYS Malaysian, Malaisien, малайзиец, Malezyalı
NAM Namibian
NER Nigerien, Nigérien
NGA Nigerian, Nigérian, нигериец, Nijeryalı
NIC Nicaraguan
NLD Dutch, Dutchman, Hollander, Netherlander, Néerlandais, Hollandais, Nederlander, голландец, нидерландец, Hollandalı, هولندي
NOR Norwegian, Norvégien, норвежец, Norveçli, نرويجي
NPL Nepali, Nepalese
NZL New Zealander, نيوزيلندي
OMN Omani, Omanais, оманец, Ummanlı
PAK Pakistani, Pakistanais, пакистанец, Pakistanlı
PAN Panamanian
PER Peruvian
PHL Filipino, Filipina, Philippine, Philippin, филиппинец, Filipinli, فلبيني
POL Polish, Pole, Polonais, поляк, полька, Polonyalı, بولندي, بولوني
PRK North Korean
PRT Portuguese, Portugais, португалец, Portekizli, برتغالي
PRY Paraguayan
PSE Palestinian, Palestinien, палестинец, палестинка, Filistinli, فلسطيني
QAT Qatari, Qatarien, катарец, Katarlı
ROU Romanian, Roumain, румын, Rumen, روماني
RUS Russian, Russe, россиянин, россиянка, русский, русская, Rus, روسي
RWA Rwandan, Rwandais
SAU Saudi, Saudi Arabian, Saoudien, саудовец, Suudi, سعودي
SDN Sudanese, Soudanais, суданец, Sudanlı, سوداني
SEN Senegalese, Sénégalais, сенегалец, سنغالي
SGP Singaporean
SLE Sierra Leonean
SLV Salvadoran
SOM Somali, Somalian, Somalien, сомалиец, Somalili, صومالي
SRB Serbian, Serb, Serbe, серб, Sırp, صربي
SSD South Sudanese, جنوب سوداني
SUR Surinamese
SVK Slovak, словак
SVN Slovenian, Slovene, словенец
SWE Swedish, Swede, Suédois, швед, шведка, İsveçli, سويدي
SWZ Swazi
SYR Syrian, Syrien, Syrer, сириец, сирийка, Suriyeli, Sûrî, سوري, سووری
TCD Chadian, Tchadien, чадец, تشادي
TGO Togolese
THA Thai, Thaïlandais, تايلندي
TJK Tajik, Tajikistani, Tadjik, таджик, таджичка, Tacik, طاجيكي, طاجيكستاني
TKM Turkmenistani, Türkmenistanlı, تركمانستاني
TTO Trinidadian, Trini, Tobagonian, Trinidadien, тринидадец, ترينيدادي
TUN Tunisian, Tunisien, Tunesier, тунисец, туниска, Tunuslu, تونسي
TUR Turkish, Turk, Turc, Türke, турок, турчанка, Türk, Tirk, تركي
TWN Taiwanese, تايواني
TZA Tanzanian
UGA Ugandan
UKR Ukrainian, Ukrainien, украинец, украинка, Ukraynalı, أوكراني
URY Uruguayan
USA American, Américain, американец, американка, Amerikalı, Amerikan, أمريكي, أميركي, امريكاني
UZB Uzbek, Uzbekistani, Ouzbek, узбек, узбечка, Özbek, أوزبكي, أوزبكستاني
VEN Venezuelan
VNM Vietnamese, Vietnamien, فيتنامي
XKX Kosovar, Kosovan, Kosovo Albanian, косовар, Kosovalı, كوسوفي
YEM Yemeni, Yemenite, Yéménite, йеменец, Yemenli, يمني
ZAF South African, Sud-africain, جنوب أفريقي
ZMB Zambian
ZWE Zimbabwean
`;

/** Every word for the nationals of each country, by its code. */
export function demonyms(): ReadonlyMap<string, readonly string[]> {
  const byCode = new Map<string, string[]>();
  for (const line of TABLE.trim().split("\n")) {
    const words = line.slice(4).split(", ");
    byCode.set(
      line.slice(0, 3),
      words.flatMap((word) => [word, ...inflected(word)]),
    );
  }
  for (const [code, word] of madeByRule()) byCode.set(code, [...(byCode.get(code) ?? []), word, ...inflected(word)]);
  return byCode;
}

/** Arabic: a woman, several, and several in the other case. French: a woman. */
function inflected(word: string): readonly string[] {
  if (/\s/u.test(word)) return [];
  if (word.endsWith("ي")) return [`${word}ة`, `${word}ون`, `${word}ين`];
  return /[éi]en$/u.test(word) ? [`${word}ne`] : [];
}

/** Only from names of one word: what "United" or "South" does to it, no rule can tell. */
const RULES: readonly (readonly [NameLanguage, (name: string) => string])[] = [
  ["ar", (name) => `${name.replace(/^ال/u, "").replace(/(?:يا|ية|ا|ة)$/u, "")}ي`],
  ["fa", (name) => `${name.replace(/(?:یه|ه)$/u, "")}ی`],
  ["ckb", (name) => `${name.replace(/(?:یا|ا)$/u, "")}ی`],
  ["ku", (name) => (/[aeêiîouû]$/u.test(name) ? `${name.replace(/ya$|yê$|ye$/u, "y")}î` : `${name}î`)],
  ["tr", (name) => `${name}l${harmony(name)}`],
];

function harmony(name: string): string {
  const last = name.toLowerCase().match(/[aıeiouöü](?=[^aıeiouöü]*$)/u)?.[0] ?? "a";
  return { a: "ı", ı: "ı", o: "u", u: "u", ö: "ü", ü: "ü" }[last] ?? "i";
}

function madeByRule(): readonly (readonly [code: string, word: string])[] {
  const owners = new Map<string, Set<string>>();
  const claim = (word: string, code: string): void => {
    const key = foldWord(word);
    owners.set(key, (owners.get(key) ?? new Set()).add(code));
  };
  for (const { alpha3, names } of COUNTRIES) {
    for (const name of Object.values(names).flat()) claim(name, alpha3);
  }
  const made = RULES.flatMap(([language, rule]) =>
    COUNTRIES.flatMap(({ alpha3, names }): (readonly [string, string])[] => {
      const name = names[language]?.[0] ?? "";
      return /^[\p{L}\p{M}]{3,}$/u.test(name) ? [[alpha3, rule(name)]] : [];
    }),
  );
  for (const [code, word] of made) claim(word, code);
  return made.filter(([, word]) => owners.get(foldWord(word))?.size === 1);
}
