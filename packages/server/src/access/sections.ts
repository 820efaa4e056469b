/**
 * Which part of a person's file an officer may read. The file is one fold; what is shown of it is decided section by
 * section, and what is withheld is named with the policy that withholds it, so that silence never looks like absence.
 */
import type { Reading } from "@muster/access";
import type { Admission, Claim, PersonFile } from "@muster/custody";
import type { FastifyRequest } from "fastify";
import { type PersonFound, plainPerson } from "../answers/people.ts";
import { linkedTo, withLinksTo } from "../answers/same-as.ts";
import { askerOf, type Gate } from "./gate.ts";

/** The sections of a file, each with the leave it needs. */
export const SECTIONS = {
  identity: "read-identity",
  family: "read-family",
  custody: "read-custody",
  protection: "read-protection",
  property: "read-property",
  clinical: "read-clinical",
} as const satisfies Readonly<Record<string, Reading>>;
export type Section = keyof typeof SECTIONS;

export interface Withheld {
  readonly section: Section;
  readonly policy: string;
  readonly reason: string;
}

export type VisiblePart = ReturnType<typeof plainPerson> & { readonly withheld: readonly Withheld[] };

type Reception = NonNullable<Admission["detail"]>;

const FAMILY_CLAIMS: ReadonlySet<Claim["claim"]> = new Set<Claim["claim"]>([
  "kinship",
  "household",
  // A list may name a mother, and its remarks may name anybody.
  "listed",
]);

/** The answer with what this officer may read, and what is withheld. */
export async function visiblePart(found: PersonFound, request: FastifyRequest, gate: Gate): Promise<VisiblePart> {
  const asker = askerOf(request);
  const atHand = request.standing?.id === found.person ? request.standing : undefined;
  const standing = atHand ?? (await asker.standings.person(found.person));
  const may = new Set<Section>();
  const withheld: Withheld[] = [];
  for (const [section, action] of Object.entries(SECTIONS) as [Section, Reading][]) {
    const decision = gate.decide(asker, action, standing, request.why);
    if (decision.allowed) may.add(section);
    else withheld.push({ section, policy: decision.policy, reason: decision.reason });
  }
  const file = fileOf(found.file, may);
  const others = linkedTo([file]);
  const known = new Set<string>();
  for (const other of others.length === 0 ? [] : await asker.standings.people(others)) {
    if (gate.decide(asker, "see-person", other, request.why).allowed) known.add(other.id);
  }
  return { ...plainPerson({ ...found, file: withLinksTo(file, (other) => known.has(other)) }), withheld };
}

/** The file with these sections alone. */
function fileOf(file: PersonFile, may: ReadonlySet<Section>): PersonFile {
  const within = <Fact>(section: Section, facts: readonly Fact[]): Fact[] => (may.has(section) ? [...facts] : []);
  return {
    person: file.person,
    numbers: within("identity", file.numbers),
    claims: file.claims.filter(({ claim }) => may.has(FAMILY_CLAIMS.has(claim) ? "family" : "identity")),
    admissions: file.admissions.flatMap((admission) => admissionOf(admission, may)),
    bases: within("custody", file.bases),
    reviews: within("custody", file.reviews),
    // That somebody is fit to travel, and until when, is no clinical detail: whoever prepares a move must know it. What was
    // found is.
    fitness: may.has("clinical")
      ? file.fitness
      : within("custody", file.fitness).map(({ said: _said, ...rest }) => rest),
    assessments: within("protection", file.assessments),
    objections: within("protection", file.objections),
    consularObjections: within("protection", file.consularObjections),
    property: within("property", file.property),
    releaseErrors: within("custody", file.releaseErrors),
    dutiesMet: within("custody", file.dutiesMet),
    sameAs: within("identity", file.sameAs),
    judgedDifferent: within("identity", file.judgedDifferent),
    erasures: file.erasures,
  };
}

/** One admission, as far as it may be read: to whom its facts are withheld, what of its detail is theirs to know, if any. */
function admissionOf(
  { entry, at, arrestedAt, arrestedBy, detail }: Admission,
  may: ReadonlySet<Section>,
): readonly Admission[] {
  const shown = detail === undefined ? undefined : receptionOf(detail, may);
  if (!may.has("custody"))
    return shown === undefined || Object.keys(shown).length === 0 ? [] : [{ entry, at, detail: shown }];
  return [
    {
      entry,
      at,
      ...(arrestedAt === undefined ? {} : { arrestedAt }),
      ...(arrestedBy === undefined ? {} : { arrestedBy }),
      detail: shown,
    },
  ];
}

function receptionOf(
  { arrest, visibleInjuries, complaints, property, emergencyContact, children }: Reception,
  may: ReadonlySet<Section>,
): Reception {
  return {
    ...(arrest === undefined || !may.has("custody") ? {} : { arrest }),
    ...(visibleInjuries === undefined || !may.has("clinical") ? {} : { visibleInjuries }),
    ...(complaints === undefined || !may.has("clinical") ? {} : { complaints }),
    ...(property === undefined || !may.has("property") ? {} : { property }),
    ...(emergencyContact === undefined || !may.has("family") ? {} : { emergencyContact }),
    ...(children === undefined || !may.has("family") ? {} : { children }),
  };
}
