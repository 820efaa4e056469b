export { LONGEST_NAME, type NameFault, type NameFaultCode, nameFaults, type NameRemedy, setApart } from "./clean.ts";
export { commonnessByDefault } from "./commonness.ts";
export type { BirthSpan } from "./compare-births.ts";
export { type Commonness, compareNames, type NameComparison, type PartEvidence } from "./compare-names.ts";
export {
  comparePeople,
  type DescribedPerson,
  type EvidenceField,
  type FieldEvidence,
  type PeopleComparison,
} from "./compare-people.ts";
export { COUNTRIES, countryName, type NameLanguage } from "./country/names.ts";
export { type ResolvedCountry, resolveCountry } from "./country/resolve.ts";
export { explained } from "./explained.ts";
export { foldWord } from "./fold.ts";
export { wordLikeness, wordWeight } from "./likeness.ts";
export { isNameNotKnown } from "./not-known.ts";
export { type NamePart, type ParsedName, parseName, type PartKind, type StatedPart } from "./parse.ts";
export { LIKELY_FROM, priorAmong, probability, PROPOSED_FROM } from "./proposing.ts";
export { rememberedLikeness } from "./remembered.ts";
export { type KnownPlace, PLACES, resolvePlace } from "./place/places.ts";
export { type NamedSite, resolveSite, SiteSpellings } from "./place/sites.ts";
export { type Script, scriptOf } from "./script.ts";
export { skeletonsOf } from "./skeleton.ts";
export { type Resolved, SpellingBook, type Spelt } from "./spelling/book.ts";
export { type Likeness, likenessWeight } from "./word-evidence.ts";
