/** Papers about several people: the manifest of a transfer, the joint roll of a handover, the sheet of a count. */
import { isRefusal, notFound, refuse, type Refusal } from "@muster/custody";
import { MOST_PEOPLE } from "@muster/papers";
import type { SiteCode } from "@muster/record";
import { calledBy, commonFacts, type Gathered, type Gathering, tooLong, wholeEntry } from "./gathering.ts";

/** The manifest as it was sealed. */
export async function manifestPaper(gathering: Gathering, code: string): Promise<Gathered | Refusal> {
  const transfer = await gathering.questions.subject("transfer", code, gathering.moment);
  if (transfer === undefined) return notFound("transfer", code);
  if (transfer.sealed === undefined) {
    return refuse(
      "conflict",
      "manifest-not-sealed",
      "This manifest is not sealed: it is a list, and people still come off it.",
      "Seal it, and print it then.",
      { transfer: code },
    );
  }
  const whole = await wholeEntry(gathering, transfer.sealed.entry);
  if (isRefusal(whole)) return whole;
  const { from, to, escort } = transfer;
  const facts = await commonFacts(gathering, {
    authorities: [from.authority, to.authority, escort],
    sites: [from.site, to.site],
  });
  const people = await calledBy(
    gathering,
    whole.items.map(({ person }) => person),
    from.authority,
  );
  return { paper: "manifest", printed: { ...facts, people }, bundles: whole.bundles, ...whole.list };
}

/** The joint roll of the newest handover at that moment. */
export async function jointRollPaper(gathering: Gathering, code: string): Promise<Gathered | Refusal> {
  const { questions, moment } = gathering;
  const site = await questions.subject("site", code, moment);
  if (site === undefined) return notFound("site", code);
  const index = site.control.findLastIndex(({ instrument }) => instrument === "handover");
  const handover = site.control[index];
  if (handover === undefined) {
    return refuse(
      "not-found",
      "handover-not-found",
      "This site has not been handed over.",
      "Check the site and the time.",
      {
        site: code,
      },
    );
  }
  const whole = await wholeEntry(gathering, handover.entry);
  if (isRefusal(whole)) return whole;
  const outgoing = site.control[index - 1]?.authority;
  const facts = await commonFacts(gathering, { authorities: [outgoing, handover.authority], sites: [code] });
  const people = await calledBy(
    gathering,
    whole.items.map(({ person }) => person),
    outgoing,
  );
  return { paper: "joint-roll", printed: { ...facts, people }, bundles: whole.bundles, ...whole.list };
}

/** The sheet for one officer of an open count: in a named one with everybody on the roll of what it covers. */
export async function countSheetPaper(
  gathering: Gathering,
  code: string,
  mayRoll: (site: SiteCode) => Promise<Refusal | undefined>,
): Promise<Gathered | Refusal> {
  const { questions, moment } = gathering;
  const count = await questions.subject("count", code, moment);
  if (count === undefined) return notFound("count", code);
  if (count.status !== "open") {
    return refuse("conflict", "count-ended", `This count was ${count.status}.`, "Open another count.", { count: code });
  }
  const [bundle, site] = await Promise.all([
    questions.prove(count.entry),
    questions.subject("site", count.site, moment),
  ]);
  if (isRefusal(bundle)) return bundle;
  const facts = await commonFacts(gathering, { authorities: [], sites: [count.site] });
  const units = count.units.length > 0 ? [...count.units] : [...(site?.units.keys() ?? [])];
  const sheet = { ...facts, round: count.round };
  if (count.counting === "bare") {
    return { paper: "count-sheet", printed: { ...sheet, units, people: [] }, bundles: [bundle] };
  }
  const hindered = await mayRoll(count.site);
  if (hindered !== undefined) return hindered;
  const roll = await questions.roll(count.site, moment);
  const covers = new Set<string>(count.units);
  const covered = roll.filter(({ unit }) => covers.size === 0 || (unit !== null && covers.has(unit)));
  if (covered.length > MOST_PEOPLE) return tooLong(covered.length);
  const called = await calledBy(
    gathering,
    covered.map(({ person }) => person),
    covered[0]?.custodian,
  );
  const people = called.map((person, at) => {
    const unit = covered[at]?.unit ?? null;
    return { ...person, ...(unit === null ? {} : { unit }) };
  });
  return { paper: "count-sheet", printed: { ...sheet, units: [], people }, bundles: [bundle] };
}
