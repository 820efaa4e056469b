/**
 * How an officer stands to what they ask about, by the whole register: the policies must decide on what is so, not on what the
 * officer happens to see of it. A stranger stands to what is there as to what is not: in no relation.
 */
import type { Matter, PersonStanding, Relation } from "@muster/access";
import {
  actionOfCommand,
  actionOfCorrecting,
  matterOf,
  relationToAuthority,
  relationToEntry,
  relationToParties,
  relationToPerson,
  relationToSite,
  relationToTransfer,
  together,
  type Action,
} from "@muster/access";
import { type CommandEnvelope, controllerAt, THE_REGISTER } from "@muster/custody";
import {
  type AuthorityCode,
  type EntryNumber,
  isCode,
  isPersonId,
  type PersonId,
  type SiteCode,
  type SubjectKind,
} from "@muster/record";
import type { Questions } from "@muster/register";
import type { Asker } from "./asker.ts";

/** A thing that is named, and how the officer stands to it. */
export interface Standing {
  /** What it is called in a refusal: `person`, `site` … */
  readonly kind: string;
  readonly id: string;
  readonly relations: readonly Relation[];
  /** False for a site that is not on the register: which sites there are is no secret among officers. */
  readonly known?: false;
}

/** What a command is done under, and each thing it acts on: the officer must be permitted for each. */
export interface Acting {
  readonly action: Action;
  readonly standings: readonly Standing[];
}

const NONE: readonly Relation[] = ["none"];
const WHOLE_REGISTER: Standing = { kind: "register", id: THE_REGISTER.id, relations: NONE };

/** The things, other than people, that a route's `:id` may name. */
export type ThingKind = Exclude<SubjectKind, "register" | "authority">;

export class Standings {
  readonly #asker: Omit<Asker, "standings">;
  /** The whole register. It stays in here: only how the officer stands leaves, and nothing that could be shown. */
  readonly #facts: Questions;

  constructor(asker: Omit<Asker, "standings">, facts: Questions) {
    this.#asker = asker;
    this.#facts = facts;
  }

  /** To one person. */
  async person(id: string): Promise<Standing> {
    const [standing] = isPersonId(id) ? await this.people([id]) : [];
    return standing ?? { kind: "person", id, relations: NONE };
  }

  /** To each of these people, in their order. */
  async people(ids: readonly PersonId[]): Promise<readonly Standing[]> {
    if (this.#asker.viewer.reach === "none") return ids.map((id) => ({ kind: "person", id, relations: NONE }));
    const { by, sites, viewer } = this.#asker;
    const found = await this.#facts.ledger.standings(ids, {
      ...by,
      sites: viewer.reach === "sites" ? sites : [],
      ownSites: sites,
    });
    const transfers = new Map<string, PersonStanding["transfer"]>();
    for (const code of new Set([...found.values()].flatMap(({ transfer }) => transfer ?? []))) {
      transfers.set(code, await this.#subject("transfer", code));
    }
    const nationals = new Set(this.#asker.viewer.people);
    const { country } = this.#asker;
    return ids.map((id) => {
      const facts = found.get(id);
      if (facts === undefined) return { kind: "person", id, relations: NONE };
      const { transfer: code, ...rest } = facts;
      const transfer = code === undefined ? undefined : transfers.get(code);
      const person: PersonStanding = {
        ...rest,
        ...(transfer === undefined ? {} : { transfer }),
        // Whom a consular officer sees at all is a national who does not object: `nationals` is made so.
        ...(country !== undefined && nationals.has(id) ? { nationalOf: [country] } : {}),
      };
      return { kind: "person", id, relations: this.#withinReach(relationToPerson(this.#asker, person)) };
    });
  }

  /** To a thing that is on the register; to one that is not, or cannot be seen, in no relation. */
  async thing(kind: ThingKind, id: string): Promise<Standing> {
    if (!isCode(id)) return { kind, id, relations: NONE, ...(kind === "site" ? { known: false } : {}) };
    const isPublic = kind === "site" || kind === "officer";
    const found = isPublic || this.#asker.viewer.reach !== "none" ? await this.#relationsTo(kind, id) : NONE;
    const relations = isPublic ? found : this.#withinReach(found);
    const isUnknown = kind === "site" && (await this.#subject("site", id)) === undefined;
    return { kind, id, relations, ...(isUnknown ? { known: false } : {}) };
  }

  /**
   * No closer than the officer's eyes reach: what happens at the authority's other sites an officer of some sites is not shown,
   * and so must not learn of from a refusal either.
   */
  #withinReach(relations: readonly Relation[]): readonly Relation[] {
    if (this.#asker.viewer.reach !== "sites") return relations;
    const near = relations.filter((relation) => relation !== "own-authority");
    return near.length === 0 ? NONE : near;
  }

  async #relationsTo(kind: ThingKind, id: string): Promise<readonly Relation[]> {
    const asker = this.#asker;
    if (kind === "site") return this.#toSite(id as SiteCode);
    if (kind === "transfer") {
      const transfer = await this.#subject("transfer", id);
      return transfer === undefined ? NONE : relationToTransfer(asker, transfer);
    }
    if (kind === "count") {
      const count = await this.#subject("count", id);
      return count === undefined ? NONE : this.#toSite(count.site);
    }
    if (kind === "incident") return this.#toIncident(id);
    if (kind === "officer") {
      const officer = await this.#subject("officer", id);
      const { keeper } = this.#asker;
      return officer === undefined ? NONE : relationToAuthority(asker, { code: officer.authority, keeper });
    }
    if (kind === "agreement") {
      const agreement = await this.#subject("agreement", id);
      return agreement === undefined ? NONE : relationToParties(asker, agreement.parties);
    }
    const programme = await this.#subject("programme", id);
    return programme === undefined ? NONE : relationToParties(asker, [...programme.from, ...programme.to]);
  }

  /** To an incident: through its site or its transfer, and as whoever entered something about it. */
  async #toIncident(id: string): Promise<readonly Relation[]> {
    const incident = await this.#subject("incident", id);
    if (incident === undefined) return NONE;
    const entered = incident.accounts.map(({ by }) => by.authority);
    return together(
      relationToParties(this.#asker, entered),
      incident.site === undefined ? NONE : await this.#toSite(incident.site),
      incident.transfer === undefined ? NONE : await this.#relationsTo("transfer", incident.transfer),
    );
  }

  /** `opening`: who is to control a site that a command opens; `incoming`: who is to take it over by one. */
  async #toSite(
    code: SiteCode,
    { opening, incoming }: { readonly opening?: AuthorityCode; readonly incoming?: AuthorityCode } = {},
  ): Promise<readonly Relation[]> {
    const { keeper } = this.#asker;
    const site = await this.#subject("site", code);
    const now = this.#facts.now();
    const controller = site === undefined ? opening : controllerAt(site, now)?.authority;
    const before = site?.control.map(({ authority }) => authority) ?? [];
    return relationToSite(this.#asker, {
      code,
      keeper,
      before,
      ...(controller === undefined ? {} : { controller }),
      ...(incoming === undefined ? {} : { incoming }),
    });
  }

  /** What a command is done under, and on what; undefined for what is done at the machine alone. */
  async ofCommand(command: CommandEnvelope): Promise<Acting | undefined> {
    const fields = command as unknown as Fields;
    if (command.kind === "entry.correct") return this.#ofCorrection(Number(fields["entry"]));
    const action = actionOfCommand(command.kind);
    if (action === undefined) return undefined;
    const found = await this.#ofMatter(matterOf(action), fields, command);
    return { action, standings: found.length === 0 ? [WHOLE_REGISTER] : found };
  }

  /** As whoever said it. Correcting is as much as what is corrected: an appointment is undone by who appoints. */
  async #ofCorrection(number: EntryNumber): Promise<Acting> {
    const found = await this.#facts.entry(number);
    const relations = found === undefined ? NONE : relationToEntry(this.#asker, found.entry);
    return {
      action: found === undefined ? "correct" : actionOfCorrecting(found.entry.kind),
      standings: [{ kind: "entry", id: String(number), relations }],
    };
  }

  async #ofMatter(matter: Matter, fields: Fields, command: CommandEnvelope): Promise<readonly Standing[]> {
    if (matter === "register") return [];
    if (matter === "person") {
      const people = ["person", "other", "mother", "people"].flatMap((field) => named(fields[field]));
      return this.people(people as PersonId[]);
    }
    if (matter === "authority") return this.#toAuthorities(fields);
    if (matter === "transfer") return this.#toTransferOf(fields, command);
    if (matter === "site") {
      const [opening] = named(fields["controlledBy"]) as AuthorityCode[];
      const [incoming] = command.kind === "control.hand-over" ? (named(fields["to"]) as AuthorityCode[]) : [];
      const passing = {
        ...(opening === undefined ? {} : { opening }),
        ...(incoming === undefined ? {} : { incoming }),
      };
      const sites = named(fields["site"]) as SiteCode[];
      const counts = sites.length > 0 ? [] : named(fields["count"]);
      return Promise.all([
        ...sites.map(async (id) => ({ kind: "site", id, relations: await this.#toSite(id, passing) })),
        ...counts.map((id) => this.thing("count", id)),
      ]);
    }
    return this.#toAffair(fields, command);
  }

  /** A transfer that is proposed has no state yet: its parties are the command's own. */
  async #toTransferOf(fields: Fields, { kind }: CommandEnvelope): Promise<readonly Standing[]> {
    const [id] = named(fields["transfer"]);
    if (id === undefined) return [];
    if (kind !== "transfer.propose") return [await this.thing("transfer", id)];
    const { from, to, escort } = fields as unknown as Parameters<typeof relationToTransfer>[1];
    return [
      { kind: "transfer", id, relations: relationToTransfer(this.#asker, { from, to, escort, state: "proposed" }) },
    ];
  }

  /** An officer's appointment is about the officer's authority; policy and retention are the keeper's own. */
  async #toAuthorities(fields: Fields): Promise<readonly Standing[]> {
    const { keeper } = this.#asker;
    const [authority] = named(fields["authority"]);
    const [officer] = named(fields["officer"]);
    const code = authority ?? (officer === undefined ? keeper : (await this.#subject("officer", officer))?.authority);
    if (code === undefined) return [{ kind: "officer", id: officer ?? "", relations: NONE }];
    const relations = relationToAuthority(this.#asker, { code: code as AuthorityCode, keeper });
    return [{ kind: "authority", id: code, relations }];
  }

  /** What several take part in. What is new has the parties that the command gives it. */
  async #toAffair(fields: Fields, { kind }: CommandEnvelope): Promise<readonly Standing[]> {
    const asker = this.#asker;
    if (kind === "agreement.record" || kind === "programme.plan") {
      const parties = [...named(fields["parties"]), ...named(fields["from"]), ...named(fields["to"])];
      const id = named(fields["agreement"])[0] ?? named(fields["programme"])[0] ?? "";
      return [{ kind: "affair", id, relations: relationToParties(asker, parties as AuthorityCode[]) }];
    }
    if (kind === "incident.record") {
      const id = named(fields["incident"])[0] ?? "";
      const [site] = named(fields["site"]);
      const [transfer] = named(fields["transfer"]);
      const people = await this.people(named(fields["people"]) as PersonId[]);
      const relations = together(
        site === undefined ? NONE : await this.#toSite(site as SiteCode),
        transfer === undefined ? NONE : await this.#relationsTo("transfer", transfer),
        ...people.map((person) => person.relations),
      );
      return [{ kind: "incident", id, relations }];
    }
    const things = (["incident", "agreement", "programme"] as const).flatMap((thing) =>
      named(fields[thing]).map((id) => this.thing(thing, id)),
    );
    return Promise.all(things);
  }

  async #subject<Kind extends SubjectKind>(kind: Kind, id: string) {
    return this.#facts.subject(kind, id, await this.#facts.moment());
  }
}

type Fields = Readonly<Record<string, unknown>>;

/** A code, or several, or things that carry a person. */
function named(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (!Array.isArray(value)) return [];
  return value.flatMap((one: unknown) => {
    if (typeof one === "string") return [one];
    const person = typeof one === "object" && one !== null && "person" in one ? one.person : undefined;
    return typeof person === "string" ? [person] : [];
  });
}
