/** Papers at the machine, where the keeper holds the register itself: everything, by anybody's name. */
import { isRefusal, type Refusal } from "@muster/custody";
import type { Moment } from "@muster/ledger";
import type { PersonId } from "@muster/record";
import type { Questions } from "@muster/register";
import { personFound } from "../answers/people.ts";
import { plain } from "../answers/plain.ts";
import type { Gathered, Gathering } from "./gathering.ts";
import { countSheetPaper, jointRollPaper, manifestPaper } from "./lists.ts";
import { filePaper } from "./own-file.ts";
import { capturePaper, receiptPaper, releasePaper } from "./single.ts";

type PaperGatherer = (gathering: Gathering, id: string, person: string) => Promise<Gathered | Refusal>;

/** The papers by the names they have on the command line. */
const GATHERERS = {
  manifest: (gathering, id) => manifestPaper(gathering, id),
  receipt: (gathering, id, person) => receiptPaper(gathering, id, person),
  "joint-roll": (gathering, id) => jointRollPaper(gathering, id),
  "capture-card": (gathering, id) => capturePaper(gathering, id),
  release: (gathering, id) => releasePaper(gathering, id),
  "count-sheet": (gathering, id) => countSheetPaper(gathering, id, () => Promise.resolve(undefined)),
  file: wholeFile,
} as const satisfies Readonly<Record<Gathered["paper"], PaperGatherer>>;

/** What a paper is printed from. `id`: of the transfer, site, person or count; `person`: whose receipt. */
export function keeperPaper(
  questions: Questions,
  moment: Moment,
  paper: Gathered["paper"],
  id: string,
  person = "",
): Promise<Gathered | Refusal> {
  const mayName = (people: readonly PersonId[]) => Promise.resolve(new Set(people));
  return GATHERERS[paper]({ questions, moment, mayName }, id, person);
}

async function wholeFile(gathering: Gathering, id: string): Promise<Gathered | Refusal> {
  const found = await personFound(gathering.questions, id, gathering.moment);
  return isRefusal(found) ? found : filePaper(gathering, { ...found, file: plain(found.file) }, []);
}
