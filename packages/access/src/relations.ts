/**
 * Relations: how an officer stands to what they ask about. Each is found from plain facts, and an officer may stand in
 * several at once: the sender of a person is often also who holds them.
 */
import type { Role, Transfer } from "@muster/custody";
import type { AuthorityCode, SiteCode, State } from "@muster/record";

/** Every relation, and how it ends the sentence "Nothing permits a registrar to see a person …". */
export const RELATION_MEANINGS = {
  "own-site": "of the officer's own site",
  "own-authority": "of the officer's own authority, at another site",
  sending: "whom the officer's site is sending",
  escorting: "whom the officer's authority is escorting",
  receiving: "whom the officer's site is to receive",
  formerly: "whom the officer's authority no longer answers for",
  "own-entry": "whom nobody holds and the officer's authority entered",
  "own-national": "who is a verified national of the officer's state",
  "own-national-objecting": "who is a national of the officer's state and objects to its being told",
  none: "who is none of the officer's",
} as const;
export type Relation = keyof typeof RELATION_MEANINGS;
export const RELATIONS = Object.keys(RELATION_MEANINGS) as readonly Relation[];

/** Who asks: an officer's authority and assignment, as the journal has them. */
export interface Principal {
  readonly authority: AuthorityCode;
  readonly roles: readonly Role[];
  /** Empty: every site of the authority. */
  readonly sites: readonly SiteCode[];
  /** A consular officer's state: ISO 3166-1 alpha-3. */
  readonly country?: string;
}

/** The parts of a transfer that decide who stands to it how. */
export type TransferStanding = Pick<Transfer, "from" | "to" | "escort" | "state">;

/** What is to be known of a person to say how an officer stands to them. */
export interface PersonStanding {
  readonly state: State;
  /** Who answers for the person; nobody, of someone outside, released or deceased. */
  readonly custodian?: AuthorityCode;
  /** Where they are held, or were last known to be by whoever must answer for them. */
  readonly site?: SiteCode;
  /** The transfer they are listed on that is neither closed nor cancelled. */
  readonly transfer?: TransferStanding;
  /** Whether the officer's authority once had custody of them. */
  readonly formerly: boolean;
  /** Whether the officer's authority registered them, or entered something about them. */
  readonly entered: boolean;
  /** Nationalities somebody verified, not those merely claimed: ISO 3166-1 alpha-3. */
  readonly nationalOf?: readonly string[];
  /** The person does not want their consulate told (Vienna Convention on Consular Relations 36). */
  readonly consularObjection?: boolean;
}

/** How an officer stands to a person. Never empty. */
export function relationToPerson(principal: Principal, person: PersonStanding): readonly Relation[] {
  const { custodian, site, transfer } = person;
  const own = custodian === principal.authority;
  const here = site !== undefined && covers(principal, site);
  const found = new Set<Relation>(transfer === undefined ? [] : aboard(principal, transfer));
  if (own) found.add(here ? "own-site" : "own-authority");
  if (!own && person.formerly) found.add("formerly");
  if (custodian === undefined && person.entered) found.add("own-entry");
  if (principal.country !== undefined && person.nationalOf?.includes(principal.country) === true) {
    found.add(person.consularObjection === true ? "own-national-objecting" : "own-national");
  }
  return inOrder(found);
}

/** A site as its relation needs it: who controls it now, who did before. */
export interface SiteStanding {
  readonly code: SiteCode;
  readonly controller?: AuthorityCode;
  /** To whom it is being handed over, in the command that does so. */
  readonly incoming?: AuthorityCode;
  readonly before?: readonly AuthorityCode[];
  /** The register's keeper, who enters sites for everybody. */
  readonly keeper?: AuthorityCode;
}

/** How an officer stands to a site, or to a count taken there. */
export function relationToSite(principal: Principal, site: SiteStanding): readonly Relation[] {
  const found = new Set<Relation>();
  const own = site.controller === principal.authority;
  if (own) found.add(covers(principal, site.code) ? "own-site" : "own-authority");
  if (!own && site.incoming === principal.authority) found.add("receiving");
  if (!own && site.before?.includes(principal.authority) === true) found.add("formerly");
  if (!own && site.keeper === principal.authority) found.add("own-entry");
  return inOrder(found);
}

/**
 * How an officer stands to a transfer. An officer of other sites than the two ends' sees it as their authority's; an
 * escort's need to know ends with it.
 */
export function relationToTransfer(principal: Principal, transfer: TransferStanding): readonly Relation[] {
  const { authority } = principal;
  const found = new Set<Relation>();
  for (const [end, relation] of [
    [transfer.from, "sending"],
    [transfer.to, "receiving"],
  ] as const) {
    if (end.authority === authority) found.add(covers(principal, end.site) ? relation : "own-authority");
  }
  if (transfer.escort === authority) found.add(isOver(transfer) ? "formerly" : "escorting");
  return inOrder(found);
}

/** How an officer stands to an authority, its officers and sign-ins: their own, or one their register's keeper entered. */
export function relationToAuthority(
  principal: Principal,
  { code, keeper }: { readonly code: AuthorityCode; readonly keeper: AuthorityCode },
): readonly Relation[] {
  if (code === principal.authority) return ["own-authority"];
  return keeper === principal.authority ? ["own-entry"] : ["none"];
}

/** How an officer stands to what several authorities are party to: an agreement, a programme, an incident. */
export function relationToParties(principal: Principal, parties: Iterable<AuthorityCode>): readonly Relation[] {
  return [...parties].includes(principal.authority) ? ["own-authority"] : ["none"];
}

/** How an officer stands to an entry: whether their authority said it, alone or as the second. */
export function relationToEntry(
  principal: Principal,
  { by, second }: { readonly by: { authority: string }; readonly second?: { authority: string } | undefined },
): readonly Relation[] {
  return by.authority === principal.authority || second?.authority === principal.authority ? ["own-entry"] : ["none"];
}

/** Several relations to one thing as one: `none` only where there is no other. */
export function together(...relations: readonly (readonly Relation[])[]): readonly Relation[] {
  return inOrder(new Set(relations.flat()));
}

/** How an officer stands to a person on a transfer that is not over. An escort is told when the manifest is sealed. */
function aboard(principal: Principal, transfer: TransferStanding): readonly Relation[] {
  if (isOver(transfer)) return [];
  const sealed = transfer.state !== "proposed" && transfer.state !== "authorised";
  return relationToTransfer(principal, transfer).filter(
    (relation) => relation === "sending" || relation === "receiving" || (relation === "escorting" && sealed),
  );
}

function isOver({ state }: TransferStanding): boolean {
  return state === "closed" || state === "cancelled";
}

function covers({ sites }: Principal, site: SiteCode): boolean {
  return sites.length === 0 || sites.includes(site);
}

function inOrder(found: ReadonlySet<Relation>): readonly Relation[] {
  const known = RELATIONS.filter((relation) => relation !== "none" && found.has(relation));
  return known.length === 0 ? ["none"] : known;
}
