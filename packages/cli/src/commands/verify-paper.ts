/** What `muster verify` says of a paper: what its entries prove, whether its pages are those, and what is printed and no more. */
import type { AuthorityKey, JsonObject, VerifiedBundle, VerifierKey } from "@muster/proof";
import { type VerifiedPaper, verifyPaper } from "@muster/papers";
import { nodeCrypto } from "@muster/register";

export interface PaperChecked {
  readonly verified: true;
  readonly paper: VerifiedPaper["paper"];
  readonly languages: VerifiedPaper["languages"];
  readonly printedAt: string;
  readonly pagesCompared: boolean;
  /** What the entries say, the paper's own first: proven. */
  readonly proven: readonly Proven[];
  /** What stands on the paper and in no entry of it. */
  readonly onlyPrinted: JsonObject;
  readonly checks: readonly { readonly check: string; readonly says: string }[];
}

interface Proven {
  readonly number: number;
  readonly kind: string;
  readonly person?: string;
  readonly entry: JsonObject;
  readonly item?: JsonObject;
}

interface Trust {
  readonly logKeys: readonly VerifierKey[];
  readonly authorityKeys: readonly AuthorityKey[];
}

/** Rejects with the `PaperFault` or `VerificationError` of whatever does not hold. */
export async function checkPaper(bytes: Uint8Array, trust: Trust, withoutPages: boolean): Promise<PaperChecked> {
  const verified = await verifyPaper(bytes, trust, nodeCrypto, { withoutPages });
  const { paper, languages, printedAt, pagesCompared, proofs, onlyPrinted } = verified;
  const checks = [
    ...proofs.flatMap(({ checks: shown }) => shown),
    ...listChecks(verified),
    pagesCheck(pagesCompared),
    {
      check: "only-printed",
      says: `${Object.keys(onlyPrinted).join(", ")}: as the register had them on ${printedAt}; no entry on this paper proves them.`,
    },
  ];
  return {
    verified: true,
    paper,
    languages,
    printedAt,
    pagesCompared,
    proven: proofs.map(provenBy),
    onlyPrinted,
    checks,
  };
}

/** For people. Where the pages were not compared, all that they must say is said here. */
export function paperLines({ paper, languages, printedAt, pagesCompared, proven, onlyPrinted, checks }: PaperChecked) {
  return [
    `${paper} in ${languages.join(" and ")}, printed ${printedAt}`,
    ...proven.map(
      ({ number, kind, person }) => `entry ${number}: ${kind}${person === undefined ? "" : `, about ${person}`}`,
    ),
    ...checks.map(({ check, says }) => `${check}: ${says}`),
    ...(pagesCompared ? [] : toCompare(proven, onlyPrinted)),
  ];
}

function provenBy({ number, kind, person, entry, item }: VerifiedBundle): Proven {
  return {
    number,
    kind,
    ...(person === undefined ? {} : { person }),
    entry,
    ...(item === undefined ? {} : { item }),
  };
}

function listChecks({ listed }: VerifiedPaper) {
  if (listed === undefined) return [];
  return [{ check: "list-whole", says: `The list is the entry's own: all ${listed} of its people, and nobody else.` }];
}

function pagesCheck(pagesCompared: boolean) {
  return pagesCompared
    ? {
        check: "pages-compared",
        says: "The pages were made again from what was checked here, and are these to the last byte, the code with the checkpoint among them.",
      }
    : {
        check: "pages-not-compared",
        says: "The pages could not be made again here: nobody has checked that they say what follows. Compare them by eye.",
      };
}

function toCompare(proven: readonly Proven[], onlyPrinted: JsonObject): string[] {
  return [
    ...proven.flatMap(({ number, entry, item }) => [
      `proven by entry ${number}: ${JSON.stringify(entry)}`,
      ...(item === undefined ? [] : [`proven by its item: ${JSON.stringify(item)}`]),
    ]),
    ...Object.entries(onlyPrinted).map(([name, value]) => `only printed, ${name}: ${JSON.stringify(value)}`),
  ];
}
