/** Papers about one person: a receipt, a capture card, a certificate of release. */
import { claimsOf, isRefusal, notFound, type PersonFile, refuse, type Refusal } from "@muster/custody";
import type { HistoryRow } from "@muster/ledger";
import type { EntryNumber, PersonId } from "@muster/record";
import { personFound } from "../answers/people.ts";
import { calledBy, commonFacts, type Gathered, type Gathering } from "./gathering.ts";

/** The receipt by which a person was accepted, or else the newest by which the receiver disputed. */
export async function receiptPaper(gathering: Gathering, code: string, id: string): Promise<Gathered | Refusal> {
  const { questions, moment } = gathering;
  const transfer = await questions.subject("transfer", code, moment);
  if (transfer === undefined) return notFound("transfer", code);
  const person = id as PersonId;
  const passenger = transfer.people.get(person);
  if (passenger === undefined) return notFound("person", id);
  const { ending, disputed } = passenger;
  const entry = ending?.how === "received" ? ending.entry : disputed?.entry;
  if (entry === undefined) return noReceipt(code, person);
  const { to } = transfer;
  return paperOf(gathering, "receipt", entry, person, { authorities: [to.authority], sites: [to.site] });
}

/** The capture card of somebody who is held, from the entry that brought them to where they are (GC3-70). */
export async function capturePaper(gathering: Gathering, id: string): Promise<Gathered | Refusal> {
  const { moment } = gathering;
  const found = await personFound(gathering.questions, id, moment);
  if (isRefusal(found)) return found;
  const { person, history, file } = found;
  const here = history.findLast(({ from, until }) => from <= moment.asOf && (until === null || until > moment.asOf));
  if (here?.position.state !== "held") {
    return refuse("conflict", "not-held", "This person is not held.", "Print the card where the person is held.", {
      person,
    });
  }
  const { site, custodian } = here.position;
  const gathered = await paperOf(gathering, "capture-card", here.entry, person, {
    authorities: [custodian],
    sites: [site],
  });
  if (isRefusal(gathered)) return gathered;
  return { ...gathered, printed: { ...gathered.printed, ...bornWhere(file) } };
}

/** The certificate of the newest release. */
export async function releasePaper(gathering: Gathering, id: string): Promise<Gathered | Refusal> {
  const found = await personFound(gathering.questions, id, gathering.moment);
  if (isRefusal(found)) return found;
  const { person, history } = found;
  const at = history.findLastIndex(({ step }: HistoryRow) => step === "released");
  const released = history[at];
  if (released === undefined) {
    return refuse("conflict", "not-released", "This person has not been released.", "Check the person.", { person });
  }
  const before = history[at - 1]?.position;
  return paperOf(gathering, "release", released.entry, person, {
    authorities: [before?.custodian],
    sites: [before?.site],
  });
}

/** One person, one entry, and its proof. */
async function paperOf<Name extends "receipt" | "release" | "capture-card">(
  gathering: Gathering,
  paper: Name,
  entry: EntryNumber,
  person: PersonId,
  named: Parameters<typeof commonFacts>[1],
) {
  const bundle = await gathering.questions.prove(entry, person);
  if (isRefusal(bundle)) return bundle;
  const facts = await commonFacts(gathering, named);
  const [called = { person }] = await calledBy(gathering, [person], undefined);
  return { paper, printed: { ...facts, person: called }, bundles: [bundle] };
}

/** What the file says that a capture card asks. */
function bornWhere(file: PersonFile) {
  const [birth] = claimsOf(file, "birth");
  const [nationality] = claimsOf(file, "nationality");
  const [name] = claimsOf(file, "name");
  const father = name?.parts?.find(({ part }) => part === "father")?.text;
  return {
    ...(father === undefined ? {} : { father }),
    ...(birth === undefined ? {} : { birth: birth.edtf }),
    ...(birth?.place === undefined ? {} : { birthPlace: birth.place }),
    ...(nationality === undefined ? {} : { nationality: nationality.country }),
  };
}

function noReceipt(transfer: string, person: PersonId): Refusal {
  return refuse(
    "conflict",
    "receipt-not-signed",
    "The receiver has signed no receipt for this person.",
    "Print it once the person is received.",
    { transfer, person },
  );
}
