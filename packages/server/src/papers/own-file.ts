/** A person's own copy of their file, with the proof of every entry that says where they were (MR-8-10). */
import { isRefusal, type PersonFile, type Refusal, type StatedClaim } from "@muster/custody";
import { MOST_PROOFS, type PrintedOn } from "@muster/papers";
import type { Withheld } from "../access/sections.ts";
import type { PersonFound } from "../answers/people.ts";
import type { Plain } from "../answers/plain.ts";
import { calledBy, commonFacts, type Gathered, type Gathering } from "./gathering.ts";

/** What a paper takes of one text. */
const LONGEST_LINE = 500;
const LONGEST_WORDS = 8_000;

type PrintedFile = PrintedOn<"file">;
type StatedOnPaper = PrintedFile["claims"][number];

/** `file`: what of it may be read. */
export async function filePaper(
  gathering: Gathering,
  { person, history, file }: Pick<PersonFound, "person" | "history"> & { readonly file: Plain<PersonFile> },
  withheld: readonly Pick<Withheld, "section" | "policy">[],
): Promise<Gathered | Refusal> {
  const proven = history.slice(-MOST_PROOFS);
  const bundles: Uint8Array[] = [];
  for (const { entry } of proven.toReversed()) {
    const bundle = await gathering.questions.prove(entry, person);
    if (isRefusal(bundle)) return bundle;
    bundles.push(bundle);
  }
  const positions = history.map(({ position }) => position);
  const facts = await commonFacts(gathering, {
    authorities: positions.map(({ custodian }) => custodian),
    sites: positions.map(({ site }) => site),
  });
  const [called = { person }] = await calledBy(gathering, [person], undefined);
  const printed: PrintedFile = {
    ...facts,
    person: called,
    claims: file.claims.flatMap(statedOn),
    bases: file.bases.map(({ at, kind, orderingAuthority, court, said }) => ({
      at,
      kind,
      ...optional("orderedBy", [orderingAuthority, court].filter((one) => one !== undefined).join(", "), LONGEST_LINE),
      ...optional("words", wordsIn(said)),
    })),
    reviews: file.reviews.map(({ at, outcome, nextDue, said }) => ({
      at,
      outcome,
      ...(nextDue === undefined ? {} : { nextDue }),
      ...optional("words", wordsIn(said)),
    })),
    property: file.property.map(({ at, seal, said }) => ({ at, seal, ...optional("words", wordsIn(said)) })),
    older: history
      .slice(0, -MOST_PROOFS)
      .map(({ from, entry, position: { state, site, unit, custodian, transfer } }) => ({
        at: from,
        entry,
        position: {
          state,
          ...(site === undefined ? {} : { site }),
          ...(unit === undefined ? {} : { unit }),
          ...(custodian === undefined ? {} : { custodian }),
          ...(transfer === undefined ? {} : { transfer }),
        },
      })),
    withheld: withheld.map(({ section, policy }) => ({ section, policy })),
  };
  return { paper: "file", printed, bundles };
}

/** What is stated of the person alone: kin and households are other people. */
function statedOn({ detail, by, withdrawn }: Plain<StatedClaim>): StatedOnPaper[] {
  if (detail === undefined) return [];
  const said = {
    by,
    withdrawn: withdrawn !== undefined,
    ...(detail.source === undefined ? {} : { source: detail.source }),
  };
  if (detail.claim === "name") return [{ claim: "name", text: detail.text, ...said }];
  if (detail.claim === "birth") {
    return [
      { claim: "birth", text: [detail.edtf, detail.place].filter((one) => one !== undefined).join(", "), ...said },
    ];
  }
  if (detail.claim === "sex") return [{ claim: "sex", text: detail.sex, ...said }];
  return detail.claim === "nationality" ? [{ claim: "nationality", text: detail.country, ...said }] : [];
}

/** The words of a fact, and the things of an inventory, in one text. */
function wordsIn(said: unknown): string {
  if (typeof said === "string") return said;
  if (typeof said === "number") return String(said);
  if (Array.isArray(said)) return said.map(wordsIn).join("; ");
  return typeof said === "object" && said !== null ? Object.values(said).map(wordsIn).join(" · ") : "";
}

function optional<Name extends string>(
  name: Name,
  text: string,
  longest = LONGEST_WORDS,
): { readonly [Key in Name]?: string } {
  return text === "" ? {} : ({ [name]: text.slice(0, longest) } as { readonly [Key in Name]?: string });
}
