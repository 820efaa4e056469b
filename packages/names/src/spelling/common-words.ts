/**
 * Words that say what kind of thing a place is, and words that say nothing: in every language one word, of little weight. `مخيم
 * الهول` and `al-Hol camp` differ in no more than their spelling.
 */
import { foldWord } from "../fold.ts";

/** The kind, and its words: English with what registers shorten it to, Arabic, Kurdish in both scripts, Turkish, Russian. */
const KINDS: Readonly<Record<string, string>> = {
  prison:
    "prison prisons jail gaol pris penitentiary pen سجن حبس گرتووخانە بەندیخانە زیندان girtîgeh zîndan hapishane cezaevi тюрьма sijn",
  camp: "camp camps مخيم كمپ كامب کەمپ kamp kampa wargeh лагерь mukhayyam",
  hospital: "hospital hosp مستشفى مشفى نەخۆشخانە nexweşxane hastane больница",
  court: "court courthouse ct محكمة دادگا dadgeh mahkeme суд",
  centre: "center centre ctr cntr cent مركز سەنتەر ناوەند navend merkez центр",
  detention: "detention det dtn detn احتجاز توقيف توقیف cezaevi",
  correction: "correctional correction corrections corr corrctl correc إصلاح إصلاحية",
  facility: "facility fac facil fclty منشأة",
  county: "county co cnty cty",
  department: "department dept dpt",
  institution: "institution inst institute",
  police: "police pd شرطة polîs полиция",
  sheriff: "sheriff sheriffs so",
  regional: "regional reg rgnl",
  processing: "processing proc process",
  service: "service services svc svcs serv",
  federal: "federal fed",
  city: "city town مدينة شار bajar şehir город medinat madinat",
  village: "village قرية گوند gund köy село qaryat",
  province: "province governorate district محافظة قضاء ناحية پارێزگا parêzgeh il область nahiyat nahiya",
  national:
    "national nationals nationality citizen citizenship refugee refugees جنسية مواطن مواطنة لاجئ لاجئة رعايا uyruklu",
};

/** Articles standing apart, and small words. Sun letters' articles with them. */
const SILENT = new Set(
  "al el ul il as ash ar an at ad az ez eth edh es er en ed the of and in near at de la le ال في من قرب و لە ji li ya yê аль эль ель"
    .split(" ")
    .map(foldWord),
);

const KIND_OF = new Map(
  Object.entries(KINDS).flatMap(([kind, words]) => words.split(" ").map((word) => [foldWord(word), kind] as const)),
);

/** Which kind of thing the folded word says it is. */
export function kindSaid(folded: string): string | undefined {
  return KIND_OF.get(folded);
}

/** Which kind a Latin word of three letters or more is short for: `cor`, `facilit`. Undefined where it is short for several. */
export function kindShortened(folded: string): string | undefined {
  if (!/^[a-z]{3,}$/u.test(folded)) return undefined;
  const kinds = new Set([...KIND_OF].flatMap(([word, kind]) => (word.startsWith(folded) ? [kind] : [])));
  return kinds.size === 1 ? [...kinds][0] : undefined;
}

/** Whether the folded word may be there or not. */
export function isSilent(folded: string): boolean {
  return SILENT.has(folded);
}
