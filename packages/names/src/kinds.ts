/**
 * What a part is, told by its place: only where the name shows by what order it goes. An Arabic name of four words is given,
 * father's, grandfather's and family's; of two, the second may be either.
 */
import type { Group } from "./group-words.ts";
import type { NamePart, PartKind } from "./parse.ts";
import type { Script } from "./script.ts";

export function kindsOfOrder(groups: readonly Group[], script: Script): NamePart[] {
  const kinds = new Map<Group, PartKind>();
  const plain = groups.filter(({ kind }) => kind === "unknown");
  const before = plain.filter(({ beforeComma }) => beforeComma);
  const after = plain.filter(({ beforeComma }) => !beforeComma);
  if (before.length > 0 && after.length > 0) {
    for (const group of before) kinds.set(group, "family");
  }
  const patronymic = after.findIndex(({ folded }) => PATRONYMIC.test(folded));
  if (patronymic > 0) slavic(after, patronymic, kinds);
  else if (script === "Arab" || groups.some(isRegional)) {
    regional(
      after,
      before.length > 0,
      groups.some(({ kind }) => kind === "kunya"),
      kinds,
    );
  } else {
    byEnding(after, kinds);
    if (before.length > 0) setKind(kinds, after[0], "given");
  }
  return groups.map(({ childOf: _childOf, article: _article, beforeComma: _before, ...part }, at) => {
    const group = groups[at];
    return { ...part, kind: (group === undefined ? undefined : kinds.get(group)) ?? part.kind };
  });
}

const PATRONYMIC = /(?:ovich|evich|ovitch|evitch|ovych|ovna|evna|ович|евич|овна|евна|івна)$/u;
const SURNAME = /(?:[oe]va?|sk(?:ii|iy|y|aya)|zadeh?|oglu|zai|ов|ова|ев|ева|ский|ская|енко|зода|زاده|زهی|زي)$/u;
const NISBA = /(?:iy?y?|awi|ي)$/u;

/** Given, father's, family; or as lists have it, family first. */
function slavic(parts: readonly Group[], patronymic: number, kinds: Map<Group, PartKind>): void {
  setKind(kinds, parts[patronymic], "father");
  setKind(kinds, parts[patronymic - 1], "given");
  if (patronymic >= 2 && patronymic === parts.length - 1) setKind(kinds, parts[0], "family");
  for (const part of parts.slice(patronymic + 1)) setKind(kinds, part, "family");
}

/** Given, father's, grandfather's, and a family, tribe or place of origin, which the article or the ending shows. */
function regional(parts: readonly Group[], familyKnown: boolean, kunya: boolean, kinds: Map<Group, PartKind>): void {
  const [leading, second] = parts;
  // Of a list that puts the family first without a comma: the article is on the first word, and on no other.
  if (leading?.article === true && second !== undefined && !parts.slice(1).some(({ article }) => article)) {
    setKind(kinds, leading, "family");
    if (!kunya) setKind(kinds, second, parts.length > 2 ? "given" : "unknown");
    return;
  }
  const last = parts.at(-1);
  const named = last !== undefined && !familyKnown && (last.article || NISBA.test(last.folded)) && !last.childOf;
  if (parts.length === 1) {
    if (last !== undefined) kinds.set(last, kunya ? (named ? "nisba" : "unknown") : "given");
    return;
  }
  const lineage = named || parts.length >= 4 ? parts.slice(0, -1) : parts;
  if (lineage.length < parts.length) setKind(kinds, last, "family");
  setKind(kinds, lineage[0], "given");
  const certain = familyKnown || lineage.length >= 3 || lineage.length < parts.length;
  lineage.slice(1, 3).forEach((part, generation) => {
    if (certain || part.childOf) kinds.set(part, generation === 0 ? "father" : "grandfather");
  });
}

/** A surname that shows by its ending, where one part has such an ending and the other has not. */
function byEnding(parts: readonly Group[], kinds: Map<Group, PartKind>): void {
  const surnames = parts.filter(({ folded }) => SURNAME.test(folded));
  const [surname] = surnames;
  if (surnames.length !== 1 || parts.length !== 2) return;
  setKind(kinds, surname, "family");
  setKind(
    kinds,
    parts.find((part) => part !== surname),
    "given",
  );
}

function isRegional({ kind, article, childOf, folded }: Group): boolean {
  return kind === "kunya" || article || childOf || folded.startsWith("abdul") || folded.startsWith("абдул");
}

function setKind(kinds: Map<Group, PartKind>, part: Group | undefined, kind: PartKind): void {
  if (part !== undefined) kinds.set(part, kind);
}
