export { type Commonness, compareNames, type NameComparison, type PartEvidence } from "./compare-names.ts";
export {
  type BirthSpan,
  comparePeople,
  type DescribedPerson,
  type EvidenceField,
  type FieldEvidence,
  type PeopleComparison,
} from "./compare-people.ts";
export { foldWord } from "./fold.ts";
export { wordLikeness } from "./likeness.ts";
export { type NamePart, type ParsedName, parseName, type PartKind, type StatedPart } from "./parse.ts";
export { type Script, scriptOf } from "./script.ts";
export { skeletonsOf } from "./skeleton.ts";
